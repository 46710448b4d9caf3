/** The desk sets up stands and tables: before the meeting, and while it goes on. */
import { AddStandInput, ChangeStandInput, EndStandInput } from '../../../src/lib/contract/inputs/stands.ts'
import { parse } from '../../parse.ts'
import type { Trx } from '../../persistence/schema.ts'
import type { Recorder } from '../../persistence/write.ts'
import { threadAsking } from '../agenda/plan.ts'
import { retell } from '../contributions/retell.ts'
import { onSign } from '../meetings/printed-code.ts'
import type { Actor } from '../people/actor.ts'
import { dropThread } from '../threads/open.ts'
import type { Tools } from '../tools.ts'
import { leaveTable } from '../wall/table.ts'
import { ledStandFor, standingMeetingFor } from './stand.ts'

/** It gets the next number, and keeps it. Refuses `meeting_closed`. */
export async function addStand(
  tools: Tools,
  actor: Actor,
  input: unknown,
): Promise<{ id: string; number: number }> {
  const { meetingId, question, ...given } = parse(AddStandInput, input)
  const id = tools.newId()

  const { outcome } = await tools.write(async (trx, record) => {
    const { hostId } = await standingMeetingFor(trx, actor, meetingId)
    const number = await nextNumber(trx, meetingId)
    const asked = { meetingId, hostId, question: question ?? '', threadId: null }
    const threadId = await threadAsking(tools, trx, record, asked)
    await trx
      .insertInto('stand')
      .values({
        ...given,
        id,
        meetingId,
        number,
        threadId,
        ...onSign(tools.newSecret()),
        createdAt: tools.now(),
      })
      .execute()
    tell(record, meetingId, id)
    return { id, number }
  })
  return outcome
}

/** What is left out stays. Refuses `item_in_use` where a question would go that people have written to. */
export async function changeStand(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { id, name, heads, question } = parse(ChangeStandInput, input)

  await tools.write(async (trx, record) => {
    const { stand, meeting } = await ledStandFor(trx, actor, id)
    const { id: meetingId, hostId } = meeting
    const before = stand.threadId
    const asked = { meetingId, hostId, question: question ?? '', threadId: before }
    const threadId = question === undefined ? before : await threadAsking(tools, trx, record, asked)
    await alter(trx, id, { name: name ?? stand.name, heads: heads ?? stand.heads, threadId })
    if (before !== null && threadId === null) await dropThread(trx, record, { meetingId, threadId: before })
    tell(record, meeting.id, id)
    if (name !== undefined && name !== stand.name) await retell(trx, record, 'standId', id)
  })
}

/**
 * Nobody new comes to it, and its people are nobody's table any more; what it said stays. A scribe's computer goes on
 * sending what it had not got through. `ended: false` opens it again.
 */
export async function endStand(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { id, ended } = parse(EndStandInput, input)

  await tools.write(async (trx, record) => {
    const { stand } = await ledStandFor(trx, actor, id)
    if ((stand.endedAt !== null) === ended) return
    await alter(trx, id, { endedAt: ended ? tools.now() : null })
    if (ended) await leaveTable(tools, trx, record, stand.meetingId, id)
    tell(record, stand.meetingId, id)
  })
}

async function nextNumber(trx: Trx, meetingId: string): Promise<number> {
  const { last } = await trx
    .selectFrom('stand')
    .select((eb) => eb.fn.max('number').as('last'))
    .where('meetingId', '=', meetingId)
    .executeTakeFirstOrThrow()
  return (last ?? 0) + 1
}

interface Changed {
  name?: string
  heads?: number
  threadId?: string | null
  endedAt?: number | null
}

async function alter(trx: Trx, id: string, change: Changed): Promise<void> {
  await trx.updateTable('stand').set(change).where('id', '=', id).execute()
}

const tell = (record: Recorder, meetingId: string, standId: string) =>
  record({ name: 'stand.changed', meetingId, standId })
