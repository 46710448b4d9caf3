import { describe, expect, test } from 'vitest'
import type { ContributionView } from '../../src/lib/contract/wire/contributions.ts'
import {
  type Column,
  keeping,
  neighbour,
  sameAs,
  stepFrom,
} from '../../src/routes/(lead)/m/[id]/lead/themes/columns.ts'
import { movesBack, movesFor } from '../../src/routes/(lead)/m/[id]/lead/themes/moves.ts'
import { aContribution } from './contributions.ts'

const cards = new Map<string, ContributionView>()
const card = (id: string) => {
  const known = cards.get(id) ?? aContribution({ id })
  cards.set(id, known)
  return known
}
const column = (key: string, ...ids: string[]): Column => ({
  ...{ key, kind: 'theme', themeId: key, name: key },
  cards: ids.map(card),
})

describe('the hand on the board', () => {
  const board = [column('left', 'a', 'b', 'c'), column('empty'), column('right', 'd')]

  test('walks in a column, and past empty ones to the same height or the last', () => {
    const from = (id: string, direction: Parameters<typeof neighbour>[2], key = 'left') =>
      neighbour(board, { column: key, id }, direction)
    expect(from('a', 'down')).toEqual({ column: 'left', id: 'b' })
    expect(from('a', 'up')).toBeNull()
    expect(from('a', 'last')).toEqual({ column: 'left', id: 'c' })
    expect(from('c', 'right')).toEqual({ column: 'right', id: 'd' })
    expect(from('d', 'left', 'right')).toEqual({ column: 'left', id: 'a' })
  })

  test('comes to the first card there is from nowhere, and from a card that is gone', () => {
    const columns = [column('none'), ...board]
    for (const at of [null, { column: 'left', id: 'gone' }])
      expect(stepFrom(columns, at, 'down')).toEqual({ column: 'left', id: 'a' })
    expect(stepFrom(columns, { column: 'left', id: 'a' }, 'down')).toEqual({ column: 'left', id: 'b' })
    expect(stepFrom([column('none')], null, 'right')).toBeNull()
  })

  test('stays where its card was when the card goes elsewhere', () => {
    const at = (id: string) => ({ column: 'left', id })
    const moved = [column('left', 'c'), column('right', 'a', 'b', 'd')]
    expect(sameAs(board, moved, at('b'))).toEqual(at('c'))
    expect(sameAs(board, [column('left', 'a', 'b')], at('c'))).toEqual(at('b'))
    expect(sameAs(board, board, at('b'))).toEqual(at('b'))
  })

  test('goes along with its card when the column is gone', () => {
    const merged = [column('left', 'a', 'b', 'c', 'd')]
    expect(sameAs(board, merged, { column: 'right', id: 'd' })).toEqual({ column: 'left', id: 'd' })
    expect(sameAs(board, [], { column: 'right', id: 'd' })).toBeNull()
  })

  test('columns in which nothing changed stay the very same', () => {
    const [left, empty] = board
    const now = keeping(board, [column('left', 'a', 'b', 'c'), column('empty', 'd'), column('new')])
    expect(now[0]).toBe(left)
    expect(now[1]).not.toBe(empty)
  })
})

describe('what an act sends', () => {
  const changes = [
    { id: 'a', before: [], after: ['one'] },
    { id: 'b', before: ['two'], after: ['one'] },
    { id: 'c', before: ['one'], after: ['one'] },
  ]

  test('is what it changes, gathered by theme, out before in', () => {
    expect(movesFor(changes)).toEqual([
      { contributionIds: ['b'], outOfId: 'two' },
      { contributionIds: ['a', 'b'], intoId: 'one' },
    ])
  })

  test('and what takes it back is the same the other way', () => {
    expect(movesBack(changes)).toEqual([
      { contributionIds: ['a', 'b'], outOfId: 'one' },
      { contributionIds: ['b'], intoId: 'two' },
    ])
  })
})
