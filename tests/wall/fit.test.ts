import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fitOf, isLow, slotHeight, wordSizeOn } from '../../src/lib/components/wall/fit.ts'
import { largestFit } from '../../src/lib/components/wall/fitting.ts'
import { pageAt } from '../../src/lib/components/wall/pages.ts'

const beamer = { width: 124, height: 64 }
const large = wordSizeOn('large', false)
const asked = { room: beamer, size: large, wishedSlots: null, characterWidth: 0.52 }

describe('how many cards fit', () => {
  test('two on a usual beamer, each with room for three lines', () => {
    const { k, charactersPerSlot } = fitOf(asked)
    expect(k).toBe(2)
    expect(charactersPerSlot).toBeGreaterThan(97)
  })

  test('more with smaller text', () => {
    expect(fitOf({ ...asked, size: wordSizeOn('small', false) }).k).toBeGreaterThan(2)
  })

  test('as many as somebody asked for, as long as each has a line', () => {
    const four = fitOf({ ...asked, wishedSlots: 4 })
    expect(four.k).toBeGreaterThanOrEqual(4)
    expect(isLow(slotHeight(beamer.height, 4), large)).toBe(true)
  })

  test('whatever the size, what is reported is within what the server takes', () => {
    fc.assert(
      fc.property(
        fc.record({
          width: fc.double({ min: 0.1, max: 500, noNaN: true }),
          height: fc.double({ min: 0.1, max: 100, noNaN: true }),
        }),
        fc.constantFrom(...[true, false].flatMap((up) => [wordSizeOn('large', up), wordSizeOn('small', up)])),
        fc.option(fc.integer({ min: 1, max: 6 })),
        (room, size, wishedSlots) => {
          const { k, charactersPerSlot } = fitOf({ room, size, wishedSlots, characterWidth: 0.52 })
          expect(k).toBeGreaterThanOrEqual(1)
          expect(k).toBeLessThanOrEqual(6)
          expect(charactersPerSlot).toBeGreaterThanOrEqual(10)
          expect(charactersPerSlot).toBeLessThanOrEqual(5000)
        },
      ),
    )
  })
})

describe('pages', () => {
  const text = 'ord '.repeat(100)
  const readingMs = 42_000

  test('each stands for its even share of the reading time, and then the first comes again', () => {
    expect(pageAt(text, 3, 0)).toBe(0)
    expect(pageAt(text, 3, readingMs / 3 + 1)).toBe(1)
    expect(pageAt(text, 3, readingMs - 1)).toBe(2)
    expect(pageAt(text, 3, readingMs + 1)).toBe(0)
  })

  test('can be turned by hand, either way', () => {
    expect(pageAt(text, 3, 0, 1)).toBe(1)
    expect(pageAt(text, 3, 0, -1)).toBe(2)
  })

  test('a clock that runs ahead of the server shows the first', () => {
    expect(pageAt(text, 3, -5000)).toBe(0)
  })
})

test('the largest size that fits is found, and never one below the least', () => {
  expect(largestFit(10, 100, (size) => size <= 42)).toBeCloseTo(42, 0)
  expect(largestFit(10, 100, () => true)).toBe(100)
  expect(largestFit(10, 100, () => false)).toBe(10)
  expect(largestFit(10, 5, () => true)).toBe(10)
})
