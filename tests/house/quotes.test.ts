import { readFileSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'

const folder = new URL('../../messages/', import.meta.url)
const areas = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
const danish = areas.map(({ name }) => readFileSync(new URL(`${name}/da.json`, folder), 'utf8'))

test('Danish sentences quote in one way', () => {
  expect(danish.filter((text) => text.includes('»')).length).toBeGreaterThan(1)
  expect(danish.flatMap((text) => text.match(/.*[„“”].*/g) ?? [])).toEqual([])
})

test('minutes are shortened in one way, and so are seconds', () => {
  expect(danish.flatMap((text) => text.match(/.*[}\d] min(?![.a-zæøå]).*/g) ?? [])).toEqual([])
  expect(danish.flatMap((text) => text.match(/.*[}\d] s(?![.a-zæøå]).*/g) ?? [])).toEqual([])
})
