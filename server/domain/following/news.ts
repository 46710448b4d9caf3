/** What there is to tell of what somebody follows: the words themselves, and when one can meet about them. */
import { placeTarget } from '../../../src/lib/contract/place.ts'
import type { Channel, FollowKind } from '../../../src/lib/contract/words.ts'
import type { MeetingView } from '../../../src/lib/contract/wire/meeting.ts'
import type { ExpressionBuilder } from 'kysely'
import type { Database, Reader } from '../../persistence/schema.ts'
import type { Contribution } from '../contributions/contribution.ts'
import { wordsInPublic } from '../contributions/in-public.ts'
import { describing } from '../contributions/read.ts'
import { viewOf } from '../meetings/meeting.ts'
import { type AnswerNews, type Lately, answerNews } from './answers.ts'
import { standingThread } from '../threads/thread.ts'
import { closingNews } from './closing.ts'
import { type PromiseNews, promiseNews } from './promised.ts'
import { type Turn, turnsOf } from './turns.ts'

/** Of one follow: what came after `from`, and not after `until`; epoch ms. */
export interface Period {
  kind: FollowKind
  target: string
  from: number
  until: number
}

export interface WordsNews {
  id: string
  text: string
  name: string | null
  channel: Channel
  isReply: boolean
  /** Of a reply; null where nothing is left of what it answers but its place. */
  answers: { text: string; name: string | null } | null
}

export interface ThreadNews {
  id: string
  question: string
  /** The newest last. */
  words: WordsNews[]
  /** How many more there are than are told here. */
  more: number
  /** What the municipality answered to it, or to something in it. The newest last. */
  answers: AnswerNews[]
  /** Answers that are promised, and not given yet. The newest last. */
  promises: PromiseNews[]
  /** What became of it as a whole. */
  turns: Turn[]
  /** The midnight at which it closes for writing; null where they know, or where it is far off. */
  closesAt: number | null
}

export interface News {
  threads: ThreadNews[]
  /** Announced, and still to come. */
  coming: MeetingView[]
  /** Those who knew of them hear of another time or place. */
  moved: MeetingView[]
  /** Their words can be read since then. */
  laidForth: MeetingView[]
}

const mostWords = 30

/** @param accountId whose own words are no news to them, nor the answers to those, which they had by mail at once. */
export async function newsOf(reader: Reader, periods: Period[], accountId: string | null): Promise<News> {
  const news: News = { threads: [], coming: [], moved: [], laidForth: [] }
  for (const period of periods) {
    for (const id of await threadsIn(reader, period))
      if (!news.threads.some((thread) => thread.id === id)) {
        const thread = await threadNews(reader, id, period, accountId)
        if (thread) news.threads.push(thread)
      }
    for (const [list, meeting] of await meetingsIn(reader, period)) {
      if (!news[list].some(({ id }) => id === meeting.id)) news[list].push(meeting)
    }
  }
  // Whoever hears of it for the first time hears of the new day alone.
  news.moved = news.moved.filter(({ id }) => !news.coming.some((meeting) => meeting.id === id))
  return news
}

export const isEmpty = ({ threads, coming, moved, laidForth }: News): boolean =>
  threads.length + coming.length + moved.length + laidForth.length === 0

async function threadsIn(reader: Reader, { kind, target }: Period): Promise<string[]> {
  if (kind === 'thread') return [(await standingThread(reader, target))?.id ?? target]
  if (kind !== 'meeting') return []
  const found = await reader
    .selectFrom('threadMeeting')
    .select('threadId')
    .where('meetingId', '=', target)
    .orderBy('threadId')
    .execute()
  return found.map(({ threadId }) => threadId)
}

async function threadNews(
  reader: Reader,
  id: string,
  { from, until }: Period,
  accountId: string | null,
): Promise<ThreadNews | null> {
  const rows = await wordsInPublic(reader)
    .where('contribution.threadId', '=', id)
    .where('meeting.publishedAt', '<=', until)
    // What was let through after that is told next time.
    .where((eb) => eb(eb.fn.coalesce('contribution.seenAt', 'contribution.createdAt'), '<=', until))
    .where((eb) =>
      eb.or([
        eb('contribution.createdAt', '>', from),
        eb('contribution.seenAt', '>', from),
        eb('meeting.publishedAt', '>', from),
        eb('contribution.id', 'in', letIn(reader, { from, until })),
        // Out of sight together with what it answers.
        eb('contribution.parentId', 'in', letIn(reader, { from, until })),
      ]),
    )
    .$if(accountId !== null, (query) =>
      query.where((eb) =>
        eb.or([
          eb('contribution.accountId', 'is', null),
          eb('contribution.accountId', '!=', accountId ?? ''),
        ]),
      ),
    )
    .orderBy('contribution.createdAt')
    .orderBy('contribution.id')
    .execute()
  const answers = await answerNews(reader, [id], { from, until }, accountId)
  const promises = await promiseNews(reader, id, { from, until })
  const closesAt = await closingNews(reader, id, { from, until })
  const turns = await turnsOf(reader, id, { from, until }, accountId)
  const told = rows.length + answers.length + promises.length + turns.length
  if (told === 0 && closesAt === null) return null
  const newest = rows.slice(-mostWords)
  const { question } = await reader
    .selectFrom('thread')
    .select('question')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return {
    ...{ id, question, answers, promises, turns, closesAt, more: rows.length - newest.length },
    words: await wordsNews(reader, newest),
  }
}

async function wordsNews(reader: Reader, rows: Contribution[]): Promise<WordsNews[]> {
  const views = rows.map(await describing(reader, rows, 'room'))
  const ids = [...new Set(views.flatMap(({ answersId, parentId }) => answersId ?? parentId ?? []))]
  const answered =
    ids.length === 0 ? [] : await wordsInPublic(reader).where('contribution.id', 'in', ids).execute()
  const describe = await describing(reader, answered, 'room')
  const byId = new Map(answered.map((row) => [row.id, describe(row)]))
  return views.map(({ id, text, name, channel, parentId, answersId }) => {
    const to = byId.get(answersId ?? parentId ?? '')
    return {
      ...{ id, text, name, channel, isReply: parentId !== null },
      answers: to ? { text: to.text, name: to.hat?.name ?? to.name } : null,
    }
  })
}

const letIn = (reader: Reader, { from, until }: Lately) =>
  reader
    .selectFrom('moderation')
    .select((eb) => eb.ref('contributionId').$notNull().as('contributionId'))
    .where('act', 'in', ['release', 'approve'])
    .where('at', '>', from)
    .where('at', '<=', until)

type MeetingNews = [list: 'coming' | 'moved' | 'laidForth', meeting: MeetingView]

/** Rehearsals and closed doors are nobody's news. */
async function meetingsIn(reader: Reader, period: Period): Promise<MeetingNews[]> {
  const { kind, target, from } = period
  if (kind === 'thread') return takingUp(reader, period)
  const rows = await publicMeetings(reader)
    .where((eb) =>
      eb.or([
        eb.and([
          stillComing(eb, period),
          eb.or([since(eb, 'announcedAt', period), since(eb, 'movedAt', period)]),
        ]),
        since(eb, 'publishedAt', period),
      ]),
    )
    .$if(kind === 'meeting', (query) => query.where('meeting.id', '=', target))
    .$if(kind === 'facilitator', (query) =>
      query.where(
        'meeting.id',
        'in',
        reader.selectFrom('facilitator').select('meetingId').where('accountId', '=', target),
      ),
    )
    .execute()
  return rows
    .filter(({ place }) => kind !== 'place' || placeTarget(place) === target)
    .map((row) => [row.state !== 'announced' ? 'laidForth' : isAfter(row.announcedAt, from), viewOf(row)])
}

/** Where a followed thread is taken up next. */
async function takingUp(reader: Reader, period: Period): Promise<MeetingNews[]> {
  const rows = await publicMeetings(reader)
    .innerJoin('threadMeeting', 'threadMeeting.meetingId', 'meeting.id')
    .select('takenUpAt')
    .where('threadId', '=', period.target)
    .where('takenUpAt', '<=', period.until)
    .where((eb) => stillComing(eb, period))
    .where((eb) =>
      eb.or([
        eb('takenUpAt', '>', period.from),
        since(eb, 'announcedAt', period),
        since(eb, 'movedAt', period),
      ]),
    )
    .execute()
  return rows.map((row) => [isAfter(Math.max(row.takenUpAt, row.announcedAt ?? 0), period.from), viewOf(row)])
}

const isAfter = (knownSince: number | null, from: number) => ((knownSince ?? 0) > from ? 'coming' : 'moved')

type Where = ExpressionBuilder<Database, 'meeting'>

const stillComing = (eb: Where, { until }: Period) =>
  eb.and([
    eb('meeting.state', '=', 'announced'),
    eb('meeting.announcedAt', '<=', until),
    eb('meeting.startsAt', '>', until),
  ])

const since = (
  eb: Where,
  column: 'announcedAt' | 'movedAt' | 'publishedAt',
  { from, until }: Pick<Period, 'from' | 'until'>,
) => eb.and([eb(`meeting.${column}`, '>', from), eb(`meeting.${column}`, '<=', until)])

const publicMeetings = (reader: Reader) =>
  reader
    .selectFrom('meeting')
    .selectAll('meeting')
    .where('rehearsalOf', 'is', null)
    .where('access', '=', 'open')
    .orderBy('startsAt')
    .orderBy('meeting.id')
