/** Threads on their way: to a meeting, into another, and summed up. */
import type { Generated } from 'kysely'

/** Somebody would like a thread to be taken to a meeting. */
export interface ProposalTable {
  id: string
  threadId: string
  /** That is to come. */
  meetingId: string
  /** In the words of who proposed it: for them and for those who lead the meeting. */
  why: string
  /** At most one of these two; neither once they are forgotten. */
  accountId: string | null
  participantId: string | null
  /** Whether it has lapsed, the meeting says. */
  state: 'proposed' | 'accepted' | 'declined'
  /** Why it was declined. */
  reason: string | null
  createdAt: number
  decidedAt: number | null
  decidedBy: string | null
}

/** Some words, or all of a thread, went into another. Rows are only added. */
export interface ThreadMoveTable {
  id: string
  kind: 'merge' | 'move'
  fromId: string
  intoId: string
  /** Contributions; what answers them goes with them uncounted. */
  count: number
  accountId: string
  at: number
}

/** What a thread comes to, as somebody writes it; its row is there when somebody has begun. */
export interface ThreadSummaryTable {
  threadId: string
  /** `Paragraph[]` of `domain/sums/sum.ts` as JSON; read by those alone who may write it. */
  draft: string | null
  draftedBy: string | null
  draftedAt: number | null
  /** Of its latest version; 0: none was published. */
  number: Generated<number>
}

/** Rows are only added. */
export interface ThreadSummaryVersionTable {
  threadId: string
  number: number
  act: 'publish' | 'withdraw'
  /** As JSON; of a withdrawal, what was withdrawn. */
  paragraphs: string
  /** How many contributions and replies there were. */
  said: number
  accountId: string
  at: number
}
