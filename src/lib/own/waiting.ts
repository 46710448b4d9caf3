/** How long until an author's own words are on the wall, as far as anybody can honestly say. */
import type { ContributionView, OwnContribution } from '$lib/contract/wire/contributions.ts'
import type { AgendaItemView, MeetingView } from '$lib/contract/wire/meeting.ts'
import type { WallView } from '$lib/contract/wire/wall.ts'
import { readingTime } from '../contract/reading.ts'
import { wholeTextOf } from '../contract/translating.ts'

export interface Hall {
  wall: WallView | null
  /** Everything that the room reads of this question; without all of it nothing can be said. */
  contributions: Iterable<ContributionView> | null
  meeting: Pick<MeetingView, 'closedAt' | 'currentItemId'>
  agenda: Pick<AgendaItemView, 'id' | 'threadId' | 'startedAt'>[]
  now: number
}

/**
 * Milliseconds, never too few: everything unseen that came before it is read first, one at a time. Null while the wall
 * does not turn, stands at another question, or will not come to it in the minutes that are left.
 */
export function waitFor(
  own: OwnContribution,
  { wall, contributions, now }: Pick<Hall, 'wall' | 'contributions' | 'now'>,
): number | null {
  if (!wall || !contributions || own.state !== 'shown' || own.shownAt || own.parentId) return null
  if (wall.threadId !== own.threadId || !turns(wall, now)) return null
  let wait = wall.readingTimeLeft - readingTime(wholeTextOf(own))
  for (const other of contributions) if (comesAfter(other, own)) wait -= readingTime(wholeTextOf(other))
  wait = Math.max(0, wait)
  return wall.itemEndsAt !== null && now + wait > wall.itemEndsAt ? null : wait
}

/** A change that is long overdue: no wall is there to make it. */
const turns = ({ mode, floorTaken, next }: WallView, now: number): boolean =>
  mode === 'running' && !floorTaken && next !== null && now < next.at + overdueMs

const overdueMs = 15_000

const comesAfter = (other: ContributionView, own: OwnContribution): boolean =>
  other.id !== own.id &&
  other.threadId === own.threadId &&
  other.parentId === null &&
  other.channel !== 'online' &&
  (other.createdAt > own.createdAt || (other.createdAt === own.createdAt && other.id > own.id))
