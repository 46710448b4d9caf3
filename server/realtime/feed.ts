/**
 * Reads the feeds of the meetings that this process's sockets are in, once for all of them, and tells them.
 * What wakes it is a hint; a poll of the heads stands behind every hint that is lost.
 */
import type { CatchUp } from '../../src/lib/contract/wire/picture.ts'
import { type Audience, audiences } from '../../src/lib/contract/words.ts'
import type { FeedReader } from '../catching-up/reader.ts'

/** After a quiet moment at once, then at most this often; ms. */
const gatherMs = 50
const pollMs = 1000

export interface Teller {
  meetings(): string[]
  tell(meetingId: string, audience: Audience, page: CatchUp): Promise<void>
}

export interface FeedWatch {
  hear(meetingIds: string[]): void
  /** From now on this meeting is told; from the head that its first reader was given. */
  start(meetingId: string, audience: Audience, head: number): void
  /** Ends when nothing is being read any more. */
  stop(): Promise<void>
}

export function watchFeed(feed: FeedReader, teller: Teller, report: (error: unknown) => void): FeedWatch {
  /** The last head told, by meeting and audience. */
  const told = new Map<string, number>()
  const reading = new Map<string, Promise<void>>()
  const again = new Set<string>()
  let polling: Promise<void> = Promise.resolve()
  let stopped = false

  const nameOf = (meetingId: string, audience: Audience) => `${meetingId} ${audience}`

  function hear(meetingIds: string[]) {
    const here = new Set(teller.meetings())
    for (const id of meetingIds) if (here.has(id)) wake(id)
  }

  function wake(meetingId: string) {
    if (stopped) return
    if (reading.has(meetingId)) {
      again.add(meetingId)
      return
    }
    const work = readAll(meetingId)
      .catch(report)
      .then(() => new Promise<void>((resolve) => setTimeout(resolve, gatherMs).unref()))
      .then(() => {
        reading.delete(meetingId)
        if (again.delete(meetingId)) wake(meetingId)
      })
    reading.set(meetingId, work)
  }

  async function readAll(meetingId: string) {
    for (const audience of audiences) {
      const name = nameOf(meetingId, audience)
      for (let from = told.get(name); from !== undefined; from = told.get(name)) {
        const page = await feed.since(meetingId, audience, from)
        if (page.head <= from) break
        told.set(name, page.head)
        await teller.tell(meetingId, audience, page)
        if (!page.more) break
      }
    }
  }

  async function poll() {
    const here = teller.meetings()
    forgetOthers(here)
    for (const { meetingId, audience, head } of await feed.heads(here))
      if (head > (told.get(nameOf(meetingId, audience)) ?? head)) wake(meetingId)
  }

  function forgetOthers(here: string[]) {
    const kept = new Set(here.flatMap((id) => audiences.map((audience) => nameOf(id, audience))))
    for (const name of told.keys()) if (!kept.has(name)) told.delete(name)
  }

  const timer = setInterval(() => (polling = poll().catch(report)), pollMs)
  return {
    hear,
    start(meetingId, audience, head) {
      const name = nameOf(meetingId, audience)
      if (!told.has(name)) told.set(name, head)
    },
    async stop() {
      stopped = true
      clearInterval(timer)
      await Promise.all([...reading.values(), polling])
    },
  }
}
