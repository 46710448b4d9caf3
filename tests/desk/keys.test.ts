import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Press, commandFor, createHands } from '../../src/routes/(lead)/m/[id]/lead/keys/keys.ts'
import { riskOf } from '../../src/routes/(lead)/m/[id]/lead/entrance/risk.ts'

const press = (key: string, rest: Partial<Press> = {}): Press => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...rest,
})
const hide = { key: 'h', label: 'Vis ikke', run: () => {} }

test('a key finds its act, with Caps Lock as well', () => {
  expect(commandFor([hide], press('h'))).toBe(hide)
  expect(commandFor([hide], press('H'))).toBe(hide)
  expect(commandFor([hide], press('x'))).toBeUndefined()
})

test('a letter that not every keyboard has is found where it would be', () => {
  const translate = { ...hide, key: 'æ', also: ';' }
  for (const key of ['æ', 'Æ', ';']) expect(commandFor([translate], press(key))).toBe(translate)
})

test('the browser keeps its own: with Ctrl, Alt or Cmd a key is not ours', () => {
  for (const modifier of ['ctrlKey', 'metaKey', 'altKey'])
    expect(commandFor([hide], press('h', { [modifier]: true }))).toBeUndefined()
})

test('what may not be done now has no key', () => {
  expect(commandFor([{ ...hide, may: false }], press('h'))).toBeUndefined()
})

test('no key means two things', () => {
  const source = readFileSync('src/routes/(lead)/m/[id]/lead/keys/commands.ts', 'utf8')
  const keys = [...source.matchAll(/(?:key|also): '(.+?)'|byMinutes\('(.)'/g)].map(
    ([, key, byMinutes]) => key ?? byMinutes,
  )
  expect(keys).toContain('n')
  expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([])
})

test('a wall opened on the only screen is on top of the desk', () => {
  expect(riskOf(false, false)).toBe('none')
  expect(riskOf(true, false)).toBe('same')
  expect(riskOf(true, true)).toBe('none')
})

test('where the browser does not say how many screens there are, nothing is claimed', () => {
  expect(riskOf(true, undefined)).toBe('unknown')
})

describe('hands that were writing', () => {
  const handsIn = (field: { isConnected: boolean }, key = 'e') => {
    const hands = createHands()
    hands.typed(field, key, 1000)
    return hands
  }

  test('go on writing when their field has gone, until they pause', () => {
    const hands = handsIn({ isConnected: false })
    for (const now of [1200, 2500, 4400]) expect(hands.areStillTyping(now)).toBe(true)
    expect(hands.areStillTyping(7000)).toBe(false)
  })

  test('press keys as soon as they have left a field that is still there', () => {
    expect(handsIn({ isConnected: true }).areStillTyping(1200)).toBe(false)
  })

  test('press keys at once when they ended what they wrote themselves', () => {
    expect(handsIn({ isConnected: false }, 'Enter').areStillTyping(1200)).toBe(false)
  })

  test('type on though nothing could be asked, and no letter of it is a command; arrows go where they point', () => {
    const hands = createHands()
    hands.reach('l', 1000)
    expect(hands.areStillTyping(1200, 'b')).toBe(true)
    expect(hands.areStillTyping(1400, 'ArrowDown')).toBe(false)
    expect(hands.areStillTyping(1500, 'l')).toBe(false)
  })

  test('press keys from the start', () => {
    expect(createHands().areStillTyping(1000)).toBe(false)
  })
})
