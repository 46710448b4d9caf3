/** For everybody: what waits for an answer, and what was answered lately. Nothing in it but time puts one before another. */
import { ListAnswersInput } from '../../../src/lib/contract/inputs/answers.ts'
import type { AnswerClock, StandingAnswer } from '../../../src/lib/contract/wire/answering.ts'
import type { AnswerSubject } from '../../../src/lib/contract/words.ts'
import { parse } from '../../parse.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'
import { answeredIn } from './answered.ts'
import { waitingIn } from './queue.ts'
import { type Sight, sightOf } from './sight.ts'
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

/** Which part of a list it is: how many lines stand before it, and where the next part begins; null after the last. */
export interface ListPart {
  from: number
  next: number | null
}

export interface AnswerList {
  /** The oldest first. */
  waiting: WaitingLine[]
  /** The latest first. */
  answered: AnsweredLine[]
  parts: { waiting: ListPart; answered: ListPart }
}

/** Lines of a part. */
const listed = 50

export async function listAnswers(tools: Tools, actor: Actor, input: unknown): Promise<AnswerList> {
  const { meetingId, waitingFrom, answeredFrom } = parse(ListAnswersInput, input)
  const sight = await sightOf(tools, actor)
  const { readable } = sight
  // One more than is shown says whether there is more.
  const part = { readable, meetingId, count: listed + 1 }
  const isBlind = readable.length === 0
  const waiting = isBlind ? [] : await waitingIn(tools.db, { ...part, from: waitingFrom }, tools.now())
  const answered = isBlind ? [] : await answeredIn(tools.db, { ...part, from: answeredFrom })
  return {
    waiting: await waitingLines(tools, sight, waiting.slice(0, listed)),
    answered: await answeredLines(tools, sight, answered.slice(0, listed)),
    parts: { waiting: partOf(waiting, waitingFrom), answered: partOf(answered, answeredFrom) },
  }
}

const partOf = (found: unknown[], from: number): ListPart => ({
  from,
  next: found.length > listed ? from + listed : null,
})

async function waitingLines(
  tools: Tools,
  sight: Sight,
  found: { id: string; threadId: string }[],
): Promise<WaitingLine[]> {
  const places = await placesOf(tools, sight, found)
  const texts = await textsOf(
    tools,
    found.flatMap(({ id, threadId }) => (id === threadId ? [] : id)),
  )
  const clocks = new Map<string, AnswerClock>()
  for (const [threadId, lines] of Map.groupBy(found, (line) => line.threadId)) {
    const of = { threadId, meetingIds: places.get(threadId)?.meetingIds ?? [] }
    const whole = lines.some(({ id }) => id === threadId) && (await threadClock(tools.db, of, tools.now()))
    if (whole) clocks.set(threadId, whole)
    if (lines.some(({ id }) => id !== threadId))
      for (const { contributionId, clock } of await wordClocks(tools.db, of, tools.now()))
        clocks.set(contributionId, clock)
  }
  return found.flatMap(({ id, threadId }) => {
    const [place, clock] = [places.get(threadId), clocks.get(id)]
    if (!place || !clock) return []
    const { thread, meeting } = place
    const is = id === threadId ? 'thread' : 'contribution'
    return [{ is, id, words: texts.get(id) ?? '', thread, meeting, clock } as const]
  })
}

async function answeredLines(
  tools: Tools,
  sight: Sight,
  found: Awaited<ReturnType<typeof answeredIn>>,
): Promise<AnsweredLine[]> {
  const places = await placesOf(tools, sight, found)
  const answers = await answersTo(
    tools.db,
    found.map(({ about }) => about),
  )
  return found.flatMap(({ about, threadId, contributionId, themeId, words }) => {
    const [place, answer] = [places.get(threadId), answers.get(about)]
    if (!place || answer?.state !== 'standing') return []
    const { thread, meeting } = place
    const is = contributionId ? 'contribution' : themeId ? 'theme' : 'thread'
    return [{ is, id: about, words: words ?? '', thread, meeting, answer } as const]
  })
}

interface Place extends Pick<Line, 'thread' | 'meeting'> {
  /** That have it, and whose words are read. */
  meetingIds: string[]
}

/** Of these threads: what is asked, and the meeting that they came from, or else the oldest that one may know of. */
async function placesOf(
  { db }: Tools,
  { known, readable }: Sight,
  found: { threadId: string }[],
): Promise<Map<string, Place>> {
  if (found.length === 0) return new Map()
  const rows = await db
    .selectFrom('threadMeeting')
    .innerJoin('thread', 'thread.id', 'threadMeeting.threadId')
    .select(['thread.id', 'thread.question', 'thread.meetingId as originId', 'threadMeeting.meetingId'])
    .where('thread.id', 'in', [...new Set(found.map(({ threadId }) => threadId))])
    .execute()
  const mayRead = new Set(readable)
  const places = [...Map.groupBy(rows, (row) => row.id)].map(([id, having]) => {
    const { question = '', originId = '' } = having[0] ?? {}
    const ids = new Set(having.map(({ meetingId }) => meetingId))
    const origin = ids.has(originId) && known.get(originId)
    const meeting = origin || [...known.values()].find((one) => ids.has(one.id))
    const meetingIds = [...ids].filter((one) => mayRead.has(one))
    return meeting ? ([[id, { thread: { id, question }, meeting, meetingIds }]] as const) : []
  })
  return new Map(places.flat())
}

async function textsOf({ db }: Tools, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('contribution').select(['id', 'text']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, text }) => [id, text]))
}
