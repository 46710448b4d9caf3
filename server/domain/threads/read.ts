/** A thread as its page needs it: every word that this actor may read, and where to go on in the room. */
import * as v from 'valibot'
import type { ContributionView, ThreadView } from '../../../src/lib/contract/wire/contributions.ts'
import type { MeetingView } from '../../../src/lib/contract/wire/meeting.ts'
import { type ThreadOrder, threadOrders } from '../../../src/lib/contract/words.ts'
import { parse } from '../../parse.ts'
import { refuse } from '../../refusal.ts'
import { sha256 } from '../../ids.ts'
import { type Tally } from '../contributions/count.ts'
import { describing } from '../contributions/read.ts'
import { viewOf } from '../meetings/meeting.ts'
import type { Actor } from '../people/actor.ts'
import { type ThreadTheme, themesOfThread } from '../themes/of-thread.ts'
import type { Tools } from '../tools.ts'
import { countThreads } from './count.ts'
import { type Setting, mayReadThread, nextAmong, readableAmong, threadFor, threadViewOf } from './thread.ts'

const ThreadInput = v.object({
  id: v.string(),
  order: v.optional(v.fallback(v.picklist(threadOrders), 'oldest'), 'oldest'),
  /** What keeps a visitor's random order in place. */
  seed: v.optional(v.string(), ''),
})

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
  mayRead: boolean
  mayWrite: boolean
  /** Through what others come to write today: the code of a room that is open, or that of their own words in one that is over. */
  doors: { room: boolean; home: boolean }
  /** A meeting of it that this actor leads without taking part in it from this device. */
  mayJoin: string | null
  /** The meeting through which this actor writes. */
  writingThrough: string | null
  posts: ThreadPost[]
  /** What these are gathered in; none where the words are not to be read. */
  themes: ThreadTheme[]
  /** Of the words that this actor may read. */
  counts: Tally
}

export async function readThread(tools: Tools, actor: Actor, input: unknown): Promise<ThreadPage> {
  const { id, order, seed } = parse(ThreadInput, input)
  const { thread, settings } = await threadFor(tools.db, actor, id)
  const mayRead = mayReadThread(settings)
  const posts = mayRead ? await postsOf(tools, id, readableAmong(settings)) : []
  const through = writableThrough(settings)
  const origin =
    settings.find(({ meeting }) => meeting.id === thread.meetingId) ?? settings[0] ?? refuse('not_found')
  const next = nextAmong(settings, tools.now())
  const [counts] = await countThreads(tools.db, [{ id, settings }])
  return {
    thread: threadViewOf(thread),
    openedAt: thread.createdAt,
    origin: viewOf(origin.meeting),
    next: next ? viewOf(next.meeting) : null,
    meetings: settings.map(({ meeting }) => viewOf(meeting)),
    mayRead,
    mayWrite: through !== null && thread.state === 'open',
    doors: doorsOf(settings),
    mayJoin: through === null ? joinableBy(settings) : null,
    writingThrough: through,
    posts: ordered(posts, order, seed),
    themes: mayRead ? await themesOfThread(tools.db, id, readableAmong(settings)) : [],
    counts: counts ?? refuse('not_found'),
  }
}

function writableThrough(settings: Setting[]): string | null {
  const mine = settings.filter(({ roles }) => roles.joined)
  const chosen =
    mine.find(({ meeting }) => meeting.state === 'open') ??
    mine.findLast(({ meeting }) => meeting.state === 'closed')
  return chosen?.meeting.id ?? null
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
})

/** What was withdrawn stays as an empty place where somebody has answered it. */
export async function postsOf(tools: Tools, threadId: string, meetingIds: string[]): Promise<ThreadPost[]> {
  const rows = await tools.db
    .selectFrom('contribution')
    .selectAll()
    .where('threadId', '=', threadId)
    .where('meetingId', 'in', meetingIds)
    .where('state', 'in', ['shown', 'withdrawn', 'erased'])
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
  const views = rows
    .map(await describing(tools.db, rows, 'room'))
    .map((view) => (view.state === 'shown' ? view : { ...view, text: '', name: null }))
  const replies = Map.groupBy(
    views.filter(({ state, parentId }) => state === 'shown' && parentId !== null),
    ({ parentId }) => parentId,
  )
  return views
    .filter(({ parentId }) => parentId === null)
    .map((view) => ({ ...view, replies: replies.get(view.id) ?? [] }))
    .filter((post) => post.state === 'shown' || post.replies.length > 0)
}

/** *Efter tema* is the oldest first within each. */
function ordered(posts: ThreadPost[], order: ThreadOrder, seed: string): ThreadPost[] {
  if (order === 'unanswered')
    return posts.toSorted((a, b) => Number(a.replies.length > 0) - Number(b.replies.length > 0))
  if (order !== 'random') return posts
  const lots = new Map(posts.map(({ id }) => [id, sha256(`${seed}${id}`)]))
  return posts.toSorted((a, b) => ((lots.get(a.id) ?? '') < (lots.get(b.id) ?? '') ? -1 : 1))
}
