/** A place and a time where somebody drives out to hear people (*Deltag-bilen*). */
import { PlanStopInput } from '../../../src/lib/contract/inputs/recording.ts'
import type { StopView } from '../../../src/lib/contract/paper.ts'
import { parse } from '../../parse.ts'
import type { Reader, Trx } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import { ledMeetingFor, meetingFor } from '../meetings/meeting.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'

/** Under the key that its computer gave it; said again in other words, it is corrected. Refuses `forbidden`. */
export async function planStop(tools: Tools, actor: Actor, input: unknown): Promise<{ key: string }> {
  const { meetingId, ...stop } = parse(PlanStopInput, input)
  await tools.write(async (trx) => {
    await ledMeetingFor(trx, actor, meetingId)
    const id = await stopAt(tools, trx, meetingId, stop)
    const { place, startsAt } = stop
    await trx.updateTable('outreachStop').set({ place, startsAt }).where('id', '=', id).execute()
  })
  return { key: stop.key }
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
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute()
  const found = await trx
    .selectFrom('outreachStop')
    .select('id')
    .where('key', '=', stop.key)
    .where('meetingId', '=', meetingId)
    .executeTakeFirst()
  return found?.id ?? refuse('not_found')
}

/** Where each of these was heard; what was said in the meeting's own place is not in it. */
export async function placesOf(
  reader: Reader,
  said: { id: string; stopId: string | null }[],
): Promise<Map<string, string>> {
  const stopIds = [...new Set(said.flatMap(({ stopId }) => stopId ?? []))]
  if (stopIds.length === 0) return new Map()
  const stops = await reader
    .selectFrom('outreachStop')
    .select(['id', 'place'])
    .where('id', 'in', stopIds)
    .execute()
  const placeOf = new Map(stops.map(({ id, place }) => [id, place]))
  return new Map(
    said.flatMap(({ id, stopId }): [string, string][] => {
      const place = stopId === null ? undefined : placeOf.get(stopId)
      return place === undefined ? [] : [[id, place]]
    }),
  )
}
