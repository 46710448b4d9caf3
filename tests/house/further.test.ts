import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { firstWords } from '../../src/lib/first-words.ts'
import { keysIn, loadedWith, readFurther, saidOnPhones } from './further.ts'
import { holesOf, wordsOf } from './messages.ts'

const danish = await saidOnPhones()
const languages = await readFurther()

describe.each(languages)('messages/$code.json', ({ code, words }) => {
  test('is named as browsers name a language', () => {
    expect(new Intl.Locale(code).toString()).toBe(code)
    expect(Intl.DateTimeFormat.supportedLocalesOf([code])).toEqual([code])
  })

  test('says everything that a phone may show, and nothing else', () => {
    expect(Object.keys(danish).filter((key) => !(key in words))).toEqual([])
    expect(Object.keys(words).filter((key) => !(key in danish))).toEqual([])
  })

  test('has sentences, and the same names put into them', () => {
    const empty = Object.entries(words).filter(
      ([, sentence]) => wordsOf(sentence).trim() === '' && holesOf(sentence).length === 0,
    )
    expect(empty).toEqual([])
    const holes = (sentences: Record<string, string>) =>
      Object.fromEntries(Object.keys(words).map((key) => [key, holesOf(sentences[key] ?? '')]))
    expect(holes(words)).toEqual(holes(danish))
  })

  test('shouts at nobody', () => {
    expect(Object.values(words).filter((sentence) => sentence.includes('!'))).toEqual([])
  })
})

test('no sentence of the phone has variants, which a further language would need in its own number', () => {
  expect(Object.entries(danish).filter(([, sentence]) => typeof sentence !== 'string')).toEqual([])
})

test('the first words are those of the field and its frame', () => {
  const page = 'src/routes/(phone)/m/[id]/now/+page.svelte'
  const named = new Set([...loadedWith(page)].flatMap((file) => keysIn(readFileSync(file, 'utf8'))))
  const first = [...named].filter((key) => key in danish)
  expect([...firstWords].toSorted()).toEqual(first.toSorted())
})
