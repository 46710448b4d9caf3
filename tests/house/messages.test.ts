import { describe, expect, test } from 'vitest'
import { holesOf, readAreas, readSources, wordsOf } from './messages.ts'

const areas = await readAreas()
const sources = (await readSources('src', 'server')).filter(({ text }) => text.includes('paraglide/messages'))
const known = new Set(areas.flatMap(({ sentences }) => Object.keys(sentences.da)))
const named = new Set(
  sources.flatMap(({ text }) =>
    [...text.matchAll(/\bm\.(\w+)|\bm\[['"](\w+)['"]\]/g)].map((match) => match[1] ?? match[2] ?? ''),
  ),
)

describe.each(areas)('messages/$area', ({ sentences: { da, en } }) => {
  test('is complete in both languages', () => {
    expect(Object.keys(en).toSorted()).toEqual(Object.keys(da).toSorted())
    const empty = Object.entries({ ...da, ...en }).filter(
      ([, sentence]) => wordsOf(sentence).trim() === '' && holesOf(sentence).length === 0,
    )
    expect(empty).toEqual([])
  })

  test('puts the same names into both', () => {
    const holes = (sentences: typeof da) =>
      Object.fromEntries(Object.entries(sentences).map(([key, one]) => [key, holesOf(one)]))
    expect(holes(en)).toEqual(holes(da))
  })

  test('is used, every sentence of it', () => {
    expect(Object.keys(da).filter((key) => !named.has(key))).toEqual([])
  })

  test('shouts at nobody', () => {
    expect(
      [...Object.values(da), ...Object.values(en)].map(wordsOf).filter((words) => words.includes('!')),
    ).toEqual([])
  })
})

test('no sentence is missing', () => {
  expect([...named].filter((key) => !known.has(key))).toEqual([])
})

test('no sentence stands in two areas', () => {
  const keys = areas.flatMap(({ sentences }) => Object.keys(sentences.da))
  expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([])
})
