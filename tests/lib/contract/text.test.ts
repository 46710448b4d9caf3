import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  hasForbiddenCharacters,
  hasPersonalNumber,
  lengthOf,
  saysSomething,
  tidy,
} from '../../../src/lib/contract/text.ts'

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom('a', ' ', '\n', '\r', '\t', '\u200b', '\u00ad', 'é', 'e', '\u0301', '\u2028', 'å'),
  }),
)

describe('a text as it is kept', () => {
  test('is tidied once and for all', () => {
    fc.assert(fc.property(anyText, (text) => tidy(tidy(text)) === tidy(text)))
  })

  test('has no padding and never two empty lines', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(tidy(text)).toBe(tidy(text).trim())
        expect(tidy(text)).not.toMatch(/\n{3}|\r|[ ]\n/)
      }),
    )
  })

  test('is the same however an accent was typed', () => {
    expect(tidy('a\u030a og e\u0301')).toBe('å og é')
  })

  test('keeps its line breaks, whoever made them', () => {
    expect(tidy(' Først\r\nså\rog\u2028til sidst\u000b\u000b\u000bpunktum \n')).toBe(
      'Først\nså\nog\ntil sidst\n\npunktum',
    )
  })

  test('loses what a word processor put in unseen', () => {
    expect(tidy('par\u00adkering\u200b\ufeff')).toBe('parkering')
  })
})

describe('length', () => {
  test.each([
    ['', 0],
    ['blåbærgrød', 10],
    ['👍', 1],
    ['👩‍👩‍👧', 1],
    ['🇩🇰🇩🇰', 2],
    ['ja 👍🏽', 4],
  ])('%j counts as people count it', (text, length) => {
    expect(lengthOf(text)).toBe(length)
  })

  test('the quick way of plain text agrees with the exact one', () => {
    const plain = fc.string({
      unit: fc.integer({ min: 0x20, max: 0x24f }).map((n) => String.fromCodePoint(n)),
    })
    const segments = new Intl.Segmenter('da', { granularity: 'grapheme' })
    fc.assert(fc.property(plain, (text) => lengthOf(text) === [...segments.segment(text)].length))
  })
})

describe('what deceives a reader', () => {
  test.each([
    '\u0000',
    '\u0007',
    '\u001b',
    '\u007f',
    '\u009b',
    '\u202e',
    '\u2066',
    '\ufff9',
    '\ud800',
    '\udc00x',
  ])('%j is forbidden', (character) => expect(hasForbiddenCharacters(`for${character}imod`)).toBe(true))

  test.each(['æøå', 'ja\nnej', '👩‍👩‍👧', 'مرحبا', 'שלום', '<b>fed</b>', '__proto__', 'ord'.repeat(60)])(
    '%j is not',
    (text) => expect(hasForbiddenCharacters(text)).toBe(false),
  )
})

describe('a personal number', () => {
  const two = (n: number) => String(n).padStart(2, '0')
  const numbers = fc
    .tuple(
      fc.integer({ min: 1, max: 31 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 0, max: 99 }),
      fc.integer({ min: 0, max: 9999 }),
      fc.constantFrom('', '-', ' ', '–'),
    )
    .map(
      ([day, month, year, last, mark]) =>
        `${two(day)}${two(month)}${two(year)}${mark}${String(last).padStart(4, '0')}`,
    )

  test('is found wherever it stands', () => {
    fc.assert(fc.property(numbers, (number) => hasPersonalNumber(`Jeg hedder Bo (${number}), tak.`)))
  })

  test.each([
    '12345678',
    '+45 98 76 54 32',
    '4512 4512 4512 4512',
    'den 14. april 2026',
    '3213991234',
    '1 000 000',
  ])('%j is none', (text) => expect(hasPersonalNumber(text)).toBe(false))
})

describe('saying something', () => {
  test.each(['a', '7', '👍', 'مرحبا', '?a?'])('%j does', (text) => expect(saysSomething(text)).toBe(true))
  test.each(['', ' ', '...', '?!', '\u200d', '—'])('%j does not', (text) =>
    expect(saysSomething(text)).toBe(false),
  )
})
