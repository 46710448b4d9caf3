import { expect, test } from 'vitest'
import { actOf } from '../../src/routes/(wall)/m/[id]/wall/keys.ts'
import { underlying, wishedFor } from '../../src/routes/(wall)/m/[id]/wall/wishes.ts'
import { breakable, spelledCode, typedAddress, wifiCode } from '../../src/lib/components/wall/spelling.ts'
import { wall } from './programme.ts'

const press = (key: string, more = {}) => ({
  key,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  repeat: false,
  ...more,
})

test('keys mean the same with and without capitals', () => {
  expect(actOf(press('b'), null)).toBe('blank')
  expect(actOf(press('B'), null)).toBe('blank')
})

test('keys mean the same as at the desk', () => {
  const meant = { b: 'blank', p: 'freeze', t: 'floor', l: 'theme', x: 'text', q: 'code' }
  for (const [key, act] of Object.entries(meant)) expect(actOf(press(key), null)).toBe(act)
  // These do something with one contribution, or go on: nothing that a wall can be asked.
  for (const key of ['f', 'n', 's', 'h']) expect(actOf(press(key), null)).toBeNull()
})

test('keys are dead where somebody types, and Enter belongs to the button it presses', () => {
  const within = (found: string) => ({ closest: (asked: string) => (asked.includes(found) ? {} : null) })
  // Only `closest` is asked, and only whether it finds anything.
  const target = (found: string) => within(found) as unknown as Element
  expect(actOf(press('b'), target('textarea'))).toBeNull()
  expect(actOf(press('Enter'), target('button'))).toBeNull()
  expect(actOf(press('b'), target('button'))).toBe('blank')
})

test('a key held down acts once, and a browser keeps its own', () => {
  expect(actOf(press('b', { repeat: true }), null)).toBeNull()
  expect(actOf(press('p', { ctrlKey: true }), null)).toBeNull()
})

test('the dark is drawn at once and knows what comes back', () => {
  const dark = wishedFor(wall(), { mode: 'blank' }, 99)
  expect(dark).toMatchObject({ mode: 'blank', before: 'running' })
  expect(underlying(dark)).toBe('running')
})

test('a freeze counts from when it was asked for', () => {
  expect(wishedFor(wall(), { mode: 'frozen' }, 99)).toMatchObject({ since: 99, counts: { sinceFrozen: 0 } })
})

test('light again, also where the network is away', () => {
  const dark = wall({ mode: 'blank', before: 'thinking' })
  expect(wishedFor(dark, { mode: underlying(dark) }, 99)).toMatchObject({ mode: 'thinking', before: null })
})

test('a code is read in two parts, an address without what nobody types', () => {
  expect(spelledCode('K7M4QX')).toBe('K7M 4QX')
  expect(typedAddress('http://192.168.1.20:3000')).toBe('192.168.1.20:3000')
  expect(breakable('deltag.lille-by.dk')).toEqual(['deltag.', 'lille-', 'by.', 'dk'])
})

test('a network with marks in its password is still one network', () => {
  expect(wifiCode({ name: 'Hal;len', password: 'a:b"c' })).toBe('WIFI:T:WPA;S:Hal\\;len;P:a\\:b\\"c;;')
  expect(wifiCode({ name: 'Åben', password: '' })).toBe('WIFI:T:nopass;S:Åben;;')
})
