import { expect, test } from 'vitest'
import { beginning } from '../../src/lib/beginning.ts'
import { linkWith } from '../../src/routes/(public)/t/[id]/links.ts'

const page = (query = '') => new URL(`http://hall.test/t/abc${query}`)

test('a link keeps the order that one reads in', () => {
  expect(linkWith(page('?order=random&seed=x1'), { reply: 'r1' })).toBe(
    '/t/abc?order=random&seed=x1&reply=r1',
  )
})

test('what is taken away is gone, and an address without questions is bare', () => {
  expect(linkWith(page('?reply=r1'), { reply: null })).toBe('/t/abc')
})

test('a form names its action first, and nothing that somebody else put there', () => {
  expect(linkWith(page('?/mend&order=unanswered&x=y'), {}, 'write')).toBe('/t/abc?/write&order=unanswered')
})

test('a contribution is called by its first words', () => {
  expect(beginning('Flere bænke i læ.')).toBe('Flere bænke i læ.')
  expect(beginning('En to tre fire fem seks syv otte ni ti')).toBe('En to tre fire fem seks syv otte …')
  expect(beginning('x'.repeat(200))).toBe(`${'x'.repeat(80)} …`)
})
