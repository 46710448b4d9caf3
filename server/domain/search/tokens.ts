/** What stands in the index: stems, what kind of thing it is, and where it was said. `§` is in no word. */
import type { SearchKind } from '../../../src/lib/contract/wire/search.ts'
import type { Sought } from '../../persistence/search.ts'
import type { Entry } from './kind.ts'
import { halvesOf } from './compounds.ts'
import { wordsOf } from './stems.ts'

/** Another number when what stands here, in `stems.ts` or in a kind is another: then all is put into the index anew. */
export const rules = 3

export const kindMark = (kind: SearchKind): string => `§kind§${kind}`
export const channelMark = (channel: string): string => `§by§${channel}`
export const venueMark = (venue: string): string =>
  `§at§${wordsOf(venue)
    .map(({ folded }) => folded)
    .join('§')}`

export const meetingMark = (id: string): string => `§in§${id}`

/** How many letters of a word are words of the index themselves. */
const shortestBeginning = 3
const longestBeginning = 5

/**
 * What begins with *lege* is gathered from all words that do before the first of it is known, by either engine: with many
 * such words that is slow. So short beginnings are in the index, and what is typed further begins few words.
 */
export const beginning = (typed: string): Sought =>
  typed.length <= longestBeginning ? { tokens: [`§${typed}`] } : { tokens: [typed], isPrefix: true }

function beginningsOf(stem: string): string[] {
  if (stem === '§') return []
  const count = Math.min(longestBeginning, stem.length) - shortestBeginning + 1
  return Array.from({ length: Math.max(0, count) }, (_, at) => `§${stem.slice(0, shortestBeginning + at)}`)
}

/**
 * A kind of which there are few has each of its words a second time, under its own name: among a million contributions a
 * common word would otherwise be gone through from one end to the other, for a handful of questions.
 */
export const underKind = (kind: SearchKind | null, token: string): string =>
  kind === null || kind === 'contribution' ? token : `${kind}§${token}`

export function tokensOf(kind: SearchKind, { text, channel, venue, meetingIds }: Entry): string[] {
  const stems = wordsOf(text).map(({ stem }) => stem)
  // Halves stand apart: no words in quotation marks are made of them.
  const halves = [...new Set(stems.flatMap(halvesOf))].flatMap((half) => ['§', half])
  const words = [...stems, ...halves, ...new Set([...stems, ...halves].flatMap(beginningsOf))]
  return [
    ...words,
    ...(kind === 'contribution' ? [] : words.map((word) => underKind(kind, word))),
    kindMark(kind),
    ...(channel === null ? [] : [channelMark(channel)]),
    venueMark(venue),
    ...meetingIds.map(meetingMark),
  ]
}
