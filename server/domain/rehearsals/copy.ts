/** A rehearsal of a planned meeting: its frame, agenda, questions and stands, and none of what anybody has said. */
import { MeetingInput } from '../../../src/lib/contract/inputs/parts.ts'
import { parse } from '../../parse.ts'
import type { Trx } from '../../persistence/schema.ts'
import type { Recorder } from '../../persistence/write.ts'
import { refuse } from '../../refusal.ts'
import { ensureCodes } from '../meetings/codes.ts'
import { type Meeting, ledMeetingFor } from '../meetings/meeting.ts'
import { openRoom } from '../meetings/stages.ts'
import type { Actor } from '../people/actor.ts'
import { openThread } from '../threads/open.ts'
import type { Tools } from '../tools.ts'
import { startProgramme } from '../wall/programme.ts'
import { copyStands } from './copy-stands.ts'
import { lastsMs } from './rehearsal.ts'

export interface Copy {
  meetingId: string
  endsAt: number
}

/**
 * Makes the copy and opens it at once. Refuses `meeting_on` while somebody who leads the meeting has another one open, and
 * `rehearsal_on` where there is a copy already: neither may be mixed up with it.
 */
export async function copyMeeting(tools: Tools, actor: Actor, input: unknown): Promise<Copy> {
  const { meetingId } = parse(MeetingInput, input)
  const id = tools.newId()
  const endsAt = tools.now() + lastsMs
  await tools.write(async (trx, record) => {
    // Held: it cannot be opened at this instant.
    const original = await ledMeetingFor(trx, actor, meetingId)
    if (original.rehearsalOf !== null) refuse('only_rehearsing')
    if (original.state !== 'draft' && original.state !== 'announced') refuse('state_passed')
    await assertNoneIsOn(trx, meetingId)

    const copy = copied(original, { id, now: tools.now(), endsAt })
    await insertOnce(trx, copy)
    await copyLeaders(trx, meetingId, id)
    await startProgramme(tools, trx, id)
    await copyAgenda(tools, trx, record, copy)
    await copyStands(tools, trx, record, copy)
    await ensureCodes(tools, trx, id)
    record({ name: 'meeting.announced', meetingId: id })
    await openRoom(tools, trx, record, copy)
  })
  return { meetingId: id, endsAt }
}

const copied = (
  original: Meeting,
  { id, now, endsAt }: { id: string; now: number; endsAt: number },
): Meeting => ({
  ...original,
  id,
  state: 'announced',
  rehearsalOf: original.id,
  rehearsalEndsAt: endsAt,
  createdAt: now,
  announcedAt: now,
  startsAt: now,
  endsAt: now + original.endsAt - original.startsAt,
  newPhonesWaitSince: null,
})

async function assertNoneIsOn(trx: Trx, meetingId: string): Promise<void> {
  const open = await trx
    .selectFrom('facilitator as ours')
    .innerJoin('facilitator as theirs', 'theirs.accountId', 'ours.accountId')
    .innerJoin('meeting', 'meeting.id', 'theirs.meetingId')
    .select('meeting.id')
    .where('ours.meetingId', '=', meetingId)
    .where('meeting.state', '=', 'open')
    .where('meeting.rehearsalOf', 'is', null)
    .executeTakeFirst()
  if (open) refuse('meeting_on')
}

/** Two who press the button at the same instant: one of them has it. */
async function insertOnce(trx: Trx, copy: Meeting): Promise<void> {
  const made = await trx
    .insertInto('meeting')
    .values(copy)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) refuse('rehearsal_on')
}

async function copyLeaders(trx: Trx, from: string, to: string): Promise<void> {
  const leaders = await trx
    .selectFrom('facilitator')
    .select('accountId')
    .where('meetingId', '=', from)
    .execute()
  await trx
    .insertInto('facilitator')
    .values(leaders.map(({ accountId }) => ({ meetingId: to, accountId })))
    .execute()
}

/** A question is asked in a thread of its own, so that nothing comes near the real one. */
async function copyAgenda(tools: Tools, trx: Trx, record: Recorder, copy: Meeting): Promise<void> {
  const { id: meetingId, hostId, rehearsalOf } = copy
  const items = await trx
    .selectFrom('agendaItem')
    .leftJoin('thread', 'thread.id', 'agendaItem.threadId')
    .select(['position', 'title', 'minutes', 'kind', 'question', 'approval'])
    .where('agendaItem.meetingId', '=', rehearsalOf)
    .orderBy('position')
    .execute()
  if (!items.some(({ question }) => question)) refuse('agenda_missing')
  const itemIds: string[] = []
  for (const { question, approval, ...item } of items) {
    const threadId = question ? await openThread(tools, trx, record, { meetingId, hostId, question }) : null
    if (threadId && approval) await readFirst(trx, threadId)
    const id = tools.newId()
    await trx
      .insertInto('agendaItem')
      .values({ ...item, id, meetingId, threadId })
      .execute()
    itemIds.push(id)
  }
  record({ name: 'agenda.planned', meetingId, itemIds })
}

const readFirst = (trx: Trx, threadId: string) =>
  trx.updateTable('thread').set({ approval: 1 }).where('id', '=', threadId).execute()
