/** Who is there; told to desks alone, and never in the feed. */
import type { ScreenView } from './wall.ts'

/** What only the desk hears: each process writes its own counts every 5 seconds; they are never in the feed. */
export interface PresenceView extends PresenceCounts {
  /** Those that can be seen, the smallest first. */
  screens: ScreenView[]
}

/** Somebody else at the desk, and the contribution that they look at, or are about to decide on. */
export interface LookView {
  id: string
  name: string
  isDeciding: boolean
}

export interface PresenceCounts {
  /** Of those who take part: neither walls nor what a table writes on. */
  phones: number
  /** Computers that tables write on. */
  scribes: number
  walls: number
  desks: number
}
