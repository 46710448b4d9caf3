/** What was gathered in which theme, for programs: by id, since the words stand in their threads. */
import type { QuestionSummary } from '../domain/summary/summary.ts'

export function gatheredIn(questions: QuestionSummary[]) {
  const idsOf = (posts: { id: string }[]) => posts.map(({ id }) => id)
  return questions.flatMap(({ thread: { id: threadId }, themes, alone }) => [
    ...themes.map(({ id, name, posts, answer }) => ({
      ...{ id, threadId, kind: 'theme' as const, name },
      contributionIds: idsOf(posts),
      ...(answer && { answer }),
    })),
    // It has no name of its own, and is there when something is in it.
    ...(alone.length > 0
      ? [{ threadId, kind: 'alone' as const, name: '', contributionIds: idsOf(alone) }]
      : []),
  ])
}
