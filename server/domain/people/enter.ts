/** Makes a participant of a device that used a right code. Link previews never come this far. */
import type { Tools } from '../tools.ts'
import type { Reader, Trx } from '../../persistence/schema.ts'
import { held } from '../../persistence/held.ts'
import { refuse } from '../../refusal.ts'
import type { Actor, DeviceKey } from './actor.ts'
import { hasForgotten } from './forget.ts'
import { openStandIn } from '../stands/stand.ts'

/**
 * The participant that this actor is in the meeting; made now if the device has joined and has no row yet. Who used the code
 * of another stand is there from now on. `isNew`: made just now. `by_card`: the desk's own card lets them in, whatever the device used before. Refuses
 * `join_first`.
 */
export async function participantFor(
  tools: Tools,
  trx: Trx,
  actor: Actor,
  meetingId: string,
  how: 'by_code' | 'by_card' = 'by_code',
) {
  const key = actor.keyIn(meetingId)
  if (!key) return refuse('join_first')
  const known = await participantOf(trx, key.deviceHash, meetingId)
  if (known) return { ...(await moved(trx, known, key)), key, isNew: false }
  if (!(key.joined || how === 'by_card') || (await forgetsNow(trx, meetingId))) return refuse('join_first')

  const standId = key.standId && (await openStandIn(trx, meetingId, key.standId))
  const made = { id: tools.newId(), meetingId, createdAt: tools.now(), standId: standId || null }
  await trx.insertInto('participant').values(made).execute()
  const inserted = await trx
    .insertInto('participantKey')
    .values({
      deviceHash: key.deviceHash,
      claimHash: key.claimHash,
      participantId: made.id,
      meetingId,
      createdAt: made.createdAt,
    })
    .onConflict((conflict) => conflict.column('deviceHash').doNothing())
    .returning('participantId')
    .executeTakeFirst()
  if (inserted) return { ...made, key, isNew: true }

  // Two tabs of one phone at once: the other's row is the one.
  await trx.deleteFrom('participant').where('id', '=', made.id).execute()
  const other = await participantOf(trx, key.deviceHash, meetingId)
  return other ? { ...other, key, isNew: false } : refuse('unavailable')
}

interface Someone {
  id: string
  meetingId: string
  createdAt: number
  standId: string | null
}

async function moved(trx: Trx, known: Someone, key: DeviceKey): Promise<Someone> {
  if (!key.standId || key.standId === known.standId) return known
  const standId = await openStandIn(trx, known.meetingId, key.standId)
  if (!standId) return known
  await trx.updateTable('participant').set({ standId }).where('id', '=', known.id).execute()
  return { ...known, standId }
}

/** Or it is gone, as a rehearsal is. Held: what a meeting forgets at this instant must not come back by one who enters. */
async function forgetsNow(trx: Trx, meetingId: string): Promise<boolean> {
  const meeting = await trx
    .selectFrom('meeting')
    .select('forgottenAt')
    .where('id', '=', meetingId)
    .$call(held(trx))
    .executeTakeFirst()
  return meeting?.forgottenAt !== null
}

export function participantOf(reader: Reader, deviceHash: string, meetingId: string) {
  return reader
    .selectFrom('participantKey')
    .innerJoin('participant', 'participant.id', 'participantKey.participantId')
    .select(['participant.id', 'participant.meetingId', 'participant.createdAt', 'participant.standId'])
    .where('deviceHash', '=', deviceHash)
    .where('participantKey.meetingId', '=', meetingId)
    .executeTakeFirst()
}

/** The first entry of a joined device, or its first with the code of another stand. Nothing happens for anybody else, or the second time. */
export async function enterMeeting(tools: Tools, actor: Actor, meetingId: string): Promise<void> {
  const key = actor.keyIn(meetingId)
  if (!key?.joined) return
  const known = await tools.db
    .selectFrom('participantKey')
    .innerJoin('participant', 'participant.id', 'participantKey.participantId')
    .select('standId')
    .where('deviceHash', '=', key.deviceHash)
    .executeTakeFirst()
  if (known && (!key.standId || key.standId === known.standId)) return
  if (!(await hasForgotten(tools.db, meetingId)))
    await tools.write((trx) => participantFor(tools, trx, actor, meetingId))
}
