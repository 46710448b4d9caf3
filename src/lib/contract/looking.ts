/** A list of words suggests where the desk might look. It never acts, and needs no network. */

/** Each of these, one after the other. */
type Phrase = ((plain: string) => boolean)[]

/** Finds what of a text is on the list, words and phrases, each once, as it is written. */
export function lookingFor(list: readonly string[]): (text: string) => string[] {
  const single = list.filter((entry) => !/\s/.test(entry.trim()))
  const isOnList = oneOf(single)
  const several = list.filter((entry) => /\s/.test(entry.trim()))
  const phrases = several.map(phraseOf)
  const mayBegin = oneOf(several.map((entry) => entry.trim().split(/\s+/, 1).join('')))
  const lengthAt = (words: string[], at: number): number => {
    const word = words[at] ?? ''
    const phrase = mayBegin(word)
      ? phrases.find((one) => one.every((is, i) => is(words[at + i] ?? '')))
      : undefined
    return phrase?.length ?? (isOnList(word) ? 1 : 0)
  }
  return (text) => {
    // Folding each word is slow, and nearly every text has none of them: so at first the text as a whole.
    const plain = wordsOf(folded(text))
    if (!plain.some((_word, at) => lengthAt(plain, at) > 0)) return []
    const written = wordsOf(text.normalize('NFC'))
    const each = written.map(folded)
    return [
      ...new Set(each.flatMap((_word, at) => written.slice(at, at + lengthAt(each, at)).join(' ') || [])),
    ]
  }
}

/** A star at the end of a word stands for any ending. */
const phraseOf = (entry: string): Phrase =>
  entry
    .trim()
    .split(/\s+/)
    .map((word) => oneOf([word]))

function oneOf(list: readonly string[]): (plain: string) => boolean {
  const whole = new Set(list.filter((word) => !word.endsWith('*')).map(folded))
  const starts = list.filter((word) => word.endsWith('*')).map((word) => folded(word.slice(0, -1)))
  return (plain) => whole.has(plain) || starts.some((start) => plain !== '' && plain.startsWith(start))
}

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? []

const folded = (word: string) => word.normalize('NFC').toLocaleLowerCase('da')
