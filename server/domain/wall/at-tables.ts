import type { Reader } from '../../persistence/schema.ts'
import { type Programme, showsLeftovers } from './programme.ts'
import { type Tables, noTables } from './tables.ts'

/** The tables of a meeting, and what the wall has shown from each; none while there is none that people may come to. */
export async function tablesFor(reader: Reader, programme: Programme): Promise<Tables> {
  const stands = await reader
    .selectFrom('stand')
    .select(['id', 'heads', 'endedAt'])
    .where('meetingId', '=', programme.meetingId)
    .execute()
  if (stands.every(({ endedAt }) => endedAt !== null)) return noTables

  let query = reader
    .selectFrom('wallEntry')
    .innerJoin('contribution', 'contribution.id', 'wallEntry.contributionId')
    .select(['standId as table', 'author', 'readyAt', 'shownAt'])
    .where('wallEntry.meetingId', '=', programme.meetingId)
    .where('state', '=', 'shown')
    .where('shownAt', 'is not', null)
  if (!showsLeftovers(programme)) query = query.where('threadId', '=', programme.threadId)
  const seen = (await query.execute()).flatMap(({ readyAt, shownAt, ...said }) =>
    readyAt === null || shownAt === null ? [] : [{ ...said, readyAt, shownAt }],
  )
  return { heads: new Map(stands.map(({ id, heads }) => [id, heads])), seen }
}
