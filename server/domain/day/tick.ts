/** What a person says has been seen to, and what a measurement at the desk found. */
import { MeasuredInput, TickInput } from '../../../src/lib/contract/inputs/day.ts'
import { MeetingInput } from '../../../src/lib/contract/inputs/parts.ts'
import { parse } from '../../parse.ts'
import { ledMeetingFor } from '../meetings/meeting.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'

/** Who said it first stands there; taking it back removes it, whoever said it. */
export async function tickItem(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { meetingId, item, done } = parse(TickInput, input)
  await tools.write(async (trx) => {
    await ledMeetingFor(trx, actor, meetingId)
    if (done)
      await trx
        .insertInto('checklist')
        .values({ meetingId, item, at: tools.now(), accountId: actor.account?.id })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    else
      await trx.deleteFrom('checklist').where('meetingId', '=', meetingId).where('item', '=', item).execute()
  })
}

/** The last measurement is the one that counts. */
export async function noteMeasured(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { meetingId, phones } = parse(MeasuredInput, input)
  await tools.write(async (trx) => {
    await ledMeetingFor(trx, actor, meetingId)
    const found = { at: tools.now(), phones }
    await trx
      .insertInto('checklist')
      .values({ meetingId, item: 'network', ...found })
      .onConflict((conflict) => conflict.columns(['meetingId', 'item']).doUpdateSet(found))
      .execute()
  })
}

/** For another evening in another hall. What the machine sees of walls and phones it goes on seeing. */
export async function startDayOver(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { meetingId } = parse(MeetingInput, input)
  await tools.write(async (trx) => {
    await ledMeetingFor(trx, actor, meetingId)
    await trx.deleteFrom('checklist').where('meetingId', '=', meetingId).execute()
  })
}
