/** Words and what a person wrote of them in another language, as they are read one after the other. */
import type { TranslationView } from './wire/contributions.ts'

interface Said {
  text: string
  translations?: Pick<TranslationView, 'text' | 'earlier'>[] | undefined
}

/** All that a reader reads: what time and room are counted by. */
export const wholeTextOf = ({ text, translations = [] }: Said): string =>
  [text, ...translations.flatMap((one) => (one.earlier ? [] : one.text))].join('\n\n')

const scripts: [RegExp, string][] = [
  [/\p{Script=Arabic}/u, 'und-Arab'],
  [/\p{Script=Hebrew}/u, 'und-Hebr'],
  [/\p{Script=Cyrillic}/u, 'und-Cyrl'],
  [/\p{Script=Greek}/u, 'und-Grek'],
  [/\p{Script=Han}/u, 'und-Hani'],
]

/**
 * For the `lang` of somebody's own words: which language they are in nobody has said, so only the script is (BCP 47, `und-Arab`
 * is Arabic and Persian alike). What has been put into Danish is not read aloud, or parted at line ends, as Danish.
 * Undefined: like the page.
 */
export function langOf({ text, translations = [] }: Said): string | undefined {
  return scriptOf(text) ?? (translations.length > 0 ? 'und' : undefined)
}

/**
 * For the `lang` of what a meeting says of itself: titles, questions, its frame. Those who plan it write Danish, whatever
 * language a page around it is read in. The field and its frame say so by themselves: what comes first is kept small.
 */
export const langOfMeeting = (text = ''): string => scriptOf(text) ?? 'da'

const scriptOf = (text: string): string | undefined => scripts.find(([script]) => script.test(text))?.[1]
