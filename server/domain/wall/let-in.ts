/** Words from home, or from an earlier meeting, reach the wall only when who leads lets them in; they are marked there. */
import { LetInInput } from '../../../src/lib/contract/inputs/wall.ts'
import { parse } from '../../parse.ts'
import { held } from '../../persistence/held.ts'
import { refuse } from '../../refusal.ts'
import { assertSeenAt } from '../contributions/home.ts'
import { ledMeetingFor } from '../meetings/meeting.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'
import { letOnWall } from './queue.ts'

/** Nothing happens to what is there already. Refuses `not_visible` for replies and for what the room may not see. */
export async function letIn(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { meetingId, id } = parse(LetInInput, input)

  await tools.write(async (trx, record) => {
    await ledMeetingFor(trx, actor, meetingId)
    const contribution = await trx
      .selectFrom('contribution')
      .select(['threadId', 'parentId'])
      .where('id', '=', id)
      .where(
        'threadId',
        'in',
        trx.selectFrom('threadMeeting').select('threadId').where('meetingId', '=', meetingId),
      )
      .$call(held(trx))
      .executeTakeFirst()
    if (!contribution) return refuse('not_found')
    if (contribution.parentId !== null) refuse('not_visible')
    await assertSeenAt(trx, meetingId, id)

    // Whoever lets it in has read it: no safety delay.
    await letOnWall(trx, { id: meetingId, safetyDelayMs: 0 }, id, tools.now())
    record({ name: 'contribution.let_in', meetingId, contributionId: id })
  })
}
