/** Hats as the desk sees them, and one's own. */
import type { HatMark, HatView } from '../../../src/lib/contract/wire/hats.ts'
import type { Reader } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import { meetingFor } from '../meetings/meeting.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'
import { participantOf } from '../people/roles.ts'
import { markOf, wornAtHome } from './hat.ts'

/** These, in no particular order. Whose phone wears it is not among it. */
export const hatViews = (reader: Reader, ids: string[]): Promise<HatView[]> =>
  asViews(reader).where('id', 'in', ids).execute()

/** All of a meeting, in the order in which they were given. Refuses `forbidden` for who does not lead it. */
export async function listHats(tools: Tools, actor: Actor, meetingId: string): Promise<HatView[]> {
  const { roles } = await meetingFor(tools.db, actor, meetingId)
  if (!roles.leads) refuse(actor.account ? 'forbidden' : 'login_first')
  return asViews(tools.db).where('meetingId', '=', meetingId).orderBy('givenAt').orderBy('id').execute()
}

const asViews = (reader: Reader) =>
  reader
    .selectFrom('hat')
    .select(['id', 'kind', 'title', 'name', 'givenAt', 'usedAt', 'returnedAt', 'takenBackAt'])

/** What this actor's words are marked with from now on: through their phone, or else from home. */
export async function ownHat({ db }: Tools, actor: Actor, meetingId: string): Promise<HatMark | null> {
  const key = actor.keyIn(meetingId)
  if (key && (await participantOf(db, key, meetingId))) return hatOfDevice(db, key.deviceHash)
  const found = await wornAtHome(db, actor, meetingId)
  return found && markOf(found)
}

export async function hatOfDevice(reader: Reader, deviceHash: string): Promise<HatMark | null> {
  const found = await reader
    .selectFrom('hat')
    .innerJoin('participantKey', 'participantKey.participantId', 'hat.participantId')
    .select(['kind', 'title', 'name'])
    .where('deviceHash', '=', deviceHash)
    .where('returnedAt', 'is', null)
    .where('takenBackAt', 'is', null)
    .executeTakeFirst()
  return found ? markOf(found) : null
}

/** The devices of those who wear these, or did. */
export async function wearersOf(reader: Reader, hatIds: string[]): Promise<string[]> {
  if (hatIds.length === 0) return []
  const rows = await reader
    .selectFrom('hat')
    .innerJoin('participantKey', 'participantKey.participantId', 'hat.participantId')
    .select('deviceHash')
    .distinct()
    .where('hat.id', 'in', hatIds)
    .execute()
  return rows.map(({ deviceHash }) => deviceHash)
}
