/** Reports: those that wait, to who leads; and what became of one's own. */
import { ReceiptInput } from '../../../src/lib/contract/inputs/reports.ts'
import type { ContributionView } from '../../../src/lib/contract/wire/contributions.ts'
import type { OwnReport, ReportView } from '../../../src/lib/contract/wire/reports.ts'
import type { Audience } from '../../../src/lib/contract/words.ts'
import { sha256 } from '../../ids.ts'
import { type SelectQueryBuilder, sql } from 'kysely'
import { parse } from '../../parse.ts'
import type { Database, Reader } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import { contributionViews } from '../contributions/read.ts'
import { meetingFor } from '../meetings/meeting.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'
import { roundsOf, secretOf } from './report.ts'

/** These, in no particular order; what was decided, or is in no thread of the meeting, is left out, and the room has none. */
export async function reportViews(
  reader: Reader,
  ids: string[],
  { audience, meetingId }: { audience: Audience; meetingId: string },
): Promise<ReportView[]> {
  if (audience === 'room') return []
  const rows = await placed(waiting(reader))
    .select(isMadeAt.as('isHere'))
    .where('threadMeeting.meetingId', '=', meetingId)
    .where('report.id', 'in', ids)
    .execute()
  return rows.map(({ isHere, ...report }) => ({ ...report, isHere: isHere === 1 }))
}

const placed = <O>(query: SelectQueryBuilder<Database, 'report', O>) =>
  query
    .innerJoin('contribution', 'contribution.id', 'report.contributionId')
    .innerJoin('threadMeeting', 'threadMeeting.threadId', 'contribution.threadId')
    .innerJoin('meeting', 'meeting.id', 'threadMeeting.meetingId')

const wasOpen = (meeting: string) =>
  sql`(${sql.ref(`${meeting}.opened_at`)} <= report.created_at
    and coalesce(${sql.ref(`${meeting}.closed_at`)}, report.created_at) >= report.created_at)`

/** A thread may be several meetings': a report was made at the one that was on, or else where the words were said. */
const isMadeAt = sql<number>`case when ${wasOpen('meeting')} then 1
  when meeting.id != contribution.meeting_id then 0
  when exists (
    select 1 from thread_meeting has join meeting other on other.id = has.meeting_id
    where has.thread_id = contribution.thread_id and ${wasOpen('other')}
  ) then 0 else 1 end`

const waiting = (reader: Reader) =>
  reader
    .selectFrom('report')
    .select(['report.id', 'contributionId', 'reason', 'words', 'report.createdAt'])
    .where('outcome', 'is', null)

export interface Reported {
  contribution: ContributionView
  question: string
  reports: Omit<ReportView, 'isHere'>[]
}

/** All that waits in the threads of a meeting, by the words that it is about; the first to be reported first. Refuses `forbidden`. */
export async function listReports({ db }: Tools, actor: Actor, meetingId: string): Promise<Reported[]> {
  const { roles } = await meetingFor(db, actor, meetingId)
  if (!roles.leads) refuse('forbidden')
  const reports = await waitingAt(db, meetingId)
  const ids = [...new Set(reports.map(({ contributionId }) => contributionId))]
  const views = new Map((await contributionViews(db, ids, 'desk', meetingId)).map((view) => [view.id, view]))
  return ids.flatMap((id) => {
    const contribution = views.get(id)
    const own = reports.filter(({ contributionId }) => contributionId === id)
    const question = own[0]?.question
    return contribution && question !== undefined
      ? [{ contribution, question, reports: own.map(({ question: _, ...report }) => report) }]
      : []
  })
}

const waitingAt = (reader: Reader, meetingId: string) =>
  waiting(reader)
    .innerJoin('contribution', 'contribution.id', 'report.contributionId')
    .innerJoin('thread', 'thread.id', 'contribution.threadId')
    .innerJoin('threadMeeting', 'threadMeeting.threadId', 'contribution.threadId')
    .select('thread.question')
    .where('threadMeeting.meetingId', '=', meetingId)
    .orderBy('report.createdAt')
    .orderBy('report.id')
    .execute()

/** How many contributions were reported at each of these meetings and wait to be looked at; those without any are left out. */
export async function countReported({ db }: Tools, meetingIds: string[]): Promise<Map<string, number>> {
  if (meetingIds.length === 0) return new Map()
  const rows = await placed(db.selectFrom('report'))
    .select(['threadMeeting.meetingId'])
    .select((eb) => eb.fn.count<number>('contributionId').distinct().as('count'))
    .where('outcome', 'is', null)
    .where('threadMeeting.meetingId', 'in', meetingIds)
    .where(isMadeAt, '=', 1)
    .groupBy('threadMeeting.meetingId')
    .execute()
  return new Map(rows.map(({ meetingId, count }) => [meetingId, count]))
}

/** Whoever has the secret of it reads what became of it. Refuses `not_found`. */
export async function readReceipt(tools: Tools, input: unknown): Promise<OwnReport> {
  const { secret } = parse(ReceiptInput, input)
  const row = await own(tools.db).where('receiptHash', '=', sha256(secret)).executeTakeFirst()
  return row ? viewOf(row, secret) : refuse('not_found')
}

/** What this actor reported in a thread, from an account or from this device, or what their account did anywhere; newest first. */
export async function ownReports(tools: Tools, actor: Actor, threadId?: string): Promise<OwnReport[]> {
  const reporters = [
    ...(actor.account ? [actor.account.id] : []),
    ...(threadId ? await devicesAt(tools.db, actor, threadId) : []),
  ]
  if (reporters.length === 0) return []
  const rows = await own(tools.db)
    .where('report.reporter', 'in', reporters.flatMap(roundsOf))
    .$if(threadId !== undefined, (query) => query.where('contribution.threadId', '=', threadId ?? ''))
    .orderBy('report.createdAt', 'desc')
    .orderBy('report.id', 'desc')
    .execute()
  return rows.map((row) => viewOf(row, secretOf(tools, row.contributionId, row.reporter)))
}

async function devicesAt(reader: Reader, actor: Actor, threadId: string): Promise<string[]> {
  const meetings = await reader
    .selectFrom('threadMeeting')
    .select('meetingId')
    .where('threadId', '=', threadId)
    .execute()
  return meetings.flatMap(({ meetingId }) => actor.keyIn(meetingId)?.deviceHash ?? [])
}

const own = (reader: Reader) =>
  reader
    .selectFrom('report')
    .innerJoin('contribution', 'contribution.id', 'report.contributionId')
    .innerJoin('thread', 'thread.id', 'contribution.threadId')
    .select(['report.reporter', 'report.contributionId', 'contribution.threadId', 'thread.question'])
    .select(['report.reason', 'report.words', 'report.createdAt'])
    .select(['report.outcome', 'report.answer', 'report.answeredAt'])
    .select(['contribution.state', 'contribution.holdReason'])

type Row = Awaited<ReturnType<ReturnType<typeof own>['executeTakeFirstOrThrow']>>

const viewOf = ({ reporter: _, state, holdReason, ...row }: Row, secret: string): OwnReport => ({
  ...row,
  secret,
  isShown: state === 'shown',
  holdReason: state === 'held' ? holdReason : null,
})
