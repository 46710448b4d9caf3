/** A hand goes up: from a phone, or written down by the desk; and down again. */
import { AddSpeakerInput, AskToSpeakInput, SpeakerInput } from '../../../src/lib/contract/inputs/speakers.ts'
import { parse } from '../../parse.ts'
import { seized } from '../../persistence/held.ts'
import type { Trx } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import { ledMeetingFor, meetingFor } from '../meetings/meeting.ts'
import type { Actor } from '../people/actor.ts'
import { participantFor } from '../people/enter.ts'
import type { Tools } from '../tools.ts'
import { speakerWith } from './speaker.ts'

/**
 * Refuses `join_first`, `meeting_not_open`. A hand that is up already stays where it is in the order. Without a name its phone
 * is given a number to be called up by, and keeps it for as long as the meeting lasts.
 */
export async function askToSpeak(tools: Tools, actor: Actor, input: unknown): Promise<{ id: string }> {
  const { meetingId, name = null } = parse(AskToSpeakInput, input)

  const { outcome } = await tools.write(async (trx, record) => {
    const meeting = await seizedMeeting(trx, meetingId)
    const participant = await participantFor(tools, trx, actor, meetingId)
    if (meeting?.state !== 'open') refuse(meeting ? 'meeting_not_open' : 'not_found')
    if (name === null) await giveNumber(trx, participant)
    const id = tools.newId()
    const inserted = await trx
      .insertInto('speaker')
      .values({
        id,
        meetingId,
        participantId: participant.id,
        name,
        spokeBefore: (await hasSpoken(trx, meetingId, { participantId: participant.id })) ? 1 : 0,
        state: 'waiting',
        askedAt: tools.now(),
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!inserted) return { id: await handUp(trx, meetingId, participant.id) }
    record({ name: 'speaker.asked', meetingId, speakerId: id })
    return { id }
  })
  return outcome
}

async function handUp(trx: Trx, meetingId: string, participantId: string): Promise<string> {
  const { id } = await trx
    .selectFrom('speaker')
    .select('id')
    .where('meetingId', '=', meetingId)
    .where('participantId', '=', participantId)
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow()
  return id
}

/** For whoever raised a hand of flesh and blood. The same name has spoken before if it was called up before. */
export async function addSpeaker(tools: Tools, actor: Actor, input: unknown): Promise<{ id: string }> {
  const { meetingId, name } = parse(AddSpeakerInput, input)
  const id = tools.newId()

  await tools.write(async (trx, record) => {
    const meeting = await ledMeetingFor(trx, actor, meetingId)
    if (meeting.state !== 'open') refuse('meeting_not_open')
    await trx
      .insertInto('speaker')
      .values({
        id,
        meetingId,
        name,
        spokeBefore: (await hasSpoken(trx, meetingId, { name })) ? 1 : 0,
        state: 'waiting',
        askedAt: tools.now(),
      })
      .execute()
    record({ name: 'speaker.asked', meetingId, speakerId: id })
  })
  return { id }
}

/** By whoever asked, or by the desk. Nothing happens to a hand that is down. Refuses `not_found` for another's. */
export async function withdrawSpeaker(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { id } = parse(SpeakerInput, input)

  await tools.write(async (trx, record) => {
    const speaker = await speakerWith(trx, id)
    const { roles } = await meetingFor(trx, actor, speaker.meetingId)
    const isOwn = speaker.participantId !== null && speaker.participantId === roles.participantId
    if (!roles.leads && !isOwn) refuse('not_found')
    const lowered = await trx
      .updateTable('speaker')
      .set({ state: 'withdrawn', endedAt: tools.now() })
      .where('id', '=', id)
      .where('state', '=', 'waiting')
      .returning('id')
      .executeTakeFirst()
    if (lowered) record({ name: 'speaker.withdrawn', meetingId: speaker.meetingId, speakerId: id })
  })
}

/** Two who ask at the same instant take turns: each is given a number of their own. */
const seizedMeeting = (trx: Trx, meetingId: string) =>
  trx.selectFrom('meeting').select('state').where('id', '=', meetingId).$call(seized(trx)).executeTakeFirst()

interface Asking {
  id: string
  meetingId: string
}

/** The next that nobody has; the one it has already, where it has one. */
async function giveNumber(trx: Trx, { id, meetingId }: Asking): Promise<void> {
  await trx
    .updateTable('participant')
    .set(({ selectFrom }) => ({
      calledAs: selectFrom('participant')
        .select(({ eb, fn, lit }) => eb(fn.coalesce(fn.max('calledAs'), lit(0)), '+', 1).as('next'))
        .where('meetingId', '=', meetingId),
    }))
    .where('id', '=', id)
    .where('calledAs', 'is', null)
    .execute()
}

async function hasSpoken(
  trx: Trx,
  meetingId: string,
  who: { participantId: string } | { name: string | null },
): Promise<boolean> {
  const query = trx
    .selectFrom('speaker')
    .select('id')
    .where('meetingId', '=', meetingId)
    .where('startedAt', 'is not', null)
  const found = await (
    'participantId' in who
      ? query.where('participantId', '=', who.participantId)
      : query.where((eb) => eb(eb.fn('lower', ['name']), '=', who.name?.toLowerCase() ?? ''))
  ).executeTakeFirst()
  return found !== undefined
}
