/** What can be taken back. */
import { expect, test } from 'vitest'
import { type Done, UndoStack } from '../../src/routes/(lead)/m/[id]/lead/acts/undo.svelte.ts'

const done = (what: string): Done => ({
  ...{ done: what, undone: '', back: async () => ({ ok: true as const }) },
})

test('the last is taken back first, and each once', () => {
  const stack = new UndoStack()
  stack.push(done('one'))
  stack.push(done('two'))
  expect([stack.take()?.done, stack.take()?.done, stack.take()]).toEqual(['two', 'one', null])
})

test('nothing that was done with an open room is offered to be taken back once it is closed', () => {
  const stack = new UndoStack()
  stack.push(done('new theme'))
  stack.push(done('frozen'))
  stack.close()
  expect(stack.last).toBeNull()
  stack.push(done('held back afterwards'))
  expect(stack.take()?.done).toBe('held back afterwards')
})
