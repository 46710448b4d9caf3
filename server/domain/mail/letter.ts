/**
 * A letter says its words once, to one or to many; each mail is one person's copy on its way, and its row is gone as soon
 * as it has been sent or given up on. Nobody who reads this room knows how mail is carried.
 */
import type { Period } from '../following/news.ts'
import type { Language, LetterKind, MailOutcome } from '../../../src/lib/contract/words.ts'

export interface LetterContent {
  language: Language
  subject: string
  /** Plain text, as its author wrote it. */
  text: string
  /** What it is about, on our own pages; null where those who get it could not open it. */
  link: string | null
  /** What is put into the house's own words, where it is they that are sent. */
  said?: Record<string, string>
  /** Of a digest: whose, and what has come of which it tells. The words are read when it is sent. */
  digest?: { followerId: string; periods: Period[] }
}

export interface Recipient {
  address: string
  name: string | null
}

/** Lower goes first. */
export const turns = { awaited: 0, many: 1 } as const

/** How long who took a mail has it to themselves; longer than any server is waited for; ms. */
export const leaseMs = 3 * 60_000

/** A server that is busy, or does not know us yet, is asked again after so long: 1 min, 5 min, 30 min, 2 h, 8 h. */
const waitsMs = [1, 5, 30, 120, 480].map((minutes) => minutes * 60_000)
export const longestWaitMs = Math.max(...waitsMs)
export const mostTries = waitsMs.length + 1

/** @param tries how often it has been tried; at least once. */
export const waitAfterMs = (tries: number): number => waitsMs[Math.min(tries, waitsMs.length) - 1] ?? 0

/** What sending one mail came to. */
export type Verdict =
  | { is: 'over'; outcome: MailOutcome }
  /** This recipient's server wants it later. */
  | { is: 'later' }
  /** Nothing is wrong with the mail, but with what carries it: this was no try. */
  | { is: 'returned'; inMs: number }

export interface Letter {
  id: string
  kind: LetterKind
  meetingId: string | null
  accountId: string | null
  content: LetterContent
}

export interface TakenMail {
  id: string
  address: string
  name: string | null
  tries: number
  /** The lease. */
  takenBy: string
  letter: Letter
}
