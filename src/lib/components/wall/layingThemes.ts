/** Lays themes out in columns, and reads from the browser what came to stand where. */
import { wordsIn } from '../../contract/reading.ts'
import { type Laid, pagesIn } from './themePages.ts'

/** With its place in the flow; px. */
export interface Placed extends Laid {
  left: number
  top: number
  /** As high as the room for its name. */
  head: number
}

export interface Columns {
  beside: number
  /** Of the words, of the flow, and between two columns; px. */
  size: number
  width: number
  height: number
  gap: number
}

export const columnWidth = ({ width, beside, gap }: Columns): number => (width - gap * (beside - 1)) / beside

/** Of what stands in an element that nobody sees; px. */
export function heightOf(ruler: HTMLElement, text: string, width: number): number {
  ruler.style.width = `${width}px`
  ruler.textContent = text
  return ruler.offsetHeight
}

/**
 * What is measured is set here and not in the markup, which may still have the last height when the new one is known.
 * `headOf` says how high a theme's name is in so wide a column; each column that the theme goes on in has room for it.
 */
export function layThemes(
  flow: HTMLElement,
  columns: Columns,
  headOf: (themeId: string, width: number, goesOn: boolean) => number,
): Placed[] {
  const { style } = flow
  style.height = `${columns.height}px`
  style.fontSize = `${columns.size}px`
  style.columnCount = `${columns.beside}`
  const sections = [...flow.querySelectorAll<HTMLElement>('section')]
  const prepare = (section: HTMLElement, isTorn: boolean) => {
    const head = headOf(section.dataset.theme ?? '', columnWidth(columns), isTorn)
    section.style.paddingBlockStart = `${head}px`
    section.style.breakInside = 'avoid'
  }
  for (const section of sections) prepare(section, false)
  const torn = sections.filter((section) => piecesOf(section).length > 1)
  for (const section of torn) prepare(section, true)
  return placedWith(torn, () => placesIn(flow, sections, columns), columns)
}

/** What no column can hold begins in one of its own; where there is room before, if that takes fewer pages. */
function placedWith(torn: HTMLElement[], places: () => Placed[], { beside }: Columns): Placed[] {
  const apart = places()
  if (torn.length === 0 || pagesIn(apart, beside) === 1) return apart
  for (const { style } of torn) style.breakInside = 'auto'
  const on = places()
  if (pagesIn(on, beside) < pagesIn(apart, beside)) return on
  for (const { style } of torn) style.breakInside = 'avoid'
  return apart
}

function placesIn(flow: HTMLElement, sections: HTMLElement[], columns: Columns): Placed[] {
  const from = flow.getBoundingClientRect()
  return sections.flatMap((section) => placesOf(section, from, columnWidth(columns) + columns.gap))
}

// A margin that is cut off at the end of a column leaves an empty piece behind.
const piecesOf = (element: HTMLElement): DOMRect[] =>
  [...element.getClientRects()].filter(({ height }) => height > 1)

function placesOf(section: HTMLElement, from: DOMRect, pitch: number): Placed[] {
  const columnOf = ({ left }: DOMRect) => Math.round((left - from.left) / pitch)
  const words = new Map<number, number>()
  for (const item of section.querySelectorAll('li')) {
    const pieces = piecesOf(item)
    const whole = pieces.reduce((sum, { height }) => sum + height, 0)
    for (const piece of pieces) {
      const share = (wordsIn(item.textContent) * piece.height) / whole
      words.set(columnOf(piece), (words.get(columnOf(piece)) ?? 0) + share)
    }
  }
  return piecesOf(section).map((piece, part) => ({
    themeId: section.dataset.theme ?? '',
    part,
    column: columnOf(piece),
    words: words.get(columnOf(piece)) ?? 0,
    left: piece.left - from.left,
    top: piece.top - from.top,
    head: Number.parseFloat(section.style.paddingBlockStart),
  }))
}
