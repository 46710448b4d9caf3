/** What lies where on the board, and which card is next to which. */
import type { Grouping } from '../../../../../../lib/contract/grouping.ts'
import type { ContributionView } from '../../../../../../lib/contract/wire/contributions.ts'

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

/** Columns in which nothing has changed stay the very same, so that of three thousand cards few are looked at again. */
export function keeping(before: Column[], now: Column[]): Column[] {
  const known = new Map(before.map((column) => [column.key, column]))
  return now.map((column) => {
    const old = known.get(column.key)
    return old && isSame(old, column) ? old : column
  })
}

const isSame = (a: Column, b: Column) =>
  a.name === b.name &&
  a.themeId === b.themeId &&
  a.cards.length === b.cards.length &&
  a.cards.every((card, i) => card === b.cards[i])

export const placesIn = (columns: Column[]): Set<Place> =>
  new Set(columns.flatMap(({ key, cards }) => cards.map(({ id }) => placeOf(key, id))))

interface At {
  column: string
  id: string
}
export type Direction = 'up' | 'down' | 'left' | 'right' | 'first' | 'last'

/** Who is on no card, or on one that is gone, comes to the first there is. */
export function stepFrom(columns: Column[], at: At | null, direction: Direction): At | null {
  const isThere = columns.some(({ key, cards }) => key === at?.column && cards.some(({ id }) => id === at.id))
  if (at && isThere) return neighbour(columns, at, direction)
  const first = columns.find(({ cards }) => cards.length > 0)
  return first ? cardAt(first, 0) : null
}

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

/**
 * Where a hand is that was on a card before: on it, or on the next one in its column that is still there. Where the whole
 * column is gone or empty, it goes along with the card.
 */
export function sameAs(before: Column[], now: Column[], { column: key, id }: At): At | null {
  const column = now.find((one) => one.key === key)
  const here = new Set(column?.cards.map((card) => card.id))
  if (here.has(id)) return { column: key, id }
  const old = before.find((one) => one.key === key)?.cards ?? []
  const row = old.findIndex((card) => card.id === id)
  const isHere = (card: ContributionView) => here.has(card.id)
  const heir = old.slice(row + 1).find(isHere) ?? old.slice(0, Math.max(row, 0)).findLast(isHere)
  if (heir) return { column: key, id: heir.id }
  const other = now.find(({ cards }) => cards.some((card) => card.id === id))
  return other ? { column: other.key, id } : null
}

function cardAt({ key, cards }: Column, row: number): At | null {
  const id = cards[row]?.id
  return id ? { column: key, id } : null
}
