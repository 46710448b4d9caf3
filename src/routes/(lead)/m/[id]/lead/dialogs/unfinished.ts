/** What nobody has got to when the room is about to close: which items, and how many contributions, of each kind. */
import { grouped } from '../../../../../../lib/contract/grouping.ts'
import type { ContributionView, ThemeView } from '../../../../../../lib/contract/wire/contributions.ts'
import type { AgendaItemView } from '../../../../../../lib/contract/wire/meeting.ts'
import { unexplainedAmong } from '../incoming/unexplained.ts'
import { standingOf } from '../wall/fairTime.ts'

export interface Unfinished {
  /** Could have been on the wall, and never were. */
  unseen: number
  /** Received, and read by nobody who may let them be seen; what waits for reading hours needs nobody. */
  waiting: number
  /** Held back, or their names are, and their authors have been given no reason. */
  unexplained: number
  /** Of what was shown: in no theme, and not said to stand for themselves. */
  ungathered: number
  /** The titles of the items that the room never came to, in the agenda's order; a welcome that was passed over is none. */
  unreached: string[]
}

interface Evening {
  agenda: Pick<AgendaItemView, 'kind' | 'title' | 'startedAt' | 'threadId'>[]
  themes: Iterable<ThemeView>
  contributions: ContributionView[]
}

/** @param meetingId what others said elsewhere, and laid forth, is theirs to finish. */
export function unfinishedIn(meetingId: string, { agenda, themes, contributions }: Evening): Unfinished {
  const own = contributions.filter((one) => one.meetingId === meetingId)
  const count = (is: (one: ContributionView) => boolean) => own.filter(is).length
  return {
    unseen: contributions.filter((one) => standingOf(one) === 'unseen').length,
    waiting: count(({ state, desk }) => state === 'waiting' && desk?.waitsUntil === undefined),
    unexplained: unexplainedAmong(own).length,
    ungathered: grouped(themes, own, null).left.filter(({ state }) => state === 'shown').length,
    unreached: agenda
      .filter(({ kind, startedAt }) => kind === 'item' && startedAt === null)
      .filter((item) => item.threadId !== null || agenda.indexOf(item) > lastReached(agenda))
      .map(({ title }) => title),
  }
}

const lastReached = (agenda: Evening['agenda']): number =>
  agenda.findLastIndex(({ startedAt }) => startedAt !== null)
