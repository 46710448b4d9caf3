/**
 * What is counted where the words stand: on the wall's line and on the desk's tabs, so that both say the same.
 *
 * The rule: a number is about the question on the wall; in a break and at the end, where the wall asks nothing, about
 * the whole meeting. What counts is what has a place in the wall's queue: not replies, which stand under what they reply
 * to, and not words from home or an earlier meeting before they are let in.
 */
import type { ContributionState, WallMode } from './words.ts'

/** `null`: the whole meeting. */
export const questionOn = ({ mode, threadId }: { mode: WallMode; threadId: string | null }): string | null =>
  mode === 'thanks' ? null : threadId

export interface Countable {
  state: ContributionState
  /** Has a place in the queue of this meeting's wall. */
  onWall: boolean
  showings: number
}

/** `null`: in none of the numbers. */
export function seenAs({ state, onWall, showings }: Countable): 'seen' | 'unseen' | 'held' | null {
  if (!onWall || (state !== 'shown' && state !== 'held')) return null
  if (state === 'held') return 'held'
  return showings === 0 ? 'unseen' : 'seen'
}

/** `contributions` (*bidrag*) are those that the room sees, shown on the wall or not yet; what is held back is counted apart. */
export function countsIn(all: Countable[]): { contributions: number; unseen: number; held: number } {
  const counted = all.map(seenAs)
  return {
    contributions: counted.filter((as) => as === 'seen' || as === 'unseen').length,
    unseen: counted.filter((as) => as === 'unseen').length,
    held: counted.filter((as) => as === 'held').length,
  }
}
