import { describe, expect, test } from 'vitest'
import {
  answeredIds,
  belonging,
  laidOut,
  oldestFirst,
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

  test('words from home are nothing new until they are let in', () => {
    const fromHome = aContribution({ channel: 'online', desk: { onWall: false } })
    expect(belonging([fromHome], 'new', shelf)).toEqual([])
    expect(belonging([fromHome], 'all', shelf)).toEqual([fromHome])
  })

  test('other questions are out of sight, but what waits on a decision is not', () => {
    const elsewhere = { threadId: 'another' }
    const [shown, held, waiting] = [
      aContribution(elsewhere),
      aContribution({ ...elsewhere, state: 'held' }),
      aContribution({ ...elsewhere, state: 'waiting' }),
    ]
    const all = [shown, held, waiting]
    expect(belonging(all, 'all', shelf)).toEqual([])
    expect(belonging(all, 'held', shelf)).toEqual([held])
    expect(belonging(all, 'waiting', shelf)).toEqual([waiting])
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
