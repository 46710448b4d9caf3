/** A small screen in the foyer need not decide how much fits in the hall: the desk leaves it out, and takes it in again. */
import { WallLeaveOutInput } from '../../../src/lib/contract/inputs/wall.ts'
import type { ScreenView } from '../../../src/lib/contract/wire/wall.ts'
import type { Trx } from '../../persistence/schema.ts'
import { parse } from '../../parse.ts'
import { refuse } from '../../refusal.ts'
import { ledMeetingFor } from '../meetings/meeting.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'
import { saveProgramme, seizedProgramme } from './programme.ts'
import { resized, screensSeen } from './screens.ts'

/** It draws what the others draw, but does not lead and its size does not count. Answers all that can be seen. */
export async function leaveOut(
  tools: Tools,
  actor: Actor,
  input: unknown,
): Promise<{ screens: ScreenView[] }> {
  const { meetingId, screenId, leftOut } = parse(WallLeaveOutInput, input)

  const { outcome } = await tools.write(async (trx, record) => {
    await ledMeetingFor(trx, actor, meetingId)
    // The screen before the programme, in the order in which its own heartbeat takes them.
    await mark(trx, { meetingId, screenId, leftOut })
    const programme = await seizedProgramme(trx, meetingId)
    if (leftOut && programme.leaderId === screenId)
      await trx
        .updateTable('programme')
        .set({ leaderId: null, leaderUntil: 0 })
        .where('meetingId', '=', meetingId)
        .execute()

    const change = await resized(tools, trx, programme)
    if (change) {
      await saveProgramme(tools, trx, programme, change)
      record({ name: 'programme.changed', meetingId })
    }
    const seen = await screensSeen(trx, [meetingId], tools.now())
    return { screens: seen.get(meetingId) ?? [] }
  })
  return outcome
}

async function mark(
  trx: Trx,
  { meetingId, screenId, leftOut }: { meetingId: string; screenId: string; leftOut: boolean },
) {
  const marked = await trx
    .updateTable('screen')
    .set({ leftOut: leftOut ? 1 : 0 })
    .where('id', '=', screenId)
    .where('meetingId', '=', meetingId)
    .returning('id')
    .executeTakeFirst()
  if (!marked) refuse('not_found')
}
