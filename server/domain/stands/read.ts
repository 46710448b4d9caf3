/** Stands as everybody at a meeting sees them; the desk also sees how to come to each. */
import type { StandView } from '../../../src/lib/contract/wire/meeting.ts'
import type { Audience } from '../../../src/lib/contract/words.ts'
import type { Reader } from '../../persistence/schema.ts'
import { standViewOf } from './stand.ts'

/** These of one meeting, in no particular order. */
export async function standViews(
  reader: Reader,
  ids: string[],
  meetingId: string,
  audience: Audience,
): Promise<StandView[]> {
  const rows = await reader
    .selectFrom('stand')
    .selectAll()
    .where('id', 'in', ids)
    .where('meetingId', '=', meetingId)
    .execute()
  return rows.map((row) => standViewOf(row, audience))
}
