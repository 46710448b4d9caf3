/** A place and a time where somebody drives out to hear people (*Deltag-bilen*). */
import { PlanStopInput, StopInput } from '../../../src/lib/contract/inputs/recording.ts'
import type { StopView } from '../../../src/lib/contract/paper.ts'
import { parse } from '../../parse.ts'
import { seized } from '../../persistence/held.ts'
import type { Trx } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import { retell, saidUnder } from '../contributions/retell.ts'
import { ledMeetingFor, meetingFor } from '../meetings/meeting.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'

/**
 * Under the key that its computer gave it; said again in other words, it is corrected, and so is what was heard there.
 * Refuses `forbidden`.
 */
export async function planStop(tools: Tools, actor: Actor, input: unknown): Promise<{ key: string }> {
  const { meetingId, ...stop } = parse(PlanStopInput, input)
  await tools.write(async (trx, record) => {
    await ledMeetingFor(trx, actor, meetingId)
    const id = await stopAt(tools, trx, meetingId, stop)
    const { place, startsAt } = stop
    await trx.updateTable('outreachStop').set({ place, startsAt }).where('id', '=', id).execute()
    await retell(trx, record, 'stopId', id)
  })
  return { key: stop.key }
}

/**
 * Takes a stop off the plan. A computer that was out with it may still bring words from there: then it is on it again.
 * Refuses `forbidden`, `not_found`, and `stop_used` where somebody was heard.
 */
export async function dropStop(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { meetingId, key } = parse(StopInput, input)
  await tools.write(async (trx) => {
    await ledMeetingFor(trx, actor, meetingId)
    const id = (await stopOf(trx, meetingId, key)) ?? refuse('not_found')
    if ((await saidUnder(trx, 'stopId', id)).length > 0) refuse('stop_used')
    await trx.deleteFrom('outreachStop').where('id', '=', id).execute()
  })
}

/** In the order of the day. Refuses `forbidden` for who does not lead the meeting. */
export async function listStops(tools: Tools, actor: Actor, meetingId: string): Promise<StopView[]> {
  const { roles } = await meetingFor(tools.db, actor, meetingId)
  if (!roles.leads) refuse(actor.account ? 'forbidden' : 'login_first')
  return tools.db
    .selectFrom('outreachStop')
    .select(['key', 'place', 'startsAt'])
    .where('meetingId', '=', meetingId)
    .orderBy('startsAt')
    .orderBy('id')
    .execute()
}

/** The stop of that key, made now if nobody has told of it yet. Refuses `not_found` for another meeting's. */
export async function stopAt(tools: Tools, trx: Trx, meetingId: string, stop: StopView): Promise<string> {
  await trx
    .insertInto('outreachStop')
    .values({ ...stop, id: tools.newId(), meetingId, createdAt: tools.now() })
    // Nothing changes, but the row is held: nobody drops it before what was heard there is stored.
    .onConflict((conflict) => conflict.column('key').doUpdateSet((eb) => ({ key: eb.ref('excluded.key') })))
    .execute()
  return (await stopOf(trx, meetingId, stop.key)) ?? refuse('not_found')
}

async function stopOf(trx: Trx, meetingId: string, key: string): Promise<string | undefined> {
  const found = await trx
    .selectFrom('outreachStop')
    .select('id')
    .where('key', '=', key)
    .where('meetingId', '=', meetingId)
    .$call(seized(trx))
    .executeTakeFirst()
  return found?.id
}
