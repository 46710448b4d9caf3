/** Themes on a wall: columns, and pages of columns, each standing for as long as it takes to read. */
import type { Gathered, Grouping } from '../../contract/grouping.ts'
import { readingTime } from '../../contract/reading.ts'

/** One column as it was laid out: of which theme, which of its columns, and the words that begin in it. */
export interface Laid {
  themeId: string
  /** Counted from 0. */
  part: number
  text: string
}

/** Those with words in them, what stands for itself last. */
export function themesShown({ themes, alone }: Grouping): Gathered[] {
  return [...themes, ...(alone ? [alone] : [])].filter(({ contributions }) => contributions.length > 0)
}

const comfortableCharacters = 16
/** Mean width of a character, in em. */
const characterWidth = 0.52

/** How many columns stand side by side. All lengths in hundredths of the wall's height. */
export function columnsBeside(width: number, wordSize: number, gap: number): number {
  const least = comfortableCharacters * characterWidth * wordSize
  return Math.max(1, Math.floor((width + gap) / (least + gap)))
}

/** Counted from 0: every wall with as many columns is at the same page. `turns`: how far somebody has turned by hand. */
export function themePageAt(laid: Laid[], beside: number, standingMs: number, turns = 0): number {
  const pages = Math.ceil(laid.length / beside)
  if (pages < 2) return 0
  const times = Array.from({ length: pages }, (_, page) =>
    readingTime(
      laid
        .slice(page * beside, (page + 1) * beside)
        .map(({ text }) => text)
        .join(' '),
    ),
  )
  const round = times.reduce((sum, time) => sum + time, 0)
  let left = Math.max(0, standingMs) % round
  let page = 0
  for (const time of times) {
    if (left < time) break
    left -= time
    page++
  }
  return (((page + turns) % pages) + pages) % pages
}
