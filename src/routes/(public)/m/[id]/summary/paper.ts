/** What fits on two sheets of A4. */
import type { QuestionSummary } from '../../../../../../server/domain/summary/summary.ts'

/** Measured in print: two columns on each of two pages, less what stands above and below the words. */
const lines = 165
const charactersPerLine = 48
/** Of the line that says how it was said, behind the words. */
const provenance = 20

/**
 * All or none: either every word is printed, or no contribution is printed and others are not, and the paper says where
 * all of them stand.
 */
export const wordsFit = (questions: QuestionSummary[]): boolean =>
  questions.reduce((sum, question) => sum + linesOf(question), 0) <= lines

function linesOf({ themes, alone, left }: QuestionSummary): number {
  const heading = 2
  const parts = [...themes.map(({ posts }) => posts), alone, left].filter((posts) => posts.length > 0)
  return parts.reduce((sum, posts) => sum + heading + posts.reduce((all, { text }) => all + high(text), 0), 4)
}

/** With the little space between two. */
function high(text: string): number {
  const written = text.split('\n')
  return written.reduce((sum, line, i) => {
    const length = line.length + (i === written.length - 1 ? provenance : 0)
    return sum + Math.max(1, Math.ceil(length / charactersPerLine))
  }, 0.3)
}
