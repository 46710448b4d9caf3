/** The themes of a thread as they are read at home, each with where it came from. */
import type { AnswerView } from '../../../src/lib/contract/wire/answering.ts'
import type { Reader } from '../../persistence/schema.ts'
import { answersTo } from '../answers/views.ts'
import type { Theme } from './theme.ts'

export interface ThreadTheme {
  id: string
  kind: Theme['kind']
  /** Empty for *står for sig selv*. */
  name: string
  /** Where it was gathered. */
  meetingId: string
  /** Names of those that were merged into it, also by way of others. */
  mergedWith: string[]
  splitFrom: string | null
  contributionIds: string[]
  answer?: AnswerView
}

/** Oldest first, what stands for itself last; of these meetings alone. */
export async function themesOfThread(
  reader: Reader,
  threadId: string,
  meetingIds: string[],
): Promise<ThreadTheme[]> {
  if (meetingIds.length === 0) return []
  const rows = await reader
    .selectFrom('theme')
    .selectAll()
    .where('threadId', '=', threadId)
    .where('meetingId', 'in', meetingIds)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
  const inside = await reader
    .selectFrom('themeContribution')
    .innerJoin('theme', 'theme.id', 'themeContribution.themeId')
    .select(['themeId', 'contributionId'])
    .where('threadId', '=', threadId)
    .where('meetingId', 'in', meetingIds)
    .execute()
  const answers = await answersTo(
    reader,
    rows.map(({ id }) => id),
  )
  const byTheme = Map.groupBy(inside, ({ themeId }) => themeId)
  const isLast = ({ kind }: Theme) => Number(kind === 'alone')
  return rows
    .filter(({ endedAt }) => endedAt === null)
    .sort((a, b) => isLast(a) - isLast(b))
    .map(({ id, kind, name, meetingId, splitFromId }) => ({
      ...{ id, kind, name, meetingId },
      mergedWith: mergedInto(rows, id),
      splitFrom: rows.find((row) => row.id === splitFromId)?.name ?? null,
      contributionIds: (byTheme.get(id) ?? []).map(({ contributionId }) => contributionId),
      ...answered(answers.get(id)),
    }))
}

const answered = (answer: AnswerView | undefined) => (answer ? { answer } : {})

/** One theme is merged away once, so this comes to an end. */
function mergedInto(rows: Theme[], intoId: string): string[] {
  return rows
    .filter(({ mergedIntoId }) => mergedIntoId === intoId)
    .flatMap(({ id, name }) => [name, ...mergedInto(rows, id)])
}
