import { expect, test } from 'vitest'
import {
  firstVisitBytes,
  measure,
  phonesPerMinute,
} from '../../src/routes/(lead)/m/[id]/lead/day/carrying.ts'

test('a phone a second is sixty a minute', () => {
  expect(phonesPerMinute(firstVisitBytes, 1000)).toBe(60)
  expect(phonesPerMinute(10 * firstVisitBytes, 60_000)).toBe(10)
})

test('nothing fetched carries nobody', () => {
  expect(phonesPerMinute(0, 10_000)).toBe(0)
})

test('so many phones’ worth is fetched, and no more', async () => {
  let asked = 0
  const answer = async () => {
    asked++
    return new Response(new Uint8Array(firstVisitBytes))
  }
  expect(await measure('/traffic', 25, answer)).toBeGreaterThan(0)
  expect(asked).toBe(25)
})

test('a line that is dead is no measurement', async () => {
  const dead = async () => new Response(null, { status: 503 })
  await expect(measure('/traffic', 25, dead)).rejects.toThrow()
})
