/** The desk calls somebody up, and the floor is theirs until they are done. */
import { MeetingInput } from '../../../src/lib/contract/inputs/parts.ts'
import { CallSpeakerInput, SpeakingTimeInput } from '../../../src/lib/contract/inputs/speakers.ts'
import { inSpeakingOrder } from '../../../src/lib/contract/speaking.ts'
import { parse } from '../../parse.ts'
import type { Trx } from '../../persistence/schema.ts'
import type { Recorder } from '../../persistence/write.ts'
import { refuse } from '../../refusal.ts'
import { ledMeetingFor } from '../meetings/meeting.ts'
import { logRoomAct } from '../moderation/log.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'
import { setFloor } from '../wall/steer.ts'
import { type Speaker, speakerWith, speakingIn } from './speaker.ts'

/**
 * Whoever spoke until now is done. While somebody speaks the wall stands still. Refuses `nobody_waits` for an empty list,
 * `state_passed` for a hand that went down meanwhile.
 */
export async function callSpeaker(tools: Tools, actor: Actor, input: unknown): Promise<{ id: string }> {
  const { meetingId, id } = parse(CallSpeakerInput, input)

  const { outcome } = await tools.write(async (trx, record) => {
    const meeting = await ledMeetingFor(trx, actor, meetingId, 'seized')
    if (meeting.state !== 'open') refuse('meeting_not_open')
    const next = id ? await waitingWith(trx, meetingId, id) : await firstInLine(trx, meetingId)
    await endSpeaking(tools, trx, record, meetingId)
    await trx
      .updateTable('speaker')
      .set({ state: 'speaking', startedAt: tools.now(), seconds: meeting.speakingSeconds })
      .where('id', '=', next.id)
      .execute()
    await setFloor(tools, trx, record, { meetingId, taken: true })
    await logRoomAct(tools, trx, actor, { meetingId, act: 'call_speaker', speakerId: next.id })
    record({ name: 'speaker.called', meetingId, speakerId: next.id })
    return { id: next.id }
  })
  return outcome
}

/** Nothing happens while nobody speaks. */
export async function endSpeaker(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { meetingId } = parse(MeetingInput, input)

  await tools.write(async (trx, record) => {
    await ledMeetingFor(trx, actor, meetingId, 'seized')
    const speakerId = await endSpeaking(tools, trx, record, meetingId)
    if (speakerId === null) return
    await logRoomAct(tools, trx, actor, { meetingId, act: 'end_speaker', speakerId })
    await setFloor(tools, trx, record, { meetingId, taken: false })
  })
}

/** What the next ones are given; whoever speaks now keeps what they were promised. */
export async function setSpeakingTime(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { meetingId, seconds } = parse(SpeakingTimeInput, input)

  await tools.write(async (trx, record) => {
    await ledMeetingFor(trx, actor, meetingId, 'seized')
    await trx.updateTable('meeting').set({ speakingSeconds: seconds }).where('id', '=', meetingId).execute()
    record({ name: 'meeting.planned', meetingId })
  })
}

/** Who spoke; null for nobody. */
export async function endSpeaking(
  tools: Tools,
  trx: Trx,
  record: Recorder,
  meetingId: string,
): Promise<string | null> {
  const speaking = await speakingIn(trx, meetingId)
  if (!speaking) return null
  await trx
    .updateTable('speaker')
    .set({ state: 'spoken', endedAt: tools.now() })
    .where('id', '=', speaking.id)
    .execute()
  record({ name: 'speaker.ended', meetingId, speakerId: speaking.id })
  return speaking.id
}

async function waitingWith(trx: Trx, meetingId: string, id: string): Promise<Speaker> {
  const speaker = await speakerWith(trx, id)
  if (speaker.meetingId !== meetingId) return refuse('not_found')
  return speaker.state === 'waiting' ? speaker : refuse('state_passed')
}

async function firstInLine(trx: Trx, meetingId: string): Promise<Speaker> {
  const waiting = await trx
    .selectFrom('speaker')
    .selectAll()
    .where('meetingId', '=', meetingId)
    .where('state', '=', 'waiting')
    .execute()
  const [first] = inSpeakingOrder(waiting.map((one) => ({ ...one, spokeBefore: one.spokeBefore === 1 })))
  return waiting.find(({ id }) => id === first?.id) ?? refuse('nobody_waits')
}
