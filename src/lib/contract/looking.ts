/** A list of words suggests where the desk might look. It never acts, and needs no network. */

/** Those words of a text that are on the list, each once, as they are written. */
export function wordsToLookAt(text: string, list: readonly string[]): string[] {
  const whole = new Set(list.filter((word) => !word.endsWith('*')).map(folded))
  const starts = list.filter((word) => word.endsWith('*')).map((word) => folded(word.slice(0, -1)))
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? []
  const found = words.filter((word) => {
    const plain = folded(word)
    return whole.has(plain) || starts.some((start) => plain.startsWith(start))
  })
  return [...new Set(found)]
}

const folded = (word: string) => word.normalize('NFC').toLocaleLowerCase('da')
