/** What the municipality wrote in one of the places that are its own. */
import type { HousePlace, Language } from './contract/words.ts'

interface Own {
  text: string
  /** Where it is another than that of the page. */
  lang?: Language
}

type Texts = Partial<Record<HousePlace, Partial<Record<Language, string>>>>

/** In the language of the page, else in the other: what it says of privacy holds for all. Null where there is none. */
export function ownText(texts: Texts, place: HousePlace, language: Language): Own | null {
  const here = texts[place] ?? {}
  const own = here[language]
  if (own) return { text: own }
  const lang = language === 'da' ? 'en' : 'da'
  const other = here[lang]
  return other ? { text: other, lang } : null
}
