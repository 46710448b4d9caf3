/** Words stand in another thread than before: what goes with them, and who is told. */
import { sql } from 'kysely'
import type { Trx } from '../../persistence/schema.ts'
import type { Recorder } from '../../persistence/write.ts'
import { isSeenAt, withHome } from '../contributions/home.ts'
import { logRoomAct } from '../moderation/log.ts'
import { tellProposals } from '../proposals/waiting.ts'
import { tellReports } from '../reports/tell.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'
import type { Thread } from './thread.ts'

/** As many as both engines take in one statement. */
const idsAtOnce = 500

export async function inParts(ids: string[], some: (part: string[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < ids.length; from += idsAtOnce) await some(ids.slice(from, from + idsAtOnce))
}

/** Each knows where it was written; back there, it is as if it had never left. */
export async function putInto(
  trx: Trx,
  intoId: string,
  contributionIds: string[],
  now: number,
): Promise<void> {
  await inParts(contributionIds, async (ids) => {
    await trx
      .updateTable('contribution')
      .set({
        threadId: intoId,
        writtenInId: sql<string | null>`nullif(coalesce(written_in_id, thread_id), ${intoId})`,
        movedAt: sql<
          number | null
        >`case when coalesce(written_in_id, thread_id) = ${intoId} then null else cast(${now} as bigint) end`,
      })
      .where('id', 'in', ids)
      .execute()
    for (const table of ['answer', 'promise'] as const)
      await trx.updateTable(table).set({ threadId: intoId }).where('contributionId', 'in', ids).execute()
  })
}

export interface Rearranged {
  from: Thread
  into: Thread
  /** Of all meetings that had either, and of those that had the first alone. */
  meetings: { id: string; isNew: boolean }[]
  /** That went from one to the other, with what answers them. */
  movedIds: string[]
  /** How many of them stand by themselves. */
  count: number
  kind: 'merge' | 'move'
  /** Beside the words. */
  also?: Partial<Record<'themeIds' | 'itemIds' | 'standIds' | 'promiseIds', Placed[]>>
}

export interface Placed {
  id: string
  meetingId: string
}

/**
 * On record, and told to each meeting: every word that it sees otherwise than before, one row each, so that its feed alone is
 * enough to catch up from nothing.
 */
export async function tellRearranged(
  tools: Tools,
  trx: Trx,
  record: Recorder,
  actor: Actor,
  { from, into, meetings, movedIds, count, kind, also = {} }: Rearranged,
): Promise<void> {
  const at = { fromId: from.id, intoId: into.id, count, at: tools.now() }
  const accountId = actor.account?.id ?? ''
  await trx
    .insertInto('threadMove')
    .values({ ...at, id: tools.newId(), kind, accountId })
    .execute()
  const act = kind === 'merge' ? ('merge_threads' as const) : ('move_words' as const)
  const moved = new Set(movedIds)
  const words = await withHome(trx)
    .where('threadId', '=', into.id)
    .orderBy('contribution.createdAt')
    .orderBy('contribution.id')
    .execute()
  for (const { id: meetingId, isNew } of meetings) {
    const named = isNew ? words : words.filter(({ id }) => moved.has(id))
    const idsWhere = (seen: boolean) =>
      named.filter((row) => isSeenAt(meetingId, row) === seen).map(({ id }) => id)
    const idsOf = (placed: Placed[] = []) =>
      placed.filter((one) => one.meetingId === meetingId).map(({ id }) => id)
    await logRoomAct(tools, trx, actor, {
      ...{ meetingId, act, threadId: into.id, count },
      ...{ about: from.question, becomes: into.question },
    })
    record({
      ...{ name: 'thread.rearranged', meetingId, threadIds: [from.id, into.id] },
      ...{ seenIds: idsWhere(true), unseenIds: idsWhere(false) },
      ...{ themeIds: idsOf(also.themeIds), itemIds: idsOf(also.itemIds) },
      ...{ standIds: idsOf(also.standIds), promiseIds: idsOf(also.promiseIds) },
    })
  }
  await tellProposals(trx, record, { threadIds: [into.id] })
  await tellReports(trx, record, { threadId: into.id, meetingIds: meetings.map(({ id }) => id) })
}
