/** How fair the wall has been so far, from what the desk sees of each contribution. */
import { seenAs } from '../../../../../../lib/contract/counting.ts'
import type { ContributionView } from '../../../../../../lib/contract/wire/contributions.ts'

export interface FairTime {
  received: number
  shown: number
  unseen: number
  /** Showings among those that have been shown. */
  fewest: number
  most: number
  /** Of those that could be on the wall and have not been; ms. */
  longestWaitMs: number
  /** Who waits longest. */
  longestId: string | null
}

/** How it counts, by what the desk knows of it. */
export const standingOf = ({ state, desk }: ContributionView) =>
  seenAs({ state, onWall: desk?.onWall === true, showings: desk?.showings ?? 0 })

const isForWall = (one: ContributionView): boolean => ['seen', 'unseen'].includes(standingOf(one) ?? '')

export function fairTimeOf(
  contributions: Iterable<ContributionView>,
  threadId: string | null,
  now: number,
): FairTime {
  const all = [...contributions].filter((one) => isForWall(one) && (!threadId || one.threadId === threadId))
  const showings = all.map(({ desk }) => desk?.showings ?? 0)
  const shown = showings.filter((count) => count > 0)
  const waiting = all.filter(({ desk }) => desk?.showings === 0)
  const longest = waiting.reduce<ContributionView | null>(
    (best, one) => (readyAt(one) < (best ? readyAt(best) : now) ? one : best),
    null,
  )
  return {
    received: all.length,
    shown: shown.length,
    unseen: waiting.length,
    fewest: shown.length > 0 ? Math.min(...shown) : 0,
    most: Math.max(0, ...shown),
    longestWaitMs: longest ? now - readyAt(longest) : 0,
    longestId: longest?.id ?? null,
  }
}

const readyAt = ({ desk }: ContributionView): number => desk?.readyAt ?? Number.POSITIVE_INFINITY
