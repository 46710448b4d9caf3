/** Hats: an office that somebody speaks from, worn so that everybody sees it. Instants are epoch milliseconds. */
import type { HatKind } from '../words.ts'

/** What stands on the words. Only the desk gives it: a name that sounds like an office is a name. */
export interface HatMark {
  kind: HatKind
  /** In their own words: *Børneudvalget*. May be empty, but for `other`. */
  title: string
  name: string
}

/** Told to the desk alone: who has been given one, and what became of it. */
export interface HatView extends HatMark {
  id: string
  givenAt: number
  /** When its code was used; `null`: the card is still out. */
  usedAt: number | null
  /** When its wearer gave it back, or put on another. */
  returnedAt: number | null
  /** When the desk took it back, and the mark from all that was said under it. */
  takenBackAt: number | null
}
