/** Threads as lists show them: the question, where it comes from, how much was said, and when to meet about it. */
import type { ThreadView } from '../../../src/lib/contract/wire/contributions.ts'
import type { MeetingView } from '../../../src/lib/contract/wire/meeting.ts'
import type { Tally } from '../contributions/count.ts'
import type { Reader } from '../../persistence/schema.ts'
import { viewOf } from '../meetings/meeting.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'
import { countThreads } from './count.ts'
import { type Setting, mayReadThread, nextAmong, settingsOf, threadViewOf } from './thread.ts'

export interface ThreadLine extends ThreadView {
  origin: MeetingView
  /** The one under way or coming that has it on its agenda; null while none is planned. */
  next: MeetingView | null
  counts: Tally
}

/** Enough to choose from; the calendar leads to the rest. */
const listed = 8
/** How many are looked at to find those that this actor may read. */
const lookedAt = 40

/** Where one can go on: open threads that this actor may read, of the latest meetings first. */
export async function listThreads(tools: Tools, actor: Actor): Promise<ThreadLine[]> {
  const candidates = await threadsOf(tools.db)
    .where('thread.state', '=', 'open')
    .where('meeting.state', 'in', ['open', 'closed'])
    .where('meeting.rehearsalOf', 'is', null)
    .orderBy('meeting.startsAt', 'desc')
    .orderBy('thread.id')
    .limit(lookedAt)
    .execute()
  const found: Found[] = []
  for (const thread of candidates) {
    if (found.length === listed) break
    const settings = await settingsOf(tools.db, actor, thread.id)
    if (mayReadThread(settings)) found.push({ thread, settings })
  }
  return linesOf(tools, found)
}

/** Those on a meeting's agenda, readable or not: how much was said is no secret where the meeting is none. */
export async function listThreadsOf(tools: Tools, actor: Actor, meetingId: string): Promise<ThreadLine[]> {
  const threads = await threadsOf(tools.db)
    .innerJoin('threadMeeting', 'threadMeeting.threadId', 'thread.id')
    .where('threadMeeting.meetingId', '=', meetingId)
    .orderBy('thread.createdAt')
    .orderBy('thread.id')
    .execute()
  const found: Found[] = []
  for (const thread of threads) {
    const settings = await settingsOf(tools.db, actor, thread.id)
    if (settings.some(({ meeting }) => meeting.id === meetingId)) found.push({ thread, settings })
  }
  return linesOf(tools, found)
}

interface Found {
  thread: Awaited<ReturnType<ReturnType<typeof threadsOf>['execute']>>[number]
  settings: Setting[]
}

const threadsOf = (reader: Reader) =>
  reader.selectFrom('thread').innerJoin('meeting', 'meeting.id', 'thread.meetingId').selectAll('thread')

async function linesOf({ db, now }: Tools, found: Found[]): Promise<ThreadLine[]> {
  const counts = await countThreads(
    db,
    found.map(({ thread: { id }, settings }) => ({ id, settings })),
  )
  return found.flatMap(({ thread, settings }, place) => {
    const origin = settings.find(({ meeting }) => meeting.id === thread.meetingId) ?? settings[0]
    const tally = counts[place]
    const next = nextAmong(settings, now())
    return origin && tally
      ? {
          ...threadViewOf(thread),
          origin: viewOf(origin.meeting),
          next: next && viewOf(next.meeting),
          counts: tally,
        }
      : []
  })
}
