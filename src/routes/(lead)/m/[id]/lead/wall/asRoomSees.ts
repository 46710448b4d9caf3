import type { ContributionView } from '$lib/contract/wire/contributions.ts'
import type { WallView } from '$lib/contract/wire/wall.ts'

/** Of the desk's picture, what stands on the wall, as the room gets it: without the names that are held back. */
export function asRoomSees(
  { slots, focusId, mode, before }: WallView,
  contributions: ReadonlyMap<string, ContributionView>,
): Map<string, ContributionView> {
  const areThemes = mode === 'themes' || before === 'themes'
  const gathered = areThemes ? contributions.keys() : []
  const standing = [focusId, ...slots.map((slot) => slot?.contributionId), ...gathered]
  return new Map(
    standing.flatMap((id) => {
      const one = id ? contributions.get(id) : undefined
      return one?.state === 'shown'
        ? [[one.id, one.desk?.nameHeld ? { ...one, name: null } : one] as const]
        : []
    }),
  )
}
