/** *Læg sammen*: all of one thread goes into another, and its address goes on working. It is not undone. */
import { MergeThreadsInput } from '../../../src/lib/contract/inputs/moves.ts'
import { parse } from '../../parse.ts'
import type { Trx } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'
import { type Led, assertUnanswered, ledThreads } from './apart.ts'
import { type Placed, type Rearranged, putInto, tellRearranged } from './rearrange.ts'

/**
 * For who leads a meeting of each. Refuses `thread_itself`, `thread_merged`, `thread_on`, `already_answered` where one was
 * answered as a whole, `only_rehearsing`, `forbidden` and `not_found`.
 */
export async function mergeThreads(tools: Tools, actor: Actor, input: unknown): Promise<{ id: string }> {
  const { threadId, intoId } = parse(MergeThreadsInput, input)
  if (threadId === intoId) refuse('thread_itself')
  await tools.write(async (trx, record) => {
    const { from, into } = await mergeable(trx, actor, { threadId, intoId })
    const words = await trx
      .selectFrom('contribution')
      .select(['id', 'parentId', 'state'])
      .where('threadId', '=', threadId)
      .execute()
    const movedIds = words.map(({ id }) => id)
    await putInto(trx, intoId, movedIds, tools.now())
    const also = await bring(tools, trx, { threadId, intoId })
    await tellRearranged(tools, trx, record, actor, {
      ...{ from: from.thread, into: into.thread, meetings: meetingsOf(from, into) },
      ...{ movedIds, also, kind: 'merge' },
      count: words.filter((word) => word.parentId === null && word.state === 'shown').length,
    })
  })
  return { id: intoId }
}

export async function mergeable(
  trx: Trx,
  actor: Actor,
  { threadId, intoId }: { threadId: string; intoId: string },
): Promise<{ from: Led; into: Led }> {
  const [from, into] = await ledThreads(trx, actor, [threadId, intoId])
  if (!from || !into) return refuse('not_found')
  await assertUnanswered(trx, [threadId, intoId])
  return { from, into }
}

export function meetingsOf(from: Led, into: Led): Rearranged['meetings'] {
  const both = [...new Set([...from.meetingIds, ...into.meetingIds])].sort()
  return both.map((id) => ({ id, isNew: !into.meetingIds.includes(id) }))
}

interface Way {
  threadId: string
  intoId: string
}

/** Everything that hung on the thread and not on its words. */
async function bring(tools: Tools, trx: Trx, way: Way): Promise<Rearranged['also']> {
  const { threadId, intoId } = way
  const themeIds = await bringThemes(tools, trx, way)
  const ofThread = (table: 'agendaItem' | 'stand' | 'promise'): Promise<Placed[]> =>
    trx
      .updateTable(table)
      .set({ threadId: intoId })
      .where('threadId', '=', threadId)
      .returning(['id', 'meetingId'])
      .execute()
  const itemIds = await ofThread('agendaItem')
  const standIds = await ofThread('stand')
  await ofThread('promise')
  const promiseIds = await trx
    .selectFrom('promise')
    .select(['id', 'meetingId'])
    .where('threadId', '=', intoId)
    .execute()
  for (const table of ['paperCard', 'programme', 'proposal'] as const)
    await trx.updateTable(table).set({ threadId: intoId }).where('threadId', '=', threadId).execute()
  await trx
    .updateTable('answer')
    .set({ threadId: intoId })
    .where('threadId', '=', threadId)
    .where('about', '!=', threadId)
    .execute()
  await bringMeetings(tools, trx, way)
  await bringFollowers(trx, way)
  // One step, however many threads went before: nobody goes round in a circle.
  await trx
    .updateTable('thread')
    .set({ mergedIntoId: intoId })
    .where((eb) => eb.or([eb('id', '=', threadId), eb('mergedIntoId', '=', threadId)]))
    .execute()
  return { themeIds, itemIds, standIds, promiseIds }
}

async function bringMeetings({ now }: Tools, trx: Trx, { threadId, intoId }: Way): Promise<void> {
  await trx
    .insertInto('threadMeeting')
    .columns(['threadId', 'meetingId', 'takenUpAt'])
    .expression((eb) =>
      eb
        .selectFrom('threadMeeting')
        .select((select) => [
          select.val(intoId).as('threadId'),
          'meetingId',
          select.val(now()).as('takenUpAt'),
        ])
        .where('threadId', '=', threadId),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await trx.deleteFrom('threadMeeting').where('threadId', '=', threadId).execute()
}

/** Who follows both goes on as they follow the one that stays: nobody is told twice. */
async function bringFollowers(trx: Trx, { threadId, intoId }: Way): Promise<void> {
  const ofThread = () => trx.selectFrom('follow').where('kind', '=', 'thread')
  await trx
    .deleteFrom('follow')
    .where('kind', '=', 'thread')
    .where('target', '=', threadId)
    .where('followerId', 'in', ofThread().select('followerId').where('target', '=', intoId))
    .execute()
  await trx
    .updateTable('follow')
    .set({ target: intoId })
    .where('kind', '=', 'thread')
    .where('target', '=', threadId)
    .execute()
}

/** What stands for itself has one place under each question of a meeting: two become one. */
async function bringThemes(tools: Tools, trx: Trx, { threadId, intoId }: Way): Promise<Placed[]> {
  const places = await trx
    .selectFrom('theme as gone')
    .innerJoin('theme as stays', 'stays.meetingId', 'gone.meetingId')
    .select(['gone.id', 'stays.id as intoId', 'gone.meetingId'])
    .where('gone.threadId', '=', threadId)
    .where('stays.threadId', '=', intoId)
    .where('gone.kind', '=', 'alone')
    .where('stays.kind', '=', 'alone')
    .execute()
  for (const place of places) {
    await trx
      .updateTable('themeContribution')
      .set({ themeId: place.intoId })
      .where('themeId', '=', place.id)
      .execute()
    await trx
      .updateTable('theme')
      .set({ endedAt: tools.now(), mergedIntoId: place.intoId })
      .where('id', '=', place.id)
      .execute()
  }
  const gone = places.map(({ id }) => id)
  const brought = await trx
    .updateTable('theme')
    .set({ threadId: intoId })
    .where('threadId', '=', threadId)
    .$if(gone.length > 0, (query) => query.where('id', 'not in', gone))
    .returning(['id', 'meetingId'])
    .execute()
  return [...brought, ...places.map(({ id, meetingId }) => ({ id, meetingId }))]
}
