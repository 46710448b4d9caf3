/** For everybody: what waits for an answer, and what was answered lately. Nothing in it but time puts one before another. */
import { ListAnswersInput } from '../../../src/lib/contract/inputs/answers.ts'
import type { AnswerClock, StandingAnswer } from '../../../src/lib/contract/wire/answering.ts'
import type { AnswerSubject } from '../../../src/lib/contract/words.ts'
import { parse } from '../../parse.ts'
import type { Actor } from '../people/actor.ts'
import { type Setting, readableAmong, settingsOf } from '../threads/thread.ts'
import type { Tools } from '../tools.ts'
import { answersTo } from './views.ts'
import { threadClock, wordClocks } from './waits.ts'

interface Line {
  is: AnswerSubject
  id: string
  /** The contribution, or the name of the theme; empty for a whole thread. */
  words: string
  thread: { id: string; question: string }
  /** That it came from. */
  meeting: { id: string; title: string; startsAt: number }
}
export interface WaitingLine extends Line {
  clock: AnswerClock
}
export interface AnsweredLine extends Line {
  answer: StandingAnswer
}

export interface AnswerList {
  /** The oldest first. */
  waiting: WaitingLine[]
  /** The latest first. */
  answered: AnsweredLine[]
  /** There is more of either than stands here. */
  more: boolean
}

/** How many threads are looked through, and how many answers. */
const lookedAt = 300
const listed = 50

export async function listAnswers(tools: Tools, actor: Actor, input: unknown): Promise<AnswerList> {
  const { meetingId } = parse(ListAnswersInput, input)
  const readable = readersOf(tools, actor)
  const waiting = await waitingLines(tools, meetingId, readable)
  const answered = await answeredLines(tools, meetingId, readable)
  return {
    waiting: waiting.sort((a, b) => a.clock.askedAt - b.clock.askedAt).slice(0, listed),
    answered: answered.slice(0, listed),
    more: waiting.length > listed || answered.length > listed,
  }
}

type Readable = (threadId: string) => Promise<{ settings: Setting[]; meetingIds: string[] }>

/** Each thread is asked about once. */
function readersOf({ db }: Tools, actor: Actor): Readable {
  const known = new Map<string, ReturnType<Readable>>()
  const ask: Readable = async (threadId) => {
    const settings = await settingsOf(db, actor, threadId)
    return { settings, meetingIds: readableAmong(settings) }
  }
  return (threadId) => {
    const asked = known.get(threadId) ?? ask(threadId)
    known.set(threadId, asked)
    return asked
  }
}

/** What was put off waits for its day, and then for the municipality. */
const isOpenEnd = ({ state, daysLeft }: AnswerClock) =>
  state === 'again' ? daysLeft !== null && daysLeft <= 0 : state !== 'answered'

async function waitingLines(
  tools: Tools,
  meetingId: string | null,
  readable: Readable,
): Promise<WaitingLine[]> {
  const lines: WaitingLine[] = []
  for (const thread of await candidates(tools, meetingId)) {
    const { settings, meetingIds } = await readable(thread.id)
    if (meetingIds.length === 0) continue
    const line = { thread: { id: thread.id, question: thread.question }, meeting: originOf(thread, settings) }
    const of = { threadId: thread.id, meetingIds }
    const clock = await threadClock(tools.db, of, tools.now())
    if (clock && isOpenEnd(clock)) lines.push({ ...line, is: 'thread', id: thread.id, words: '', clock })
    const words = (await wordClocks(tools.db, of, tools.now())).filter((one) => isOpenEnd(one.clock))
    const texts = await textsOf(
      tools,
      words.map(({ contributionId }) => contributionId),
    )
    for (const { contributionId: id, clock: own } of words)
      lines.push({ ...line, is: 'contribution', id, words: texts.get(id) ?? '', clock: own })
  }
  return lines
}

/** Threads of meetings that have been held, but for those that were answered as a whole and need nobody to come back. */
function candidates({ db }: Tools, meetingId: string | null) {
  return db
    .selectFrom('thread')
    .innerJoin('meeting', 'meeting.id', 'thread.meetingId')
    .leftJoin('answer', 'answer.about', 'thread.id')
    .select(['thread.id', 'thread.question', 'thread.meetingId'])
    .where('meeting.rehearsalOf', 'is', null)
    .where('meeting.state', 'in', ['open', 'closed'])
    .where((eb) =>
      eb.or([
        eb('answer.outcome', 'is', null),
        eb.exists(
          eb
            .selectFrom('answer as later')
            .select('later.id')
            .whereRef('later.threadId', '=', 'thread.id')
            .where('later.followUp', 'is not', null),
        ),
        eb.exists(
          eb
            .selectFrom('promise')
            .select('promise.id')
            .whereRef('promise.threadId', '=', 'thread.id')
            .where('promise.answers', '=', 1)
            .where('promise.contributionId', 'is not', null),
        ),
      ]),
    )
    .$if(meetingId !== null, (query) =>
      query.where('thread.id', 'in', (eb) =>
        eb
          .selectFrom('threadMeeting')
          .select('threadMeeting.threadId')
          .where('threadMeeting.meetingId', '=', meetingId ?? ''),
      ),
    )
    .orderBy('thread.createdAt')
    .orderBy('thread.id')
    .limit(lookedAt)
    .execute()
}

async function answeredLines(
  { db }: Tools,
  meetingId: string | null,
  readable: Readable,
): Promise<AnsweredLine[]> {
  const rows = await db
    .selectFrom('answer')
    .innerJoin('thread', 'thread.id', 'answer.threadId')
    .leftJoin('contribution', 'contribution.id', 'answer.contributionId')
    .leftJoin('theme', 'theme.id', 'answer.themeId')
    .select(['answer.about', 'answer.contributionId', 'answer.themeId', 'thread.id', 'thread.question'])
    .select(['thread.meetingId', 'contribution.text', 'contribution.state', 'theme.name', 'theme.endedAt'])
    .select(['contribution.meetingId as saidAtId', 'theme.meetingId as gatheredAtId'])
    .where('answer.outcome', 'is not', null)
    .$if(meetingId !== null, (query) =>
      query.where('thread.id', 'in', (eb) =>
        eb
          .selectFrom('threadMeeting')
          .select('threadMeeting.threadId')
          .where('threadMeeting.meetingId', '=', meetingId ?? ''),
      ),
    )
    .orderBy('answeredAt', 'desc')
    .orderBy('answer.id')
    .limit(lookedAt)
    .execute()
  const answers = await answersTo(
    db,
    rows.map(({ about }) => about),
  )
  const lines: AnsweredLine[] = []
  for (const { about, contributionId, themeId, id, question, ...row } of rows) {
    const { settings, meetingIds } = await readable(id)
    const home = row.saidAtId ?? row.gatheredAtId ?? meetingIds[0]
    const isThere = contributionId ? row.state === 'shown' : row.endedAt === null
    const answer = answers.get(about)
    if (!home || !meetingIds.includes(home) || !isThere || answer?.state !== 'standing') continue
    lines.push({
      is: contributionId ? 'contribution' : themeId ? 'theme' : 'thread',
      ...{ id: about, words: row.text ?? row.name ?? '', answer },
      ...{ thread: { id, question }, meeting: originOf(row, settings) },
    })
  }
  return lines
}

function originOf({ meetingId }: { meetingId: string }, settings: Setting[]): Line['meeting'] {
  const found = settings.find(({ meeting }) => meeting.id === meetingId) ?? settings[0]
  const { id = '', title = '', startsAt = 0 } = found?.meeting ?? {}
  return { id, title, startsAt }
}

async function textsOf({ db }: Tools, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('contribution').select(['id', 'text']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, text }) => [id, text]))
}
