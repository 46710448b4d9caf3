/** Why what is not shown is not shown, in numbers: the same that everybody reads on the meeting's page. */
import { holdReasons, type HoldReason } from '../../../../../../lib/contract/words.ts'
import type { ContributionView } from '../../../../../../lib/contract/wire/contributions.ts'

/** In the order of the list, those without a reason last; reasons that nobody gave are absent. */
export function heldByReason(contributions: Iterable<ContributionView>): [HoldReason | null, number][] {
  const held = [...contributions].filter(({ state }) => state === 'held')
  return [...holdReasons, null].flatMap((reason) => {
    const count = held.filter(({ desk }) => (desk?.holdReason ?? null) === reason).length
    return count > 0 ? [[reason, count] satisfies [HoldReason | null, number]] : []
  })
}
