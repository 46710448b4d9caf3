/** A meeting's way: draft, announced, open, closed, and its words published. Each step is taken once. */
import { MeetingInput } from '../../../src/lib/contract/inputs/parts.ts'
import type { MeetingState } from '../../../src/lib/contract/words.ts'
import type { Trx } from '../../persistence/schema.ts'
import { parse } from '../../parse.ts'
import type { Recorder } from '../../persistence/write.ts'
import { refuse } from '../../refusal.ts'
import { forgetMonths } from '../administration/retention.ts'
import { leave } from '../agenda/visits.ts'
import { wordsAt } from '../contributions/home.ts'
import type { Actor } from '../people/actor.ts'
import { endSpeaking } from '../speakers/call.ts'
import { forgetAtAfter } from '../people/forget.ts'
import { tellProposals } from '../proposals/waiting.ts'
import type { Tools } from '../tools.ts'
import { changeMode } from '../wall/elsewhere.ts'
import { letEarlierOnWall } from '../wall/queue.ts'
import { endCodes, ensureCodes } from './codes.ts'
import { isRehearsed } from '../rehearsals/rehearsal.ts'
import { type Meeting, isFramed, ledMeetingFor } from './meeting.ts'

/** Refuses `frame_missing` or `agenda_missing`: nobody is invited to a meeting without a clear frame. */
export async function announceMeeting(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { meetingId } = parse(MeetingInput, input)
  await tools.write(async (trx, record) => {
    const meeting = await ledMeetingFor(trx, actor, meetingId, 'seized')
    if (!isFramed(meeting)) refuse('frame_missing')
    if (!(await hasAgenda(trx, meetingId))) refuse('agenda_missing')
    await step(trx, meeting, ['draft'], { state: 'announced', announcedAt: tools.now() })
    await ensureCodes(tools, trx, meetingId)
    record({ name: 'meeting.announced', meetingId })
    record({ name: 'programme.changed', meetingId })
  })
}

/** Refuses `rehearsal_on` while it is being rehearsed: there is one hall. */
export async function openMeeting(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { meetingId } = parse(MeetingInput, input)
  await tools.write(async (trx, record) => {
    const meeting = await ledMeetingFor(trx, actor, meetingId, 'seized')
    if (await isRehearsed(trx, meetingId)) refuse('rehearsal_on')
    await openRoom(tools, trx, record, meeting)
  })
}

/** @param meeting seized. */
export async function openRoom(tools: Tools, trx: Trx, record: Recorder, meeting: Meeting): Promise<void> {
  const now = tools.now()
  const forgetAfterMonths = await forgetMonths(trx)
  await step(trx, meeting, ['announced'], {
    ...{ state: 'open', openedAt: now, forgetAfterMonths },
    forgetAt: forgetAtAfter(meeting.endsAt, forgetAfterMonths),
  })
  const earlierIds = await letEarlierOnWall(trx, meeting.id, now)
  await changeMode(tools, trx, meeting.id, 'welcome')
  record({ name: 'meeting.opened', meetingId: meeting.id, earlierIds })
  record({ name: 'programme.changed', meetingId: meeting.id })
}

/** Closes the room, not the threads: from now on words come from home. */
export async function closeMeeting(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { meetingId } = parse(MeetingInput, input)
  await tools.write(async (trx, record) =>
    closeRoom(tools, trx, record, await ledMeetingFor(trx, actor, meetingId, 'seized')),
  )
}

/** @param meeting seized. */
export async function closeRoom(tools: Tools, trx: Trx, record: Recorder, meeting: Meeting): Promise<void> {
  const { id: meetingId } = meeting
  const now = tools.now()
  await step(trx, meeting, ['open'], {
    state: 'closed',
    closedAt: now,
    currentItemId: null,
    forgetAt: forgetAtAfter(now, meeting.forgetAfterMonths),
  })
  const ended = await trx
    .updateTable('agendaItem')
    .set({ endedAt: now })
    .where('meetingId', '=', meetingId)
    .where('startedAt', 'is not', null)
    .where('endedAt', 'is', null)
    .returning('id')
    .execute()
  const endedIds = ended.map(({ id }) => id)
  await leave(trx, endedIds, now)
  await endCodes(trx, meetingId, now)
  await endSpeaking(tools, trx, record, meetingId)
  await changeMode(tools, trx, meetingId, 'thanks')
  record({ name: 'agenda.moved', meetingId, itemIds: endedIds })
  record({ name: 'meeting.closed', meetingId })
  await tellProposals(trx, record, { meetingId })
  record({ name: 'programme.changed', meetingId })
}

/** *Læg frem*: a named person puts the words of an open meeting before everybody. */
export async function publishMeeting(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { meetingId } = parse(MeetingInput, input)
  await tools.write(async (trx, record) => {
    const meeting = await ledMeetingFor(trx, actor, meetingId, 'seized')
    if (meeting.access !== 'open') refuse('forbidden')
    if (meeting.rehearsalOf !== null) refuse('only_rehearsing')
    if (meeting.publishedAt !== null) refuse('state_passed')
    await step(trx, meeting, ['closed'], {
      publishedAt: tools.now(),
      publishedBy: actor.account?.name ?? null,
    })
    record({ name: 'meeting.published', meetingId })
    await tellOthers(trx, record, meetingId)
  })
}

/** Other meetings that have its threads may read these words from now on. */
async function tellOthers(trx: Trx, record: Recorder, meetingId: string): Promise<void> {
  const others = await trx
    .selectFrom('threadMeeting as ours')
    .innerJoin('threadMeeting as theirs', 'theirs.threadId', 'ours.threadId')
    .select(['theirs.meetingId', 'theirs.threadId'])
    .where('ours.meetingId', '=', meetingId)
    .where('theirs.meetingId', '!=', meetingId)
    .execute()
  for (const other of others)
    record({ name: 'thread.taken_up', ...other, ...(await wordsAt(trx, other.meetingId, other.threadId)) })
}

async function step(
  trx: Trx,
  meeting: Meeting,
  from: MeetingState[],
  change: Partial<Meeting>,
): Promise<void> {
  if (!from.includes(meeting.state)) refuse('state_passed')
  await trx.updateTable('meeting').set(change).where('id', '=', meeting.id).execute()
}

async function hasAgenda(trx: Trx, meetingId: string): Promise<boolean> {
  const found = await trx
    .selectFrom('agendaItem')
    .select('id')
    .where('meetingId', '=', meetingId)
    .where('threadId', 'is not', null)
    .executeTakeFirst()
  return found !== undefined
}
