/** What has happened, by number, and how many hear of it. */
import type { Generated } from 'kysely'
import type { Audience } from '../../../src/lib/contract/words.ts'

export interface FeedTable {
  meetingId: string
  audience: Audience
  seq: number
  entityKind: string
  entityId: string
  at: number
}

export interface FeedHeadTable {
  meetingId: string
  audience: Audience
  head: number
}

export interface PresenceTable {
  processId: string
  meetingId: string
  phones: number
  scribes: Generated<number>
  walls: number
  desks: number
  /** JSON: what its desks look at. */
  looks: Generated<string>
  at: number
}
