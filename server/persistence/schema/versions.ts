/** What words said before, and what people ask to have looked at. */
import type { Generated } from 'kysely'
import type { ReportOutcome, ReportReason } from '../../../src/lib/contract/words.ts'

/** Words that others could read until their author mended them. It knows no name: a name may be taken off. */
export interface VersionTable {
  id: string
  contributionId: string
  /** Null for what somebody who leads took away. */
  text: string | null
  stoodFrom: number
  stoodUntil: number
  removedAt: Generated<number | null>
}

export interface ReportTable {
  id: string
  contributionId: string
  /** By which the same person's second report of the same wording is known; its own id once that is forgotten. */
  reporter: string
  accountId: string | null
  /** Of a device without an account, in the meeting of the words. */
  deviceHash: string | null
  /** sha256 of the secret that opens the receipt. */
  receiptHash: string
  reason: ReportReason
  words: string
  createdAt: number
  /** Null until somebody has decided. */
  outcome: Generated<ReportOutcome | null>
  /** Why the words stay, to whoever reported them. */
  answer: Generated<string | null>
  answeredBy: Generated<string | null>
  answeredAt: Generated<number | null>
}
