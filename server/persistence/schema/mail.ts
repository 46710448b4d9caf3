/** What is to be sent, and what came of it. */
import type { Generated } from 'kysely'
import type { LetterKind, MailOutcome } from '../../../src/lib/contract/words.ts'

/** What is sent to one or to many. When its last mail has been sent or given up on, `content` goes and the counts stay. */
export interface LetterTable {
  id: string
  key: string
  kind: LetterKind
  /** What it is about; null for one that is about no meeting. */
  meetingId: string | null
  /** Who sent it. */
  accountId: string | null
  /** JSON: `LetterContent` of `domain/mail/letter.ts`. */
  content: string | null
  recipients: number
  createdAt: number
  /** Who has not got it by then, does not get it. */
  expiresAt: number
  endedAt: number | null
}

/** What became of its mails, and of how many. */
export interface LetterOutcomeTable {
  letterId: string
  outcome: MailOutcome
  count: number
  /** When the latest of them came to it. */
  lastAt: Generated<number | null>
}

/** One person's copy of a letter; its row goes when it is sent or given up on. */
export interface MailTable {
  id: string
  letterId: string
  address: string
  name: string | null
  /** Lower ones go first: 0 for what a person waits for, 1 for what goes to many. */
  turn: number
  /** How often it was taken to be sent. */
  tries: number
  /** Not before this. Who takes it puts it ahead, as far as the lease lasts. */
  dueAt: number
  /** The lease; null while nobody sends it. */
  takenBy: string | null
}
