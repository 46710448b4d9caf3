/** One thing on the agenda: a question, a talk, or a break. */
import type { Selectable } from 'kysely'
import type { AgendaItemTable, Trx } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'

export type Item = Selectable<AgendaItemTable>

/** Refuses `not_found` for an item of another meeting. */
export async function itemOf(trx: Trx, meetingId: string, itemId: string): Promise<Item> {
  const item = await trx
    .selectFrom('agendaItem')
    .selectAll()
    .where('id', '=', itemId)
    .where('meetingId', '=', meetingId)
    .executeTakeFirst()
  return item ?? refuse('not_found')
}
