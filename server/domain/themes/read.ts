/** Themes as everybody at a meeting sees them. */
import type { ThemeView } from '../../../src/lib/contract/wire/contributions.ts'
import type { Reader } from '../../persistence/schema.ts'
import { answersTo } from '../answers/views.ts'
import { type Theme, themeViewOf } from './theme.ts'

/** These of one meeting, in no particular order; what was merged or dissolved is left out. */
export async function themeViews(reader: Reader, ids: string[], meetingId: string): Promise<ThemeView[]> {
  const rows = await reader
    .selectFrom('theme')
    .selectAll()
    .where('id', 'in', ids)
    .where('meetingId', '=', meetingId)
    .where('endedAt', 'is', null)
    .execute()
  return withAnswers(reader, rows)
}

export async function withAnswers(reader: Reader, rows: Theme[]): Promise<ThemeView[]> {
  const answers = await answersTo(
    reader,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => {
    const answer = answers.get(row.id)
    return { ...themeViewOf(row), ...(answer && { answer }) }
  })
}

/** The themes of one meeting that each of these contributions is in. */
export async function themesOf(
  reader: Reader,
  contributionIds: string[],
  meetingId: string,
): Promise<Map<string, string[]>> {
  if (contributionIds.length === 0) return new Map()
  const rows = await reader
    .selectFrom('themeContribution')
    .innerJoin('theme', 'theme.id', 'themeContribution.themeId')
    .select(['contributionId', 'themeId'])
    .where('contributionId', 'in', contributionIds)
    .where('meetingId', '=', meetingId)
    .orderBy('themeId')
    .execute()
  const grouped = Map.groupBy(rows, ({ contributionId }) => contributionId)
  return new Map([...grouped].map(([id, some]) => [id, some.map(({ themeId }) => themeId)]))
}

/** What authors wished of these, at the meeting that it was said in. */
export async function wishesOf(reader: Reader, contributionIds: string[]): Promise<Map<string, string>> {
  // PostgreSQL takes no empty list.
  if (contributionIds.length === 0) return new Map()
  const rows = await reader
    .selectFrom('themeWish')
    .select(['contributionId', 'note'])
    .where('contributionId', 'in', contributionIds)
    .execute()
  return new Map(rows.map(({ contributionId, note }) => [contributionId, note]))
}
