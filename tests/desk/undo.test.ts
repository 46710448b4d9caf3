/** What can be taken back. */
import { expect, test } from 'vitest'
import { type Done, UndoStack } from '../../src/routes/(lead)/m/[id]/lead/acts/undo.svelte.ts'

const done = (what: string, more: Partial<Done> = {}): Done => ({
  ...{ done: what, undone: '', back: async () => ({ ok: true as const }) },
  ...more,
})

test('the last is taken back first, and each once', () => {
  const stack = new UndoStack()
  stack.push(done('one'))
  stack.push(done('two'))
  expect([stack.take()?.done, stack.take()?.done, stack.take()]).toEqual(['two', 'one', null])
})

test('what was done with an open room is not taken back in one that is closed', () => {
  const stack = new UndoStack()
  stack.push(done('held back'))
  stack.push(done('frozen', { whileOpen: true }))
  stack.close()
  expect([stack.take()?.done, stack.take()]).toEqual(['held back', null])
})
