import fc from 'fast-check'
import { expect, test } from 'vitest'
import { piecesOf } from '../../server/rehearsal/command/pieces.ts'
import { roomTextLimit } from '../../src/lib/contract/limits.ts'
import { lengthOf } from '../../src/lib/contract/text.ts'

const sentence = 'Vi mødes ved porten, når klokken er ti, og så går vi en tur.'

test('what fits in the room is left alone', () => {
  expect(piecesOf(sentence)).toEqual([sentence])
})

test('what does not fit is cut at the end of a sentence', () => {
  const pieces = piecesOf(Array.from({ length: 12 }, () => sentence).join(' '))
  expect(pieces.map((piece) => piece.split(sentence).length - 1)).toEqual([6, 6])
  expect(pieces.every((piece) => piece.endsWith('.'))).toBe(true)
})

test('what says nothing is not sent', () => {
  expect(piecesOf(' …\n')).toEqual([])
})

test('no piece is too long, and no letter is lost', () => {
  const letters = (text: string) => text.replace(/[^\p{L}]/gu, '')
  const words = fc.array(
    fc.oneof(fc.constantFrom('vand', 'Hallen er stor.', 'æøå', '👩‍👩‍👧'), fc.stringMatching(/^[a-zæøå]{1,900}$/)),
  )
  fc.assert(
    fc.property(words, (parts) => {
      const text = parts.join(' ')
      const pieces = piecesOf(text)
      expect(pieces.every((piece) => lengthOf(piece) <= roomTextLimit)).toBe(true)
      expect(letters(pieces.join(''))).toBe(letters(text))
    }),
    { numRuns: 60 },
  )
})
