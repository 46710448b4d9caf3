/** How long words take to read from the back row. The fair wall paces by it, and every page turns by it. */

export const wordsIn = (text: string): number => text.split(/\s+/).filter(Boolean).length

/** How long a card must stand: two seconds to find it, then 2.5 words a second, and never under six seconds. In ms. */
export const readingTime = (text: string): number => readingTimeOf(wordsIn(text))

/** Of so many words; a page may hold a part of one card. In ms. */
export const readingTimeOf = (words: number): number =>
  Math.max(6000, 2000 + Math.round((words / 2.5) * 1000))
