import { expect, test } from 'vitest'
import {
  nextUnexplained,
  unexplainedAmong,
} from '../../src/routes/(lead)/m/[id]/lead/incoming/unexplained.ts'
import { aContribution } from './contributions.ts'

const given = { reason: 'other', note: null } as const
const silence = { reason: null, note: null }

test('words and names that were hidden without a reason are counted, the oldest first', () => {
  const name = aContribution({ createdAt: 2, desk: { nameHeld: true, nameWhy: silence } })
  const text = aContribution({ createdAt: 1, state: 'held' })
  expect(unexplainedAmong([name, text])).toEqual([
    { id: text.id, part: 'text' },
    { id: name.id, part: 'name' },
  ])
})

test('a reason settles it, and so does going away', () => {
  const settled = [
    aContribution({ state: 'held', desk: { holdReason: 'other' } }),
    aContribution({ desk: { nameHeld: true, nameWhy: given } }),
    aContribution({ state: 'withdrawn', desk: { nameHeld: true, nameWhy: silence } }),
    aContribution(),
  ]
  expect(unexplainedAmong(settled)).toEqual([])
})

test('words that are hidden whole ask once, whatever their name does', () => {
  const both = { nameHeld: true, nameWhy: silence }
  expect(unexplainedAmong([aContribution({ state: 'held', desk: both })])).toHaveLength(1)
  expect(
    unexplainedAmong([aContribution({ state: 'held', desk: { ...both, holdReason: 'other' } })]),
  ).toEqual([])
})

test('the next is the one after the one in hand, and round again', () => {
  const all = unexplainedAmong([1, 2, 3].map(() => aContribution({ state: 'held' })))
  const [first, second, third] = all
  expect(nextUnexplained(all, null)).toBe(first)
  expect(nextUnexplained(all, first?.id ?? null)).toBe(second)
  expect(nextUnexplained(all, third?.id ?? null)).toBe(first)
  expect(nextUnexplained([], null)).toBeUndefined()
})
