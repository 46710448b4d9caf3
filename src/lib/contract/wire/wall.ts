/** The programme that all walls of a meeting share. Instants are epoch milliseconds. */
import type { WallMode, WallTheme } from '../words.ts'

export interface WallSlot {
  contributionId: string
  since: number
  /** When its pages began to turn; later by as long as they stood still. */
  pagesFrom: number
  /** 2 where the card takes the next slot as well. */
  span: 1 | 2
}

/** The one programme of a meeting, the same for every wall and for the desk's preview. */
export interface WallView {
  version: number
  mode: WallMode
  /** The mode to return to from `focus`, `frozen` or `blank`. */
  before: WallMode | null
  itemId: string | null
  threadId: string | null
  k: number
  /** As wished at the desk; `null`: as many as fit. */
  wishedSlots: number | null
  slots: (WallSlot | null)[]
  focusId: string | null
  text: 'large' | 'small'
  theme: WallTheme
  largeCode: boolean
  floorTaken: boolean
  /** When the present mode began; for `frozen`, from when the counter counts. */
  since: number
  /** When the pages of the present scene began to turn; later by as long as they stood still. */
  pagesFrom: number
  /** Since when pages stand still: while somebody has the floor, and on a frozen or dark wall. */
  stillSince: number | null
  /** End of a *summepause*. */
  thinkingUntil: number | null
  /** Whose turn it is to tell the others, and until when; `null` until it takes what it takes. */
  table: { standId: string; until: number | null } | null
  /** The one change that is due, and when; `null` while nothing is to change. */
  next: { slot: number; at: number } | null
  counts: {
    /** *Bidrag*: those that the room sees. */
    contributions: number
    unseen: number
    held: number
    /** Came since the wall was frozen. */
    sinceFrozen: number
  }
  /** When the minutes of the present item are over; *alle bliver vist* can be promised while the queue fits in before. */
  itemEndsAt: number | null
  /** How long until everything received so far has been shown; ms. */
  readingTimeLeft: number
  /** What a phone or a person at the door types, and the secret in the QR; only the meeting's own audience gets them. */
  join: { code: string; path: string } | null
  wifi: { name: string; password: string } | null
}

export interface FairnessView {
  received: number
  shown: number
  unseen: number
  fewest: number
  most: number
  longestWaitMs: number
}

/** One page that shows the wall. */
export interface ScreenView {
  id: string
  /** How many cards fit on it. */
  k: number
  /** It shows what the others show, and does not count. */
  leftOut: boolean
}

export interface WallBeatAnswer {
  leading: boolean
  /** The server's clock, so that a wall with a wrong one still keeps time. */
  now: number
}
