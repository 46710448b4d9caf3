/** Who wants to hear of what. */
import type { FollowKind, Language, Rhythm } from '../../../src/lib/contract/words.ts'

/** Somebody with an account, or somebody who left a mail address for this and for nothing else. */
export interface FollowerTable {
  id: string
  accountId: string | null
  email: string | null
  /** Of what is sent. */
  language: Language
  createdAt: number
  /** When they said from that address that they meant it; nothing but the question is sent before. */
  confirmedAt: number | null
}

export interface FollowTable {
  followerId: string
  kind: FollowKind
  /** An id; of a place, its name as `domain/following/place.ts` folds it. */
  target: string
  rhythm: Rhythm
  createdAt: number
  /** Up to when they have been told. */
  toldUntil: number
  /** When they are told next; null for never. */
  dueAt: number | null
}
