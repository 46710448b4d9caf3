/** The phone's further languages: what they may say, and what one must say to be whole. */
import { existsSync, readFileSync } from 'node:fs'
import { readFile, readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { readAreas, readSources } from './messages.ts'

export interface Further {
  code: string
  words: Record<string, string>
}

export async function readFurther(): Promise<Further[]> {
  const names = (await readdir('messages')).filter((name) => name.endsWith('.json'))
  return Promise.all(
    names.map(async (name) => ({
      code: name.replace('.json', ''),
      words: JSON.parse(await readFile(`messages/${name}`, 'utf8')) as Record<string, string>,
    })),
  )
}

/** In Danish, by key: everything that a phone may show. */
export async function saidOnPhones(): Promise<Record<string, string>> {
  const all = Object.fromEntries((await readAreas()).flatMap(({ sentences }) => Object.entries(sentences.da)))
  const pages = (await readSources('src/routes/(phone)')).map(({ path }) => path)
  const files = pages.reduce((found, path) => loadedWith(path, found), new Set<string>())
  const named = new Set(
    [...files].filter((file) => !sharedLists.has(file)).flatMap((file) => keysIn(readFileSync(file, 'utf8'))),
  )
  const shown = Object.entries(all).filter(
    ([key]) => !isOurName(key) && (named.has(key) || labels.test(key) || isAnswered(key)),
  )
  // A phone's sentences have no variants: a test of the shape of its messages says so.
  return Object.fromEntries(shown as [string, string][])
}

export const keysIn = (source: string): string[] =>
  [...source.matchAll(/\bm\.(\w+)/g)].map((match) => match[1] ?? '')

/** What comes with a file, without what it asks for later. */
export function loadedWith(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file) || !existsSync(file)) return found
  found.add(file)
  const imports = readFileSync(file, 'utf8').matchAll(/^\s*(?:import|export) (?!type )[^'(=]*'([^']+)'/gm)
  for (const [, from = ''] of imports) {
    const path = from.startsWith('$lib/') ? from.replace('$lib', 'src/lib') : join(dirname(file), from)
    if (!path.includes('paraglide')) loadedWith(path, found)
  }
  return found
}

/** They name what any page may say: of these the phone's are told by their keys. */
const sharedLists = new Set(['src/lib/labels.ts', 'src/lib/sentences.ts'])

/** The same in all languages. */
const isOurName = (key: string) => key === 'app_name'

/** Of lists that the phone shares with other pages. */
const labels = /^(phone|channel|reply|reason|state|hat)_|^record_promise_(by|about)$/

/** Why somebody at a phone is told no. The desk's own refusals are in the house's languages. */
const isAnswered = (key: string) => key.startsWith('refusal_') && answers.has(key.slice('refusal_'.length))
const answers = new Set([
  'malformed',
  'field_missing',
  'text_empty',
  'text_too_long',
  'text_control',
  'name_too_long',
  'cpr_number',
  'not_found',
  'code_wrong',
  'forbidden',
  'join_first',
  'foreign_origin',
  'key_reused',
  'state_passed',
  'not_visible',
  'meeting_not_open',
  'meeting_closed',
  'mend_over',
  'too_long_ago',
  'thread_closed',
  'code_expired',
  'too_fast',
  'too_many_joins',
  'too_many_codes',
  'hat_wrong',
  'hat_used',
  'hat_taken_back',
  'unavailable',
])
