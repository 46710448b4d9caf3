import { expect, test } from 'vitest'
import type { ContributionView, OwnContribution } from '../../src/lib/contract/wire/contributions.ts'
import type { WallView } from '../../src/lib/contract/wire/wall.ts'
import type { Kept } from '../../src/lib/outbox.svelte.ts'
import { onTheirWay, ownPosts } from '../../src/lib/own/posts.ts'
import { saidByTheme, saidIn } from '../../src/routes/(phone)/m/[id]/now/own.ts'
import { type Hall, waitFor } from '../../src/lib/own/waiting.ts'

const now = 1_000_000
const mine = (own: Partial<OwnContribution> = {}): OwnContribution => ({
  ...{ id: 'mine', key: 'key', threadId: 't', parentId: null, text: 'fem ord er det her', name: null },
  ...{ state: 'shown', createdAt: now },
  ...own,
})
const said = (id: string, view: Partial<ContributionView> = {}): ContributionView => ({
  ...{ id, text: 'kort', meetingId: 'm', threadId: 't', parentId: null, kind: null, name: null },
  ...{ channel: 'phone', createdAt: now, editedAt: null, state: 'shown' },
  ...view,
})
/** Turns, at this question, with two and a half minutes of reading left and an hour to do it in. */
const wall = (view: Partial<WallView> = {}): WallView => ({
  ...{ version: 1, mode: 'running', before: null, itemId: 'i', threadId: 't', k: 3, wishedSlots: null },
  ...{ slots: [], focusId: null, text: 'large', theme: 'light', largeCode: false, floorTaken: false },
  ...{ since: 0, pagesFrom: 0, stillSince: null, thinkingUntil: null, table: null },
  ...{ next: { slot: 0, at: now }, join: null, wifi: null },
  counts: { contributions: 9, unseen: 9, held: 0, sinceFrozen: 0 },
  ...{ itemEndsAt: now + 3_600_000, readingTimeLeft: 150_000 },
  ...view,
})
const kept = (item: Partial<Kept> = {}): Kept => ({
  ...{ key: 'kept', threadId: 't', meetingId: 'm', text: 'Gemt', name: null, parentId: null, kind: null },
  ...{ writtenAt: now + 1, state: 'unsent' },
  ...item,
})
const wait = (view: Partial<WallView> = {}, others: ContributionView[] = [], own = mine()) =>
  waitFor(own, { wall: wall(view), contributions: others, now })

const hall = (given: Partial<Hall> = {}): Hall => ({
  ...{ wall: null, contributions: null, now },
  meeting: { closedAt: null, currentItemId: 'i' },
  agenda: [
    { id: 'i', threadId: 't', startedAt: 1 },
    { id: 'next', threadId: 'later', startedAt: null },
  ],
  ...given,
})
const fateOf = (own: Partial<OwnContribution>, given: Partial<Hall> = {}) =>
  ownPosts([mine(own)], [], hall(given))[0]?.fate.is

test('everything unseen that came before it is read first', () => {
  expect(wait()).toBe(144_000)
  expect(wait({}, [said('before', { createdAt: now - 1 })])).toBe(144_000)
  expect(wait({}, [said('after', { createdAt: now + 1 }), said('mine')])).toBe(138_000)
})

test('replies, words from home and other questions are not waited for', () => {
  const later = { createdAt: now + 1 }
  const others = [
    said('reply', { ...later, parentId: 'x' }),
    said('home', { ...later, channel: 'online' }),
    said('elsewhere', { ...later, threadId: 'other' }),
  ]
  expect(wait({}, others)).toBe(144_000)
})

test('nothing is promised that nobody can know', () => {
  expect(wait({ mode: 'frozen' })).toBeNull()
  expect(wait({ floorTaken: true })).toBeNull()
  expect(wait({ next: null })).toBeNull()
  expect(wait({ threadId: 'other' })).toBeNull()
  expect(wait({ itemEndsAt: now + 60_000 })).toBeNull()
  expect(wait({ next: { slot: 0, at: now - 60_000 } })).toBeNull()
  expect(waitFor(mine(), { wall: wall(), contributions: null, now })).toBeNull()
  expect(wait({}, [], mine({ parentId: 'x' }))).toBeNull()
})

test('each state has its own fate, the newest words first', () => {
  const fates = ownPosts(
    [
      mine({ key: 'a', createdAt: now - 5, shownAt: now }),
      mine({ key: 'b', createdAt: now - 4, state: 'held', reason: 'off_topic', note: null }),
      mine({ key: 'c', createdAt: now - 3, state: 'waiting' }),
      mine({ key: 'd', createdAt: now - 2, state: 'withdrawn' }),
      mine({ key: 'e', createdAt: now - 1, parentId: 'x' }),
      mine({ key: 'f' }),
    ],
    [kept(), kept({ key: 'refused', writtenAt: now + 2, state: 'refused', message: 'For langt.' })],
    hall(),
  ).map(({ fate }) => fate.is)
  expect(fates).toEqual([
    ...['refused', 'unsent', 'received', 'under_another', 'withdrawn', 'awaits_approval', 'held', 'on_wall'],
  ])
})

test('what was not shown says where it stands when the room goes on', () => {
  expect(fateOf({})).toBe('received')
  expect(fateOf({ threadId: 'later' })).toBe('ahead')
  expect(fateOf({}, { meeting: { closedAt: null, currentItemId: 'next' } })).toBe('keeps_its_place')
  expect(fateOf({ shownAt: now }, { meeting: { closedAt: null, currentItemId: 'next' } })).toBe('on_wall')
})

test('a closed meeting promises no wall any more', () => {
  const closed = { meeting: { closedAt: now + 1, currentItemId: null } }
  expect(fateOf({}, closed)).toBe('never_shown')
  expect(fateOf({ state: 'held' }, closed)).toBe('held')
  expect(fateOf({ parentId: 'x' }, closed)).toBe('under_another')
  expect(fateOf({ createdAt: now + 2 }, closed)).toBe('received')
})

test('a name that is held back is told with its reason, beside what became of the text', () => {
  const [post] = ownPosts(
    [mine({ shownAt: now, nameHeld: { reason: 'other', note: 'Skriv dit eget.' } })],
    [],
    hall(),
  )
  expect(post?.fate.is).toBe('on_wall')
  expect(post?.nameHeld).toEqual({ reason: 'other', note: 'Skriv dit eget.' })
})

test('what the server knows by the same key is not there twice', () => {
  const posts = ownPosts([mine({ key: 'kept' })], [kept({ state: 'received' })], hall())
  expect(posts).toHaveLength(1)
  expect(posts[0]?.id).toBe('mine')
})

test('answers stand under the words they answer, oldest first', () => {
  const views = [
    said('second', { createdAt: now + 2 }),
    said('late', { createdAt: now + 4, parentId: 'first' }),
    said('first', { createdAt: now + 1 }),
    said('early', { createdAt: now + 3, parentId: 'first' }),
    said('orphan', { parentId: 'nobody' }),
    said('elsewhere', { threadId: 'other' }),
  ]
  const order = saidIn('t', views).map(({ id, replies }) => [id, replies.map((reply) => reply.id)])
  expect(order).toEqual([
    ['first', ['early', 'late']],
    ['second', []],
  ])
})

test('words that are as they were are the same object again, and those that were answered another', () => {
  const [one, other] = [said('one'), said('other', { createdAt: now + 1 })]
  const before = saidIn('t', [one, other])
  expect(saidIn('t', [one, other, said('third', { createdAt: now + 2 })])[0]).toBe(before[0])
  const after = saidIn('t', [one, other, said('answer', { parentId: 'one' })])
  expect(after[0]).not.toBe(before[0])
  expect(after[0]?.replies.map(({ id }) => id)).toEqual(['answer'])
  expect(after[1]).toBe(before[1])
})

test('words in two themes lie in both', () => {
  const both = said('both', { themeIds: ['a', 'b'] })
  const inside = saidByTheme(saidIn('t', [both, said('none')]))
  expect([...inside].map(([id, words]) => [id, words.map((one) => one.id)])).toEqual([
    ['a', ['both']],
    ['b', ['both']],
  ])
})

test('an answer is on its way until a server has answered for it', () => {
  const answers = [
    kept({ key: 'a', parentId: 'one' }),
    kept({ key: 'b', parentId: 'one', id: 'stored', state: 'received' }),
    kept({ key: 'c', parentId: 'one' }),
    kept({ key: 'd', parentId: 'two' }),
  ]
  expect(onTheirWay([mine({ key: 'c' })], answers, 'one').map(({ key }) => key)).toEqual(['a'])
})
