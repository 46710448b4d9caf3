import { describe, expect, test } from 'vitest'
import { noticeOf, sceneOf, squareOf, squareSide } from '../../src/lib/components/wall/scene.ts'
import { wall } from './programme.ts'

const minute = 60_000
const everything = () => true
const nothing = () => false

describe('the scene', () => {
  test('is a welcome before the meeting and a thank-you after it, whatever the programme says', () => {
    expect(sceneOf(wall(), 'announced', everything)).toBe('welcome')
    expect(sceneOf(wall(), 'closed', everything)).toBe('thanks')
  })

  test('is dark in every state of the meeting', () => {
    const dark = wall({ mode: 'blank', before: 'running' })
    expect(sceneOf(dark, 'announced', everything)).toBe('blank')
    expect(sceneOf(dark, 'open', everything)).toBe('blank')
  })

  test('is the question until something stands that can be seen', () => {
    expect(sceneOf(wall(), 'open', everything)).toBe('cards')
    expect(sceneOf(wall(), 'open', nothing)).toBe('empty')
  })

  test('frozen keeps what it was', () => {
    expect(sceneOf(wall({ mode: 'frozen', before: 'thinking' }), 'open', everything)).toBe('thinking')
    expect(sceneOf(wall({ mode: 'frozen', before: 'running' }), 'open', everything)).toBe('cards')
  })

  test('focus falls back to the cards when its words have been taken away', () => {
    const focus = wall({ mode: 'focus', before: 'running', focusId: 'two' })
    expect(sceneOf(focus, 'open', everything)).toBe('focus')
    expect(sceneOf(focus, 'open', (id) => id === 'one')).toBe('cards')
  })

  test('an item without a question is a pause', () => {
    expect(sceneOf(wall({ threadId: null }), 'open', everything)).toBe('pause')
  })
})

describe('the sentence below', () => {
  test('promises that all are shown only while the queue can be read in the minutes left', () => {
    expect(noticeOf(wall(), 'cards', 0)).toBe('promise')
    expect(noticeOf(wall({ readingTimeLeft: 11 * minute }), 'cards', 0)).toBe('more')
    expect(noticeOf(wall({ itemEndsAt: null, readingTimeLeft: 11 * minute }), 'cards', 0)).toBe('promise')
  })

  test('says that the minutes are over rather than promise', () => {
    expect(noticeOf(wall(), 'cards', 11 * minute)).toBe('more')
  })

  test('says that all were shown only when somebody was', () => {
    const counts = { contributions: 0, unseen: 0, held: 2, sinceFrozen: 0 }
    expect(noticeOf(wall({ counts }), 'cards', 0)).toBeNull()
    expect(noticeOf(wall({ counts: { ...counts, contributions: 1 } }), 'cards', 0)).toBe('all_shown')
  })

  test('names what keeps the wall still before anything else', () => {
    expect(noticeOf(wall({ mode: 'frozen' }), 'cards', 0)).toBe('frozen')
    expect(noticeOf(wall({ floorTaken: true }), 'cards', 0)).toBe('floor')
  })
})

describe('the square', () => {
  test('is largest for a welcome and on request', () => {
    for (const isUpright of [false, true]) {
      expect(squareOf('welcome', false, isUpright)).toBe('largest')
      expect(squareOf('cards', true, isUpright)).toBe('largest')
      expect(squareOf('cards', false, isUpright)).toBe('usual')
    }
  })

  test('leaves room below it for whoever speaks by a clock', () => {
    expect(squareOf('empty', false, false)).toBe('larger')
    expect(squareOf('empty', false, false, true)).toBe('usual')
  })

  test.each([4 / 3, 16 / 9, 21 / 9])(
    'takes thirty hundredths of the height, and sixty at its largest: %d',
    (aspect) => {
      expect(squareSide('usual', 100 * aspect)).toBeGreaterThanOrEqual(30)
      expect(squareSide('largest', 100 * aspect)).toBeGreaterThanOrEqual(60)
    },
  )

  test.each([1, 4 / 5, 3 / 4, 9 / 16])(
    'takes sixty hundredths of the shorter side of an upright wall: %d',
    (aspect) => {
      expect(squareSide('usual', 100 * aspect)).toBeGreaterThanOrEqual(30)
      expect(squareSide('largest', 100 * aspect)).toBeGreaterThanOrEqual(60 * aspect)
    },
  )
})
