/** A station in the hall: a table with people around it, or a stand that they pass by. */
import type { Selectable } from 'kysely'
import type { StandView } from '../../../src/lib/contract/wire/meeting.ts'
import type { Audience } from '../../../src/lib/contract/words.ts'
import { seized } from '../../persistence/held.ts'
import type { Reader, StandTable, Trx } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import { type Meeting, ledMeetingFor } from '../meetings/meeting.ts'
import type { Actor } from '../people/actor.ts'

export type Stand = Selectable<StandTable>

/** Its secret opens the door to its meeting, so the room is not told. */
export const standViewOf = (stand: Stand, audience: Audience): StandView => {
  const { id, number, name, threadId, heads, createdAt, endedAt } = stand
  const view = { id, number, name, threadId, heads, createdAt, endedAt }
  return audience === 'desk'
    ? { ...view, desk: { path: pathTo(stand.joinSecret), code: stand.printedCode } }
    : view
}

export const pathTo = (joinSecret: string): string => `/j/${joinSecret}`

/** To change the stands of a meeting one after the other. Refuses `forbidden`, and `meeting_closed`. */
export async function standingMeetingFor(trx: Trx, actor: Actor, meetingId: string): Promise<Meeting> {
  const meeting = await ledMeetingFor(trx, actor, meetingId, 'seized')
  return meeting.state === 'closed' ? refuse('meeting_closed') : meeting
}

/** One in a meeting that this actor leads and that goes on, with its meeting. Refuses `not_found`. */
export async function ledStandFor(
  trx: Trx,
  actor: Actor,
  id: string,
): Promise<{ stand: Stand; meeting: Meeting }> {
  const known = await trx.selectFrom('stand').select('meetingId').where('id', '=', id).executeTakeFirst()
  const meeting = await standingMeetingFor(trx, actor, known?.meetingId ?? refuse('not_found'))
  const query = trx.selectFrom('stand').selectAll().where('id', '=', id)
  return { meeting, stand: await query.$call(seized(trx)).executeTakeFirstOrThrow() }
}

/** Refuses `not_found` for one of another meeting. */
export async function standIn(reader: Reader, meetingId: string, id: string): Promise<Stand> {
  const stand = await reader
    .selectFrom('stand')
    .selectAll()
    .where('id', '=', id)
    .where('meetingId', '=', meetingId)
    .executeTakeFirst()
  return stand ?? refuse('not_found')
}

/** The same, if people may still come to it; null for one that has ended or is not there. */
export async function openStandIn(reader: Reader, meetingId: string, id: string): Promise<string | null> {
  const stand = await reader
    .selectFrom('stand')
    .select('id')
    .where('id', '=', id)
    .where('meetingId', '=', meetingId)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  return stand?.id ?? null
}
