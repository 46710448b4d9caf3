/** Long words in pages: each gets its even share of the reading time, then the first comes again. */
import { readingTime } from '../../../../server/domain/wall/fair.ts'

/** Counted from 0. */
export function pageAt(text: string, pages: number, standingMs: number): number {
  if (pages < 2) return 0
  const share = readingTime(text) / pages
  return Math.floor(Math.max(0, standingMs) / share) % pages
}
