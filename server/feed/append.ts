/** Puts what happened into the feeds: gap-free and in commit order for each meeting and audience. */
import { sql } from 'kysely'
import type { Audience } from '../../src/lib/contract/words.ts'
import { isPublic } from '../domain/meetings/publicity.ts'
import { meetingsHaving } from '../domain/threads/having.ts'
import type { Trx } from '../persistence/schema.ts'
import type { DomainEvent } from './events.ts'
import { type EntityKind, tellingsOf } from './audiences.ts'

/** The new head of each feed that was written to, by meeting. */
export type Heads = Map<string, Partial<Record<Audience, number>>>

interface Row {
  meetingId: string
  audience: Audience
  entityKind: EntityKind
  entityId: string
}

export async function appendToFeed(trx: Trx, events: DomainEvent[], at: number): Promise<Heads> {
  const rows = distinct(await rowsFor(trx, events))
  if (rows.length === 0) return new Map()

  const heads = await raiseHeads(trx, rows)
  const last = new Map(heads.map((head) => [feedOf(head), head.head]))
  const numbered = rows.toReversed().map((row) => {
    const seq = last.get(feedOf(row)) ?? 0
    last.set(feedOf(row), seq - 1)
    return { ...row, seq, at }
  })
  for (let i = 0; i < numbered.length; i += 500)
    await trx
      .insertInto('feed')
      .values(numbered.slice(i, i + 500))
      .execute()

  const byMeeting: Heads = new Map()
  for (const { meetingId, audience, head } of heads)
    byMeeting.set(meetingId, { ...byMeeting.get(meetingId), [audience]: head })
  return byMeeting
}

const feedOf = ({ meetingId, audience }: { meetingId: string; audience: Audience }) =>
  `${meetingId} ${audience}`

async function rowsFor(trx: Trx, events: DomainEvent[]): Promise<Row[]> {
  const rows: Row[] = []
  const meetingsOf = new Map<string, string[]>()
  for (const { where, audiences, wordsOf, entities } of events.flatMap(tellingsOf)) {
    const meetingIds =
      'meetingId' in where
        ? [where.meetingId]
        : (meetingsOf.get(where.threadId) ?? (await meetingsHaving(trx, where.threadId)))
    if ('threadId' in where) meetingsOf.set(where.threadId, meetingIds)
    const rooms = wordsOf ? await roomsFor(trx, wordsOf, meetingIds) : meetingIds
    for (const audience of audiences)
      for (const meetingId of audience === 'room' ? rooms : meetingIds)
        for (const { kind, id } of entities)
          rows.push({ meetingId, audience, entityKind: kind, entityId: kind === 'wall' ? meetingId : id })
  }
  return rows
}

/** The rooms that may read a contribution: its own meeting's, and the others' once its words are public. */
async function roomsFor(trx: Trx, contributionId: string, meetingIds: string[]): Promise<string[]> {
  const home = await trx
    .selectFrom('contribution')
    .innerJoin('meeting', 'meeting.id', 'contribution.meetingId')
    .select(['meeting.id', 'access', 'publishedAt'])
    .where('contribution.id', '=', contributionId)
    .executeTakeFirstOrThrow()
  return isPublic(home) ? meetingIds : meetingIds.filter((id) => id === home.id)
}

/** A feed names a thing once for each commit, however often the commit touched it. */
function distinct(rows: Row[]): Row[] {
  return [...new Map(rows.map((row) => [`${feedOf(row)} ${row.entityKind} ${row.entityId}`, row])).values()]
}

/** Taken last in a transaction, in one sorted statement: the row lock is what keeps commits in order on PostgreSQL. */
function raiseHeads(trx: Trx, rows: Row[]) {
  const counts = new Map<string, { meetingId: string; audience: Audience; head: number }>()
  for (const row of rows) {
    const count = counts.get(feedOf(row)) ?? { meetingId: row.meetingId, audience: row.audience, head: 0 }
    counts.set(feedOf(row), { ...count, head: count.head + 1 })
  }
  const sorted = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, count]) => count)
  return trx
    .insertInto('feedHead')
    .values(sorted)
    .onConflict((conflict) =>
      conflict
        .columns(['meetingId', 'audience'])
        .doUpdateSet({ head: sql<number>`${sql.ref('feedHead.head')} + ${sql.ref('excluded.head')}` }),
    )
    .returning(['meetingId', 'audience', 'head'])
    .execute()
}
