/** What an actor is in one meeting, read from the rows that say so. */
import type { Reader } from '../../persistence/schema.ts'
import { type Actor, type DeviceKey, hasRole } from './actor.ts'
import { hasForgotten } from './forget.ts'

export interface Roles {
  /** Leads this meeting: its host, a facilitator of it, or an administrator. */
  leads: boolean
  /** Of a participant's row; null before the first entry or post. */
  participantId: string | null
  /** Holds a key that used a right code, whether or not a row exists yet. */
  joined: boolean
  /** Its device is a wall of this meeting. */
  wall: boolean
  /** The stand that its device writes for. */
  stand: string | null
}

export async function rolesIn(reader: Reader, actor: Actor, meetingId: string): Promise<Roles> {
  const key = actor.keyIn(meetingId)
  const participantId = key && (await participantOf(reader, key, meetingId))
  const grants = key ? await grantsOn(reader, key, meetingId) : []
  return {
    leads: await leads(reader, actor, meetingId),
    participantId,
    joined: participantId !== null || (key?.joined === true && !(await hasForgotten(reader, meetingId))),
    wall: grants.some(({ kind }) => kind === 'wall'),
    stand: grants.find(({ kind }) => kind === 'stand')?.standId ?? null,
  }
}

/** A bearer shows the same key everywhere; it is somebody only where it was handed out. */
export async function participantOf(
  reader: Reader,
  key: DeviceKey,
  meetingId: string,
): Promise<string | null> {
  const found = await reader
    .selectFrom('participantKey')
    .select('participantId')
    .where('deviceHash', '=', key.deviceHash)
    .where('meetingId', '=', meetingId)
    .executeTakeFirst()
  return found?.participantId ?? null
}

export async function leads(reader: Reader, { account }: Actor, meetingId: string): Promise<boolean> {
  if (!account) return false
  if (hasRole({ account }, 'administrator')) return true
  const found = await reader
    .selectFrom('facilitator')
    .select('accountId')
    .where('meetingId', '=', meetingId)
    .where('accountId', '=', account.id)
    .executeTakeFirst()
  return found !== undefined
}

/** What the desk has made of this device. */
const grantsOn = (reader: Reader, key: DeviceKey, meetingId: string) =>
  reader
    .selectFrom('grant')
    .select(['kind', 'standId'])
    .where('deviceHash', '=', key.deviceHash)
    .where('meetingId', '=', meetingId)
    .where('endedAt', 'is', null)
    .execute()
