/** *Generalprøve*: a meeting that looks like the real one everywhere, says what it is, and leaves no trace. */
import type { MeetingView } from '../../../src/lib/contract/wire/meeting.ts'
import type { Reader, Trx } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import { type Meeting, ledMeetingFor, viewOf } from '../meetings/meeting.ts'
import type { Actor } from '../people/actor.ts'
import { leads } from '../people/roles.ts'
import type { Tools } from '../tools.ts'

/** A copy ends by itself after this; ms. */
export const lastsMs = 15 * 60_000

export async function isRehearsed(reader: Reader, meetingId: string): Promise<boolean> {
  return (await copyOf(reader, meetingId)) !== undefined
}

const copyOf = (reader: Reader, meetingId: string): Promise<Meeting | undefined> =>
  reader
    .selectFrom('meeting')
    .selectAll()
    .where('rehearsalOf', '=', meetingId)
    .where('id', '!=', meetingId)
    .executeTakeFirst()

/** A rehearsal that this actor leads, seized. Refuses `forbidden` for a meeting that is none. */
export async function ledRehearsalFor(trx: Trx, actor: Actor, id: string): Promise<Meeting> {
  const meeting = await ledMeetingFor(trx, actor, id, 'seized')
  return meeting.rehearsalOf === null ? refuse('forbidden') : meeting
}

/** The copies and those from files that this actor leads, the latest first. */
export async function listRehearsals({ db }: Tools, actor: Actor): Promise<MeetingView[]> {
  const all = await db
    .selectFrom('meeting')
    .selectAll()
    .where('rehearsalOf', 'is not', null)
    .orderBy('createdAt', 'desc')
    .execute()
  const led = await Promise.all(all.map(({ id }) => leads(db, actor, id)))
  return all.filter((_, i) => led[i]).map(viewOf)
}
