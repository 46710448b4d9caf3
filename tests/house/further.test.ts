import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { firstWords } from '../../src/lib/first-words.ts'
import { keysIn, readFurther, saidOnPhones } from './further.ts'
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

/** What comes with a file, without what it asks for later. */
function loadedWith(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file) || !existsSync(file)) return found
  found.add(file)
  const imports = readFileSync(file, 'utf8').matchAll(/^\s*import (?!type )[^'(]*'([^']+)'/gm)
  for (const [, from = ''] of imports) {
    const path = from.startsWith('$lib/') ? from.replace('$lib', 'src/lib') : join(dirname(file), from)
    if (!path.includes('paraglide')) loadedWith(path, found)
  }
  return found
}
