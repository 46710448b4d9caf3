/** While somebody has the floor, or the wall is frozen, its pages do not turn by themselves either: their time stands still. */

export interface PageTime {
  /** What stands: whatever takes its place has a time of its own. */
  scene: string
  /** By the server's clock, as `now`; epoch ms. */
  since: number
  now: number
}

/** Remembers from when it stands still; one for each wall. */
export function aPageClock(): (at: PageTime, isStill: boolean) => PageTime {
  let last: PageTime | undefined
  return (at, isStill) => {
    if (!last || !isStill || last.scene !== at.scene) last = at
    return last
  }
}
