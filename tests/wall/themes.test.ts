import { describe, expect, test } from 'vitest'
import { noticeOf, sceneOf } from '../../src/lib/components/wall/scene.ts'
import {
  type Laid,
  bestBeside,
  columnsBeside,
  lineOf,
  themePageAt,
  themesShown,
} from '../../src/lib/components/wall/themePages.ts'
import { grouped } from '../../src/lib/contract/grouping.ts'
import type { ContributionView, ThemeView } from '../../src/lib/contract/wire/contributions.ts'
import { aRunningWall, aWorld } from '../support/world.ts'
import { wall } from './programme.ts'

const said = (id: string, createdAt: number, more: Partial<ContributionView> = {}): ContributionView => ({
  ...{ id, createdAt, meetingId: 'meeting', threadId: 'thread', parentId: null, kind: null, text: id },
  ...{ name: null, channel: 'phone', editedAt: null, state: 'shown', ...more },
})
const theme = (id: string, createdAt: number, more: Partial<ThemeView> = {}): ThemeView => ({
  ...{ id, createdAt, threadId: 'thread', kind: 'theme', name: id, ...more },
})

describe('what is gathered', () => {
  const places = [theme('B', 2), theme('A', 1), theme('alone', 3, { kind: 'alone', name: '' })]
  const words = [
    said('third', 3, { themeIds: ['A'] }),
    said('first', 1, { themeIds: ['A', 'B'] }),
    said('second', 2, { themeIds: ['alone'] }),
    said('fourth', 4),
    said('reply', 5, { parentId: 'first' }),
    said('gone', 6, { state: 'withdrawn', themeIds: ['A'] }),
  ]

  test('comes oldest first, in as many themes as it belongs to', () => {
    const { themes, alone, left } = grouped(places, words, 'thread')
    const ids = (some: ContributionView[] = []) => some.map(({ id }) => id)
    expect(themes.map(({ theme, contributions }) => [theme.id, ids(contributions)])).toEqual([
      ['A', ['first', 'third']],
      ['B', ['first']],
    ])
    expect(ids(alone?.contributions)).toEqual(['second'])
    expect(ids(left)).toEqual(['fourth'])
  })

  test('is of one question, or of all', () => {
    const elsewhere = said('elsewhere', 1, { threadId: 'other' })
    expect(grouped([], [elsewhere], 'thread').left).toEqual([])
    expect(grouped([], [elsewhere], null).left).toEqual([elsewhere])
  })

  test('has no empty column on the wall', () => {
    const shown = themesShown(grouped([...places, theme('C', 9)], words, 'thread'))
    expect(shown.map((one) => one.theme.id)).toEqual(['A', 'B', 'alone'])
  })
})

/** In a column, with so many words. */
const piece = (column: number, words: number): Laid => ({ themeId: `${column}`, part: 0, column, words })

describe('its pages', () => {
  const laid = Array.from({ length: 5 }, (_, n) => piece(n, 25))

  test('stand as long as they take to read, and begin again', () => {
    // 50 words: 2 s and 20 s. The last page has half of that.
    const at = (seconds: number) => themePageAt(laid, 2, seconds * 1000)
    expect([0, 21, 23, 43, 45, 55, 57].map(at)).toEqual([0, 0, 1, 1, 2, 2, 0])
  })

  test('have the time of all that stands on them, however many themes share a column', () => {
    const shared = [piece(0, 20), piece(0, 20), piece(0, 20), piece(1, 15)]
    // 60 words: 2 s and 24 s. Then 15: 2 s and 6 s.
    const at = (seconds: number) => themePageAt(shared, 1, seconds * 1000)
    expect([0, 25, 27, 33, 35].map(at)).toEqual([0, 0, 1, 1, 0])
  })

  test('are turned by hand either way', () => {
    expect(themePageAt(laid, 2, 0, -1)).toBe(2)
    expect(themePageAt(laid, 2, 0, 4)).toBe(1)
  })

  test('are one where everything fits', () => {
    expect(themePageAt(laid, 5, 1_000_000, 3)).toBe(0)
    expect(themePageAt([], 2, 1000)).toBe(0)
  })

  test('have as many columns as can be read from the back', () => {
    expect(columnsBeside(124, 6.2, 2.4)).toBe(2)
    expect(columnsBeside(124, 4.2, 2.4)).toBe(3)
    expect(columnsBeside(121, 6, 2.4, lineOf.narrow)).toBe(3)
    expect(columnsBeside(121, 4, 2.4, lineOf.narrow)).toBe(4)
    expect(columnsBeside(10, 6.2, 2.4)).toBe(1)
  })

  test('are as few as columns make them, and then as easy to read', () => {
    const inColumns = (count: number) => Array.from({ length: count }, (_, column) => piece(column, 5))
    // So many columns in all are filled by one, two and three beside each other.
    const best = (...filled: number[]) => bestBeside(2, 3, (beside) => inColumns(filled[beside - 1] ?? 0))
    expect(best(4, 6, 6)).toBe(3)
    expect(best(4, 6, 9)).toBe(2)
    expect(best(1, 2, 3)).toBe(2)
    expect(best(1, 1, 1)).toBe(1)
  })
})

describe('the wall with themes', () => {
  const themes = wall({ mode: 'themes' })

  test('draws them, also frozen and without a question of its own', () => {
    expect(sceneOf(themes, 'open', () => true)).toBe('themes')
    expect(sceneOf(wall({ mode: 'themes', threadId: null }), 'open', () => true)).toBe('themes')
    expect(sceneOf(wall({ mode: 'frozen', before: 'themes' }), 'open', () => true)).toBe('themes')
  })

  test('promises nobody a turn, since nothing takes turns', () => {
    expect(noticeOf(themes, 'themes', 0)).toBe('write_on')
  })

  test('counts no showing, and changes nothing by itself', async () => {
    const hall = await aRunningWall(await aWorld().withOpenMeeting())
    const { core, host, meetingId, clock, db } = hall
    for (let n = 0; n < 4; n++) await hall.say(`Ord ${n}`, { from: hall.phone() })
    clock.pass(60_000)
    while ((await hall.view()).slots.every((slot) => slot === null)) await hall.turn()
    const shown = async () => (await db.selectFrom('showing').selectAll().execute()).length
    const before = await shown()
    await core.wall.setMode(host, { meetingId, mode: 'themes' })
    clock.pass(600_000)
    expect(await hall.turn()).toBe(false)
    expect(await shown()).toBe(before)
    expect((await hall.view()).slots.every((slot) => slot === null)).toBe(true)
  })
})
