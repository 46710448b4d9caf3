/** Reading hours as a form holds them: a row for most days, and one for those that are otherwise. */
import type { ReadingHours, ReadingSpan } from '$lib/contract/reading-hours.ts'

export const rows = ['a', 'b'] as const
export type Row = (typeof rows)[number]
export const weekdays = [1, 2, 3, 4, 5, 6, 7]

export const dayField = (row: Row, day: number) => `${row}${day}`
export const fromFieldOf = (row: Row) => `${row}From`
export const untilFieldOf = (row: Row) => `${row}Until`

const usual: ReadingSpan = { days: [1, 2, 3, 4, 5], from: '09:00', until: '16:00' }

/** What a form that nobody has touched holds. */
export function typedFrom(hours: ReadingHours | null): Record<string, string> {
  const typed: Record<string, string> = { when: hours ? 'hours' : 'always' }
  const spans = hours ?? [usual]
  rows.forEach((row, n) => {
    const span = spans[n]
    if (!span) return
    for (const day of span.days) typed[dayField(row, day)] = 'on'
    typed[fromFieldOf(row)] = span.from
    typed[untilFieldOf(row)] = span.until === '24:00' ? '00:00' : span.until
  })
  return typed
}

/** The second row counts where a day is chosen in it. */
export function hoursIn(typed: Record<string, string>): ReadingHours | null {
  if (typed.when !== 'hours') return null
  return rows
    .map((row) => ({
      days: weekdays.filter((day) => typed[dayField(row, day)] === 'on'),
      from: typed[fromFieldOf(row)] ?? '',
      until: typed[untilFieldOf(row)] ?? '',
    }))
    .filter(({ days }, n) => n === 0 || days.length > 0)
}
