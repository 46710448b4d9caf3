import { expect, test } from 'vitest'
import type { WallView } from '../../src/lib/contract/wire/wall.ts'
import { fairTimeOf } from '../../src/routes/(lead)/m/[id]/lead/wall/fairTime.ts'
import { type Standing, needsOf } from '../../src/routes/(lead)/m/[id]/lead/needs/needs.ts'
import { aContribution } from './contributions.ts'

const minute = 60_000
const now = 100 * minute

const aWall: WallView = {
  version: 1,
  mode: 'running',
  before: null,
  itemId: 'item',
  threadId: 'thread',
  k: 3,
  wishedSlots: null,
  slots: [],
  focusId: null,
  text: 'large',
  theme: 'light',
  largeCode: false,
  floorTaken: false,
  since: now,
  pagesFrom: now,
  stillSince: null,
  thinkingUntil: null,
  table: null,
  next: null,
  counts: { contributions: 0, unseen: 0, held: 0, sinceFrozen: 0 },
  itemEndsAt: now + 10 * minute,
  readingTimeLeft: minute,
  join: null,
  wifi: null,
}

const standing = (rest: Partial<Standing> = {}): Standing => ({
  now,
  isOpen: true,
  silentSince: null,
  presence: { phones: 12, scribes: 0, walls: 1, desks: 1, screens: [] },
  wall: aWall,
  contributions: [],
  fair: fairTimeOf(rest.contributions ?? [], 'thread', now),
  words: new Map(),
  silentTables: [],
  overBy: 0,
  ...rest,
})
const kinds = (rest: Partial<Standing>) => needsOf(standing(rest)).map(({ kind }) => kind)

test('while all is well nothing needs anybody', () => {
  expect(kinds({})).toEqual([])
})

test('a lost connection comes before everything', () => {
  expect(kinds({ silentSince: now, overBy: 2 })).toEqual(['connection', 'over_time'])
})

test('what was hidden without a reason asks for one, until it has it', () => {
  const hidden = aContribution({ state: 'held' })
  expect(needsOf(standing({ contributions: [hidden] }))).toEqual([{ kind: 'unexplained', count: 1 }])
  expect(
    kinds({ contributions: [aContribution({ state: 'held', desk: { holdReason: 'duplicate' } })] }),
  ).toEqual([])
})

test('what waits for approval asks for somebody to read it', () => {
  expect(kinds({ contributions: [aContribution({ state: 'waiting' })] })).toEqual(['waiting'])
})

test('what its author has mended asks to be read again, apart from what waits for the first time', () => {
  const mended = aContribution({ state: 'waiting', desk: { mended: true, holdReason: 'off_topic' } })
  expect(needsOf(standing({ contributions: [mended, aContribution({ state: 'waiting' })] }))).toEqual([
    { kind: 'waiting', count: 1 },
    { kind: 'mended', count: 1, id: mended.id },
  ])
})

test('words to look at are suggested, the oldest alone', () => {
  const [first, second] = [1, 2].map(() => aContribution({ desk: { readyAt: now } }))
  if (!first || !second) throw new Error('There are two.')
  const words = new Map([
    [second.id, ['idiot']],
    [first.id, ['svin']],
  ])
  expect(needsOf(standing({ contributions: [first, second], words }))).toEqual([
    { kind: 'words', words: ['svin'], id: first.id, isWaiting: false },
  ])
})

test('a wall that was forgotten dark is told of after two minutes', () => {
  const dark = (minutes: number): Partial<Standing> => ({
    wall: { ...aWall, mode: 'blank', since: now - minutes * minute },
  })
  expect(kinds(dark(1))).toEqual([])
  expect(needsOf(standing(dark(4)))).toEqual([{ kind: 'wall_off', mode: 'blank', minutes: 4 }])
})

test('without a wall nobody waits for the wall: that there is none is what to mend', () => {
  const contributions = [aContribution({ desk: { readyAt: now - 9 * minute } })]
  expect(kinds({ contributions })).toEqual(['longest'])
  expect(
    kinds({ contributions, presence: { phones: 12, scribes: 0, walls: 0, desks: 1, screens: [] } }),
  ).toEqual(['no_wall'])
})

test('walls that are all left out turn nothing, and it says so', () => {
  const screen = { id: 'screen', k: 2, leftOut: true }
  const counts = { phones: 12, scribes: 0, walls: 2, desks: 1 }
  expect(kinds({ presence: { ...counts, screens: [screen] } })).toEqual(['all_left_out'])
  expect(kinds({ presence: { ...counts, screens: [screen, { ...screen, leftOut: false }] } })).toEqual([])
})

test('a queue that cannot be read in the minutes left says so', () => {
  expect(kinds({ wall: { ...aWall, readingTimeLeft: 11 * minute } })).toEqual(['too_short'])
})

test('before the opening neither walls nor minutes matter', () => {
  expect(
    kinds({ isOpen: false, presence: { phones: 0, scribes: 0, walls: 0, desks: 1, screens: [] }, overBy: 3 }),
  ).toEqual([])
})

test('threads that are proposed for the meeting ask for an answer, each thread once', () => {
  const proposals = [
    { id: 'a', threadId: 'one', createdAt: now },
    { id: 'b', threadId: 'one', createdAt: now },
    { id: 'c', threadId: 'two', createdAt: now },
  ]
  expect(needsOf(standing({ proposals, isOpen: false }))).toEqual([{ kind: 'proposed', count: 2 }])
})
