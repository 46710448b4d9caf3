/** Dates as Danes write them: onsdag den 2. december. What a phone needs before the rest has come stands in `clock.ts`. */
import { clock, written } from './clock.ts'
import { getLocale } from './paraglide/runtime.js'

export { clock } from './clock.ts'
export { fromField, toField } from './contract/local-time.ts'

/** onsdag den 2. december 2026 */
export const longDate = /* @__PURE__ */ written({
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
})

const dayInYear = /* @__PURE__ */ written({ weekday: 'long', day: 'numeric', month: 'long' })

/** onsdag den 2. december, with the year where it is another than this one's. */
export const day = (instant: number): string =>
  yearOf(instant) === yearOf(Date.now()) ? dayInYear(instant) : longDate(instant)

/** december 2026 */
export const month = /* @__PURE__ */ written({ month: 'long', year: 'numeric' })

export const yearOf = /* @__PURE__ */ written({ year: 'numeric' })

/** 16.00–18.00 */
export const hours = (from: number, until: number): string => `${clock(from)}–${clock(until)}`

/** The time alone on the day of the evening that one reads about, else 5. november kl. 21.00. */
export function moment(instant: number, evening: number): string {
  if (longDate(instant) === longDate(evening)) return clock(instant)
  return dayAndClock(instant)
}

/** 5. november kl. 21.00 */
export const dayAndClock = (instant: number): string =>
  `${shortDate(instant)} ${getLocale() === 'en' ? 'at' : 'kl.'} ${clock(instant)}`

/** mandag 09.00 */
export const weekdayAt = /* @__PURE__ */ written({
  weekday: 'long',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
})

/** For the `datetime` of a `<time>`. */
export const machineTime = (instant: number): string => new Date(instant).toISOString()

/** As the first word of a line. */
export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1)

/** 2. december */
export const shortDate = /* @__PURE__ */ written({ day: 'numeric', month: 'long' })

const shortDateWithYear = /* @__PURE__ */ written({ day: 'numeric', month: 'long', year: 'numeric' })

/** 3. december, of a day of the calendar; with the year where it is another than this one's. */
export function shortDateOf(date: string): string {
  const noon = Date.parse(`${date}T12:00Z`)
  const isThisYear = yearOf(noon) === yearOf(Date.now())
  return isThisYear ? shortDate(noon) : shortDateWithYear(noon)
}

/** Of a day of the calendar (`2026-12-02`), as `day` says it. At noon it is the same day everywhere in Denmark. */
export const dueDay = (date: string): string => day(Date.parse(`${date}T12:00Z`))

/** onsdag den 2. december 2026, 16.00–18.00 */
export const span = (from: number, until: number): string =>
  `${longDate(from)}, ${clock(from)}–${clock(until)}`

/** Whole minutes, rounded up, so that *1 min.* is never *0 min.* */
export const minutes = (ms: number): number => Math.max(0, Math.ceil(ms / 60_000))

/** What a clock on the wall has left to say, to the nearest whole one; 0 when it is less than one. */
export const minutesLeft = (ms: number): number => (ms < 60_000 ? 0 : Math.round(ms / 60_000))
