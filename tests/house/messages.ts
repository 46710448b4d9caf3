/** The sentences of the house, as they lie in their files. */
import { readFile, readdir } from 'node:fs/promises'

export const languages = ['da', 'en'] as const
export type Language = (typeof languages)[number]
/** A sentence, or its variants. */
export type Sentence = string | object

export interface Area {
  area: string
  sentences: Record<Language, Record<string, Sentence>>
}

export async function readAreas(): Promise<Area[]> {
  const areas = (await readdir('messages', { withFileTypes: true })).filter((entry) => entry.isDirectory())
  return Promise.all(
    areas.map(async ({ name }) => ({
      area: name,
      sentences: { da: await readSentences(name, 'da'), en: await readSentences(name, 'en') },
    })),
  )
}

async function readSentences(area: string, language: Language): Promise<Record<string, Sentence>> {
  const { $schema: _, ...sentences } = JSON.parse(
    await readFile(`messages/${area}/${language}.json`, 'utf8'),
  ) as Record<string, Sentence>
  return sentences
}

/** What people read of it, without the names that are put in. */
export function wordsOf(sentence: Sentence): string {
  if (typeof sentence === 'string') return sentence.replace(/\{\w+\}/g, '')
  return Object.entries(sentence as Record<string, Sentence>)
    .filter(([name]) => name !== 'declarations' && name !== 'selectors')
    .map(([, part]) => wordsOf(part))
    .join(' ')
}

/** The names that are put in. */
export const holesOf = (sentence: Sentence): string[] =>
  [...new Set(JSON.stringify(sentence).match(/\{\w+\}/g) ?? [])].toSorted()

/** Everything in these folders that may name a message, but for what Paraglide made. */
export async function readSources(...folders: string[]): Promise<{ path: string; text: string }[]> {
  const found = await Promise.all(folders.map((folder) => readdir(folder, { recursive: true })))
  const paths = found.flatMap((names, i) => names.map((name) => `${folders[i]}/${name}`))
  const sources = paths.filter((path) => /\.(ts|svelte)$/.test(path) && !path.includes('/paraglide/'))
  return Promise.all(sources.map(async (path) => ({ path, text: await readFile(path, 'utf8') })))
}
