/** When somebody is told next: in the morning, by the municipality's own clock, and never at night. */
import type { Rhythm } from '../../../src/lib/contract/words.ts'

/** Who is told at once is told so long after there is something: an evening's talk is one mail. */
export const atOnceMs = 10 * 60_000

const hourOfMail = 7
/** Friday: a weekend's reading, and a working day to answer in. */
const dayOfMail = 5
/**
 * Epoch ms; null for never, and for who is told at once: that begins with what there is to tell (`wake.ts`).
 * @param now epoch ms.
 */
export function nextMail(rhythm: Rhythm, now: number): number | null {
  if (rhythm === 'never' || rhythm === 'at_once') return null
  const next = new Date(now)
  next.setHours(hourOfMail, 0, 0, 0)
  while (next.getTime() <= now || (rhythm === 'weekly' && next.getDay() !== dayOfMail)) {
    // Set again on each day: the night on which the clocks change has another length.
    next.setDate(next.getDate() + 1)
    next.setHours(hourOfMail, 0, 0, 0)
  }
  return next.getTime()
}
