/** *Taget tilbage*: the desk gave a hat to the wrong person, or in the wrong words. */
import { HatInput } from '../../../src/lib/contract/inputs/hats.ts'
import { parse } from '../../parse.ts'
import { retell } from '../contributions/retell.ts'
import { ledMeetingFor } from '../meetings/meeting.ts'
import { logRoomAct } from '../moderation/log.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'
import { retellHandOf } from '../speakers/speaker.ts'
import { seizedHat } from './hat.ts'

/**
 * It was never theirs, so the mark goes from all that was said under it, also long after the meeting; the words stay, and
 * the log says who took it. Nothing happens the second time.
 */
export async function takeBackHat(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { id } = parse(HatInput, input)

  await tools.write(async (trx, record) => {
    const hat = await seizedHat(trx, id)
    const { meetingId, participantId } = hat
    await ledMeetingFor(trx, actor, meetingId)
    if (hat.takenBackAt !== null) return
    await trx.updateTable('hat').set({ takenBackAt: tools.now() }).where('id', '=', id).execute()
    await logRoomAct(tools, trx, actor, { meetingId, act: 'take_back_hat', hatId: id })
    record({ name: 'hat.changed', meetingId, hatId: id })
    await retell(trx, record, 'hatId', id)
    if (participantId) await retellHandOf(trx, record, participantId)
  })
}
