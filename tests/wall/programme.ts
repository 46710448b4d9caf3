import type { WallView } from '../../src/lib/contract/wire/wall.ts'

/** A programme with one card of two, and one that nobody has seen yet. */
export const wall = (over: Partial<WallView> = {}): WallView => ({
  version: 1,
  mode: 'running',
  before: null,
  itemId: 'item',
  threadId: 'thread',
  k: 2,
  wishedSlots: null,
  slots: [{ contributionId: 'one', since: 0, span: 1 }, null],
  focusId: null,
  text: 'large',
  theme: 'light',
  largeCode: false,
  floorTaken: false,
  since: 0,
  thinkingUntil: null,
  table: null,
  next: null,
  counts: { contributions: 3, unseen: 1, held: 0, sinceFrozen: 0 },
  itemEndsAt: 600_000,
  readingTimeLeft: 60_000,
  join: null,
  wifi: null,
  ...over,
})
