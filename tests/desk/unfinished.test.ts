import { expect, test } from 'vitest'
import type { ThemeView } from '../../src/lib/contract/wire/contributions.ts'
import { unfinishedIn } from '../../src/routes/(lead)/m/[id]/lead/dialogs/unfinished.ts'
import { aContribution } from './contributions.ts'

const theme: ThemeView = { id: 'theme', threadId: 'thread', kind: 'theme', name: 'Bænke', createdAt: 0 }
const agenda = [
  { kind: 'item' as const, title: 'Velkomst', startedAt: null, threadId: null },
  { kind: 'item' as const, title: 'Torvet', startedAt: null, threadId: 'torvet' },
  { kind: 'item' as const, title: 'Cykler', startedAt: 1, threadId: 'cykler' },
  { kind: 'break' as const, title: 'Kaffe', startedAt: null, threadId: null },
  { kind: 'item' as const, title: 'Legeplads', startedAt: null, threadId: 'legeplads' },
  { kind: 'item' as const, title: 'Eventuelt', startedAt: null, threadId: null },
]

test('before the room closes, each kind of unfinished work is counted, and items that were never come to are named', () => {
  const said = [
    aContribution({ themeIds: ['theme'], desk: { showings: 1 } }),
    aContribution({ desk: { showings: 0 } }),
    aContribution({ state: 'waiting' }),
    aContribution({ state: 'held' }),
    aContribution({ state: 'held', desk: { holdReason: 'off_topic' } }),
    aContribution({
      themeIds: ['theme'],
      desk: { showings: 1, nameHeld: true, nameWhy: { reason: null, note: null } },
    }),
    aContribution({ state: 'withdrawn' }),
    aContribution({ parentId: 'another', desk: { onWall: false } }),
  ]
  expect(unfinishedIn('meeting', { agenda, themes: [theme], contributions: said })).toEqual({
    unseen: 1,
    waiting: 1,
    unexplained: 2,
    ungathered: 1,
    unreached: ['Torvet', 'Legeplads', 'Eventuelt'],
  })
})

test('what an earlier meeting laid forth is finished there', () => {
  const laidForth = aContribution({ meetingId: 'earlier', desk: { onWall: false } })
  expect(unfinishedIn('meeting', { agenda: [], themes: [], contributions: [laidForth] })).toEqual({
    unseen: 0,
    waiting: 0,
    unexplained: 0,
    ungathered: 0,
    unreached: [],
  })
})
