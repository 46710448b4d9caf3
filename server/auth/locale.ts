/** In which language somebody reads. The house has two of its own; phones may have further ones (`messages/README.md`). */
import type { Further, Languages } from '../languages.ts'
import type { Device } from './devices.ts'
import type { Chosen } from './logins.ts'

const locales = ['da', 'en'] as const
export type Locale = (typeof locales)[number]

export interface Speech {
  /** Of the house's own pages; also where a further language has no word. */
  locale: Locale
  /** What this person reads on a phone, if it is neither of the two. */
  further: Further | null
}

/** @param chosen by hand; it goes before what the browser wishes for. Danish unless something else is wished for first. */
export function speechFor(
  chosen: string | null,
  acceptLanguage: string | undefined,
  languages: Languages,
): Speech {
  const wished = wishedBy(acceptLanguage)
  const language = known(chosen ?? '', languages) ?? firstOf(wished, (tag) => known(tag, languages)) ?? 'da'
  const own = firstOf(wished, ownLocale)
  // Who chose a further language is not at home in Danish, unless their browser says so.
  return { locale: ownLocale(language) ?? own ?? 'en', further: languages.get(language) ?? null }
}

/**
 * What was chosen last: on this device, or by the account, on whichever device that was.
 * @param account null for visitors.
 */
export function latestChoice(
  device: Pick<Device, 'locale' | 'localeAt'> | null,
  account: Chosen | null,
): string | null {
  if (!account || (account.at === 0 && account.language === null)) return device?.locale ?? null
  // A cookie counts in seconds.
  const isDevices = device?.locale && device.localeAt + 999 >= account.at
  return isDevices ? device.locale : account.language
}

/** Before it is known who asks. */
export const preferredLocale = (acceptLanguage: string | undefined): Locale =>
  firstOf(wishedBy(acceptLanguage), ownLocale) ?? 'da'

/** Most wished for first; lower case. */
function wishedBy(acceptLanguage: string | undefined): string[] {
  return (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', quality = 'q=1'] = part.trim().split(';')
      return { tag: tag.toLowerCase(), quality: Number(quality.trim().slice(2)) || 0 }
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag)
}

const ownLocale = (tag: string): Locale | undefined => locales.find((locale) => isOf(tag, locale))

const known = (tag: string, languages: Languages): string | undefined =>
  ownLocale(tag) ?? [...languages.keys()].find((code) => isOf(tag, code))

/** `de-AT` is German. */
const isOf = (tag: string, code: string): boolean =>
  tag.toLowerCase() === code.toLowerCase() || tag.toLowerCase().startsWith(`${code.toLowerCase()}-`)

function firstOf<T>(tags: string[], find: (tag: string) => T | undefined): T | undefined {
  for (const tag of tags) {
    const found = find(tag)
    if (found !== undefined) return found
  }
}
