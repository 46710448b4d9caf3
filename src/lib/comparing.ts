/** What is new in words and what was taken out of them, word by word. On the server alone: the library is no phone's to carry. */
import { diffWordsWithSpace } from 'diff'

export interface Piece {
  text: string
  is: 'same' | 'added' | 'gone'
}

/** White space counts: a new line is a change that one sees. */
export const compared = (before: string, after: string): Piece[] =>
  diffWordsWithSpace(before, after).map(({ value, added, removed }) => ({
    text: value,
    is: added ? 'added' : removed ? 'gone' : 'same',
  }))
