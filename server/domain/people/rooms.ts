/** In which meetings an actor is somebody: `rolesIn` for all of them at once. */
import type { Reader } from '../../persistence/schema.ts'
import { type Actor, type DeviceKey, hasRole } from './actor.ts'

/** More at once than either engine takes as parameters. */
const atOnce = 500

/** `'all'` for an administrator. */
export type Rooms = 'all' | string[]

/** Those whose words this actor may read though they are not public. */
export async function roomsOf(reader: Reader, actor: Actor): Promise<Rooms> {
  if (hasRole(actor, 'administrator')) return 'all'
  return [...new Set([...(await ledBy(reader, actor)), ...(await enteredBy(reader, actor))])]
}

async function ledBy(reader: Reader, { account }: Actor): Promise<string[]> {
  if (!account) return []
  const led = await reader
    .selectFrom('facilitator')
    .select('meetingId')
    .where('accountId', '=', account.id)
    .execute()
  return led.map(({ meetingId }) => meetingId)
}

/** Only of meetings that still know their devices and are not everybody's, since the device's name in each must be made. */
async function enteredBy(reader: Reader, actor: Actor): Promise<string[]> {
  if (!actor.keyIn('')) return []
  const rooms = await reader
    .selectFrom('meeting')
    .select('id')
    .where('state', '!=', 'draft')
    .where('forgottenAt', 'is', null)
    .where('rehearsalOf', 'is', null)
    .where(({ or, eb }) => or([eb('access', '!=', 'open'), eb('publishedAt', 'is', null)]))
    .execute()
  const keys = rooms.flatMap(({ id }) => {
    const key = actor.keyIn(id)
    return key ? [{ id, key }] : []
  })
  const known = await knownAmong(reader, keys)
  return keys.filter(({ id, key }) => key.joined || known.has(`${id} ${key.deviceHash}`)).map(({ id }) => id)
}

/** That have a row: who has written or come in, walls, and scribes. */
async function knownAmong(reader: Reader, keys: { id: string; key: DeviceKey }[]): Promise<Set<string>> {
  const known = new Set<string>()
  for (let at = 0; at < keys.length; at += atOnce) {
    const hashes = keys.slice(at, at + atOnce).map(({ key }) => key.deviceHash)
    const entered = reader
      .selectFrom('participantKey')
      .select(['meetingId', 'deviceHash'])
      .where('deviceHash', 'in', hashes)
    const granted = reader
      .selectFrom('grant')
      .select(['meetingId', 'deviceHash'])
      .where('deviceHash', 'in', hashes)
      .where('endedAt', 'is', null)
    for (const { meetingId, deviceHash } of [...(await entered.execute()), ...(await granted.execute())])
      known.add(`${meetingId} ${deviceHash}`)
  }
  return known
}
