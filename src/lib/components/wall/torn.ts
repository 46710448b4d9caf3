/** Words that are longer than a column go on in the next one. So that nobody takes them for the whole, a mark says so. */

/** From the beginning of the list; px. */
export interface Mark {
  left: number
  bottom: number
  width: number
}

/** Makes room in each card that is torn, and answers where its marks stand: at the end of each piece that goes on. */
export function markTorn(list: HTMLElement): Mark[] {
  const items = [...list.querySelectorAll<HTMLElement>('li')]
  for (const { dataset } of items) delete dataset.torn
  const torn = items.filter((item) => piecesOf(item).length > 1)
  for (const { dataset } of torn) dataset.torn = ''
  const [from] = list.getClientRects()
  if (!from) return []
  return torn
    .flatMap((item) => piecesOf(item).slice(0, -1))
    .map(({ left, bottom, width }) => ({ left: left - from.left, bottom: bottom - from.top, width }))
}

// A margin that is cut off at the end of a column leaves an empty piece behind.
const piecesOf = (item: HTMLElement): DOMRect[] =>
  [...item.getClientRects()].filter(({ height }) => height > 1)
