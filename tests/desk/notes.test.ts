import { expect, test } from 'vitest'
import type { Failure } from '../../src/lib/contract/wire/answers.ts'
import { type Note, Notes } from '../../src/routes/(lead)/m/[id]/lead/incoming/notes.svelte.ts'

const failure = (code: Failure['error']['code'], message = ''): Failure => ({
  ok: false,
  error: { code, reason: code, message },
})

/** A desk whose server answers as it is told to. */
function aDesk() {
  const sent: Note[] = []
  const desk = { answer: { ok: true } as { ok: true } | Failure, sent }
  const notes = new Notes('meeting', async (note) => {
    sent.push(note)
    return desk.answer
  })
  notes.start()()
  return { desk, notes }
}

test('what was acknowledged is forgotten, and the next one has a key of its own', async () => {
  const { desk, notes } = aDesk()
  notes.draft.text = 'Flere bænke'
  await notes.finish('thread')
  expect(notes.waiting).toEqual([])
  expect(notes.draft.text).toBe('')
  expect(notes.draft.key).not.toBe(desk.sent[0]?.key)
})

test('without an answer it is kept, and sent again under the same key', async () => {
  const { desk, notes } = aDesk()
  desk.answer = failure('unavailable')
  notes.draft.text = 'Flere bænke'
  await notes.finish('thread')
  expect(notes.waiting).toHaveLength(1)
  desk.answer = { ok: true }
  await notes.flush()
  expect(notes.waiting).toEqual([])
  expect(new Set(desk.sent.map(({ key }) => key)).size).toBe(1)
})

test('what was refused comes back to be mended, above what was begun meanwhile', async () => {
  const { desk, notes } = aDesk()
  desk.answer = failure('invalid', 'Det ligner et CPR-nummer.')
  notes.draft.text = 'Ring til 010190-1234'
  const finished = notes.finish('thread')
  notes.draft.text = 'Det næste'
  await finished
  expect(notes.draft.text).toBe('Ring til 010190-1234\n\nDet næste')
  expect(notes.refusal).toBe('Det ligner et CPR-nummer.')
})

test('an empty note is not sent', async () => {
  const { desk, notes } = aDesk()
  notes.draft.text = '  '
  await notes.finish('thread')
  expect(desk.sent).toEqual([])
})
