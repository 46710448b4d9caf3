/** What the municipality answered. */
import type { Generated } from 'kysely'
import type { AnswerOutcome } from '../../../src/lib/contract/words.ts'

/** One for each thing that is answered, whatever becomes of its text. */
export interface AnswerTable {
  id: string
  threadId: string
  /** At most one of these two; neither: the whole thread. */
  contributionId: string | null
  themeId: string | null
  /** The id of what it is about. */
  about: string
  /** What was typed and not published, as JSON; read by those alone who may answer. */
  draft: string | null
  draftedBy: string | null
  draftedAt: number | null
  /** Of its latest version; 0: there is but a draft. */
  number: Generated<number>
  /** Of the text that stands; null: none does. */
  outcome: AnswerOutcome | null
  /** A day on which somebody is to come back to it: who it was passed on to, or who said *not now*. */
  followUp: string | null
  /** When it was first published since it was last withdrawn. */
  answeredAt: number | null
  createdAt: number
}

/** Rows are only added. */
export interface AnswerVersionTable {
  answerId: string
  number: number
  act: 'publish' | 'correct' | 'withdraw'
  /** `AnswerContent` as JSON; of a withdrawal, what was withdrawn. */
  content: string
  accountId: string
  at: number
}
