/**
 * Which words there are, as a page is told that shows only some of them: what is not among them when it is heard of is new,
 * also where it was written long ago and held back until now. Of each id the last letters, which are chance: with 3,000 of them, one
 * new contribution in three hundred is taken for a known one, and stands there when the page is read anew.
 */
const letters = 4

export const knownBy = (ids: string[]): string => ids.map((id) => id.slice(-letters)).join('')

/** @param known as `knownBy` wrote it. */
export function isKnownBy(known: string): (id: string) => boolean {
  const ends = new Set(known.match(new RegExp(`.{${letters}}`, 'g')))
  return (id) => ends.has(id.slice(-letters))
}
