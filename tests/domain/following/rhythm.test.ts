process.env.TZ = 'Europe/Copenhagen'

import { describe, expect, test } from 'vitest'
import { nextMail } from '../../../server/domain/following/rhythm.ts'

const at = (text: string) => new Date(text).getTime()
const told = (instant: number | null) =>
  instant === null
    ? null
    : new Intl.DateTimeFormat('sv-SE', {
        timeZone: 'Europe/Copenhagen',
        dateStyle: 'short',
        timeStyle: 'short',
      }).format(instant)

describe('somebody is told next', () => {
  test.each([
    ['daily', '2026-04-14T06:59:00+02:00', '2026-04-14 07:00'],
    ['daily', '2026-04-14T07:00:00+02:00', '2026-04-15 07:00'],
    ['weekly', '2026-04-14T20:00:00+02:00', '2026-04-17 07:00'],
    ['weekly', '2026-04-17T07:00:00+02:00', '2026-04-24 07:00'],
    // The nights on which the clocks change.
    ['daily', '2026-03-28T12:00:00+01:00', '2026-03-29 07:00'],
    ['daily', '2026-10-24T12:00:00+02:00', '2026-10-25 07:00'],
    ['weekly', '2026-03-27T07:00:00+01:00', '2026-04-03 07:00'],
  ] as const)('%s, asked at %s: %s', (rhythm, now, expected) => {
    expect(told(nextMail(rhythm, at(now)))).toBe(expected)
  })

  test.each(['never', 'at_once'] as const)('%s has no time of its own', (rhythm) => {
    expect(nextMail(rhythm, at('2026-04-14T20:00:00+02:00'))).toBeNull()
  })
})
