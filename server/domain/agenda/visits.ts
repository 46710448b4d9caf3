/** When the room was at each item. The item's own `startedAt` is where its clock counts from, and is moved when it comes back. */
import type { AgendaItemView } from '../../../src/lib/contract/wire/meeting.ts'
import type { Reader, Trx } from '../../persistence/schema.ts'

/** @param from null: the room had begun with none. */
export async function visit(trx: Trx, from: string | null, to: string | null, now: number): Promise<void> {
  if (from !== null) await leave(trx, [from], now)
  if (to !== null)
    await trx
      .insertInto('agendaVisit')
      .values({ itemId: to, startedAt: now, endedAt: null })
      .onConflict((there) => there.columns(['itemId', 'startedAt']).doUpdateSet({ endedAt: null }))
      .execute()
}

export async function leave(trx: Trx, itemIds: string[], now: number): Promise<void> {
  if (itemIds.length === 0) return
  await trx
    .updateTable('agendaVisit')
    .set({ endedAt: now })
    .where('itemId', 'in', itemIds)
    .where('endedAt', 'is', null)
    .execute()
}

/** By item, the first visit first; an item that was never come to is absent. */
export async function visitsOf(
  reader: Reader,
  itemIds: string[],
): Promise<Map<string, AgendaItemView['visits']>> {
  const rows = await reader
    .selectFrom('agendaVisit')
    .selectAll()
    .where('itemId', 'in', itemIds)
    .orderBy('startedAt')
    .execute()
  const ofItem = Map.groupBy(rows, ({ itemId }) => itemId)
  return new Map(
    [...ofItem].map(([id, visits]) => [
      id,
      visits.map(({ startedAt, endedAt }) => ({ from: startedAt, until: endedAt })),
    ]),
  )
}
