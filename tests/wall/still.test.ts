import { expect, test } from 'vitest'
import { aPageClock } from '../../src/lib/components/wall/still.ts'

const at = (now: number, since = 0, scene = 'themes') => ({ scene, since, now })

/** How long pages have turned, as the wall draws it. */
const turned = ({ now, since }: { now: number; since: number }) => now - since

test('pages turn with the clock, and pages stand still with the wall', () => {
  const clock = aPageClock()
  expect(turned(clock(at(10), false))).toBe(10)
  expect(turned(clock(at(20), true))).toBe(10)
  expect(turned(clock(at(180), true))).toBe(10)
})

test('after three minutes of somebody speaking they go on where they stood', () => {
  const clock = aPageClock()
  for (const now of [10, 20]) clock(at(now), false)
  for (const now of [30, 100, 200]) clock(at(now), true)
  expect(turned(clock(at(210), false))).toBe(30)
  expect(turned(clock(at(220), false))).toBe(40)
})

test('freezing and thawing give the wall a new time, and turn no page', () => {
  const clock = aPageClock()
  clock(at(10), false)
  expect(turned(clock(at(20, 20), true))).toBe(10)
  expect(turned(clock(at(90, 80), true))).toBe(10)
  expect(turned(clock(at(100, 80), false))).toBe(20)
})

test('what comes meanwhile begins at its first page', () => {
  const clock = aPageClock()
  clock(at(10), true)
  const { now, since } = clock(at(50, 50, 'focus'), true)
  expect(now - since).toBe(0)
  expect(clock(at(90, 50, 'focus'), true).now).toBe(50)
})
