/**
 * While tables are in use, what nobody has seen is drawn from them in turn, weighted by how many sit at each; and what was
 * heard outside, where sixty may have been met before the meeting, takes turns with those in the hall. Pure, like the
 * rest of the fair wall, and without a memory of its own: whose turn it is follows from what has been shown.
 *
 * It is start-time fair queueing (Goyal, Vin and Cheng, 1996). A card that is shown costs its table `1 / heads` of a round.
 * The table that has come least far is next, and one that has had nothing to say for a while comes back to where the others
 * are: it has no turns in store, and need not wait until somebody else's flood is over.
 */

import type { Channel } from '../../../src/lib/contract/words.ts'

/** What decides whose turn it is. */
interface Said {
  /** A stand of the meeting, or `outside`; `null` for words from none. */
  table: string | null
  author: string
  /** Epoch ms. */
  readyAt: number
}

export interface Seen extends Said {
  /** When it was first on the wall; epoch ms. */
  shownAt: number
}

export interface Tables {
  /** Of every table of the meeting; empty while none is in use. `null`: it has as many turns as those from no table. */
  heads: ReadonlyMap<string, number | null>
  seen: readonly Seen[]
}

export const noTables: Tables = { heads: new Map(), seen: [] }

/** What was heard elsewhere than in the hall, all of it, as if it were a table. */
export const outside = 'outside'

/** Where a word was said, as `Tables` counts it. */
export const sourceOf = ({
  channel,
  standId,
}: {
  channel: Channel
  standId: string | null
}): string | null => (channel === 'outreach' ? outside : standId)

/** Those from no table, or from a table of another meeting, are a table of their own. */
const elsewhere = ''

/** How far each table has come, of those with something unseen: the lowest is next. Always 0 while none is in use. */
export function turnsOf(unseen: readonly Said[], { heads, seen }: Tables): (said: Said) => number {
  if (heads.size === 0) return () => 0
  const tableOf = ({ table }: Said) => (table !== null && heads.has(table) ? table : elsewhere)
  const strangers = new Set([...seen, ...unseen].filter((said) => tableOf(said) === elsewhere).map(authorOf))
  const cost = (table: string) => 1 / (heads.get(table) ?? Math.max(1, strangers.size))

  const draws = seen.toSorted((a, b) => a.shownAt - b.shownAt || a.readyAt - b.readyAt)
  const { waiting, waitedSince } = waitsOf(draws, unseen, tableOf)
  const came = new Map<string, number>()
  const rounds: { at: number; round: number }[] = []
  const startOf = (table: string, since: number) => Math.max(came.get(table) ?? 0, roundAt(rounds, since))
  for (const [i, draw] of draws.entries()) {
    const table = tableOf(draw)
    const start = startOf(table, waitedSince[i] ?? draw.readyAt)
    came.set(table, start + cost(table))
    rounds.push({ at: draw.shownAt, round: start })
  }
  const turns = new Map([...waiting].map(([table, since]) => [table, startOf(table, since)]))
  return (said) => turns.get(tableOf(said)) ?? 0
}

const authorOf = ({ author }: Said) => author

/** Since when each table had been waiting: at each draw, and now. */
function waitsOf(draws: readonly Seen[], unseen: readonly Said[], tableOf: (said: Said) => string) {
  const waiting = new Map<string, number>()
  const note = (said: Said) => {
    const since = Math.min(waiting.get(tableOf(said)) ?? Number.POSITIVE_INFINITY, said.readyAt)
    waiting.set(tableOf(said), since)
    return since
  }
  for (const said of unseen) note(said)
  const now = new Map(waiting)
  // From the last to the first: at each draw there wait that card, and all that came on the wall later.
  const waitedSince = draws.toReversed().map(note).toReversed()
  return { waiting: now, waitedSince }
}

/** How far the wall had come at an instant: the turn of what was drawn last before. */
function roundAt(rounds: { at: number; round: number }[], at: number): number {
  let [low, high] = [0, rounds.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rounds[middle]?.at ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return rounds[low - 1]?.round ?? 0
}
