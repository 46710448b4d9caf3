/** The clock by which pages turn: the programme's own, so that every wall is at the same page, whenever it was opened. */
import type { WallView } from '../../contract/wire/wall.ts'

export interface PageTime {
  /** By the server's clock, as `now`; epoch ms. */
  since: number
  now: number
}

/** While somebody has the floor, or the wall is frozen, no page turns by itself either. */
export const pageTimeOf = (wall: Pick<WallView, 'pagesFrom' | 'stillSince'>, now: number): PageTime => ({
  since: wall.pagesFrom,
  now: wall.stillSince ?? now,
})
