/** What lies where on the board, and which card is next to which. */
import type { Grouping } from '../../../../../../lib/contract/grouping.ts'
import type { ContributionView } from '../../../../../../lib/contract/wire.ts'

export interface Column {
  /** `left`, `alone`, or the theme's id. */
  key: string
  kind: 'left' | 'theme' | 'alone'
  /** `null`: no theme at all, or none yet. */
  themeId: string | null
  /** Of a theme. */
  name: string
  cards: ContributionView[]
}

/** A card in a column. */
export type Place = `${string}-${string}`
export const placeOf = (column: string, id: string): Place => `${column}-${id}`

/** What the room does not see waits for its place until it does. */
const needsPlace = ({ state }: ContributionView) => state === 'shown'

export function columnsOf({ themes, alone, left }: Grouping): Column[] {
  const gathered = themes.map(({ theme, contributions }): Column => {
    const { id, name } = theme
    return { key: id, kind: 'theme', themeId: id, name, cards: contributions }
  })
  const [themeId, cards] = [alone?.theme.id ?? null, alone?.contributions ?? []]
  return [
    { key: 'left', kind: 'left', themeId: null, name: '', cards: left.filter(needsPlace) },
    ...gathered,
    { key: 'alone', kind: 'alone', themeId, name: '', cards },
  ]
}

export const placesIn = (columns: Column[]): Set<Place> =>
  new Set(columns.flatMap(({ key, cards }) => cards.map(({ id }) => placeOf(key, id))))

interface At {
  column: string
  id: string
}
type Direction = 'up' | 'down' | 'left' | 'right' | 'first' | 'last'

/** Sideways to the card at the same height, past columns with nothing in them. */
export function neighbour(columns: Column[], { column, id }: At, direction: Direction): At | null {
  const here = columns.findIndex(({ key }) => key === column)
  const cards = columns[here]?.cards ?? []
  const row = cards.findIndex((card) => card.id === id)
  if (direction === 'left' || direction === 'right') {
    const beside = direction === 'left' ? columns.slice(0, here).reverse() : columns.slice(here + 1)
    const next = beside.find((other) => other.cards.length > 0)
    return next ? cardAt(next, Math.min(row, next.cards.length - 1)) : null
  }
  const to = { up: row - 1, down: row + 1, first: 0, last: cards.length - 1 }[direction]
  return columns[here] ? cardAt(columns[here], to) : null
}

/** Where a hand is that was on a card before: on it, or on what has taken its place in the column. */
export function sameAs(before: Column[], now: Column[], at: At): At | null {
  const column = now.find(({ key }) => key === at.column)
  if (column?.cards.some(({ id }) => id === at.id)) return at
  const row = before.find(({ key }) => key === at.column)?.cards.findIndex(({ id }) => id === at.id) ?? 0
  const heir = column && column.cards.length > 0 ? column : now.find(({ cards }) => cards.length > 0)
  return heir ? cardAt(heir, Math.min(Math.max(row, 0), heir.cards.length - 1)) : null
}

function cardAt({ key, cards }: Column, row: number): At | null {
  const id = cards[row]?.id
  return id ? { column: key, id } : null
}
