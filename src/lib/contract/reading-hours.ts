/** The hours of the week in which words from home are read, by the municipality's clock. */
import { dayAfter, fromField, toField, weekdayOf } from './local-time.ts'

export interface ReadingSpan {
  /** Monday is 1, Sunday 7. */
  days: number[]
  /** `09:00` */
  from: string
  /** `16:00`, after `from`; `24:00` is the end of the day. */
  until: string
}
/** At least one span with at least one day. */
export type ReadingHours = ReadingSpan[]

/** A span may fall into the hour that a night in March does not have; then the week after has it. */
const daysAhead = 15

/**
 * When reading begins next; `now` itself where it is going on. Null for hours that never come.
 * @param now epoch ms.
 */
export function nextReading(hours: ReadingHours, now: number): number | null {
  const today = toField(now).slice(0, 10)
  for (let ahead = 0; ahead < daysAhead; ahead++) {
    const on = readingOn(hours, dayAfter(today, ahead)).filter(({ end }) => end > now)
    const [first] = on.toSorted((a, b) => a.begin - b.begin)
    if (first) return Math.max(now, first.begin)
  }
  return null
}

function readingOn(hours: ReadingHours, date: string): { begin: number; end: number }[] {
  return hours
    .filter(({ days }) => days.includes(weekdayOf(date)))
    .map(({ from, until }) => ({ begin: fromField(`${date}T${from}`), end: endOf(date, until) }))
    .filter(({ begin, end }) => begin < end)
}

const endOf = (date: string, until: string): number =>
  until === '24:00' ? fromField(`${dayAfter(date)}T00:00`) : fromField(`${date}T${until}`)

/** The midnight that ends a day of the calendar; NaN for none. */
export const endOfDay = (date: string): number => endOf(date, '24:00')

/** The last day on which a thread is open that closes at this midnight. */
export const lastDayBefore = (midnight: number): string => toField(midnight - 1).slice(0, 10)
