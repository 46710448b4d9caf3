/** Reading hours and closing dates as people say them: mandag–fredag kl. 9–16, Åben til 3. december. */
import { dayAfter, toField } from './contract/local-time.ts'
import { type ReadingHours, type ReadingSpan, lastDayBefore } from './contract/reading-hours.ts'
import { m } from './paraglide/messages.js'
import { getLocale } from './paraglide/runtime.js'
import { day, shortDateOf } from './when.ts'

/** A Monday. */
const someMonday = '2024-01-01'
const language = () => (getLocale() === 'en' ? 'en-GB' : 'da-DK')

/** Monday is 1. */
export const weekday = (n: number): string =>
  new Intl.DateTimeFormat(language(), { weekday: 'long', timeZone: 'UTC' }).format(
    Date.parse(`${dayAfter(someMonday, n - 1)}T12:00Z`),
  )

/** mandag–fredag kl. 9–16 og lørdag kl. 10–12 */
export const hoursLabel = (hours: ReadingHours): string => listed(hours.map(spanLabel))

const spanLabel = ({ days, from, until }: ReadingSpan): string =>
  m.host_between({ days: daysLabel(days), from: timeLabel(from), until: timeLabel(until) })

function daysLabel(days: number[]): string {
  const [first = 1] = days
  const last = days.at(-1) ?? first
  const isRow = days.length > 2 && last - first === days.length - 1
  return isRow ? `${weekday(first)}–${weekday(last)}` : listed(days.map(weekday))
}

const listed = (some: string[]): string =>
  new Intl.ListFormat(language(), { type: 'conjunction' }).format(some)

/** 9 and 9.30 in Danish, 9:00 and 9:30 in English. */
function timeLabel(time: string): string {
  const [hour = '', minute = ''] = time.split(':')
  const whole = String(Number(hour))
  if (getLocale() === 'en') return `${whole}:${minute}`
  return minute === '00' ? whole : `${whole}.${minute}`
}

const aWeekMs = 6 * 24 * 3_600_000

/** mandag kl. 9 */
export function whenShown(instant: number, now = Date.now()): string {
  const [date = '', time = ''] = toField(instant).split('T')
  if (date === toField(now).slice(0, 10)) return m.host_today({ time: timeLabel(time) })
  const isSoon = instant - now < aWeekMs
  const on = isSoon ? weekdayNamed(date) : day(instant)
  return m.host_at({ day: on, time: timeLabel(time) })
}

const weekdayNamed = (date: string): string =>
  new Intl.DateTimeFormat(language(), { weekday: 'long', timeZone: 'UTC' }).format(
    Date.parse(`${date}T12:00Z`),
  )

/** @param midnight at which it closes. */
export const closingDay = (midnight: number): string => shortDateOf(lastDayBefore(midnight))

/** @param midnight at which it closes. */
export const openUntil = (midnight: number): string => m.host_open_until({ date: closingDay(midnight) })

export const closedLabel = (closesAt: number | undefined): string =>
  closesAt === undefined ? m.forum_thread_closed() : m.host_closed_on({ date: closingDay(closesAt) })
