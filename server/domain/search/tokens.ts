/** What stands in the index: stems, what kind of thing it is, and where it was said. `§` is in no word. */
import type { SearchKind } from '../../../src/lib/contract/wire/search.ts'
import type { Entry } from './kind.ts'
import { wordsOf } from './stems.ts'

export const kindMark = (kind: SearchKind): string => `§kind§${kind}`
export const channelMark = (channel: string): string => `§by§${channel}`
export const venueMark = (venue: string): string =>
  `§at§${wordsOf(venue)
    .map(({ folded }) => folded)
    .join('§')}`

export const tokensOf = (kind: SearchKind, { text, channel, venue }: Entry): string[] => [
  ...wordsOf(text).map(({ stem }) => stem),
  kindMark(kind),
  ...(channel === null ? [] : [channelMark(channel)]),
  venueMark(venue),
]
