import { describe, expect, test } from 'vitest'
import { agendaTimeOf } from '../../src/routes/(lead)/m/[id]/lead/agenda/agendaTime.ts'
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
