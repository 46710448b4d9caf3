/** A thread begins with a meeting, and may be taken up again at others. */
import type { InferOutput } from 'valibot'
import { TakeUpInput } from '../../../src/lib/contract/inputs/agenda.ts'
import { seized } from '../../persistence/held.ts'
import type { Trx } from '../../persistence/schema.ts'
import type { Recorder } from '../../persistence/write.ts'
import { parse } from '../../parse.ts'
import { refuse } from '../../refusal.ts'
import { meetingsHaving } from './having.ts'
import { wordsAt } from '../contributions/home.ts'
import { ledMeetingFor } from '../meetings/meeting.ts'
import { isPublic } from '../meetings/publicity.ts'
import type { Actor } from '../people/actor.ts'
import { settleProposals } from '../proposals/settle.ts'
import { tellProposals } from '../proposals/waiting.ts'
import { tellReports } from '../reports/tell.ts'
import type { Tools } from '../tools.ts'
import { firstHost } from './host.ts'
import { threadFor } from './thread.ts'

export async function openThread(
  tools: Tools,
  trx: Trx,
  record: Recorder,
  { meetingId, hostId, question }: { meetingId: string; hostId: string; question: string },
): Promise<string> {
  const id = tools.newId()
  await trx
    .insertInto('thread')
    .values({
      ...{ id, meetingId, question, state: 'open', createdAt: tools.now() },
      hostId: await firstHost(trx, meetingId, hostId),
    })
    .execute()
  await trx.insertInto('threadMeeting').values({ threadId: id, meetingId, takenUpAt: tools.now() }).execute()
  record({ name: 'thread.opened', meetingId, threadId: id })
  return id
}

/** Takes a thread to which nobody has written off a meeting; without any meeting there is no thread. */
export async function dropThread(
  trx: Trx,
  record: Recorder,
  { meetingId, threadId }: { meetingId: string; threadId: string },
): Promise<void> {
  await trx
    .deleteFrom('threadMeeting')
    .where('threadId', '=', threadId)
    .where('meetingId', '=', meetingId)
    .execute()
  const elsewhere = await meetingsHaving(trx, threadId)
  await tellProposals(trx, record, { threadIds: [threadId] })
  if (elsewhere.length === 0) await trx.deleteFrom('thread').where('id', '=', threadId).execute()
  record({ name: 'thread.dropped', meetingId, threadId })
}

/**
 * Puts a thread that exists on a coming meeting's agenda. Its words are told to that meeting's feed, one row each, so
 * that a client of the new meeting catches up like any other. Who proposed it hears of it. Refuses `words_not_public` where the
 * words are not public and this actor leads no meeting that has them.
 */
export async function takeUpThread(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const item = parse(TakeUpInput, input)
  await tools.write((trx, record) => takeUp(tools, trx, record, actor, item))
}

/** As part of whatever else is decided. */
export async function takeUp(
  tools: Tools,
  trx: Trx,
  record: Recorder,
  actor: Actor,
  item: InferOutput<typeof TakeUpInput>,
): Promise<void> {
  const { meetingId, title, minutes, origin } = item
  const meeting = await ledMeetingFor(trx, actor, meetingId, 'seized')
  if (meeting.state === 'closed') refuse('meeting_closed')
  const { thread, settings } = await threadFor(trx, actor, item.threadId)
  const threadId = thread.id
  // What is said at a rehearsal goes with it, and is no part of what people said.
  if (meeting.rehearsalOf !== null || settings.some((setting) => setting.meeting.rehearsalOf !== null))
    refuse('only_rehearsing')
  // Whoever leads a meeting reads all that is said in its threads, so nobody may help themselves to one.
  if (!settings.some((setting) => setting.roles.leads || isPublic(setting.meeting)))
    refuse('words_not_public')
  // A post holds the thread; so either it is among those below, or it is told to this meeting itself.
  await trx.selectFrom('thread').select('id').where('id', '=', threadId).$call(seized(trx)).execute()

  const added = await trx
    .insertInto('threadMeeting')
    .values({ threadId, meetingId, takenUpAt: tools.now() })
    .onConflict((conflict) => conflict.doNothing())
    .returning('threadId')
    .executeTakeFirst()
  if (!added) refuse('state_passed')

  const itemId = await appendItem(tools, trx, { meetingId, threadId, title, minutes })
  record({ name: 'agenda.planned', meetingId, itemIds: [itemId] })
  record({ name: 'thread.taken_up', meetingId, threadId, ...(await wordsAt(trx, meetingId, threadId)) })
  await openUntilAfter(trx, record, { threadId, endsAt: meeting.endsAt })
  await tellReports(trx, record, { threadId, meetingIds: [meetingId] })
  await settleProposals(tools, trx, record, actor, { meetingId, threadId, state: 'accepted', origin })
}

/** What was to close before it is talked about again has no last day any more: its host sets another. */
async function openUntilAfter(
  trx: Trx,
  record: Recorder,
  { threadId, endsAt }: { threadId: string; endsAt: number },
): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable('thread')
    .set({ state: 'open', closesAt: null, closingNewsAt: null })
    .where('id', '=', threadId)
    .where((eb) => eb.or([eb('state', '=', 'closed'), eb('closesAt', '<', endsAt)]))
    .executeTakeFirst()
  if (numUpdatedRows > 0n) record({ name: 'thread.arranged', threadId })
}

async function appendItem(
  tools: Tools,
  trx: Trx,
  item: { meetingId: string; threadId: string; title: string; minutes: number },
): Promise<string> {
  const { last } = await trx
    .selectFrom('agendaItem')
    .select((eb) => eb.fn.max('position').as('last'))
    .where('meetingId', '=', item.meetingId)
    .executeTakeFirstOrThrow()
  const id = tools.newId()
  await trx
    .insertInto('agendaItem')
    .values({ ...item, id, position: last === null ? 0 : last + 1 })
    .execute()
  return id
}
