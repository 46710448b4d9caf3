/** Ends a rehearsal: first the room hears that it is over, then everything goes that it ever made. */
import { type RawBuilder, sql } from 'kysely'
import { MeetingInput } from '../../../src/lib/contract/inputs/parts.ts'
import { parse } from '../../parse.ts'
import { seized } from '../../persistence/held.ts'
import type { Database, Trx } from '../../persistence/schema.ts'
import type { Recorder } from '../../persistence/write.ts'
import type { Meeting } from '../meetings/meeting.ts'
import { closeRoom } from '../meetings/stages.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'
import { ledRehearsalFor } from './rehearsal.ts'

interface Ended {
  meetingId: string
  /** What it was a rehearsal of. */
  of: string
}

/** From now on it is due to be erased. Refuses `forbidden` for a meeting that is no rehearsal. */
export async function endRehearsal(tools: Tools, actor: Actor, input: unknown): Promise<Ended> {
  const { meetingId } = parse(MeetingInput, input)
  const { outcome } = await tools.write(async (trx, record) => {
    const rehearsal = await ledRehearsalFor(trx, actor, meetingId)
    await endRoom(tools, trx, record, rehearsal)
    return { meetingId, of: rehearsal.rehearsalOf ?? meetingId }
  })
  return outcome
}

async function endRoom(tools: Tools, trx: Trx, record: Recorder, rehearsal: Meeting): Promise<void> {
  const { id, state } = rehearsal
  await trx.updateTable('meeting').set({ rehearsalEndsAt: tools.now() }).where('id', '=', id).execute()
  if (state === 'open') await closeRoom(tools, trx, record, rehearsal)
}

/** Those whose time is over. Harmless to ask in several processes at once. */
export async function rehearsalsDue({ db, now }: Tools): Promise<string[]> {
  const due = await db
    .selectFrom('meeting')
    .select('id')
    .where('rehearsalOf', 'is not', null)
    .where('rehearsalEndsAt', '<=', now())
    .execute()
  return due.map(({ id }) => id)
}

/** For one that is due: the room hears that it is over. */
export async function closeRehearsal(tools: Tools, id: string): Promise<void> {
  await tools.write(async (trx, record) => {
    const rehearsal = await rehearsalSeized(trx, id)
    if (rehearsal) await endRoom(tools, trx, record, rehearsal)
  })
}

/** Erases it without a trace, once its room is closed. Answers whether there was anything to erase. */
export async function eraseRehearsal(tools: Tools, id: string): Promise<boolean> {
  const { outcome } = await tools.write(async (trx) => {
    const rehearsal = await rehearsalSeized(trx, id)
    if (!rehearsal || rehearsal.state === 'open') return false
    // Who writes at this instant holds the thread: either it goes below, or there is nothing left to write to.
    await trx
      .selectFrom('thread')
      .select('id')
      .where('meetingId', '=', id)
      .orderBy('id')
      .$call(seized(trx))
      .execute()
    for (const [table, isOf] of traces)
      await sql`delete from ${sql.table(table)} where ${isOf(id)}`.execute(trx)
    return true
  })
  return outcome
}

const rehearsalSeized = (trx: Trx, id: string): Promise<Meeting | undefined> =>
  trx
    .selectFrom('meeting')
    .selectAll()
    .where('id', '=', id)
    .where('rehearsalOf', 'is not', null)
    .$call(seized(trx))
    .executeTakeFirst()

type IsOf = (meetingId: string) => RawBuilder<unknown>
const ofMeeting: IsOf = (id) => sql`meeting_id = ${id}`
const ofContribution: IsOf = (id) =>
  sql`contribution_id in (select id from contribution where meeting_id = ${id})`

/**
 * What each table holds of a meeting, in the order in which it can go; null: nothing. A table that nobody has decided
 * about does not compile.
 */
const kept: { [T in keyof Database]: IsOf | null } = {
  moderation: ofContribution,
  version: ofContribution,
  report: ofContribution,
  translation: ofContribution,
  roomAct: ofMeeting,
  themeWish: ofContribution,
  themeContribution: ofContribution,
  theme: ofMeeting,
  promise: ofMeeting,
  invitation: ofMeeting,
  paperCard: ofMeeting,
  showing: ofMeeting,
  wallEntry: ofMeeting,
  contribution: ofMeeting,
  outreachStop: ofMeeting,
  speaker: ofMeeting,
  helpCall: ofMeeting,
  hat: ofMeeting,
  participantKey: ofMeeting,
  participant: ofMeeting,
  screen: ofMeeting,
  grant: ofMeeting,
  programme: ofMeeting,
  joinCode: ofMeeting,
  agendaVisit: (id) => sql`item_id in (select id from agenda_item where meeting_id = ${id})`,
  agendaItem: ofMeeting,
  stand: ofMeeting,
  threadMeeting: ofMeeting,
  thread: ofMeeting,
  facilitator: ofMeeting,
  checklist: ofMeeting,
  presence: ofMeeting,
  feed: ofMeeting,
  feedHead: ofMeeting,
  meeting: (id) => sql`id = ${id}`,
  // Nobody finds what is rehearsed, so nothing of it was ever there.
  searchEntry: null,
  // Nobody answers a rehearsal.
  answer: null,
  answerVersion: null,
  // Nobody proposes anything to one, and what was rehearsed is neither moved nor summed up.
  proposal: null,
  threadMove: null,
  threadSummary: null,
  threadSummaryVersion: null,
  // Nothing is sent from a rehearsal.
  letter: null,
  // Nobody is told of one.
  follower: null,
  follow: null,
  letterOutcome: null,
  mail: null,
  // Goes with its thread.
  reading: null,
  setting: null,
  account: null,
  login: null,
  loginLink: null,
  identity: null,
  errand: null,
  arrival: null,
  roleAct: null,
  invited: null,
  houseText: null,
  logo: null,
  adminAct: null,
}
const traces = Object.entries(kept).flatMap(([table, isOf]) => (isOf ? [[table, isOf] as const] : []))
