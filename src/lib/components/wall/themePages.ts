/** Themes on a wall: one after the other in columns, and pages of columns, each standing for as long as it takes to read. */
import type { Gathered, Grouping } from '../../contract/grouping.ts'
import { readingTimeOf } from '../../contract/reading.ts'

/** What stands of one theme in one column, as it was laid out. */
export interface Laid {
  themeId: string
  /** Which of its pieces; counted from 0, as columns are. */
  part: number
  column: number
  /** Of a card that goes on in the next column, its share. */
  words: number
}

/** Those with words in them, what stands for itself last. */
export function themesShown({ themes, alone }: Grouping): Gathered[] {
  return [...themes, ...(alone ? [alone] : [])].filter(({ contributions }) => contributions.length > 0)
}

/** Characters on a line. Narrower ones are for words that come whole, or on fewer pages, only so. */
export const lineOf = { comfortable: 16, narrow: 11 }
/** Mean width of a character, in em. */
const characterWidth = 0.52

/** How many columns stand side by side. All lengths in hundredths of the wall's height. */
export function columnsBeside(
  width: number,
  wordSize: number,
  gap: number,
  characters = lineOf.comfortable,
): number {
  const least = characters * characterWidth * wordSize
  return Math.max(1, Math.floor((width + gap) / (least + gap)))
}

export const columnsIn = (laid: Laid[]): number => Math.max(0, ...laid.map(({ column }) => column + 1))

export const pagesIn = (laid: Laid[], beside: number): number =>
  Math.max(1, Math.ceil(columnsIn(laid) / beside))

/**
 * The number of columns that takes the fewest pages; among those, as many as are comfortable to read and none of them empty.
 * `layAt` lays them out in so many.
 */
export function bestBeside(
  comfortable: number,
  narrowest: number,
  layAt: (beside: number) => Laid[],
): number {
  const tried = Array.from({ length: narrowest }, (_, at) => {
    const [beside, laid] = [at + 1, layAt(at + 1)]
    const empty = Math.max(0, beside - columnsIn(laid))
    return { beside, order: [pagesIn(laid, beside), Math.max(0, beside - comfortable), empty, -beside] }
  })
  const [best] = tried.sort((a, b) => firstDifference(a.order, b.order))
  return best?.beside ?? 1
}

const firstDifference = (a: number[], b: number[]): number =>
  a.map((one, at) => one - (b[at] ?? 0)).find((difference) => difference !== 0) ?? 0

/** Counted from 0: every wall with as many columns is at the same page. `turns`: how far somebody has turned by hand. */
export function themePageAt(laid: Laid[], beside: number, standingMs: number, turns = 0): number {
  const pages = pagesIn(laid, beside)
  if (pages < 2) return 0
  const times = Array.from({ length: pages }, (_, page) => readingTimeOf(wordsOn(page, laid, beside)))
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

const wordsOn = (page: number, laid: Laid[], beside: number): number =>
  laid.filter(({ column }) => Math.floor(column / beside) === page).reduce((sum, { words }) => sum + words, 0)
