/**
 * What a word is, for whoever looks for words: *Bænkene* and *bænke* are one, *Aabenraa* and *Åbenrå* too. The databases
 * are handed the outcome, so that both find the same.
 */
import { stemmer as danish } from '@orama/stemmers/danish'
import { stopwords } from '@orama/stopwords/danish'

export interface Word {
  /** Where it stands in the text. */
  from: number
  to: number
  /** As it was written, but for what nobody should have to know how to type. */
  folded: string
  stem: string
}

/** Joiners are part of a word where people write with them, and nothing that anybody sees. */
const aWord = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\u200c\u200d]*/gu
/** Nobody has a longer one. */
const longest = 60

export function wordsOf(text: string): Word[] {
  return [...text.matchAll(aWord)].map(({ 0: written, index }) => {
    const folded = fold(written)
    return { from: index, to: index + written.length, folded, stem: stemOf(folded) }
  })
}

/** Of one word alone. */
export const wholeStem = (word: string): string => stemOf(fold(word))

/** Said everywhere, so they tell nothing. */
const empty = new Set<string>(stopwords.map((word) => fold(word)))
export const isEmptyWord = ({ folded }: Pick<Word, 'folded'>): boolean => empty.has(folded)

const shortestTelling = 3

/** The words by which one text is told from another. */
export const stemsOf = (text: string): Set<string> =>
  new Set(
    wordsOf(text)
      .filter((word) => word.folded.length >= shortestTelling && !isEmptyWord(word))
      .map(({ stem }) => stem),
  )

/** Danish letters are letters; every other mark is one that somebody may leave out. */
const ours = new Set('æøå')
const likeOurs: Record<string, string> = { ä: 'æ', ö: 'ø', ß: 'ss', ð: 'd', þ: 'th', ł: 'l' }

function fold(word: string): string {
  const lower = word
    .normalize('NFKC')
    .toLocaleLowerCase('da')
    .replaceAll(/[\u200c\u200d]/g, '')
  const plain = /^[a-z0-9æøå]*$/.test(lower) ? lower : [...lower].map(foldLetter).join('')
  return plain.replaceAll('aa', 'å').slice(0, longest)
}

const foldLetter = (letter: string): string =>
  ours.has(letter) ? letter : (likeOurs[letter] ?? letter.normalize('NFD').replaceAll(/\p{M}/gu, ''))

/** A stem of its own stem: *lejligheder* alone would otherwise not be found by *lejlighed*. */
function stemOf(folded: string): string {
  let stem = shortStemOf(folded)
  for (let shorter = danish(stem); shorter !== stem; shorter = danish(stem)) stem = shorter
  return stem.replace(elsewhereWithoutE, '$1l')
}

/** *cykel* is *cykler* and *cykle* too, *regel* is *regler*. */
const elsewhereWithoutE = /(..[^aeiouyæøå])el$/

/** *stien*, *byer*, *træerne*: the stemmer leaves words alone that are as short as these. */
const shortInflected = /^([^aeiouyæøå]{0,3}[aeiouyæøå]{1,2})(?:e[nt]s?|ers?|ernes?)$/
const shortStemOf = (folded: string): string => shortInflected.exec(folded)?.[1] ?? folded
