import { describe, expect, test } from 'vitest'
import { wordsFit } from '../../src/routes/(public)/m/[id]/summary/paper.ts'

type Questions = Parameters<typeof wordsFit>[0]

const saying = (text: string, times: number) =>
  [
    {
      themes: [],
      alone: [],
      left: Array.from({ length: times }, (_, i) => ({ id: String(i), text })),
    },
    // Of a post no more is asked than its words.
  ] as unknown as Questions

describe('two sheets of paper', () => {
  test('hold every word of an evening of sixty short contributions', () => {
    expect(wordsFit(saying('Flere bænke i læ, så man kan sidde der om efteråret.', 60))).toBe(true)
  })

  test('do not hold those of three hundred', () => {
    expect(wordsFit(saying('Flere bænke i læ.', 300))).toBe(false)
  })

  test('count long words by their lines, and broken lines each', () => {
    expect(wordsFit(saying('ord '.repeat(100), 30))).toBe(false)
    expect(wordsFit(saying('a\nb\nc\nd\ne\nf', 30))).toBe(false)
    expect(wordsFit(saying('a', 30))).toBe(true)
  })
})
