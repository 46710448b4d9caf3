/** Nothing here counts who agrees: not in a table, not on the wire, not in a sentence. */
import { readFile, readdir } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { freshDatabase } from '../support/database.ts'
import { readAreas, wordsOf } from './messages.ts'

const names =
  /^(like[sd]?|liking|dislikes?|(up|down)?vot(e|es|ed|er|ers|ing)|score[sd]?|scoring|reactions?|react|popular(ity)?|ratings?|rated|rank(ed|ing|ings|s)?|karma|trending|thumbs?|hearts?|stars?|claps?|applause|favou?rites?|leaderboard)$/i
const sentences = {
  da: /synes godt om|popul[æa]r|afstemning|reaktion|stem på|\blikes?\b|\btommel|karakterer/i,
  en: /\b(up|down)?vot(e|es|ed|ing)\b|\bscor(e|es|ed|ing)\b|\breactions?\b|\bpopular|\bratings?\b|\blike[sd]\b|\bthumbs\b/i,
}

/** `shownMs`, `shown_ms` and `ShownMs` are all made of `shown` and `ms`. */
const partsOf = (name: string): string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z]+/)
    .filter(Boolean)

const suspicious = (some: string[]): string[] =>
  some.filter((name) => partsOf(name).some((part) => names.test(part)))

test('no table and no column is about popularity', async () => {
  const { writing } = await freshDatabase()
  const tables = await writing.withoutPlugins().introspection.getTables()
  const all = tables.flatMap(({ name, columns }) => [
    name,
    ...columns.map((column) => `${name}.${column.name}`),
  ])
  expect(all.length).toBeGreaterThan(100)
  expect(suspicious(all)).toEqual([])
})

test('nothing on the wire is', async () => {
  const found = await readdir('src/lib/contract', { recursive: true, withFileTypes: true })
  const files = found.filter((entry) => entry.isFile())
  const texts = await Promise.all(
    files.map(({ parentPath, name }) => readFile(`${parentPath}/${name}`, 'utf8')),
  )
  const words =
    texts
      .join('\n')
      .replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
      .match(/[A-Za-z_][\w-]*/g) ?? []
  expect(words.length).toBeGreaterThan(500)
  expect(suspicious([...new Set(words)])).toEqual([])
})

test('no message is', async () => {
  const areas = await readAreas()
  const keys = areas.flatMap(({ sentences }) => Object.keys(sentences.da))
  expect(suspicious(keys)).toEqual([])
  for (const language of ['da', 'en'] as const) {
    const read = areas.flatMap((area) => Object.values(area.sentences[language]).map(wordsOf))
    expect(read.filter((words) => sentences[language].test(words))).toEqual([])
  }
})

test('one that were would be noticed', () => {
  expect(
    suspicious(['contribution_like', 'voteCount', 'Score', 'up_vote', 'likely', 'starts_at', 'ranked']),
  ).toEqual(['contribution_like', 'voteCount', 'Score', 'up_vote', 'ranked'])
  expect(sentences.da.test('12 synes godt om det')).toBe(true)
})
