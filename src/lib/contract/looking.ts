/** A list of words suggests where the desk might look. It never acts, and needs no network. */

/** Each of these, one after the other. */
type Phrase = ((plain: string) => boolean)[]

/** Finds what of a text is on the list, words and phrases, each once, as it is written. */
export function lookingFor(list: readonly string[]): (text: string) => string[] {
  const entries = list.map((entry) => wordsOf(entry.normalize('NFC')))
  const isOnList = oneOf(entries.filter(({ length }) => length === 1).flat())
  const several = entries.filter(({ length }) => length > 1)
  const phrases = several.map((words): Phrase => words.map((word) => oneOf([word])))
  const mayBegin = oneOf(several.flatMap(([first]) => first ?? []))
  const lengthAt = (words: string[], at: number): number => {
    const word = words[at] ?? ''
    const phrase = mayBegin(word)
      ? phrases.find((one) => one.every((is, i) => is(words[at + i] ?? '')))
      : undefined
    return phrase?.length ?? (isOnList(word) ? 1 : 0)
  }
  return (text) => {
    // Folding each word is slow, and nearly every text has none of them: so at first the text as a whole.
    const plain = spokenIn(folded(text))
    if (!plain.some((_word, at) => lengthAt(plain, at) > 0)) return []
    const written = spokenIn(text.normalize('NFC'))
    const each = written.map(folded)
    return [
      ...new Set(each.flatMap((_word, at) => written.slice(at, at + lengthAt(each, at)).join(' ') || [])),
    ]
  }
}

function oneOf(list: readonly string[]): (plain: string) => boolean {
  const whole = new Set(list.filter((word) => !word.endsWith('*')).map(folded))
  const starts = list.filter((word) => word.endsWith('*')).map((word) => folded(word.slice(0, -1)))
  return (plain) => whole.has(plain) || starts.some((start) => plain !== '' && plain.startsWith(start))
}

/** Of texts and of the list alike. A star at the end of a word stands for any ending; in a text it is none. */
const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+\*?/gu) ?? []
const spokenIn = (text: string): string[] => wordsOf(text.replaceAll('*', ' '))

const folded = (word: string) => word.normalize('NFC').toLocaleLowerCase('da')
