/**
 * What somebody typed, as what is looked for. Every word must be there; words in quotation marks stand one after the other;
 * the last word may be unfinished. Whatever else people type, from `NEAR` to `*`, is a word or nothing.
 */
import type { Sought, Wanted } from '../../persistence/search.ts'
import { halvesOf } from './compounds.ts'
import { type Word, isEmptyWord, wordsOf } from './stems.ts'

/** Enough for any question; each one is a list to go through. */
const mostWords = 12
/** Fewer letters begin half of all words. */
const shortestBeginning = 3

export interface Asked {
  wanted: Wanted
  /** Of a text: where in it the words are that were looked for. */
  foundIn(text: string): [number, number][]
}

/** Null where there is no word to look for. */
export function askedBy(typed: string): Asked | null {
  const parts = partsOf(typed)
  const loose = parts.flatMap(({ isPhrase, words }) => (isPhrase ? [] : words))
  const telling = loose.filter((word) => !isEmptyWord(word))
  // Who looks for nothing but small words is looking for those.
  const kept = telling.length > 0 || parts.some(({ isPhrase }) => isPhrase) ? telling : loose
  const last = /[\p{L}\p{N}\p{M}]$/u.test(typed) ? loose.at(-1) : undefined
  const terms = [
    ...parts.flatMap(({ isPhrase, words }) =>
      isPhrase ? [[{ tokens: words.map(({ stem }) => stem) }]] : [],
    ),
    ...kept.map((word) => waysOf(word, word === last)),
  ].slice(0, mostWords)
  return terms.length === 0 ? null : { wanted: terms, foundIn: (text) => foundIn(text, terms) }
}

interface Part {
  isPhrase: boolean
  words: Word[]
}

/** A mark that is not closed quotes nothing. */
function partsOf(typed: string): Part[] {
  const parts = typed.split(/["“”„»«]/)
  return parts
    .map((text, at) => ({ isPhrase: at % 2 === 1 && at < parts.length - 1, words: wordsOf(text) }))
    .filter(({ words }) => words.length > 0)
}

/** *cykelsti* is also what somebody wrote as *cykel sti*. */
function waysOf({ stem, folded }: Word, isLast: boolean): Sought[] {
  const halves = halvesOf(stem)
  return [
    { tokens: [stem] },
    ...(halves.length > 0 ? [{ tokens: halves }] : []),
    ...(isLast && folded.length >= shortestBeginning ? [{ tokens: [begun(folded)], isPrefix: true }] : []),
  ]
}

/** *cyke* begins *cykel*, of which *cykl* is in the index. */
const begun = (folded: string): string =>
  folded.length > shortestBeginning ? folded.replace(/([^aeiouyæøå])e$/, '$1') : folded

/** As the database decides it, so that every hit shows why it is one. */
function foundIn(text: string, terms: Wanted): [number, number][] {
  const words = wordsOf(text)
  const found = terms.flat().flatMap((sought) =>
    words.flatMap((word, at): [number, number][] => {
      const end = words[at + sought.tokens.length - 1]
      return end && stands(sought, words, at) ? [[word.from, end.to]] : []
    }),
  )
  return joined(found)
}

function stands({ tokens, isPrefix = false }: Sought, words: Word[], at: number): boolean {
  const stemAt = (offset: number) => words[at + offset]?.stem ?? ''
  const fits = (stem: string, offset: number) =>
    isPrefix && offset === tokens.length - 1 ? stem.startsWith(tokens[offset] ?? '') : stem === tokens[offset]
  if (tokens.length === 1 && halvesOf(stemAt(0)).some((half) => fits(half, 0))) return true
  return tokens.every((_token, offset) => fits(stemAt(offset), offset))
}

/** In order, and none within another. */
function joined(found: [number, number][]): [number, number][] {
  const apart: [number, number][] = []
  for (const [from, to] of found.toSorted((a, b) => a[0] - b[0] || b[1] - a[1])) {
    const last = apart.at(-1)
    if (last && from < last[1]) last[1] = Math.max(last[1], to)
    else apart.push([from, to])
  }
  return apart
}
