/** Long words in pages: each gets its even share of the reading time, then the first comes again. */
import { readingTime } from '../../contract/reading.ts'

/** Counted from 0. `turns`: how far somebody has turned by hand, either way. */
export function pageAt(text: string, pages: number, standingMs: number, turns = 0): number {
  if (pages < 2) return 0
  const share = readingTime(text) / pages
  const turned = Math.floor(Math.max(0, standingMs) / share) + turns
  return ((turned % pages) + pages) % pages
}
