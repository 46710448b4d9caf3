import { expect, test } from 'vitest'
import type { StandView } from '../../src/lib/contract/wire/meeting.ts'
import { besideEachOther, tablePageAt, tablesShown } from '../../src/lib/components/wall/tableWords.ts'
import { questionAt, silentAmong, tableAfter } from '../../src/lib/tables.ts'
import { aContribution } from './contributions.ts'

const minute = 60_000
const now = 100 * minute

const stand = (number: number, change: Partial<StandView> = {}): StandView => ({
  id: `stand-${number}`,
  number,
  name: `Bord ${number}`,
  threadId: null,
  heads: 6,
  createdAt: 0,
  endedAt: null,
  ...change,
})
const from = (number: number, minutesAgo: number, change: Parameters<typeof aContribution>[0] = {}) =>
  aContribution({ standId: `stand-${number}`, createdAt: now - minutesAgo * minute, ...change })

test('a table is silent when it has had nothing to say for ten minutes, and others have', () => {
  const stands = [stand(2), stand(1), stand(3)]
  expect(silentAmong(stands, [from(1, 1), from(2, 11)], now)).toEqual([2, 3])
  expect(silentAmong(stands, [from(1, 1), from(2, 9)], now)).toEqual([3])
})

test('where nobody writes, nobody is at the tables', () => {
  expect(silentAmong([stand(1), stand(2)], [from(1, 20)], now)).toEqual([])
})

test('neither one that has just been set up is silent, nor one that has ended', () => {
  const stands = [stand(1), stand(2, { createdAt: now - minute }), stand(3, { endedAt: now })]
  expect(silentAmong(stands, [from(1, 1)], now)).toEqual([])
})

test('tables tell the others by number, and those that have ended are passed over', () => {
  const stands = [stand(3), stand(1), stand(2, { endedAt: now })]
  expect(tableAfter(stands, null)?.number).toBe(1)
  expect(tableAfter(stands, 'stand-1')?.number).toBe(3)
  expect(tableAfter(stands, 'stand-3')).toBeNull()
})

test('a table’s own question is asked while the hall is at its tables', () => {
  const running = { mode: 'running', before: null } as const
  expect(questionAt('own', 'room', running)).toBe('room')
  expect(questionAt('own', null, running)).toBe('own')
  expect(questionAt('own', 'room', { mode: 'tables', before: null })).toBe('own')
  expect(questionAt('own', 'room', { mode: 'blank', before: 'tables' })).toBe('own')
  expect(questionAt(null, 'room', { mode: 'tables', before: null })).toBe('room')
})

test('the wall has a column for each table, by number, with the newest words first', () => {
  const words = [
    from(2, 5, { id: 'old' }),
    from(2, 1, { id: 'new' }),
    from(2, 3, { id: 'held', state: 'held' }),
  ]
  const shown = tablesShown([stand(2), stand(1), stand(3, { endedAt: now })], words, { threadId: null })
  expect(shown.map((one) => one.stand.number)).toEqual([1, 2])
  expect(shown[1]?.words.map(({ id }) => id)).toEqual(['new', 'old'])
})

test('as many tables stand side by side as can, and about as many on each page', () => {
  expect([0, 1, 2, 3, 4, 5, 7].map((tables) => besideEachOther(tables, 3))).toEqual([1, 1, 2, 3, 2, 3, 3])
})

test('tables that do not fit side by side take turns, and all of them turn their pages', () => {
  const pageOf = (turn: number) => tablePageAt(['a', 'b', 'c'], 2, turn)
  expect([0, 1, 2, 3].map(pageOf)).toEqual([
    { shown: ['a', 'b'], page: 0 },
    { shown: ['c'], page: 0 },
    { shown: ['a', 'b'], page: 1 },
    { shown: ['c'], page: 1 },
  ])
})
