import { expect, test } from 'vitest'
import { forEachList } from '../../src/lib/contract/lists.ts'
import type { ContributionView, ThreadView } from '../../src/lib/contract/wire/contributions.ts'
import type { CatchUp } from '../../src/lib/contract/wire/picture.ts'
import { applyPage, become, emptyPicture } from '../../src/lib/picture.ts'

const contribution = (id: string, text = id): ContributionView => ({
  ...{ id, text, meetingId: 'm', threadId: 't', parentId: null, kind: null, name: null },
  ...{ channel: 'phone', createdAt: 0, editedAt: null, state: 'shown' },
})
const thread: ThreadView = { id: 't', question: 'Hvad?', state: 'open', readFirst: false }

const lists = <T>() => forEachList(() => [] as T)

function page(from: number, head: number, contributions: ContributionView[], gone: string[] = []): CatchUp {
  return {
    ...{ epoch: 'first', from, head, more: false },
    upserts: { ...lists<never[]>(), contributions, threads: [thread], meeting: null, wall: null },
    removed: { ...lists<string[]>(), contributions: gone },
  }
}
const aPicture = () => {
  const picture = emptyPicture()
  applyPage(picture, page(0, 2, [contribution('a'), contribution('b')]))
  return picture
}

test('what is new comes in, what is gone goes', () => {
  const picture = aPicture()
  expect(applyPage(picture, page(2, 4, [contribution('c')], ['a']))).toBe('applied')
  expect([...picture.contributions.keys()]).toEqual(['b', 'c'])
  expect(picture.head).toBe(4)
})

test('what is known already changes nothing, and an overlap does no harm', () => {
  const picture = aPicture()
  expect(applyPage(picture, page(0, 2, [contribution('a', 'gammelt')]))).toBe('ignored')
  expect(picture.contributions.get('a')?.text).toBe('a')
  expect(applyPage(picture, page(1, 3, [contribution('b', 'nyt')]))).toBe('applied')
  expect(picture.contributions.get('b')?.text).toBe('nyt')
})

test('a gap and a new epoch are told, and touch nothing', () => {
  const picture = aPicture()
  expect(applyPage(picture, page(5, 6, [contribution('f')]))).toBe('gap')
  expect(applyPage(picture, { ...page(2, 3, [contribution('c')]), epoch: 'second' })).toBe('new_epoch')
  expect([...picture.contributions.keys()]).toEqual(['a', 'b'])
  expect(picture.head).toBe(2)
})

test('a picture becomes another without being empty in between', () => {
  const picture = aPicture()
  const removed: string[] = []
  const { contributions } = picture
  contributions.clear = () => expect.unreachable('nothing is cleared')
  contributions.delete = (id) => removed.push(id) > 0 && Map.prototype.delete.call(contributions, id)
  const whole = emptyPicture()
  applyPage(whole, { ...page(0, 1, [contribution('b', 'nyt'), contribution('c')]), epoch: 'second' })
  become(picture, whole)
  expect(removed).toEqual(['a'])
  expect([...contributions.values()].map(({ text }) => text)).toEqual(['nyt', 'c'])
  expect(picture).toMatchObject({ epoch: 'second', head: 1 })
})
