/** What was hidden without a word of why, oldest first: its author reads only that it is not shown. */
import type { ContributionView } from '../../../../../../lib/contract/wire/contributions.ts'
import { oldestFirst } from './shelf.ts'

export interface Unexplained {
  id: string
  part: 'text' | 'name'
}

export const unexplainedAmong = (contributions: Iterable<ContributionView>): Unexplained[] =>
  oldestFirst(contributions).flatMap((one) => {
    const part = unexplainedPart(one)
    return part ? [{ id: one.id, part }] : []
  })

/** Of words that are hidden whole, nobody asks about the name. */
export function unexplainedPart({ state, desk }: ContributionView): Unexplained['part'] | null {
  if (state === 'held') return desk?.holdReason ? null : 'text'
  const isRead = state === 'shown' || state === 'waiting'
  return isRead && desk?.nameHeld && !desk.nameWhy?.reason ? 'name' : null
}

/** After the one that is in hand, and round again. */
export const nextUnexplained = (all: Unexplained[], inHand: string | null): Unexplained | undefined =>
  all[(all.findIndex(({ id }) => id === inHand) + 1) % all.length]
