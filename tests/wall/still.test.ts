import { expect, test } from 'vitest'
import { aPageClock } from '../../src/lib/components/wall/still.ts'

const at = (now: number, since = 0, scene = 'themes') => ({ scene, since, now })

test('pages turn with the clock, and pages stand still with the wall', () => {
  const clock = aPageClock()
  expect(clock(at(10), false).now).toBe(10)
  expect(clock(at(20), true).now).toBe(10)
  expect(clock(at(30), true).now).toBe(10)
  expect(clock(at(40), false).now).toBe(40)
})

test('freezing gives the wall a new time, and turns no page', () => {
  const clock = aPageClock()
  clock(at(10), false)
  expect(clock(at(20, 20), true)).toEqual(at(10))
})

test('what comes meanwhile begins at its first page', () => {
  const clock = aPageClock()
  clock(at(10), true)
  const { now, since } = clock(at(50, 50, 'focus'), true)
  expect(now - since).toBe(0)
  expect(clock(at(90, 50, 'focus'), true).now).toBe(50)
})
