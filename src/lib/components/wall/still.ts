/** While somebody has the floor, or the wall is frozen, its pages do not turn by themselves either: their time stands still. */

export interface PageTime {
  /** What stands: whatever takes its place has a time of its own. */
  scene: string
  /** By the server's clock, as `now`; epoch ms. */
  since: number
  now: number
}

const elapsed = ({ now, since }: PageTime): number => now - since

/** Goes on from where it stood, when the wall does; one for each wall. */
export function aPageClock(): (at: PageTime, isStill: boolean) => PageTime {
  let last: PageTime | undefined
  let askedAt = 0
  return (at, isStill) => {
    if (last?.scene !== at.scene) last = at
    else if (!isStill) last = { ...at, since: askedAt - elapsed(last) }
    askedAt = at.now
    return last
  }
}
