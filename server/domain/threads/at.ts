/** A question of one meeting. */
import { held } from '../../persistence/held.ts'
import type { Trx } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import { type Thread, standingThread } from './thread.ts'

/** Held still. Refuses `not_found` for a thread that the meeting does not have. */
export async function threadAt(trx: Trx, meetingId: string, asked: string): Promise<Thread> {
  const { id: threadId } = (await standingThread(trx, asked)) ?? refuse('not_found')
  const thread = await trx
    .selectFrom('thread')
    .selectAll()
    .where('id', '=', threadId)
    .where('id', 'in', trx.selectFrom('threadMeeting').select('threadId').where('meetingId', '=', meetingId))
    .$call(held(trx))
    .executeTakeFirst()
  return thread ?? refuse('not_found')
}
