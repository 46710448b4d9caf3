/** Instants and the municipality's own clock, whatever the machine thinks. */
import { timeZone } from './time-zone.ts'

const parts = /* @__PURE__ */ new Intl.DateTimeFormat('sv-SE', {
  timeZone,
  dateStyle: 'short',
  timeStyle: 'short',
})

/** `2026-12-02T16:00` in the municipality's time, for and from a form field. */
export const toField = (instant: number): string => parts.format(instant).replace(' ', 'T')

/** The instant that a form field names; NaN for none. Right through both changes of the clock. */
export function fromField(field: string): number {
  const asUtc = Date.parse(`${field}Z`)
  if (Number.isNaN(asUtc)) return NaN
  const offset = Date.parse(`${toField(asUtc)}Z`) - asUtc
  const guess = asUtc - offset
  return guess - (Date.parse(`${toField(guess)}Z`) - asUtc)
}

/** The day of the calendar (`2026-12-02`) so many days later. */
export const dayAfter = (date: string, days = 1): string =>
  new Date(Date.parse(`${date}T12:00Z`) + days * 24 * 3_600_000).toISOString().slice(0, 10)

/** February has no 31st. */
export const isDay = (date: string): boolean =>
  !Number.isNaN(Date.parse(`${date}T12:00Z`)) && dayAfter(date, 0) === date

/** Monday is 1, Sunday 7. */
export const weekdayOf = (date: string): number => new Date(`${date}T12:00Z`).getUTCDay() || 7
