import type { SearchPassage } from '$lib/contract/wire/search.ts'

/** The text in pieces, those that were looked for set apart. */
export function piecesOf({ text, found }: SearchPassage): { text: string; isFound: boolean }[] {
  const edges = found.flatMap(([from, to]) => [from, to])
  const cuts = [0, ...edges, text.length]
  return cuts
    .slice(0, -1)
    .map((from, at) => ({ text: text.slice(from, cuts[at + 1]), isFound: at % 2 === 1 }))
    .filter((piece) => piece.text !== '')
}
