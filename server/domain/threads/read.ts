/** A thread as its page needs it: every word that this actor may read, and where to go on in the room. */
import * as v from 'valibot'
import type { ContributionView, ThreadView } from '../../../src/lib/contract/wire/contributions.ts'
import type { AnswerClock } from '../../../src/lib/contract/wire/answering.ts'
import type { MeetingView } from '../../../src/lib/contract/wire/meeting.ts'
import type { ReadingHours } from '../../../src/lib/contract/reading-hours.ts'
import type { HostView } from '../../../src/lib/contract/wire/hosting.ts'
import { threadOrders } from '../../../src/lib/contract/words.ts'
import { knownBy } from '../../../src/lib/known.ts'
import { parse } from '../../parse.ts'
import type { Reader } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import { mayAnswer } from '../answers/answer.ts'
import { answersTo } from '../answers/views.ts'
import { threadClock, wordClocks } from '../answers/waits.ts'
import { type Tally } from '../contributions/count.ts'
import { keepsPlace } from '../contributions/in-place.ts'
import { describing } from '../contributions/read.ts'
import { viewOf } from '../meetings/meeting.ts'
import type { Actor } from '../people/actor.ts'
import { standsByName } from '../people/writer.ts'
import { type ThreadTheme, themesOfThread } from '../themes/of-thread.ts'
import type { Tools } from '../tools.ts'
import { versionedAmong } from '../versions/read.ts'
import { countThreads } from './count.ts'
import { hostOf, mayHost } from './host.ts'
import { hoursOf, waitsUntil } from './hours.ts'
import {
  type Place,
  type Stands,
  isShown,
  beginOf,
  linesOf,
  ordered,
  pageSize,
  placesIn,
  themesOn,
} from './page.ts'
import {
  type Setting,
  isWrittenToFromHome,
  mayReadThread,
  nextAmong,
  readableAmong,
  threadFor,
  threadViewOf,
  wayToWrite,
} from './thread.ts'

const ThreadInput = v.object({
  id: v.string(),
  order: v.optional(v.fallback(v.picklist(threadOrders), 'oldest'), 'oldest'),
  /** What keeps a visitor's random order in place. */
  seed: v.optional(v.string(), ''),
  /** The page after so many; absent for all of the thread. */
  from: v.optional(v.fallback(v.pipe(v.number(), v.integer(), v.minValue(0)), 0)),
  /** The page that holds this contribution, where there is one. */
  at: v.optional(v.nullable(v.string()), null),
})
type ThreadInput = v.InferOutput<typeof ThreadInput>

export interface ThreadPost extends ContributionView {
  replies: ContributionView[]
}

export interface ThreadPage {
  thread: ThreadView
  openedAt: number
  /** The meeting that it came from. */
  origin: MeetingView
  /** The next one that has it on its agenda; null while none is planned. */
  next: MeetingView | null
  /** All that have had it, oldest first. */
  meetings: MeetingView[]
  /** Null while nobody leads it. */
  host: HostView | null
  /** Whoever asks may arrange it. */
  mayHost: boolean
  /** When words from home are read; null for as they come. */
  hours: ReadingHours | null
  /** When words would be shown that this actor wrote now; null for at once. */
  waitsUntil: number | null
  mayRead: boolean
  mayWrite: boolean
  /** Through what others come to write today: the code of a room that is open, that of their own words in one that is over, or an account. */
  doors: { room: boolean; home: boolean; account: boolean }
  /** A meeting of it that this actor leads without taking part in it from this device. */
  mayJoin: string | null
  /** The meeting through which this actor writes. */
  writingThrough: string | null
  /** As somebody of that room, or as nobody but their account. */
  writingAs: 'participant' | 'account' | null
  /** Whether their words have stood under the name of their account; null where they follow into none. */
  writingNamed: boolean | null
  posts: ThreadPost[]
  /** Of all that there are, in the order asked for: how many come before these, and after them. */
  before: number
  after: number
  /** How many these are; by theme, what lies in several counts in each. */
  here: number
  /** Of a part: all that there are, as `known.ts` writes them. */
  known: string
  /** What these are gathered in; none where the words are not to be read. */
  themes: ThreadTheme[]
  /** Of the words that this actor may read. */
  counts: Tally
  /** Whoever asks may answer for the municipality. */
  mayAnswer: boolean
  /** How long it has waited for an answer; null where nothing was asked, or where the words are not to be read. */
  clock: AnswerClock | null
  /** Of words that were promised an answer of their own. */
  clocks: { contributionId: string; clock: AnswerClock }[]
  /** Those of these that said something else before. */
  versioned: string[]
}

export async function readThread(tools: Tools, actor: Actor, input: unknown): Promise<ThreadPage> {
  const asked = parse(ThreadInput, input)
  const { thread, settings } = await threadFor(tools.db, actor, asked.id)
  const { id } = thread
  const mayRead = mayReadThread(settings)
  const words = mayRead ? await wordsOn(tools, { ...asked, id }, readableAmong(settings)) : noWords
  const through = wayToWrite(actor, settings)
  const origin =
    settings.find(({ meeting }) => meeting.id === thread.meetingId) ?? settings[0] ?? refuse('not_found')
  const next = nextAmong(settings, tools.now())
  const [counts] = await countThreads(tools.db, [{ id, settings }])
  const of = { threadId: id, meetingIds: readableAmong(settings) }
  const answer = mayRead ? (await answersTo(tools.db, [id])).get(id) : undefined
  return {
    thread: { ...threadViewOf(thread), ...(answer && { answer }) },
    openedAt: thread.createdAt,
    origin: viewOf(origin.meeting),
    next: next ? viewOf(next.meeting) : null,
    meetings: settings.map(({ meeting }) => viewOf(meeting)),
    host: await hostOf(tools.db, thread),
    mayHost: mayHost(actor, thread, settings),
    hours: hoursOf(thread),
    waitsUntil:
      through && through.meeting.state !== 'open'
        ? waitsUntil(thread, { channel: 'online' }, tools.now())
        : null,
    mayRead,
    mayWrite: through !== null && thread.state === 'open',
    doors: doorsOf(settings),
    mayJoin: through === null ? joinableBy(settings) : null,
    writingThrough: through?.meeting.id ?? null,
    writingAs: through?.as ?? null,
    writingNamed: through && (await standsByName(tools.db, actor, through)),
    ...words,
    counts: counts ?? refuse('not_found'),
    mayAnswer: mayAnswer(actor, settings) && !settings.some(({ meeting }) => meeting.rehearsalOf !== null),
    clock: mayRead ? await threadClock(tools.db, of, tools.now()) : null,
    clocks: mayRead ? await wordClocks(tools.db, of, tools.now()) : [],
    versioned: await versionedAmong(
      tools.db,
      words.posts.flatMap((post) => [post, ...post.replies]),
    ),
  }
}

/** Who leads a meeting needs no code to take part in it. */
const joinableBy = (settings: Setting[]): string | null =>
  settings.findLast(
    ({ meeting, roles }) =>
      roles.leads && (meeting.state === 'open' || meeting.state === 'closed') && meeting.forgottenAt === null,
  )?.meeting.id ?? null

const doorsOf = (settings: Setting[]): ThreadPage['doors'] => ({
  room: settings.some(({ meeting }) => meeting.state === 'open'),
  home: settings.some(({ meeting }) => meeting.state === 'closed' && meeting.forgottenAt === null),
  account: settings.some(({ meeting }) => isWrittenToFromHome(meeting)),
})

type Words = Pick<ThreadPage, 'posts' | 'before' | 'after' | 'here' | 'known' | 'themes'>
const noWords: Words = { posts: [], before: 0, after: 0, here: 0, known: '', themes: [] }

async function wordsOn({ db }: Tools, asked: ThreadInput, meetingIds: string[]): Promise<Words> {
  const { id, order, seed, from, at } = asked
  const themes = await themesOfThread(db, id, meetingIds)
  const { places, ids } = await placesIn(db, id, meetingIds, keepsPlace)
  const inOrder = ordered(places, order, seed)
  if (from === undefined && at === null)
    return { ...noWords, here: inOrder.length, posts: await postsAt(db, inOrder, keepsPlace), themes }
  const lines = linesOf(inOrder, order === 'theme' ? themes : null)
  const before = beginOf(lines, { from: from ?? 0, at })
  const here = lines.slice(before, before + pageSize)
  return {
    posts: await postsAt(db, here, keepsPlace),
    ...{ before, after: lines.length - before - here.length, here: here.length },
    known: here.length < lines.length ? knownBy(ids) : '',
    themes: themesOn(here, themes, order === 'theme'),
  }
}

/**
 * A hundred of them after so many, and how many there are; nobody's words but these are read. An order by lot, or by who was
 * answered, is no key of the database, so where they stand is read of all. Refuses `join_first`.
 */
export async function listPosts(
  { db }: Tools,
  actor: Actor,
  input: unknown,
): Promise<{ posts: ThreadPost[]; total: number }> {
  const { order, seed, from = 0, ...asked } = parse(ThreadInput, input)
  const { thread, settings } = await threadFor(db, actor, asked.id)
  if (!mayReadThread(settings)) refuse('join_first')
  const inOrder = ordered(
    (await placesIn(db, thread.id, readableAmong(settings), isShown)).places,
    order,
    seed,
  )
  return { posts: await postsAt(db, inOrder.slice(from, from + pageSize), isShown), total: inOrder.length }
}

/** Of what was withdrawn nothing is left but its place. */
export async function postsOf({ db }: Tools, threadId: string, meetingIds: string[]): Promise<ThreadPost[]> {
  return postsAt(db, (await placesIn(db, threadId, meetingIds, isShown)).places, isShown)
}

async function postsAt(reader: Reader, places: Place[], stands: Stands): Promise<ThreadPost[]> {
  const ids = new Set(places.flatMap(({ id, replies }) => [id, ...replies]))
  if (ids.size === 0) return []
  const rows = await reader
    .selectFrom('contribution')
    .selectAll()
    .where('id', 'in', [...ids])
    // Asked again: it may have been held back since its place was looked up.
    .where((eb) => eb.or([eb('state', '=', 'shown'), eb('keepsPlace', '=', 1)]))
    .execute()
  const describe = await describing(reader, rows, 'room')
  const views = new Map(rows.map((row) => [row.id, readable(describe(row))]))
  const standing = new Set(rows.filter(stands).map(({ id }) => id))
  return [...new Map(places.map((place) => [place.id, place])).values()].flatMap(({ id, replies }) => {
    const view = views.get(id)
    const under = replies.flatMap((reply) => (standing.has(reply) ? (views.get(reply) ?? []) : []))
    return view && (standing.has(id) || under.length > 0) ? [{ ...view, replies: under }] : []
  })
}

const readable = (view: ContributionView): ContributionView =>
  view.state === 'shown' ? view : { ...view, text: '', name: null }
