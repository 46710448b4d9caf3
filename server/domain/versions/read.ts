/** What words said before, to who may read them as they are now. */
import type { ContributionView } from '../../../src/lib/contract/wire/contributions.ts'
import { ContributionInput } from '../../../src/lib/contract/inputs/contributions.ts'
import { parse } from '../../parse.ts'
import type { Reader } from '../../persistence/schema.ts'
import { describing } from '../contributions/read.ts'
import { readableFor } from '../contributions/readable.ts'
import { viewOf } from '../meetings/meeting.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'

export interface Version {
  id: string
  /** Null for what somebody who leads took away. */
  text: string | null
  stoodFrom: number
  stoodUntil: number
}

/** Newest first. Refuses `not_found`. */
export async function readVersions({ db }: Tools, actor: Actor, input: unknown) {
  const { id } = parse(ContributionInput, input)
  const { contribution, thread, meeting, leads } = await readableFor(db, actor, id)
  const describe = await describing(db, [contribution], 'room')
  return {
    now: describe(contribution),
    thread: { id: thread.id, question: thread.question },
    meeting: viewOf(meeting),
    versions: await versionsOf(db, id),
    /** This actor may take one away. */
    mayRemove: leads,
  }
}

const versionsOf = (reader: Reader, contributionId: string): Promise<Version[]> =>
  reader
    .selectFrom('version')
    .select(['id', 'text', 'stoodFrom', 'stoodUntil'])
    .where('contributionId', '=', contributionId)
    .orderBy('stoodUntil', 'desc')
    .orderBy('id', 'desc')
    .execute()

/** As many as both engines take in one statement. */
const idsAtOnce = 500

export type Earlier = Omit<Version, 'id'>

/** What each of these said before, the oldest first; those that never said anything else are left out. For who may read them. */
export async function earlierOf(
  { db }: { db: Reader },
  contributionIds: string[],
): Promise<Map<string, Earlier[]>> {
  const found: (Earlier & { contributionId: string })[] = []
  for (let from = 0; from < contributionIds.length; from += idsAtOnce)
    found.push(
      ...(await db
        .selectFrom('version')
        .select(['contributionId', 'text', 'stoodFrom', 'stoodUntil'])
        .where('contributionId', 'in', contributionIds.slice(from, from + idsAtOnce))
        .orderBy('stoodUntil')
        .orderBy('id')
        .execute()),
    )
  const byWords = Map.groupBy(found, ({ contributionId }) => contributionId)
  return new Map(
    [...byWords].map(([id, some]) => [id, some.map(({ contributionId: _, ...version }) => version)]),
  )
}

/** Of these, which said something else before. */
export async function versionedAmong(reader: Reader, views: ContributionView[]): Promise<string[]> {
  const edited = views.flatMap(({ id, editedAt }) => (editedAt === null ? [] : [id]))
  const found: string[] = []
  for (let from = 0; from < edited.length; from += idsAtOnce) {
    const rows = await reader
      .selectFrom('version')
      .select('contributionId')
      .distinct()
      .where('contributionId', 'in', edited.slice(from, from + idsAtOnce))
      .execute()
    found.push(...rows.map(({ contributionId }) => contributionId))
  }
  return found
}
