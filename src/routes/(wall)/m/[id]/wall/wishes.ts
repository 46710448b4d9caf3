/** What somebody at this wall asked for, drawn at once and told to the server when it can be reached. */
import type { WallView } from '$lib/contract/wire/wall.ts'
import type { WallMode } from '$lib/contract/words.ts'

export type Wishes = Partial<Pick<WallView, 'mode' | 'theme' | 'text' | 'largeCode' | 'floorTaken'>>

const overlays: WallMode[] = ['frozen', 'blank', 'focus']

/** The mode that comes back after a freeze or the dark. */
export const underlying = ({ mode, before }: Pick<WallView, 'mode' | 'before'>): WallMode =>
  overlays.includes(mode) ? (before ?? 'running') : mode

/** The programme with the wishes over it. */
export function wishedFor(wall: WallView, wishes: Wishes, now: number): WallView {
  const { mode } = wishes
  const isStill = mode === 'frozen' || mode === 'blank' || wishes.floorTaken === true
  const stillSince = wall.stillSince ?? (isStill ? now : null)
  if (mode === undefined || mode === wall.mode) return { ...wall, ...wishes, stillSince }
  const before = overlays.includes(mode) ? underlying(wall) : null
  const counts = { ...wall.counts, sinceFrozen: 0 }
  return { ...wall, ...wishes, before, since: now, stillSince, counts }
}
