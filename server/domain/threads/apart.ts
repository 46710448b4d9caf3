/** What is asked before threads are merged, or words go from one to another. */
import { held, seized } from '../../persistence/held.ts'
import type { Trx } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import type { Actor } from '../people/actor.ts'
import { type Setting, type Thread, settingsOf } from './thread.ts'

/** The meetings that have them, held still: none opens meanwhile. Refuses `thread_on` while one is open, and `only_rehearsing`. */
export async function restingMeetingsOf(trx: Trx, threadIds: string[]): Promise<void> {
  const meetings = await trx
    .selectFrom('meeting')
    .select(['id', 'state', 'rehearsalOf'])
    .where('id', 'in', trx.selectFrom('threadMeeting').select('meetingId').where('threadId', 'in', threadIds))
    .orderBy('id')
    .$call(held(trx))
    .execute()
  if (meetings.some(({ rehearsalOf }) => rehearsalOf !== null)) refuse('only_rehearsing')
  if (meetings.some(({ state }) => state === 'open')) refuse('thread_on')
}

export interface Led {
  thread: Thread
  settings: Setting[]
  /** All that have it, also such as this actor may not know of. */
  meetingIds: string[]
}

/**
 * Threads of meetings that this actor leads, seized in one order, whichever way round two people name the same two. Refuses
 * `not_found`, `forbidden`, and `thread_merged` for one that is not there any more.
 */
export async function ledThreads(trx: Trx, actor: Actor, ids: string[]): Promise<Led[]> {
  await restingMeetingsOf(trx, ids)
  const rows = await trx
    .selectFrom('thread')
    .selectAll()
    .where('id', 'in', ids)
    .orderBy('id')
    .$call(seized(trx))
    .execute()
  const found: Led[] = []
  for (const id of ids) {
    const thread = rows.find((row) => row.id === id) ?? refuse('not_found')
    const settings = await settingsOf(trx, actor, thread.mergedIntoId ?? id)
    if (settings.length === 0) refuse('not_found')
    if (!settings.some(({ roles }) => roles.leads)) refuse('forbidden')
    if (thread.mergedIntoId) refuse('thread_merged')
    found.push({ thread, settings, meetingIds: await havingStill(trx, id) })
  }
  return found
}

/** Asked again under the thread's lock: a meeting that took it up at this instant is not passed over. */
async function havingStill(trx: Trx, threadId: string): Promise<string[]> {
  const rows = await trx
    .selectFrom('threadMeeting')
    .innerJoin('meeting', 'meeting.id', 'threadMeeting.meetingId')
    .select(['meeting.id', 'meeting.state'])
    .where('threadId', '=', threadId)
    .orderBy('meeting.id')
    .execute()
  if (rows.some(({ state }) => state === 'open')) refuse('thread_on')
  return rows.map(({ id }) => id)
}

/** An answer is about what stood there when it was given. Refuses `already_answered`. */
export async function assertUnanswered(trx: Trx, about: string[]): Promise<void> {
  if (about.length === 0) return
  const answered = await trx
    .selectFrom('answer')
    .select('id')
    .where('about', 'in', about)
    .where('outcome', 'is not', null)
    .executeTakeFirst()
  if (answered) refuse('already_answered')
}
