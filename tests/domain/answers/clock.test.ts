import { describe, expect, test } from 'vitest'
import { type Waits, clockOf, dayOf, daysBetween, isPast } from '../../../server/domain/answers/clock.ts'

const at = (time: string) => Date.parse(time)
const asked = (waits: Partial<Waits> = {}): Waits => ({
  ...{ askedAt: at('2026-10-20T18:00+02:00'), answeredAt: null, followUp: null, promised: null },
  ...waits,
})
const promised = { by: '2026-12-03', who: 'Ole Bak' }

describe('the answer clock', () => {
  test('counts days as the calendar turns in Denmark, not hours', () => {
    const waits = asked({ askedAt: at('2026-10-20T23:59+02:00') })
    expect(clockOf(waits, at('2026-10-20T23:59:59+02:00')).waitedDays).toBe(0)
    expect(clockOf(waits, at('2026-10-21T00:00+02:00')).waitedDays).toBe(1)
  })

  test('loses no day and gains none when summer time ends and begins', () => {
    expect(clockOf(asked(), at('2026-10-27T18:00+01:00')).waitedDays).toBe(7)
    const spring = asked({ askedAt: at('2026-03-28T00:30+01:00') })
    expect(clockOf(spring, at('2026-03-30T00:10+02:00')).waitedDays).toBe(2)
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2)
  })

  test('is over on the day after the one that was promised, and not an hour before', () => {
    const waits = asked({ promised })
    expect(clockOf(waits, at('2026-12-03T23:59:59+01:00'))).toMatchObject({ daysLeft: 0, isOver: false })
    expect(clockOf(waits, at('2026-12-04T00:00+01:00'))).toMatchObject({ daysLeft: -1, isOver: true })
    expect(clockOf(waits, at('2026-12-07T12:00+01:00'))).toMatchObject({ daysLeft: -4, state: 'promised' })
  })

  test('is never less than nothing, though a machine is a day behind', () => {
    expect(clockOf(asked(), at('2026-10-19T18:00+02:00')).waitedDays).toBe(0)
  })

  test('stands still once it was answered, however late that is read', () => {
    const waits = asked({ answeredAt: at('2026-10-23T09:00+02:00'), promised })
    expect(clockOf(waits, at('2027-02-01T12:00+01:00'))).toMatchObject({
      ...{ state: 'answered', waitedDays: 3, by: null, daysLeft: null, isOver: false },
    })
  })

  test('goes on to the day on which somebody is to come back to it', () => {
    const answeredAt = at('2026-10-23T09:00+02:00')
    const waits = asked({ answeredAt, followUp: { by: '2026-11-01', who: 'Regionen' }, promised })
    expect(clockOf(waits, at('2026-11-03T09:00+01:00'))).toMatchObject({
      ...{ state: 'passed_on', who: 'Regionen', daysLeft: -2, isOver: true },
    })
    const again = asked({ answeredAt, followUp: { by: '2027-01-01', who: null } })
    expect(clockOf(again, at('2026-11-03T09:00+01:00'))).toMatchObject({ state: 'again', isOver: false })
  })

  test('knows which day it is', () => {
    expect(dayOf(at('2026-12-31T23:30Z'))).toBe('2027-01-01')
    expect(isPast('2026-12-31', at('2026-12-31T22:59Z'))).toBe(false)
    expect(isPast('2026-12-31', at('2026-12-31T23:00Z'))).toBe(true)
    expect(isPast(null, 0)).toBe(false)
  })
})
