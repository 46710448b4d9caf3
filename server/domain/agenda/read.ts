/** The agenda as everybody sees it. */
import type { AgendaItemView } from '../../../src/lib/contract/wire/meeting.ts'
import type { Reader } from '../../persistence/schema.ts'
import { visitsOf } from './visits.ts'

/** These items, in no particular order; what is gone is left out. */
export async function agendaItems(reader: Reader, ids: string[]): Promise<AgendaItemView[]> {
  if (ids.length === 0) return []
  const visits = await visitsOf(reader, ids)
  const items = await reader
    .selectFrom('agendaItem')
    .select(['id', 'position', 'kind', 'title', 'minutes', 'threadId', 'startedAt', 'endedAt'])
    .where('id', 'in', ids)
    .execute()
  return items.map((item) => ({ ...item, visits: visits.get(item.id) ?? [] }))
}

/** A whole agenda, in its order. */
export async function agendaOf(reader: Reader, meetingId: string): Promise<AgendaItemView[]> {
  const ids = await reader.selectFrom('agendaItem').select('id').where('meetingId', '=', meetingId).execute()
  const items = await agendaItems(
    reader,
    ids.map(({ id }) => id),
  )
  return items.sort((a, b) => a.position - b.position)
}
