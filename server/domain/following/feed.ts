/** The same that followers are told of, for programs that come and look: the latest first, and for everybody alike. */
import type { Channel, FollowKind } from '../../../src/lib/contract/words.ts'
import { FeedInput, type SeriesInput } from '../../../src/lib/contract/inputs/following.ts'
import type { MeetingView } from '../../../src/lib/contract/wire/meeting.ts'
import { parse } from '../../parse.ts'
import type { Reader } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import { wordsInPublic } from '../contributions/in-public.ts'
import { describing } from '../contributions/read.ts'
import { type Meeting, meetingFor, viewOf } from '../meetings/meeting.ts'
import { isPublic } from '../meetings/publicity.ts'
import { nobody } from '../people/actor.ts'
import { threadFor } from '../threads/thread.ts'
import type { Tools } from '../tools.ts'
import { type AnswerNews, answerNews } from './answers.ts'
import { seriesOf } from './series.ts'

/** `at` is when everybody could read of it first, or read it changed; epoch ms. */
export type FeedEntry =
  | {
      is: 'words'
      at: number
      id: string
      thread: Thread
      text: string
      name: string | null
      channel: Channel
    }
  | { is: 'answer'; at: number; thread: Thread; news: AnswerNews }
  | { is: 'announced' | 'laid_forth'; at: number; meeting: MeetingView }

interface Thread {
  id: string
  question: string
}

export interface Feed {
  /** Of the thread, the meeting, the place or the person; null for all that there is. */
  title: string | null
  /** The latest first. */
  entries: FeedEntry[]
}

const most = 50

/** Refuses `not_found` for what not everybody may know of. */
export async function readFeed(tools: Tools, input: unknown): Promise<Feed> {
  const { kind, target } = parse(FeedInput, input)
  const { title, meetings, threads } = await subject[kind](tools, target)
  const entries: FeedEntry[] = [
    ...meetings.flatMap(ofMeeting),
    ...(kind === 'thread' || kind === 'meeting' ? await wordsIn(tools.db, threads) : []),
    ...(await answersIn(tools, threads)),
  ]
  return { title, entries: entries.sort((a, b) => b.at - a.at).slice(0, most) }
}

interface Subject {
  title: string | null
  meetings: Meeting[]
  threads: Thread[]
}

const subject: Record<'all' | FollowKind, (tools: Tools, target: string) => Promise<Subject>> = {
  async thread({ db }, id) {
    const { thread, settings } = await threadFor(db, nobody, id)
    const meetings = settings.map(({ meeting }) => meeting).filter(isEverybodys)
    return meetings.length > 0 ? { title: thread.question, meetings, threads: [thread] } : refuse('not_found')
  },
  async meeting({ db }, id) {
    const { meeting } = await meetingFor(db, nobody, id)
    if (!isEverybodys(meeting)) refuse('not_found')
    return { title: meeting.title, meetings: [meeting], threads: await threadsAt(db, [id]) }
  },
  place: (tools, target) => ofSeries(tools, { kind: 'place', target }),
  facilitator: (tools, target) => ofSeries(tools, { kind: 'facilitator', target }),
  async all({ db }) {
    const meetings = await latestMeetings(db)
    return { title: null, meetings, threads: await answeredLately(db) }
  },
}

async function ofSeries({ db }: Tools, input: SeriesInput): Promise<Subject> {
  const { name, meetings } = await seriesOf(db, input)
  const latest = meetings.slice(-most)
  const threads = await threadsAt(
    db,
    latest.map(({ id }) => id),
  )
  return { title: name, meetings: latest, threads }
}

const isEverybodys = ({ rehearsalOf, access }: Meeting): boolean =>
  rehearsalOf === null && access !== 'closed'

function ofMeeting(meeting: Meeting): FeedEntry[] {
  const { announcedAt, publishedAt } = meeting
  return [
    ...(announcedAt === null
      ? []
      : [{ is: 'announced' as const, at: announcedAt, meeting: viewOf(meeting) }]),
    ...(publishedAt !== null && isPublic(meeting)
      ? [{ is: 'laid_forth' as const, at: publishedAt, meeting: viewOf(meeting) }]
      : []),
  ]
}

const latestMeetings = (reader: Reader): Promise<Meeting[]> =>
  reader
    .selectFrom('meeting')
    .selectAll()
    .where('rehearsalOf', 'is', null)
    .where('access', '!=', 'closed')
    .where('announcedAt', 'is not', null)
    .orderBy('startsAt', 'desc')
    .limit(most)
    .execute()

const threadsAt = (reader: Reader, meetingIds: string[]): Promise<Thread[]> =>
  reader
    .selectFrom('thread')
    .select(['id', 'question'])
    .where('id', 'in', (eb) =>
      eb.selectFrom('threadMeeting').select('threadId').where('meetingId', 'in', meetingIds),
    )
    .orderBy('id')
    .execute()

const answeredLately = (reader: Reader): Promise<Thread[]> =>
  reader
    .selectFrom('thread')
    .select(['id', 'question'])
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('answer')
        .select('threadId')
        .where('answeredAt', 'is not', null)
        .orderBy('answeredAt', 'desc')
        .limit(most),
    )
    .execute()

/** What stands there now, by when everybody could read it. */
async function wordsIn(reader: Reader, threads: Thread[]): Promise<FeedEntry[]> {
  if (threads.length === 0) return []
  const rows = await wordsInPublic(reader)
    .select('meeting.publishedAt')
    .where(
      'contribution.threadId',
      'in',
      threads.map(({ id }) => id),
    )
    .orderBy('contribution.createdAt', 'desc')
    .orderBy('contribution.id')
    .limit(most)
    .execute()
  const describe = await describing(reader, rows, 'room')
  const byId = new Map(threads.map((thread) => [thread.id, thread]))
  return rows.flatMap((row): FeedEntry[] => {
    const { id, text, name, channel } = describe(row)
    const thread = byId.get(row.threadId)
    const at = Math.max(row.createdAt, row.editedAt ?? 0, row.publishedAt ?? 0)
    return thread ? [{ is: 'words', at, id, thread, text, name, channel }] : []
  })
}

async function answersIn({ db, now }: Tools, threads: Thread[]): Promise<FeedEntry[]> {
  const byId = new Map(threads.map((thread) => [thread.id, thread]))
  const news = await answerNews(db, [...byId.keys()], { from: 0, until: now() })
  return news.flatMap((one): FeedEntry[] => {
    const thread = byId.get(one.threadId)
    return thread ? [{ is: 'answer', at: one.answer.at, thread, news: one }] : []
  })
}
