import { expect, test } from 'vitest'
import { promiseAt } from '../../src/lib/components/wall/promised.ts'

const due = (day: string, id = day) => ({
  ...{ id, due: day, who: 'Mette Skov', what: 'Tegner', createdAt: 0 },
  ...{ threadId: null, contributionId: null },
})
const three = [due('2026-12-01'), due('2026-05-01', 'b'), due('2026-05-01', 'a')]

test('promises stand one at a time, the first due first, and come again', () => {
  const shown = [0, 12_000, 24_000, 36_000].map((now) => promiseAt(three, now)?.promise.id)
  expect(shown).toEqual(['a', 'b', '2026-12-01', 'a'])
})

test('two walls that heard of them in another order show the same', () => {
  for (const now of [0, 12_000, 24_000])
    expect(promiseAt(three.toReversed(), now)).toEqual(promiseAt(three, now))
})

test('where nothing was promised, nothing stands', () => {
  expect(promiseAt([], 5000)).toBeUndefined()
})
