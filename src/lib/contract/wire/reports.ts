/** What people ask those who lead to look at. Instants are epoch milliseconds. */
import type { HoldReason, ReportOutcome, ReportReason } from '../words.ts'

/** To the desk, until somebody has decided. It does not say who. */
export interface ReportView {
  id: string
  contributionId: string
  reason: ReportReason
  words: string
  createdAt: number
  /** Made at this meeting. The thread may be another's as well, which hears of it too and does not count it. */
  isHere: boolean
}

/** To whoever reported, and to nobody else. */
export interface OwnReport {
  /** Opens it again, without a login. */
  secret: string
  contributionId: string
  threadId: string
  question: string
  reason: ReportReason
  words: string
  createdAt: number
  /** Null while nobody has decided. */
  outcome: ReportOutcome | null
  answer: string | null
  answeredAt: number | null
  /** The words can be read now, as they stand. */
  isShown: boolean
  /** Why they are held back, where somebody has said. */
  holdReason: HoldReason | null
}
