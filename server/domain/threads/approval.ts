/** Whether the words of one question are read at the desk before the room reads them. */
import { ThreadApprovalInput } from '../../../src/lib/contract/inputs/moderation.ts'
import { parse } from '../../parse.ts'
import { seized } from '../../persistence/held.ts'
import { refuse } from '../../refusal.ts'
import { meetingsHaving } from './having.ts'
import { ledMeetingFor } from '../meetings/meeting.ts'
import { logRoomAct } from '../moderation/log.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'

/** What is shown already stays. Refuses `not_found` for a question of another meeting. */
export async function setThreadApproval(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { meetingId, threadId, first } = parse(ThreadApprovalInput, input)

  await tools.write(async (trx, record) => {
    await ledMeetingFor(trx, actor, meetingId)
    if (!(await meetingsHaving(trx, threadId)).includes(meetingId)) refuse('not_found')
    const { approval } = await trx
      .selectFrom('thread')
      .select('approval')
      .where('id', '=', threadId)
      .$call(seized(trx))
      .executeTakeFirstOrThrow()
    if ((approval === 1) === first) return
    await trx
      .updateTable('thread')
      .set({ approval: first ? 1 : 0 })
      .where('id', '=', threadId)
      .execute()
    await logRoomAct(tools, trx, actor, { meetingId, threadId, act: first ? 'read_first' : 'show_first' })
    record({ name: 'thread.opened', meetingId, threadId })
  })
}
