/** Makes a participant of a device that used a right code. Link previews never come this far. */
import type { Tools } from '../tools.ts'
import type { Trx } from '../../persistence/schema.ts'
import { held } from '../../persistence/held.ts'
import { refuse } from '../../refusal.ts'
import type { Actor } from './actor.ts'
import { hasForgotten } from './forget.ts'

/** The participant that this actor is in the meeting; made now if the device has joined and has no row yet. Refuses `join_first`. */
export async function participantFor(tools: Tools, trx: Trx, actor: Actor, meetingId: string) {
  const key = actor.keyIn(meetingId)
  if (!key) return refuse('join_first')
  const known = await participantOf(trx, key.deviceHash, meetingId)
  if (known) return { ...known, key }
  if (!key.joined || (await forgetsNow(trx, meetingId))) return refuse('join_first')

  const made = { id: tools.newId(), meetingId, createdAt: tools.now() }
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
  if (inserted) return { ...made, key }

  // Two tabs of one phone at once: the other's row is the one.
  await trx.deleteFrom('participant').where('id', '=', made.id).execute()
  const other = await participantOf(trx, key.deviceHash, meetingId)
  return other ? { ...other, key } : refuse('unavailable')
}

/** Held: what a meeting forgets at this instant must not come back by one who enters. */
async function forgetsNow(trx: Trx, meetingId: string): Promise<boolean> {
  const meeting = await trx
    .selectFrom('meeting')
    .select('forgottenAt')
    .where('id', '=', meetingId)
    .$call(held(trx))
    .executeTakeFirst()
  return meeting?.forgottenAt != null
}

function participantOf(trx: Trx, deviceHash: string, meetingId: string) {
  return trx
    .selectFrom('participantKey')
    .innerJoin('participant', 'participant.id', 'participantKey.participantId')
    .select(['participant.id', 'participant.meetingId', 'participant.createdAt'])
    .where('deviceHash', '=', deviceHash)
    .where('participantKey.meetingId', '=', meetingId)
    .executeTakeFirst()
}

/** The first entry of a joined device. Nothing happens for anybody else, or the second time. */
export async function enterMeeting(tools: Tools, actor: Actor, meetingId: string): Promise<void> {
  const key = actor.keyIn(meetingId)
  if (!key?.joined) return
  const known = await tools.db
    .selectFrom('participantKey')
    .select('deviceHash')
    .where('deviceHash', '=', key.deviceHash)
    .executeTakeFirst()
  if (!known && !(await hasForgotten(tools.db, meetingId)))
    await tools.write((trx) => participantFor(tools, trx, actor, meetingId))
}
