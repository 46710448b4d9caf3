/**
 * When words were said that had to wait for a network. It decides where they stand in a thread and which time stands under
 * them, and nothing else: pace, the walls' queues and what is new go by when words were received.
 */
import { type ExpressionBuilder } from 'kysely'
import type { Database } from '../../persistence/schema.ts'

/** Nobody reads seconds, and a slow network is not a story of its own; ms. */
const asItCameMs = 10_000
/** A van that was out for a working week. */
const longestMs = 7 * 24 * 3_600_000

interface Waited {
  now: number
  /** How long they had waited when they were sent, by the sender's clock: two readings of a clock that is wrong agree. */
  waitedMs: number
  /** Nothing can have been said before; whoever claims to have waited longer was heard first then. */
  since: number
}

/** Null for what came as it was said. Never in the future, and refuses nothing. */
export function saidAtOf({ now, waitedMs, since }: Waited): number | null {
  const said = Math.max(now - Math.min(waitedMs, longestMs), since)
  return now - said < asItCameMs ? null : said
}

/** For `orderBy`: the oldest first are those that were said first. */
export const whenSaid = (eb: ExpressionBuilder<Database, 'contribution'>) =>
  eb.fn.coalesce('contribution.saidAt', 'contribution.createdAt')
