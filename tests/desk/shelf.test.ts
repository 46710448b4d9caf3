import { describe, expect, test } from 'vitest'
import { countsIn, questionOn } from '../../src/lib/contract/counting.ts'
import {
  type Tab,
  answeredIds,
  belonging,
  laidOut,
  oldestFirst,
  tabs,
  termsIn,
} from '../../src/routes/(lead)/m/[id]/lead/incoming/shelf.ts'
import { aContribution } from './contributions.ts'

const shelf = { threadId: 'thread', answered: new Set<string>() }

describe('what lies under a tab', () => {
  test('new is what the wall has not shown yet', () => {
    const unseen = aContribution()
    const seen = aContribution({ desk: { showings: 1 } })
    expect(belonging([unseen, seen], 'new', shelf)).toEqual([unseen])
    expect(belonging([unseen, seen], 'all', shelf)).toEqual([unseen, seen])
  })

  test('replies and words from home lie for themselves until they are let in', () => {
    const fromHome = aContribution({ channel: 'online', desk: { onWall: false } })
    const reply = aContribution({ parentId: 'parent', desk: { onWall: false } })
    for (const tab of ['new', 'all'] as const) expect(belonging([fromHome, reply], tab, shelf)).toEqual([])
    expect(belonging([fromHome, reply], 'beside', shelf)).toEqual([fromHome, reply])
  })

  test('other questions are out of sight under every tab', () => {
    const elsewhere = { threadId: 'another' }
    const all = [
      aContribution(elsewhere),
      aContribution({ ...elsewhere, state: 'held' }),
      aContribution({ ...elsewhere, state: 'waiting' }),
      aContribution({ ...elsewhere, desk: { onWall: false } }),
    ]
    expect(tabs.flatMap((tab) => belonging(all, tab, shelf))).toEqual([])
    const wholeMeeting = { ...shelf, threadId: null }
    for (const tab of tabs) expect(belonging(all, tab, wholeMeeting)).not.toEqual([])
  })

  test('of the whole meeting every author who is owed a reason is there', () => {
    const reply = aContribution({ parentId: 'parent', state: 'held', desk: { onWall: false } })
    expect(belonging([reply], 'held', shelf)).toEqual([])
    expect(belonging([reply], 'held', { ...shelf, threadId: null })).toEqual([reply])
  })

  test('what somebody looks for is found in words, name and place, in any order, and under every tab', () => {
    const bench = aContribution({ text: 'Flere bænke ved ÅEN' })
    const karen = aContribution({ text: 'Læ', name: 'Karen', place: 'Bord 3', state: 'waiting' })
    const all = [bench, karen]
    const found = (typed: string, tab: Tab) =>
      belonging(all, tab, { ...shelf, sought: termsIn(typed) }).map(({ id }) => id)
    expect(found('  åen  BÆNK ', 'all')).toEqual([bench.id])
    expect(found('bænk gynge', 'all')).toEqual([])
    expect(found('bord 3', 'waiting')).toEqual([karen.id])
    expect(found('', 'all')).toEqual([bench.id])
  })

  test('the numbers are those on the wall', () => {
    const states = ['shown', 'held', 'waiting', 'withdrawn'] as const
    const some = states.flatMap((state) =>
      [0, 1].flatMap((showings) =>
        [true, false].map((onWall) => aContribution({ state, desk: { showings, onWall } })),
      ),
    )
    const onWall = some.flatMap(({ state, desk }) => (desk ? [{ ...desk, state }] : []))
    const count = (tab: Tab) => belonging(some, tab, shelf).length
    expect(countsIn(onWall)).toEqual({
      contributions: count('all'),
      unseen: count('new'),
      held: count('held'),
    })
  })

  test('between the questions everything is there', () => {
    const some = [aContribution(), aContribution({ threadId: 'another' })]
    expect(belonging(some, 'all', { ...shelf, threadId: null })).toEqual(some)
  })

  test('a hidden reply answers nothing', () => {
    const asked = aContribution()
    const reply = aContribution({ parentId: asked.id })
    expect(answeredIds([asked, reply])).toEqual(new Set([asked.id]))
    expect(answeredIds([asked, { ...reply, state: 'held' }])).toEqual(new Set())
    const answered = answeredIds([asked, reply])
    expect(belonging([asked, reply], 'unanswered', { ...shelf, answered })).toEqual([])
  })

  test('the oldest comes first', () => {
    const later = aContribution({ createdAt: 20 })
    const earlier = aContribution({ createdAt: 10 })
    expect(oldestFirst([later, earlier])).toEqual([earlier, later])
  })
})

describe('laid out', () => {
  test('new ones wait, and nothing that lies there moves', () => {
    expect(laidOut(['a', 'b'], ['b', 'c', 'd'])).toEqual({ lying: ['a', 'b'], fresh: ['c', 'd'] })
  })

  test('an empty shelf takes what comes', () => {
    expect(laidOut([], ['a'])).toEqual({ lying: ['a'], fresh: [] })
  })
})

test('with thanks on the wall, as in a break, the numbers are of the whole meeting', () => {
  expect(questionOn({ mode: 'running', threadId: 'thread' })).toBe('thread')
  expect(questionOn({ mode: 'thanks', threadId: 'thread' })).toBeNull()
  expect(questionOn({ mode: 'running', threadId: null })).toBeNull()
})
