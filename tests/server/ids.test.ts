import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeCode, makeId, makeSecret, typedCode } from '../../server/ids.ts'
import { codeAlphabet } from '../../src/lib/contract/limits.ts'

const instants = fc.integer({ min: 0, max: 8_640_000_000_000 })

test('ids sort by the millisecond they were made in', () => {
  fc.assert(fc.property(instants, instants, (a, b) => a === b || makeId(a) < makeId(b) === a < b))
})

test('ids have one shape', () => {
  fc.assert(fc.property(instants, (now) => /^[0-9a-z]{26}$/.test(makeId(now))))
})

test('ids of one millisecond differ', () => {
  expect(new Set(Array.from({ length: 1000 }, () => makeId(1))).size).toBe(1000)
})

test('secrets hold 128 bits and differ', () => {
  expect(Buffer.from(makeSecret(), 'base64url')).toHaveLength(16)
  expect(makeSecret()).not.toBe(makeSecret())
})

test('codes are six characters without look-alikes', () => {
  for (let i = 0; i < 200; i++) expect(makeCode()).toMatch(/^[34679ACDEFGHJKMNPQRTVWXY]{6}$/)
  expect(codeAlphabet).not.toMatch(/[0O1IL5S2Z8BU]/)
})

test('a code may be typed in small letters, with a space or a hyphen', () => {
  expect(typedCode(' acd-3 46 ')).toBe('ACD346')
})
