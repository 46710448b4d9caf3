/** The desk takes back what it did with a hand: nobody loses their place, or their minutes, by a wrong key. */
import { PutBackSpeakerInput } from '../../../src/lib/contract/inputs/speakers.ts'
import { parse } from '../../parse.ts'
import type { Trx } from '../../persistence/schema.ts'
import type { Recorder } from '../../persistence/write.ts'
import { refuse } from '../../refusal.ts'
import { ledMeetingFor } from '../meetings/meeting.ts'
import { logRoomAct } from '../moderation/log.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'
import { setFloor } from '../wall/steer.ts'
import { endSpeaking } from './call.ts'
import { type Speaker, speakerWith } from './speaker.ts'

/**
 * In line again, where it was; or speaking again, with the time that was left. Refuses `meeting_not_open`, and `state_passed`
 * where it stands so already, or where its phone has a hand up again meanwhile.
 */
export async function putBackSpeaker(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { id, state } = parse(PutBackSpeakerInput, input)

  await tools.write(async (trx, record) => {
    const { meetingId } = await speakerWith(trx, id)
    const meeting = await ledMeetingFor(trx, actor, meetingId, 'seized')
    if (meeting.state !== 'open') refuse('meeting_not_open')
    // As it stands now that nobody else can change it.
    const speaker = await speakerWith(trx, id)
    if (speaker.state === state) refuse('state_passed')
    if (state === 'waiting') await waitAgain(tools, trx, record, speaker)
    else await speakAgain(tools, trx, record, speaker)
    const act = state === 'waiting' ? 'put_back_speaker' : 'call_speaker'
    await logRoomAct(tools, trx, actor, { meetingId, act, speakerId: id })
  })
}

async function waitAgain(tools: Tools, trx: Trx, record: Recorder, speaker: Speaker): Promise<void> {
  const { id, meetingId, participantId } = speaker
  if (participantId !== null && (await hasHandUp(trx, meetingId, participantId))) refuse('state_passed')
  await trx
    .updateTable('speaker')
    .set({ state: 'waiting', startedAt: null, endedAt: null, seconds: null })
    .where('id', '=', id)
    .execute()
  if (speaker.state === 'speaking') await setFloor(tools, trx, record, { meetingId, taken: false })
  record({ name: 'speaker.asked', meetingId, speakerId: id })
}

async function speakAgain(tools: Tools, trx: Trx, record: Recorder, speaker: Speaker): Promise<void> {
  const { id, meetingId, startedAt, endedAt } = speaker
  if (startedAt === null) return refuse('state_passed')
  await endSpeaking(tools, trx, record, meetingId)
  await trx
    .updateTable('speaker')
    .set({ state: 'speaking', startedAt: tools.now() - ((endedAt ?? startedAt) - startedAt), endedAt: null })
    .where('id', '=', id)
    .execute()
  await setFloor(tools, trx, record, { meetingId, taken: true })
  record({ name: 'speaker.called', meetingId, speakerId: id })
}

async function hasHandUp(trx: Trx, meetingId: string, participantId: string): Promise<boolean> {
  const found = await trx
    .selectFrom('speaker')
    .select('id')
    .where('meetingId', '=', meetingId)
    .where('participantId', '=', participantId)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  return found !== undefined
}
