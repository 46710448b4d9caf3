/** Printed cards, and the places that somebody drives out to. Instants are epoch milliseconds. */
import type { ContributionState } from './words.ts'

export interface CardView {
  number: number
  /** The question on it; null if that was dropped after the printing. */
  threadId: string | null
  /** What it was typed in as. */
  typed: { id: string; text: string; state: ContributionState; createdAt: number } | null
}

/** Typed in, and not read by a second pair of eyes yet. */
export interface UnreadView {
  id: string
  threadId: string
  text: string
  name: string | null
  /** Null for a card without one. */
  number: number | null
}

export interface CardsView {
  printed: number
  typed: number
  unread: UnreadView[]
}

/** A place and a time where somebody is heard away from the hall. */
export interface StopView {
  key: string
  place: string
  startsAt: number
}
