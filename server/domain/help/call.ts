/** *Jeg vil gerne have hjælp til at skrive*: a person is called, and somebody sets out. */
import { AskForHelpInput, HelpCallInput } from '../../../src/lib/contract/inputs/day.ts'
import { parse } from '../../parse.ts'
import { held } from '../../persistence/held.ts'
import type { Trx } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import { ledMeetingFor } from '../meetings/meeting.ts'
import type { Actor } from '../people/actor.ts'
import { participantFor } from '../people/enter.ts'
import type { Tools } from '../tools.ts'

/** Refuses `join_first`, `meeting_not_open`. Who has called already has called once. */
export async function askForHelp(tools: Tools, actor: Actor, input: unknown): Promise<{ id: string }> {
  const { meetingId, place } = parse(AskForHelpInput, input)

  const { outcome } = await tools.write(async (trx, record) => {
    const { id: participantId } = await participantFor(tools, trx, actor, meetingId)
    await assertOpen(trx, meetingId)
    const call = { id: tools.newId(), meetingId, participantId, place, askedAt: tools.now() }
    const inserted = await trx
      .insertInto('helpCall')
      .values(call)
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!inserted) return { id: await openCallOf(trx, participantId) }
    record({ name: 'help.asked', meetingId, callId: call.id })
    return { id: call.id }
  })
  return outcome
}

async function assertOpen(trx: Trx, meetingId: string): Promise<void> {
  const meeting = await trx
    .selectFrom('meeting')
    .select('state')
    .where('id', '=', meetingId)
    .$call(held(trx))
    .executeTakeFirst()
  if (meeting?.state !== 'open') refuse('meeting_not_open')
}

async function openCallOf(trx: Trx, participantId: string): Promise<string> {
  const { id } = await trx
    .selectFrom('helpCall')
    .select('id')
    .where('participantId', '=', participantId)
    .where('answeredAt', 'is', null)
    .executeTakeFirstOrThrow()
  return id
}

/** Somebody from the desk has set out. Nothing happens the second time. */
export async function answerHelp(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { id } = parse(HelpCallInput, input)

  await tools.write(async (trx, record) => {
    const call = await trx.selectFrom('helpCall').selectAll().where('id', '=', id).executeTakeFirst()
    if (!call) return refuse('not_found')
    await ledMeetingFor(trx, actor, call.meetingId)
    const answered = await trx
      .updateTable('helpCall')
      .set({ answeredAt: tools.now() })
      .where('id', '=', id)
      .where('answeredAt', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (answered) record({ name: 'help.answered', meetingId: call.meetingId, callId: id })
  })
}
