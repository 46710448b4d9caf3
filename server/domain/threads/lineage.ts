/** Where the words of a thread came from and where some have gone, and what whoever asks may do about it. */
import type { Lineage } from '../../../src/lib/contract/wire/moves.ts'
import type { Reader } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'
import { type Setting, mayReadThread, readableAmong, settingsOf, threadFor } from './thread.ts'

export async function readLineage({ db }: Tools, actor: Actor, threadId: string): Promise<Lineage> {
  const { thread, settings } = await threadFor(db, actor, threadId)
  const mayRead = mayReadThread(settings)
  return {
    merged: await mergedInto(db, thread.id, settings),
    moved: mayRead ? await movedFrom(db, actor, thread.id) : [],
    written: mayRead ? await writtenElsewhere(db, thread.id, readableAmong(settings)) : {},
    mayArrange: mayArrange(settings),
  }
}

/** Who leads a meeting of it; what is rehearsed leaves no trace. */
export const mayArrange = (settings: Setting[]): boolean =>
  settings.some(({ roles }) => roles.leads) && settings.every(({ meeting }) => meeting.rehearsalOf === null)

/** Of a question that was asked behind closed doors alone, nobody else hears. */
async function mergedInto(reader: Reader, intoId: string, settings: Setting[]): Promise<Lineage['merged']> {
  const known = new Set(settings.map(({ meeting }) => meeting.id))
  const rows = await reader
    .selectFrom('thread')
    .innerJoin('threadMove', 'threadMove.fromId', 'thread.id')
    .innerJoin('account', 'account.id', 'threadMove.accountId')
    .select(['thread.id', 'thread.question', 'thread.meetingId', 'threadMove.at', 'account.name as by'])
    .where('thread.mergedIntoId', '=', intoId)
    .where('threadMove.kind', '=', 'merge')
    .orderBy('threadMove.at')
    .orderBy('thread.id')
    .execute()
  return rows
    .filter(({ meetingId }) => known.has(meetingId))
    .map(({ id, question, at, by }) => ({ id, question, at, by: by || null }))
}

/** As it stands now: what came back has never been away. */
async function movedFrom(reader: Reader, actor: Actor, fromId: string): Promise<Lineage['moved']> {
  const rows = await reader
    .selectFrom('contribution')
    .innerJoin('thread', 'thread.id', 'contribution.threadId')
    .select(['thread.id', 'thread.question', (eb) => eb.fn.countAll<number>().as('count')])
    .where('contribution.writtenInId', '=', fromId)
    .where('contribution.parentId', 'is', null)
    .where('contribution.state', '=', 'shown')
    .groupBy(['thread.id', 'thread.question'])
    .orderBy('thread.id')
    .execute()
  const known: Lineage['moved'] = []
  for (const { id, question, count } of rows)
    if ((await settingsOf(reader, actor, id)).length > 0) known.push({ id, question, count: Number(count) })
  return known
}

/** The questions under which words of this thread were written, by the thread that asked. */
async function writtenElsewhere(
  reader: Reader,
  threadId: string,
  meetingIds: string[],
): Promise<Record<string, string>> {
  const rows = await reader
    .selectFrom('thread')
    .select(['id', 'question'])
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('contribution')
        .select('writtenInId')
        .distinct()
        .where('threadId', '=', threadId)
        .where('meetingId', 'in', meetingIds)
        .where('writtenInId', 'is not', null),
    )
    .execute()
  return Object.fromEntries(rows.map(({ id, question }) => [id, question]))
}

/** The thread in which a contribution stands now, for who may read it there; else null. */
export async function whereIs({ db }: Tools, actor: Actor, contributionId: string): Promise<string | null> {
  const row = await db
    .selectFrom('contribution')
    .select(['threadId', 'meetingId'])
    .where('id', '=', contributionId)
    .executeTakeFirst()
  if (!row) return null
  const settings = await settingsOf(db, actor, row.threadId)
  return readableAmong(settings).includes(row.meetingId) ? row.threadId : null
}

export interface Arrangeable {
  id: string
  question: string
  /** The latest that has it, of those that this actor leads. */
  meeting: { id: string; title: string; startsAt: number }
  /** It is at a meeting that has the other one, too. */
  isNear: boolean
}

const lookedAt = 300

/** To which words may go from this thread, or all of it: those of meetings that this actor leads. Refuses `forbidden`. */
export async function listArrangeable(
  { db }: Tools,
  actor: Actor,
  threadId: string,
): Promise<{ thread: { id: string; question: string }; others: Arrangeable[] }> {
  const { thread, settings } = await threadFor(db, actor, threadId)
  if (!mayArrange(settings)) refuse(actor.account ? 'forbidden' : 'login_first')
  const near = new Set(settings.filter(({ roles }) => roles.leads).map(({ meeting }) => meeting.id))
  const isAdministrator = actor.account?.roles.includes('administrator') ?? false
  const rows = await db
    .selectFrom('thread')
    .innerJoin('threadMeeting', 'threadMeeting.threadId', 'thread.id')
    .innerJoin('meeting', 'meeting.id', 'threadMeeting.meetingId')
    .select(['thread.id', 'thread.question', 'meeting.id as meetingId', 'meeting.title', 'meeting.startsAt'])
    .where('thread.id', '!=', thread.id)
    .where('meeting.rehearsalOf', 'is', null)
    .$if(!isAdministrator, (query) =>
      query.where('meeting.id', 'in', (eb) =>
        eb
          .selectFrom('facilitator')
          .select('meetingId')
          .where('accountId', '=', actor.account?.id ?? ''),
      ),
    )
    .orderBy('meeting.startsAt', 'desc')
    .orderBy('thread.id')
    .limit(lookedAt)
    .execute()
  const isNear = (id: string) => rows.some((row) => row.id === id && near.has(row.meetingId))
  const once = [...new Map(rows.toReversed().map((row) => [row.id, row])).values()].reverse()
  const others = once.map(({ id, question, meetingId, title, startsAt }) => ({
    ...{ id, question, meeting: { id: meetingId, title, startsAt }, isNear: isNear(id) },
  }))
  return {
    thread: { id: thread.id, question: thread.question },
    others: others.sort((a, b) => Number(b.isNear) - Number(a.isNear)),
  }
}
