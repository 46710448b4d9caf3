import { describe, expect, test } from 'vitest'
import { pageAt } from '../../src/lib/components/wall/pages.ts'
import { readingTime } from '../../src/lib/contract/reading.ts'
import { langOf, wholeTextOf } from '../../src/lib/contract/translating.ts'

const ukrainian = 'Більше лавок у затінку, будь ласка, і туалет, який відкритий увечері.'
const danish = 'Flere bænke i skyggen, tak, og et toilet, som er åbent om aftenen, når vi er her med børnene.'
const said = { text: ukrainian, translations: [{ text: danish }] }

describe('a card with a translation', () => {
  test('is read in the time of both, page by page', () => {
    const whole = wholeTextOf(said)
    const share = readingTime(whole) / 2
    expect(readingTime(whole)).toBeGreaterThan(readingTime(ukrainian))
    expect(pageAt(whole, 2, share - 1)).toBe(0)
    expect(pageAt(whole, 2, share)).toBe(1)
    expect(pageAt(whole, 2, 2 * share)).toBe(0)
  })

  test('is not counted with what was written of an earlier wording', () => {
    expect(wholeTextOf({ text: ukrainian, translations: [{ text: danish, earlier: true }] })).toBe(ukrainian)
  })
})

describe('of words in a language that nobody named', () => {
  test.each([
    ['نريد مقاعد', 'und-Arab'],
    ['עוד ספסלים', 'und-Hebr'],
    [ukrainian, 'und-Cyrl'],
    ['Περισσότερα παγκάκια', 'und-Grek'],
  ])('%s is known by its script alone', (text, lang) => {
    expect(langOf({ text })).toBe(lang)
  })

  test('what has been put into Danish is not read as Danish', () => {
    expect(langOf({ text: 'Więcej ławek', translations: [{ text: 'Flere bænke' }] })).toBe('und')
  })

  test('all else is like the page', () => {
    expect(langOf({ text: 'Flere bænke' })).toBeUndefined()
  })
})
