import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Notebook, type Outcome, type Send } from '../../src/routes/(lead)/paper/notebook.svelte.ts'
import { aPhoneMemory } from '../phone/browser.ts'

const written: Outcome = { is: 'written' }
const silence: Outcome = { is: 'wait', message: '' }

/** Answers in turn, and the last one for ever after. */
function aServer(...answers: Outcome[]) {
  const sent: Parameters<Send>[0][] = []
  const send: Send = async (note) => {
    sent.push(note)
    return (answers.length > 1 ? answers.shift() : answers[0]) ?? written
  }
  return { send, sent }
}

let memory: ReturnType<typeof aPhoneMemory>
beforeEach(() => {
  vi.useFakeTimers()
  memory = aPhoneMemory()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function aNotebook(send: Send) {
  const notebook = new Notebook('cards.a-meeting', send)
  const stop = notebook.start()
  const write = (text: string, cardNumber = '') => {
    notebook.draft = { threadId: 'a-thread', text, name: '', cardNumber }
    notebook.finish()
  }
  return { notebook, stop, write }
}
const passing = (ms = 6000) => vi.advanceTimersByTimeAsync(ms)

test('what is finished is sent once, under a key of its own', async () => {
  const { send, sent } = aServer(written)
  const { notebook, write, stop } = aNotebook(send)
  write('En bænk', '7')
  write('Et træ')
  await passing()
  expect(sent.map(({ text, cardNumber }) => [text, cardNumber])).toEqual([
    ['En bænk', '7'],
    ['Et træ', ''],
  ])
  expect(new Set(sent.map(({ key }) => key)).size).toBe(2)
  expect(notebook.notes.map(({ state }) => state)).toEqual(['written', 'written'])
  stop()
})

test('without a network it is kept through a reload, and sent under the same key', async () => {
  const away = aServer(silence)
  const first = aNotebook(away.send)
  first.write('En bænk')
  await passing()
  first.stop()
  const back = aServer(written)
  const second = aNotebook(back.send)
  await passing()
  expect(back.sent.map(({ key }) => key)).toEqual([away.sent[0]?.key])
  expect(second.notebook.waiting).toEqual([])
  second.stop()
})

test('it keeps when it was written, also through a reload', async () => {
  const first = aNotebook(aServer(silence).send)
  const writtenAt = Date.now()
  first.write('En bænk')
  await passing()
  first.stop()
  const back = aServer(written)
  const second = aNotebook(back.send)
  await passing()
  expect(back.sent).toMatchObject([{ writtenAt }])
  second.stop()
})

test('what is begun survives a reload', () => {
  const first = aNotebook(aServer(written).send)
  first.notebook.draft.text = 'En bæ'
  first.notebook.keepDraft()
  first.stop()
  const second = aNotebook(aServer(written).send)
  expect(second.notebook.draft.text).toBe('En bæ')
  second.stop()
})

test('what is refused is told why, and comes back to be mended; the others go on', async () => {
  const { send, sent } = aServer({ is: 'mend', message: 'Kortet er brugt.' }, written)
  const { notebook, write, stop } = aNotebook(send)
  write('Et kort', '7')
  write('Et andet', '8')
  await passing()
  const [refused] = notebook.refused
  expect(refused).toMatchObject({ text: 'Et kort', message: 'Kortet er brugt.' })
  notebook.takeBack(refused?.key ?? '')
  expect(notebook.draft).toMatchObject({ text: 'Et kort', cardNumber: '7' })
  expect(notebook.refused).toEqual([])
  notebook.draft.cardNumber = '9'
  notebook.finish()
  await passing()
  expect(sent.map(({ cardNumber }) => cardNumber)).toEqual(['7', '8', '9'])
  stop()
})

test('what was begun meanwhile is not written over', async () => {
  const { notebook, write, stop } = aNotebook(aServer({ is: 'mend', message: 'Nej.' }).send)
  write('Et kort', '7')
  await passing()
  notebook.draft.text = 'Det næste'
  notebook.takeBack(notebook.refused[0]?.key ?? '')
  expect(notebook.draft.text).toBe('Det næste')
  expect(notebook.refused).toHaveLength(1)
  stop()
})

test('a login that has run out keeps everything waiting, in order', async () => {
  const { send, sent } = aServer({ is: 'wait', message: 'Log ind først.' }, written)
  const { notebook, write, stop } = aNotebook(send)
  write('Et')
  write('To')
  await passing(100)
  expect(notebook.waiting.map(({ text, message }) => [text, message])).toEqual([
    ['Et', 'Log ind først.'],
    ['To', ''],
  ])
  await passing()
  expect(sent.map(({ text }) => text)).toEqual(['Et', 'Et', 'To'])
  stop()
})

test('a whole stack leaves no more than the last thirty behind', async () => {
  const { notebook, write, stop } = aNotebook(aServer(written).send)
  for (let i = 1; i <= 300; i++) write(`Kort ${i}`, String(i))
  await passing(60_000)
  expect(notebook.notes).toHaveLength(30)
  expect(notebook.notes.at(-1)?.cardNumber).toBe('300')
  stop()
})

test('a computer that stores nothing keeps the words in its page, and says so', async () => {
  memory.localStorage.isFull = true
  const { notebook, write, stop } = aNotebook(aServer(silence).send)
  write('En bænk')
  await passing()
  expect(notebook.isStored).toBe(false)
  expect(notebook.waiting).toMatchObject([{ text: 'En bænk' }])
  stop()
})
