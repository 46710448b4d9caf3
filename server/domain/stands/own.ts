/** What a table has written, for the computer that it was written on. */
import type { OwnContribution } from '../../../src/lib/contract/wire/contributions.ts'
import type { StandView } from '../../../src/lib/contract/wire/meeting.ts'
import type { Reader } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import { ownAmong, ownOfDevice } from '../contributions/own.ts'
import { type MeetingPage, readMeeting } from '../meetings/read.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'
import { pathTo, standViewOf } from './stand.ts'

export interface StandPage extends MeetingPage {
  stand: StandView
  /** Of its QR code, for phones around the table. */
  path: string
  mine: OwnContribution[]
}

/** A scribe's page. Refuses `forbidden` for any other device, and `not_found` for a number that the meeting does not have. */
export async function readStand(
  tools: Tools,
  actor: Actor,
  { meetingId, number }: { meetingId: string; number: number },
): Promise<StandPage> {
  const page = await readMeeting(tools, actor, meetingId)
  const stand = await tools.db
    .selectFrom('stand')
    .selectAll()
    .where('meetingId', '=', meetingId)
    .where('number', '=', number)
    .executeTakeFirst()
  if (page.roles.stand === null) refuse('forbidden')
  if (!stand) return refuse('not_found')
  if (page.roles.stand !== stand.id) refuse('forbidden')
  return {
    ...page,
    stand: standViewOf(stand, 'room'),
    path: pathTo(stand.joinSecret),
    mine: await atTable(tools.db, stand.id),
  }
}

/** Everything that a device wrote in its meeting: for itself, and for those at the table that it writes for. */
export async function wordsOf(reader: Reader, deviceHash: string): Promise<OwnContribution[]> {
  const own = await ownOfDevice(reader, deviceHash)
  const grant = await reader
    .selectFrom('grant')
    .select('standId')
    .where('deviceHash', '=', deviceHash)
    .where('kind', '=', 'stand')
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  return grant?.standId ? [...own, ...(await atTable(reader, grant.standId))] : own
}

async function atTable(reader: Reader, standId: string): Promise<OwnContribution[]> {
  const written = await reader
    .selectFrom('contribution')
    .select('id')
    .where('standId', '=', standId)
    .where('channel', '=', 'table')
    .execute()
  if (written.length === 0) return []
  const own = await ownAmong(
    reader,
    written.map(({ id }) => id),
  )
  return own.map((one) => ({ ...one, atTable: true }))
}
