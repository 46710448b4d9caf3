/**
 * The fair wall. Pure: no timer, no query, and no chance but the seed it is handed.
 * Its promises are properties under test (`tests/domain/wall/fair.test.ts`):
 * nobody twice before everybody once, a late post is not late, quiet voices first, no table waits for another's flood,
 * no verdict in the order, and if everything fits, nothing rotates.
 */
import { type Tables, noTables, turnsOf } from './tables.ts'

export interface Candidate {
  id: string
  /** A person, not a device. */
  author: string
  /** The stand that it came from, or `outside`. */
  table: string | null
  /** From when it may be shown; epoch ms. */
  readyAt: number
  showings: number
  /** Its level is `base + showings`; null until it has been drawn among the others. */
  base: number | null
  span: 1 | 2
  text: string
}

/** A card on the wall. One with `span` 2 covers the slot after its own as well. */
export interface Standing {
  id: string
  showingId: string
  since: number
  /** When its pages began to turn, by `pageTime` of `still.ts`. */
  pagesFrom: number
  span: 1 | 2
}

export interface Stage {
  slots: (Standing | null)[]
  /** A card that needs two slots, has one, and is waiting for its neighbour. */
  reservedId: string | null
}

export type Decision =
  | { act: 'keep' }
  /** The slot is emptied, and kept for a card that needs the next one as well. */
  | { act: 'reserve'; id: string; leaving: Standing[] }
  /** Its turn came again while it stood: another showing, and nothing moves. */
  | { act: 'renew'; id: string }
  | { act: 'place'; id: string; slot: number; span: 1 | 2; leaving: Standing[] }

/** Which slot changes next, and from when. Null while everything fits and stands. */
export function nextChange(
  stage: Stage,
  candidates: Pick<Candidate, 'id' | 'readyAt'>[],
  restUntil: number,
): { slot: number; at: number } | null {
  const waiting = candidates.filter(({ id }) => !stands(stage, id))
  if (waiting.length === 0) return null
  const at = Math.max(restUntil, Math.min(...waiting.map(({ readyAt }) => readyAt)))

  const free = freeSlots(stage)
  const isReserved = waiting.some(({ id }) => id === stage.reservedId)
  if (isReserved && stage.slots.length > 1 && pairIn(free) === null)
    return { slot: oldestOf(stage, free.length > 0 ? besides(stage, free) : allOf(stage)), at }
  return { slot: free[0] ?? oldestOf(stage, allOf(stage)), at }
}

/**
 * Who comes into `slot`, among those that are ready. Rules 1 to 5 of the fair wall.
 * Candidates include those standing: a card whose turn it is and that stands already is shown anew in its place.
 */
export function nextForWall(
  stage: Stage,
  slot: number,
  candidates: Candidate[],
  seed: number,
  tables: Tables = noTables,
): Decision {
  const levels = levelsOf(candidates)
  const isStanding = (id: string) => stands(stage, id)
  const line = [...candidates].sort(fairOrder(candidates, levels, isStanding, seed, tables))
  const first = firstOf(line, stage.reservedId)
  if (!first || candidates.every(({ id }) => isStanding(id))) return { act: 'keep' }
  if (isStanding(first.id)) return { act: 'renew', id: first.id }

  const after = cleared(stage, slot)
  if (first.span === 1 || stage.slots.length === 1) {
    const [free] = freeSlots(stage)
    return free === undefined
      ? { act: 'place', id: first.id, slot, span: 1, leaving: after.leaving }
      : { act: 'place', id: first.id, slot: free, span: 1, leaving: [] }
  }
  const pair = pairIn(freeSlots({ ...stage, slots: after.slots }))
  if (pair !== null) return { act: 'place', id: first.id, slot: pair, span: 2, leaving: after.leaving }
  return { act: 'reserve', id: first.id, leaving: after.leaving }
}

/** A card that waits for its second slot is not overtaken, unless all have seen it and there is one that nobody has seen. */
function firstOf(line: Candidate[], reservedId: string | null): Candidate | undefined {
  const reserved = line.find(({ id }) => id === reservedId)
  return reserved && (reserved.showings === 0 || line[0]?.showings !== 0) ? reserved : line[0]
}

/** With which one that is new, or back, enters: the lowest then present. */
export const lowestLevel = (candidates: Candidate[]): number => {
  const present = candidates.flatMap(({ base, showings }) => (base === null ? [] : [base + showings]))
  return present.length > 0 ? Math.min(...present) : 0
}

/** The level of each among the others. */
export function levelsOf(candidates: Candidate[]): Map<string, number> {
  const lowest = lowestLevel(candidates)
  return new Map(candidates.map(({ id, base, showings }) => [id, base === null ? lowest : base + showings]))
}

/** Free to take: empty, and not covered by a wide card before it. */
export function freeSlots({ slots }: Stage): number[] {
  return slots.flatMap((standing, i) => (standing === null && slots[i - 1]?.span !== 2 ? [i] : []))
}

/** At the beginning of a scene: then all places are taken at once. */
export const isEmpty = ({ slots }: Stage): boolean => slots.every((standing) => standing === null)

/** A wide card goes, and the one that comes leaves half of its place: it is taken at once as well. */
export const leavesRoom = (decision: Decision): boolean =>
  decision.act === 'place' && decision.leaving.some(({ span }) => span > decision.span)

/** Nothing that stands has to go for it. */
export const comesBesides = (decision: Decision): boolean =>
  decision.act === 'place' && decision.leaving.length === 0

type Order = (a: Candidate, b: Candidate) => number

function fairOrder(
  candidates: Candidate[],
  levels: Map<string, number>,
  isStanding: (id: string) => boolean,
  seed: number,
  tables: Tables,
): Order {
  const byAuthor = new Map<string, number>()
  for (const { author, showings } of candidates) byAuthor.set(author, (byAuthor.get(author) ?? 0) + showings)
  const heard = ({ author }: Candidate) => byAuthor.get(author) ?? 0
  const level = ({ id }: Candidate) => levels.get(id) ?? 0
  const turn = turnsOf(
    candidates.filter(({ showings }) => showings === 0),
    tables,
  )
  const lot = (candidate: Candidate) => shuffled(seed, candidate.id, level(candidate))

  return (a, b) => {
    if ((a.showings === 0) !== (b.showings === 0)) return a.showings === 0 ? -1 : 1
    if (a.showings === 0)
      return turn(a) - turn(b) || heard(a) - heard(b) || a.readyAt - b.readyAt || (a.id < b.id ? -1 : 1)
    return (
      level(a) - level(b) ||
      Number(isStanding(a.id)) - Number(isStanding(b.id)) ||
      lot(a) - lot(b) ||
      (a.id < b.id ? -1 : 1)
    )
  }
}

/** FNV-1a: a draw that anybody can repeat from the seed on record, and new in each round. */
function shuffled(seed: number, id: string, round: number): number {
  let hash = 0x811c9dc5
  for (const character of `${seed} ${round} ${id}`)
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return hash >>> 0
}

const stands = ({ slots }: Stage, id: string) => slots.some((standing) => standing?.id === id)

/** The stage without the card that stands in the slot, or covers it. */
function cleared({ slots }: Stage, slot: number): { slots: (Standing | null)[]; leaving: Standing[] } {
  const at = slots[slot] === null && slots[slot - 1]?.span === 2 ? slot - 1 : slot
  const leaving = slots[at]
  return { slots: slots.with(at, null), leaving: leaving ? [leaving] : [] }
}

/** Where two free slots lie side by side; null if they do not. */
const pairIn = (free: number[]): number | null => free.find((slot) => free.includes(slot + 1)) ?? null

const allOf = ({ slots }: Stage): number[] => slots.map((_, i) => i)

/** The slots whose cards stand next to a free one: without such a card, there is room for a wide one. */
function besides({ slots }: Stage, free: number[]): number[] {
  const before = (slot: number) => (slots[slot - 1] === null ? slot - 2 : slot - 1)
  return free.flatMap((slot) => [before(slot), slot + 1])
}

const oldestOf = ({ slots }: Stage, among: number[]): number =>
  among.reduce((best, i) => (sinceOf(slots[i]) < sinceOf(slots[best]) ? i : best))

const sinceOf = (standing: Standing | null | undefined) => standing?.since ?? Number.POSITIVE_INFINITY
