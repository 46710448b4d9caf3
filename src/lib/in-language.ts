/** In which language a page is, as its document says it; and the words that a phone needs to go on in a further one. */
import type { Speech } from '../../server/auth/locale.ts'
import type { Further } from '../../server/languages.ts'
import { firstWords, soonWords } from './first-words.ts'

export interface Page extends Speech {
  /** What was said on it in a further language, by key. */
  said: ReadonlySet<string>
  /** Null for an address that is nowhere. */
  route: string | null
}

/** What the municipality chose for every page. */
interface OwnLook {
  colour: string | null
  hatNames: Record<string, string>
}

export const isOnPhone = (route: string | null): boolean => route?.startsWith('/(phone)') ?? false

/** The house's own pages have no further languages. */
export const furtherOn = ({ route, further }: Page): Further | null => (isOnPhone(route) ? further : null)

/** Fills the holes of `app.html`, all of which stand before anything that people wrote; of a long page most is that. */
export function inLanguage(html: string, page: Page, house: OwnLook | null): string {
  const bodyAt = html.indexOf('<body ')
  return headOf(html.slice(0, bodyAt), page, house) + bodyOf(page) + html.slice(bodyAt + '<body '.length)
}

function headOf(html: string, page: Page, house: OwnLook | null): string {
  const further = furtherOn(page)
  return html
    .replace('%language%', () => (further ? languageOf(further) : `lang="${page.locale}"`) + hatsOf(house))
    .replace('%colour%', () =>
      house?.colour ? `<link rel="stylesheet" href="/house/${house.colour.slice(1)}.css" />` : '',
    )
    .replace('%further-words%', () => (further ? wordsOf(further, page) : ''))
}

/** From the phone to the house and back the language changes, and a document has but one: no page takes another's place. */
const bodyOf = ({ further }: Page): string => (further ? '<body data-sveltekit-reload ' : '<body ')

/** For the browser, which asks for them only where somebody wears one. */
function hatsOf(house: OwnLook | null): string {
  const named = Object.entries(house?.hatNames ?? {}).filter(([, name]) => name)
  if (named.length === 0) return ''
  const json = JSON.stringify(Object.fromEntries(named))
  return ` data-hats="${json.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')}"`
}

const languageOf = ({ code }: Further): string => `lang="${code}" dir="${directionOf(code)}"`

export const directionOf = (code: string): 'ltr' | 'rtl' =>
  textInfoOf(code).direction === 'rtl' ? 'rtl' : 'ltr'

/** TypeScript does not know it yet. */
const textInfoOf = (code: string) =>
  (new Intl.Locale(code) as Intl.Locale & { getTextInfo(): { direction: string } }).getTextInfo()

function wordsOf({ code, words, version }: Further, { route, said }: Page): string {
  const speech =
    route === '/(phone)/m/[id]/now'
      ? { code, words: firstOf(words, said), rest: `/language/${code}?${version}` }
      : { code, words }
  const json = JSON.stringify(speech).replaceAll('<', '\\u003c')
  return `<script type="application/json" id="further-words">${json}</script>`
}

const firstOf = (words: Record<string, string>, said: ReadonlySet<string>) =>
  Object.fromEntries(
    Object.entries(words).filter(([key]) => firstWords.has(key) && (said.has(key) || soonWords.has(key))),
  )

/** The same language, which notes what it was asked for. */
export const noting = (further: Further, said: Set<string>): Further => ({
  ...further,
  words: new Proxy(further.words, {
    get(words, key: string) {
      said.add(key)
      return words[key]
    },
  }),
})

/** As its speakers write it, at the beginning of a line: `Deutsch`, `Українська`. */
export function nameOf(code: string): string {
  const name = new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code
  return name.charAt(0).toLocaleUpperCase(code) + name.slice(1)
}
