/**
 * What waits for an answer, in the order of the list and as far as somebody reads it. The rules are those of `waits.ts`, asked
 * of all threads at once.
 */
import { type QueryCreator, sql } from 'kysely'
import type { Database, Db } from '../../persistence/schema.ts'
import { isInPlace } from '../contributions/in-place.ts'
import { dayOf } from './clock.ts'
import { type Had, type Part, hadAt } from './part.ts'

interface Awaited {
  threadId: string
  contributionId: string | null
  createdAt: number
}
type WithHad = QueryCreator<Database & { had: Had }>
type WithAwaited = QueryCreator<Database & { had: Had; awaited: Awaited }>
type WithBegun = QueryCreator<
  Database & { had: Had; awaited: Awaited; begun: { threadId: string; askedAt: number; isOpen: number } }
>

/** @returns the oldest first: a whole thread where `id` is that of the thread, else a contribution. */
export const waitingIn = (db: Db, part: Part, now: number): Promise<{ id: string; threadId: string }[]> =>
  db
    .with('had', (q) =>
      hadAt(q, part)
        .innerJoin('meeting', 'meeting.id', 'thread.meetingId')
        .where('meeting.rehearsalOf', 'is', null)
        .where('meeting.state', 'in', ['open', 'closed']),
    )
    .with('awaited', promised)
    .with('begun', (q) => asked(q).unionAll(promisedWhole(q)))
    .with('line', (q) => wholeThreads(q, now).unionAll(ownWords(q, now)))
    .selectFrom('line')
    .select(['id', 'threadId'])
    .orderBy('askedAt')
    .orderBy('id')
    .offset(part.from)
    .limit(part.count)
    .execute()

/** Answers that somebody stands by. */
const promised = (q: WithHad) =>
  q
    .selectFrom('promise')
    .innerJoin('had', (join) =>
      join.onRef('had.threadId', '=', 'promise.threadId').onRef('had.meetingId', '=', 'promise.meetingId'),
    )
    .select(['had.threadId', 'promise.contributionId', 'promise.createdAt'])
    .where('promise.answers', '=', 1)
    .where('promise.withdrawnAt', 'is', null)

const shown = (q: WithHad) =>
  q
    .selectFrom('contribution')
    .innerJoin('had', (join) =>
      join
        .onRef('had.threadId', '=', 'contribution.threadId')
        .onRef('had.meetingId', '=', 'contribution.meetingId'),
    )
    .where('contribution.state', '=', 'shown')

const saidAt = sql<number>`coalesce(contribution.said_at, contribution.created_at)`

/** Threads with words, and whether some of them have no answer. */
const asked = (q: WithAwaited) =>
  shown(q)
    .select('contribution.threadId')
    .select((eb) => eb.fn.min<number>(saidAt).as('askedAt'))
    .select(sql<number>`max(case when ${isCovered} then 0 else 1 end)`.as('isOpen'))
    .where('contribution.parentId', 'is', null)
    .groupBy('contribution.threadId')

/** To itself, or to a theme that it lies in. */
const isCovered = sql<boolean>`(exists (
    select 1 from answer own where own.about = contribution.id
      and own.thread_id = contribution.thread_id and own.outcome is not null
  ) or exists (
    select 1 from theme_contribution lies join answer its on its.about = lies.theme_id
    where lies.contribution_id = contribution.id
      and its.thread_id = contribution.thread_id and its.outcome is not null
  ))`

/** Where there are words, it is they that say since when it waits, and whether it does. */
const onlyPromised = -1

const promisedWhole = (q: WithAwaited) =>
  q
    .selectFrom('awaited')
    .select('threadId')
    .select((eb) => eb.fn.max<number>('createdAt').as('askedAt'))
    .select(sql<number>`${sql.lit(onlyPromised)}`.as('isOpen'))
    .where('contributionId', 'is', null)
    .groupBy('threadId')

/** Passed on, or put off to a day that has come. */
const isComingBack = (now: number) => sql<boolean>`(answer.follow_up is not null
  and (answer.outcome = 'passed_on' or answer.follow_up <= ${dayOf(now)}))`

const wholeThreads = (q: WithBegun, now: number) =>
  q
    .selectFrom('begun')
    .leftJoin('answer', 'answer.about', 'begun.threadId')
    .select(['begun.threadId as id', 'begun.threadId'])
    .select(sql<number>`coalesce(min(case when is_open >= 0 then asked_at end), min(asked_at))`.as('askedAt'))
    .groupBy(['begun.threadId', 'answer.outcome', 'answer.followUp'])
    .having(
      sql<boolean>`case when answer.outcome is null then max(is_open) != 0 else ${isComingBack(now)} end`,
    )

/** Words that were promised an answer of their own, or that somebody is to come back to. */
const ownWords = (q: WithBegun, now: number) =>
  shown(q)
    .leftJoin('answer', 'answer.about', 'contribution.id')
    .select(['contribution.id', 'contribution.threadId', saidAt.as('askedAt')])
    .where(
      'contribution.id',
      'in',
      q
        .selectFrom('awaited')
        .select('contributionId')
        .where('contributionId', 'is not', null)
        .union(
          q
            .selectFrom('answer as later')
            .select('later.contributionId')
            .where('later.followUp', 'is not', null)
            .where('later.contributionId', 'is not', null),
        ),
    )
    .where(isInPlace)
    .where(sql<boolean>`case when answer.outcome is null then true else ${isComingBack(now)} end`)
