/** A meeting told on a page or two, for whoever may read its words. */
import type { ThemeView, ThreadView } from '../../../src/lib/contract/wire/contributions.ts'
import type { AgendaItemView, MeetingView, PromiseView } from '../../../src/lib/contract/wire/meeting.ts'
import type { FairnessView } from '../../../src/lib/contract/wire/wall.ts'
import type { Reader } from '../../persistence/schema.ts'
import { saidInMeeting } from '../contributions/count.ts'
import { viewOf } from '../meetings/meeting.ts'
import { isPublic } from '../meetings/publicity.ts'
import { readOnRecord } from '../meetings/on-record.ts'
import { type MeetingCounts, countMeeting, readMeeting } from '../meetings/read.ts'
import type { Actor } from '../people/actor.ts'
import { promisesOf } from '../promises/read.ts'
import { withAnswers } from '../themes/read.ts'
import { type ThreadPost, postsOf } from '../threads/read.ts'
import { nextAmong, settingsOf } from '../threads/thread.ts'
import type { Tools } from '../tools.ts'
import { type QuestionSummary, type SpeakersCount, questionsOf, speakersIn } from './summary.ts'

export interface Summary {
  meeting: MeetingView
  agenda: AgendaItemView[]
  questions: QuestionSummary[]
  counts: MeetingCounts
  fairness: FairnessView
  speakers: SpeakersCount
  promises: PromiseView[]
  /** The next meeting about one of its questions; null while none is planned. */
  next: MeetingView | null
}

/** Refuses `join_first` for who may not read the words. */
export async function readSummary(tools: Tools, actor: Actor, id: string): Promise<Summary> {
  const { db } = tools
  const { meeting, agenda, threads } = await readMeeting(tools, actor, id)
  const { heldBack, fairness } = await readOnRecord(tools, actor, id)
  const posts = new Map<string, ThreadPost[]>()
  for (const thread of threads) posts.set(thread.id, await postsSeenAt(tools, id, thread.id))
  const found = {
    ...{ meetingId: id, agenda, threads, posts, heldBack },
    themes: await themesAt(db, id),
    themesOf: await gatheredAt(db, id),
    said: await saidInMeeting(db, id),
  }
  return {
    ...{ meeting, agenda, fairness },
    questions: questionsOf(found),
    counts: await countMeeting(tools, actor, id),
    speakers: await speakersAt(db, id),
    promises: await promisesOf(db, id),
    next: await nextAfter(tools, actor, id, threads),
  }
}

/** What was said at this meeting, and what others have laid before everybody. */
async function postsSeenAt(tools: Tools, meetingId: string, threadId: string): Promise<ThreadPost[]> {
  const having = await tools.db
    .selectFrom('threadMeeting')
    .innerJoin('meeting', 'meeting.id', 'threadMeeting.meetingId')
    .select(['meeting.id', 'meeting.access', 'meeting.publishedAt'])
    .where('threadId', '=', threadId)
    .execute()
  const seen = having.filter((one) => one.id === meetingId || isPublic(one)).map((one) => one.id)
  return postsOf(tools, threadId, seen)
}

async function themesAt(reader: Reader, meetingId: string): Promise<ThemeView[]> {
  const rows = await reader
    .selectFrom('theme')
    .selectAll()
    .where('meetingId', '=', meetingId)
    .where('endedAt', 'is', null)
    .execute()
  return withAnswers(reader, rows)
}

/** Asked by the meeting and not by its words: there may be thousands. */
async function gatheredAt(reader: Reader, meetingId: string): Promise<Map<string, string[]>> {
  const rows = await reader
    .selectFrom('themeContribution')
    .innerJoin('theme', 'theme.id', 'themeContribution.themeId')
    .select(['contributionId', 'themeId'])
    .where('meetingId', '=', meetingId)
    .execute()
  const grouped = Map.groupBy(rows, ({ contributionId }) => contributionId)
  return new Map([...grouped].map(([id, some]) => [id, some.map(({ themeId }) => themeId)]))
}

async function speakersAt(reader: Reader, meetingId: string): Promise<SpeakersCount> {
  const hands = await reader
    .selectFrom('speaker')
    .select(['state', 'spokeBefore', 'startedAt'])
    .where('meetingId', '=', meetingId)
    .execute()
  return speakersIn(hands)
}

/** Another than this one, which is where one is while it is open. */
async function nextAfter({ db, now }: Tools, actor: Actor, id: string, threads: ThreadView[]) {
  const coming: MeetingView[] = []
  for (const thread of threads) {
    const others = (await settingsOf(db, actor, thread.id)).filter(({ meeting }) => meeting.id !== id)
    const next = nextAmong(others, now())
    if (next) coming.push(viewOf(next.meeting))
  }
  return coming.sort((a, b) => a.startsAt - b.startsAt)[0] ?? null
}
