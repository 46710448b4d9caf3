/** One desk for all the pages of a meeting. */
import { expect, test } from 'vitest'
import { Desk } from '../../src/routes/(lead)/m/[id]/lead/shell/desk.svelte.ts'
import { KeptDesk } from '../../src/routes/(lead)/m/[id]/lead/shell/kept-desk.ts'

const arrival = { loadedAt: 0, seeds: { meeting: null, wall: null } }

test('what was done at one page can be taken back at another', () => {
  const kept = new KeptDesk(new Desk('meeting'))
  const done = { done: 'taget væk', undone: '', back: async () => ({ ok: true as const }) }
  kept.arrive(arrival).undoStack.push(done)
  expect(kept.arrive(arrival).undoStack.last).toBe(done)
})

test('what was said stays at the page it was said on', () => {
  const kept = new KeptDesk(new Desk('meeting'))
  kept.arrive(arrival).say('Det vises ikke længere.')
  expect(kept.arrive(arrival).status).toBeNull()
})

test('a later page takes nothing from what has been heard since the first', () => {
  const kept = new KeptDesk(new Desk('meeting'))
  kept.arrive(arrival).now = 5000
  expect(kept.arrive(arrival).now).toBe(5000)
})
