/** What words were gathered in, and what was promised. */
import type { Generated } from 'kysely'
import type { ThemeKind } from '../../../src/lib/contract/words.ts'
import type { Flag } from './flag.ts'

/** Contributions gathered at one meeting under one question. */
export interface ThemeTable {
  id: string
  meetingId: string
  threadId: string
  /** `alone` is the one place for what stands for itself. */
  kind: ThemeKind
  name: string
  createdAt: number
  createdBy: string
  splitFromId: string | null
  mergedIntoId: string | null
  /** Merged or dissolved. */
  endedAt: number | null
}

export interface ThemeContributionTable {
  themeId: string
  contributionId: string
  at: number
}

/** Its author says that it belongs elsewhere; gone when the desk has placed it. */
export interface ThemeWishTable {
  contributionId: string
  note: string
  at: number
}

/** Who does what, and by when, as it was said in the room. */
export interface PromiseTable {
  id: string
  meetingId: string
  threadId: string | null
  contributionId: string | null
  who: string
  what: string
  /** A day and no instant: `2026-12-01`. */
  due: string
  createdBy: string
  createdAt: number
  withdrawnAt: number | null
  /** What is promised is an answer, and the public clock counts to its day. */
  answers: Generated<Flag>
}
