/** Which part of a long thread a page holds. */
import { expect, test } from 'vitest'
import { beginOf, linesOf, themesOn } from '../../../server/domain/threads/page.ts'
import { isKnownBy, knownBy } from '../../../src/lib/known.ts'

const places = Array.from({ length: 250 }, (_, n) => ({
  ...{ id: `p${n}`, replies: n === 230 ? ['answer'] : [], isAnswered: n === 230 },
}))
const lines = linesOf(places, null)
const theme = (id: string, contributionIds: string[]) => ({
  ...{
    id,
    kind: 'theme' as const,
    name: id,
    meetingId: 'm',
    mergedWith: [],
    splitFrom: null,
    contributionIds,
  },
})

test('a page begins at a full hundred, and there is one however far is asked', () => {
  const at = null
  expect(beginOf(lines, { from: 0, at })).toBe(0)
  expect(beginOf(lines, { from: 150, at })).toBe(100)
  expect(beginOf(lines, { from: 9000, at })).toBe(200)
  expect(beginOf([], { from: 100, at })).toBe(0)
})

test('a contribution and an answer are found on their page; what is not there is on the one asked for', () => {
  expect(beginOf(lines, { from: 0, at: 'p130' })).toBe(100)
  expect(beginOf(lines, { from: 0, at: 'answer' })).toBe(200)
  expect(beginOf(lines, { from: 100, at: 'gone' })).toBe(100)
})

test('by theme, words in two of them are read in both, and what is in none comes last', () => {
  const three = places.slice(0, 3)
  const themes = [theme('a', ['p2', 'p0']), theme('b', ['p2'])]
  const themed = linesOf(three, themes)
  expect(themed.map(({ id, themeId }) => [themeId, id])).toEqual([
    ['a', 'p0'],
    ['a', 'p2'],
    ['b', 'p2'],
    [null, 'p1'],
  ])
  const inEach = themesOn(themed.slice(1), themes, true).map(({ contributionIds }) => contributionIds)
  expect(inEach).toEqual([['p2'], ['p2']])
})

test('in another order, a theme has of its words those that the page shows, answers too', () => {
  const themes = [theme('a', ['p2', 'p0', 'answer']), theme('b', ['p2'])]
  const lines = linesOf([{ id: 'p0', replies: ['answer'], isAnswered: true }], null)
  const inEach = themesOn(lines, themes, false).map(({ contributionIds }) => contributionIds)
  expect(inEach).toEqual([['p0', 'answer'], []])
})

test('what was known by then is told from what came since, and from what was let through since', () => {
  const known = isKnownBy(knownBy(['01hq0aaaa', '01hq0bbbb']))
  expect(['01hq0aaaa', '01hq0bbbb', '01hq0cccc'].map(known)).toEqual([true, true, false])
  expect(isKnownBy('')('01hq0aaaa')).toBe(false)
})
