/** The one programme of each meeting, and what stood on its walls. */
import type { WallMode, WallTheme } from '../../../src/lib/contract/words.ts'
import type { Flag } from './flag.ts'

/** A contribution's right to the wall of one meeting: the one it was said in, or one that let it in. */
export interface WallEntryTable {
  meetingId: string
  contributionId: string
  /** From when it may be shown; null while it waits for approval. */
  readyAt: number | null
  /** With `showings` its level in the fair order; null until it has been drawn among the others. */
  base: number | null
  showings: number
  /** The first of them. */
  shownAt: number | null
}

export interface ProgrammeTable {
  meetingId: string
  version: number
  mode: WallMode
  modeBefore: WallMode | null
  since: number
  itemId: string | null
  threadId: string | null
  k: number
  wishedSlots: number | null
  charactersPerSlot: number
  /** JSON: `(Standing | null)[]` of `domain/wall/fair.ts`. */
  slots: string
  /** A card that needs two slots and waits for the second. */
  reservedId: string | null
  changedAt: number
  /** How long what came last must stand before the next change; ms. */
  paceMs: number
  focusId: string | null
  focusShowingId: string | null
  textSize: 'large' | 'small'
  theme: WallTheme
  largeCode: Flag
  floorTaken: Flag
  /** Since when pages of long words stand still, and for how long they stood before that; ms. */
  stillSince: number | null
  stillMs: number
  /** When those of the present scene began to turn, by `pageTime` of `domain/wall/still.ts`. */
  pagesFrom: number
  thinkingUntil: number | null
  /** Whose turn it is to tell the others, and until when. */
  standId: string | null
  standUntil: number | null
  seed: number
  leaderId: string | null
  leaderUntil: number
}

/** One visible wall page and what fits on it. */
export interface ScreenTable {
  id: string
  meetingId: string
  k: number
  charactersPerSlot: number
  seenAt: number
  leftOut: Flag
}

export interface ShowingTable {
  id: string
  meetingId: string
  contributionId: string
  at: number
  /** Milliseconds on the wall; 0 until it leaves. */
  shownMs: number
}
