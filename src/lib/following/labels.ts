import type { Rhythm } from '../contract/words.ts'
import { m } from '../paraglide/messages.js'

export const rhythmLabel: Record<Rhythm, () => string> = {
  at_once: m.follow_at_once,
  daily: m.follow_daily,
  weekly: m.follow_weekly,
  never: m.follow_never,
}
