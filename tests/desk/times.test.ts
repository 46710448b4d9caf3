import { describe, expect, test } from 'vitest'
import {
  agendaTimeOf,
  minutesWith,
  numbersOf,
  spelledClock,
} from '../../src/routes/(lead)/m/[id]/lead/agenda/agendaTime.ts'
import { heldStill } from '../../src/routes/(lead)/m/[id]/lead/speakers/line.ts'
import { fairTimeOf } from '../../src/routes/(lead)/m/[id]/lead/wall/fairTime.ts'
import { aContribution } from './contributions.ts'

const minute = 60_000

describe('the minutes of an item', () => {
  const item = { startedAt: 0, endedAt: null, minutes: 10 }

  test('are given before it begins', () => {
    expect(agendaTimeOf({ ...item, startedAt: null }, false, 0)).toEqual({ is: 'coming' })
  })

  test('run while the room is at it, and the last one is still one', () => {
    expect(agendaTimeOf(item, true, 3 * minute)).toEqual({ is: 'now', left: 7 })
    expect(agendaTimeOf(item, true, 10 * minute - 1)).toEqual({ is: 'now', left: 1 })
  })

  test('are over from the very moment', () => {
    expect(agendaTimeOf(item, true, 10 * minute)).toEqual({ is: 'over', by: 1 })
    expect(agendaTimeOf(item, true, 13 * minute)).toEqual({ is: 'over', by: 4 })
  })

  test('are told as used afterwards', () => {
    expect(agendaTimeOf({ ...item, endedAt: 12 * minute }, false, 40 * minute)).toEqual({
      is: 'done',
      used: 12,
    })
  })
})

describe('five minutes more', () => {
  const item = { startedAt: 0, endedAt: null, minutes: 10 }

  test('are on top of what was given', () => {
    expect(minutesWith(5, item, 3 * minute)).toBe(15)
    expect(minutesWith(-5, item, 3 * minute)).toBe(5)
  })

  test('are five from now where the time is over', () => {
    expect(minutesWith(5, item, 13 * minute)).toBe(18)
  })

  test('never leave less than one, nor more than an agenda can hold', () => {
    expect(minutesWith(-5, { ...item, minutes: 3 }, 0)).toBe(1)
    expect(minutesWith(5, { ...item, minutes: 598 }, 0)).toBe(600)
  })
})

test('a clock says the same before and after the time is over', () => {
  expect([spelledClock(522_000), spelledClock(-62_400), spelledClock(999)]).toEqual(['8:42', '1:02', '0:00'])
})

test('breaks have no number', () => {
  const agenda = [
    { id: 'welcome', kind: 'item' },
    { id: 'coffee', kind: 'break' },
    { id: 'square', kind: 'item' },
  ] as const
  expect([...numbersOf(agenda)]).toEqual([
    ['welcome', 1],
    ['square', 2],
  ])
})

describe('the speakers in line', () => {
  const [bo, ida, eva] = [{ id: 'bo' }, { id: 'ida' }, { id: 'eva' }]

  test('stand in their order while nobody is at the list', () => {
    expect(heldStill([ida, bo], null)).toEqual([ida, bo])
  })

  test('stay where they stand under a finger: who comes meanwhile stands last, who goes is gone', () => {
    expect(heldStill([eva, ida], ['bo', 'ida'])).toEqual([ida, eva])
    expect(heldStill([ida, bo], ['bo', 'ida'])).toEqual([bo, ida])
  })
})

describe('fair time on the wall', () => {
  test('counts what was shown, how often, and who waits longest', () => {
    const waiting = aContribution({ desk: { readyAt: 40 } })
    const longest = aContribution({ desk: { readyAt: 10 } })
    const shown = [1, 2].map((showings) => aContribution({ desk: { showings, shownAt: 20 } }))
    expect(fairTimeOf([waiting, longest, ...shown], 'thread', 100)).toEqual({
      received: 4,
      shown: 2,
      unseen: 2,
      fewest: 1,
      most: 2,
      longestWaitMs: 90,
      longestId: longest.id,
    })
  })

  test('nobody waits before the safety delay is over', () => {
    const careful = aContribution({ desk: { readyAt: 108 } })
    expect(fairTimeOf([careful], 'thread', 100)).toMatchObject({
      unseen: 1,
      longestWaitMs: 0,
      longestId: null,
    })
  })

  test('leaves out replies, what is held back, and other questions', () => {
    const others = [
      aContribution({ parentId: 'parent', desk: { onWall: false } }),
      aContribution({ state: 'held' }),
      aContribution({ threadId: 'another' }),
    ]
    expect(fairTimeOf(others, 'thread', 100).received).toBe(0)
    expect(fairTimeOf(others, null, 100).received).toBe(1)
  })
})
