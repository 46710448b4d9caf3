import { expect, test } from 'vitest'
import { staysIn } from '../../src/lib/stays.ts'

const second = 1000
const minute = 60 * second
const now = 100 * minute

test('a room that is still there has been there until now', () => {
  expect(staysIn([{ from: 90 * minute, until: null }], now)).toEqual([{ from: 90 * minute, until: now }])
})

test('going on by mistake, and back at once, is told of neither item', () => {
  const left = [
    { from: 0, until: 10 * minute },
    { from: 10 * minute + 5 * second, until: 20 * minute },
  ]
  expect(staysIn(left, now)).toEqual([{ from: 0, until: 20 * minute }])
  const slip = { from: 10 * minute, until: 10 * minute + 5 * second }
  const later = { from: 20 * minute, until: 30 * minute }
  expect(staysIn([slip, later], now)).toEqual([later])
})

test('half a minute at another item is told, and parts the one before from the one after', () => {
  const first = { from: 0, until: 10 * minute }
  const again = { from: 10 * minute + 30 * second, until: 20 * minute }
  expect(staysIn([first, again], now)).toEqual([first, again])
})

test('a short while is told where it was all there was', () => {
  expect(staysIn([{ from: 0, until: 10 * second }], now)).toEqual([{ from: 0, until: 10 * second }])
})

test('an item that the room never came to has none', () => {
  expect(staysIn([], now)).toEqual([])
})
