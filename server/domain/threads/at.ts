/** A question of one meeting. */
import { held } from '../../persistence/held.ts'
import type { Trx } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import type { Thread } from './thread.ts'

/** Held still. Refuses `not_found` for a thread that the meeting does not have. */
export async function threadAt(trx: Trx, meetingId: string, threadId: string): Promise<Thread> {
  const thread = await trx
    .selectFrom('thread')
    .selectAll()
    .where('id', '=', threadId)
    .where('id', 'in', trx.selectFrom('threadMeeting').select('threadId').where('meetingId', '=', meetingId))
    .$call(held(trx))
    .executeTakeFirst()
  return thread ?? refuse('not_found')
}
