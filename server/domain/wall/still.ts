/**
 * The clock by which pages of long words turn. While somebody has the floor, and on a frozen or dark wall, it stands still.
 * It is kept here and not on a wall, so that one which was opened meanwhile is at the same page as the others. Pure.
 */
import { underlying } from './overlays.ts'
import type { Programme } from './programme.ts'

type Clock = Pick<Programme, 'stillSince' | 'stillMs'>
type Pages = Clock & Pick<Programme, 'pagesFrom'>

/** What this clock says at an instant: without all the time in which it stood still; ms. */
export const pageTime = ({ stillSince, stillMs }: Clock, now: number): number => (stillSince ?? now) - stillMs

/** When pages would have begun to turn, had they not stood still since: what a wall counts from. `from` by `pageTime`. */
export const pagesBegan = ({ stillMs }: Clock, from: number): number => from + stillMs

/** The clock once the programme has changed. What takes another's place begins at its first page. */
export function pagesAfter(programme: Programme, change: Partial<Programme>, now: number): Pages {
  const changed = { ...programme, ...change }
  const clock = clockAfter(programme, isStill(changed), now)
  const goesOn = sceneOf(changed) === sceneOf(programme)
  return { ...clock, pagesFrom: goesOn ? programme.pagesFrom : pageTime(clock, now) }
}

function clockAfter({ stillSince, stillMs }: Clock, still: boolean, now: number): Clock {
  if (still) return { stillSince: stillSince ?? now, stillMs }
  return { stillSince: null, stillMs: stillMs + (stillSince === null ? 0 : now - stillSince) }
}

const isStill = ({ floorTaken, mode }: Programme) => floorTaken === 1 || mode === 'frozen' || mode === 'blank'

const sceneOf = (programme: Programme): string => {
  const { mode, focusId, standId, itemId } = programme
  return [mode === 'focus' ? focusId : underlying(programme), standId, itemId].join(' ')
}
