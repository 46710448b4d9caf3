import type { AgendaItemView } from '../../../../../../lib/contract/wire/meeting.ts'

const minute = 60_000

/** How an item stands against the minutes it was given. */
export type AgendaTime =
  { is: 'coming' } | { is: 'now'; left: number } | { is: 'over'; by: number } | { is: 'done'; used: number }

type Timed = Pick<AgendaItemView, 'startedAt' | 'endedAt' | 'minutes'>

/** Whole minutes; the last minute left is *1*, and the first one over as well. */
export function agendaTimeOf(item: Timed, isCurrent: boolean, now: number): AgendaTime {
  const { startedAt, endedAt } = item
  if (startedAt === null) return { is: 'coming' }
  if (!isCurrent)
    return { is: 'done', used: Math.max(0, Math.round(((endedAt ?? now) - startedAt) / minute)) }
  const left = msLeftOf(item, now)
  return left > 0
    ? { is: 'now', left: Math.ceil(left / minute) }
    : { is: 'over', by: Math.ceil((1 - left) / minute) }
}

/** Of an item that the room is at; below zero when its time is over. */
export const msLeftOf = ({ startedAt, minutes }: Timed, now: number): number =>
  (startedAt ?? now) + minutes * minute - now

/** As a clock on the wall of a kitchen spells it: `8:42`, and the same before and after the time is over. */
export function spelledClock(ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

const most = 600

/**
 * The minutes that an item has with so many more. *Fem mere* is from now on: where the time is over, what was used already
 * counts as given. Never less than one.
 */
export function minutesWith(by: number, item: Timed, now: number): number {
  const over = item.startedAt !== null && by > 0 ? Math.max(0, Math.ceil(-msLeftOf(item, now) / minute)) : 0
  return Math.min(most, Math.max(1, item.minutes + over + by))
}

/** Breaks have no number: *punkt 3* is the same with and without them. */
export function numbersOf(agenda: readonly Pick<AgendaItemView, 'id' | 'kind'>[]): Map<string, number> {
  const items = agenda.filter(({ kind }) => kind !== 'break')
  return new Map(items.map(({ id }, i) => [id, i + 1]))
}
