import { expect, test } from 'vitest'
import { calendarWith } from '../../server/exports/calendar.ts'
import { capital, hours, minutesLeft, moment, month } from '../../src/lib/when.ts'
import { aWorld, evening, hour } from '../support/world.ts'

test('on the evening itself the time is enough; later it takes the date', () => {
  expect(moment(evening + hour, evening)).toBe('19.00')
  expect(moment(evening + 26 * hour, evening)).toBe('15. april kl. 20.00')
})

test('months, hours and the first word of a line are spelled as in Danish', () => {
  expect(month(evening)).toBe('april 2026')
  expect(hours(evening, evening + 2 * hour)).toBe('18.00–20.00')
  expect(capital('øvrige')).toBe('Øvrige')
})

test('what is left is told to the nearest minute, and under one it says so', () => {
  const [seconds, minute] = [1000, 60_000]
  expect(minutesLeft(10 * minute - seconds)).toBe(10)
  expect(minutesLeft(minute + 5 * seconds)).toBe(1)
  expect(minutesLeft(12 * seconds)).toBe(0)
})

test('a calendar holds every meeting that it is given, in UTC', async () => {
  const { core, host } = await aWorld().withMeeting()
  const calendar = calendarWith('Møder', await core.meetings.list(host))
  expect(calendar.match(/BEGIN:VEVENT/g)).toHaveLength(1)
  expect(calendar).toContain('DTSTART:20260414T163000Z')
  expect(calendar).toContain('SUMMARY:Torvet i Nørre Sundby')
})
