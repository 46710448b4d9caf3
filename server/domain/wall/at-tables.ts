import type { Reader } from '../../persistence/schema.ts'
import type { Candidate } from './fair.ts'
import { type Programme, showsLeftovers } from './programme.ts'
import { type Tables, type Seen, noTables, outside, sourceOf } from './tables.ts'

/** Who takes turns on the wall, and what it has shown from each; none while there is nobody to take turns with. */
export async function tablesFor(
  reader: Reader,
  programme: Programme,
  candidates: Candidate[],
): Promise<Tables> {
  const heads = await headsAtTables(reader, programme)
  const waitsOutside = candidates.some(({ table, showings }) => table === outside && showings === 0)
  if (heads.size === 0 && !waitsOutside) return noTables
  return { heads: heads.set(outside, null), seen: await seenFrom(reader, programme) }
}

/** None while there is no table that people may come to. */
async function headsAtTables(reader: Reader, { meetingId }: Programme): Promise<Map<string, number | null>> {
  const stands = await reader
    .selectFrom('stand')
    .select(['id', 'heads', 'endedAt'])
    .where('meetingId', '=', meetingId)
    .execute()
  const isInUse = stands.some(({ endedAt }) => endedAt === null)
  return new Map(isInUse ? stands.map(({ id, heads }) => [id, heads]) : [])
}

async function seenFrom(reader: Reader, programme: Programme): Promise<Seen[]> {
  let query = reader
    .selectFrom('wallEntry')
    .innerJoin('contribution', 'contribution.id', 'wallEntry.contributionId')
    .select(['channel', 'standId', 'author', 'readyAt', 'shownAt'])
    .where('wallEntry.meetingId', '=', programme.meetingId)
    .where('state', '=', 'shown')
    .where('shownAt', 'is not', null)
  if (!showsLeftovers(programme)) query = query.where('threadId', '=', programme.threadId)
  return (await query.execute()).flatMap(({ author, readyAt, shownAt, ...said }) =>
    readyAt === null || shownAt === null ? [] : [{ table: sourceOf(said), author, readyAt, shownAt }],
  )
}
