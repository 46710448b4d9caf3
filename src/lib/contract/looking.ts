/** A list of words suggests where the desk might look. It never acts, and needs no network. */

/** Finds those words of a text that are on the list, each once, as they are written. */
export function lookingFor(list: readonly string[]): (text: string) => string[] {
  const whole = new Set(list.filter((word) => !word.endsWith('*')).map(folded))
  const starts = list.filter((word) => word.endsWith('*')).map((word) => folded(word.slice(0, -1)))
  const isOnList = (plain: string) => whole.has(plain) || starts.some((start) => plain.startsWith(start))
  return (text) => {
    // Folding is slow, and nearly every text has none of them: so at first the text as a whole.
    if (!wordsOf(folded(text)).some(isOnList)) return []
    return [...new Set(wordsOf(text).filter((word) => isOnList(folded(word))))]
  }
}

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? []

const folded = (word: string) => word.normalize('NFC').toLocaleLowerCase('da')
