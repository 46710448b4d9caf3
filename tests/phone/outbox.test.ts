import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Answer, Failure } from '../../src/lib/contract/wire/answers.ts'
import { Outbox, type SendNow } from '../../src/lib/outbox.svelte.ts'
import { aPhoneMemory } from './browser.ts'

const meetingId = 'a-meeting'
const words = { threadId: 'a-thread', text: '  Flere bænke.\r\n' }
const received: Answer<{ id: string }> = { ok: true, id: 'received' }
const no = (code: Failure['error']['code'], message = ''): Failure => ({
  ok: false,
  error: { code, reason: code, message },
})

/** Answers in turn, and the last one for ever after; remembers what was sent. */
function aServer(...answers: Answer<{ id: string }>[]) {
  const sent: Parameters<SendNow>[0][] = []
  const send: SendNow = async (input) => {
    sent.push(input)
    return (answers.length > 1 ? answers.shift() : answers[0]) ?? received
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

test('what is written is kept, tidied, before it is sent', async () => {
  const { send, sent } = aServer(no('unavailable'))
  const kept = new Outbox(meetingId, send).add(words)
  expect(kept).toMatchObject({ text: 'Flere bænke.', state: 'unsent' })
  expect(kept.key).toMatch(/^[0-9a-f]{32}$/)
  await vi.advanceTimersByTimeAsync(0)
  expect(sent).toHaveLength(1)

  const afterReload = new Outbox(meetingId, send)
  afterReload.start()
  expect(afterReload.items).toMatchObject([{ key: kept.key, state: 'unsent' }])
})

test('it is sent again under the same key until it is heard', async () => {
  const { send, sent } = aServer(no('unavailable'), no('unavailable'), received)
  const outbox = new Outbox(meetingId, send)
  outbox.add(words)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(new Set(sent.map(({ key }) => key)).size).toBe(1)
  expect(sent).toHaveLength(3)
  expect(outbox.items).toMatchObject([{ state: 'received', id: 'received' }])
})

test('each attempt says how long the words have waited, whatever the clock says of the day', async () => {
  const { send, sent } = aServer(no('unavailable'), received)
  const outbox = new Outbox(meetingId, send)
  const { writtenAt } = outbox.add(words)
  outbox.start()
  await vi.advanceTimersByTimeAsync(60_000)
  const [first, second] = sent.map(({ waitedMs }) => waitedMs)
  expect(first).toBe(0)
  expect(second).toBeGreaterThanOrEqual(2000)
  vi.setSystemTime(writtenAt - 60_000)
  outbox.sendAllAgain()
  await vi.advanceTimersByTimeAsync(0)
  expect(sent.at(-1)).toMatchObject({ waitedMs: 0 })
})

test('it is sent again after three seconds, give or take one, and then ever less often', async () => {
  const { send, sent } = aServer(no('unavailable'))
  new Outbox(meetingId, send).add(words)
  await vi.advanceTimersByTimeAsync(4000)
  expect(sent).toHaveLength(2)
  await vi.advanceTimersByTimeAsync(8000)
  expect(sent).toHaveLength(3)
})

test('the oldest goes first, and the next waits until it is through', async () => {
  const { send, sent } = aServer(no('too_many', 'Vent lidt.'), received)
  const outbox = new Outbox(meetingId, send)
  outbox.add({ ...words, text: 'Først' })
  outbox.add({ ...words, text: 'Så' })
  await vi.advanceTimersByTimeAsync(0)
  expect(outbox.items[0]?.message).toBe('Vent lidt.')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(sent.map(({ text }) => text)).toEqual(['Først', 'Først', 'Så'])
})

test('what is refused waits for its author, and goes on under a name of its own', async () => {
  const { send, sent } = aServer(no('invalid', 'For langt.'), received)
  const outbox = new Outbox(meetingId, send)
  const { key } = outbox.add(words)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(outbox.items).toMatchObject([{ state: 'refused', message: 'For langt.' }])
  expect(sent).toHaveLength(1)

  outbox.replace(key, { ...words, text: 'Kortere.' })
  await vi.advanceTimersByTimeAsync(0)
  expect(outbox.items).toMatchObject([{ state: 'received', text: 'Kortere.' }])
  expect(sent[1]?.key).not.toBe(key)
})

test('another epoch has everything sent again, even after a reload; the same one nothing', async () => {
  const { send, sent } = aServer(received)
  const outbox = new Outbox(meetingId, send)
  outbox.heardFrom('first')
  outbox.add(words)
  await vi.advanceTimersByTimeAsync(0)
  outbox.heardFrom('first')
  await vi.advanceTimersByTimeAsync(0)
  expect(sent).toHaveLength(1)

  const afterReload = new Outbox(meetingId, send)
  afterReload.start()
  afterReload.heardFrom('second')
  await vi.advanceTimersByTimeAsync(0)
  expect(sent.map(({ key }) => key)).toEqual([sent[0]?.key, sent[0]?.key])
})

test('what was mended is sent as it was mended to a server that forgot it, and never what was withdrawn', async () => {
  const { send, sent } = aServer(received)
  const outbox = new Outbox(meetingId, send)
  const mended = outbox.add({ ...words, text: 'Med en navngiven nabo' })
  const withdrawn = outbox.add({ ...words, text: 'Fortrudt' })
  await vi.advanceTimersByTimeAsync(0)
  outbox.amend(mended.key, 'Uden navn')
  outbox.remove(withdrawn.key)
  sent.length = 0
  outbox.sendAllAgain()
  await vi.advanceTimersByTimeAsync(0)
  expect(sent.map(({ key, text }) => [key, text])).toEqual([[mended.key, 'Uden navn']])
})

test('when the room closes, what was received is forgotten and the rest is not', async () => {
  const { send } = aServer(received, no('unavailable'))
  const outbox = new Outbox(meetingId, send)
  outbox.add({ ...words, text: 'Kom frem' })
  await vi.advanceTimersByTimeAsync(0)
  outbox.add({ ...words, text: 'Er på vej' })
  await vi.advanceTimersByTimeAsync(0)
  outbox.forgetReceived()
  expect(outbox.items.map(({ text }) => text)).toEqual(['Er på vej'])
})

test('two tabs keep both of what was written', () => {
  const { send } = aServer(no('unavailable'))
  const [one, other] = [new Outbox(meetingId, send), new Outbox(meetingId, send)]
  one.start()
  other.start()
  one.add({ ...words, text: 'Fra den ene' })
  other.add({ ...words, text: 'Fra den anden' })
  const third = new Outbox(meetingId, send)
  third.start()
  expect(third.items.map(({ text }) => text)).toEqual(['Fra den ene', 'Fra den anden'])
})

test('a phone with no room left keeps the words in the page, and sends them', async () => {
  memory.localStorage.isFull = true
  const { send } = aServer(no('unavailable'), received)
  const outbox = new Outbox(meetingId, send)
  outbox.add(words)
  await vi.advanceTimersByTimeAsync(0)
  expect(outbox.items).toMatchObject([{ state: 'unsent' }])
  await vi.advanceTimersByTimeAsync(60_000)
  expect(outbox.items).toMatchObject([{ state: 'received' }])
})

test('what somebody else wrote in its place is nobody’s words', () => {
  memory.localStorage.setItem(`raadslag.outbox.${meetingId}`, '{"items":1')
  const outbox = new Outbox(meetingId, aServer().send)
  outbox.start()
  expect(outbox.items).toEqual([])
})
