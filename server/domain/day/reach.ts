/** Whether phones reach us: once on the hall's network, and once from elsewhere. Where they came from is kept nowhere. */
import * as v from 'valibot'
import { hmac } from '../../ids.ts'
import { parse } from '../../parse.ts'
import { seized } from '../../persistence/held.ts'
import type { Trx } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import type { Tools } from '../tools.ts'

const ReachInput = v.object({
  key: v.pipe(v.string(), v.maxLength(100, 'reach_over')),
  /** What the phone's address shares with its neighbours. */
  network: v.string(),
})

/** In the QR code: nobody marks a meeting as reached who has not seen it. */
export const reachKey = ({ sealKey }: Pick<Tools, 'sealKey'>, meetingId: string): string =>
  `${meetingId}-${hmac(sealKey, `reach ${meetingId}`).slice(0, 16)}`

/** `again`: from the network that was seen before; `elsewhere`: from another, and that is all there is to show. */
export type Reached = 'first' | 'again' | 'elsewhere'

/** Whether it belongs to a meeting that phones may still be tried for; looking notes nothing. */
export async function isReachable(tools: Tools, key: string): Promise<boolean> {
  const [meetingId = ''] = key.split('-')
  if (key !== reachKey(tools, meetingId)) return false
  const found = await tools.db
    .selectFrom('meeting')
    .select('id')
    .where('id', '=', meetingId)
    .where('state', '!=', 'closed')
    .where('rehearsalOf', 'is', null)
    .executeTakeFirst()
  return found !== undefined
}

/** Refuses `reach_over` for a wrong key, and once the meeting is closed. */
export async function noteReached(tools: Tools, input: unknown): Promise<{ reached: Reached }> {
  const { key, network } = parse(ReachInput, input)
  const [meetingId = ''] = key.split('-')
  if (key !== reachKey(tools, meetingId)) refuse('reach_over')
  const { outcome } = await tools.write(async (trx) => {
    const meeting = await trx
      .selectFrom('meeting')
      .select(['id', 'state', 'rehearsalOf'])
      .where('id', '=', meetingId)
      // Two phones at the same instant come one after the other.
      .$call(seized(trx))
      .executeTakeFirst()
    if (!meeting || meeting.state === 'closed' || meeting.rehearsalOf !== null) refuse('reach_over')
    return noteNetwork(tools, trx, meetingId, markOf(tools, meetingId, network))
  })
  return { reached: outcome }
}

/**
 * Twelve bits: enough to tell the first network from another one, and of every four thousand addresses in the world they
 * fit one, so that they say nothing about whose it was.
 */
const markOf = ({ sealKey }: Tools, meetingId: string, network: string): string =>
  hmac(sealKey, `network ${meetingId} ${network}`).slice(0, 2)

async function noteNetwork(tools: Tools, trx: Trx, meetingId: string, mark: string): Promise<Reached> {
  const at = tools.now()
  const known = await trx
    .selectFrom('checklist')
    .select('network')
    .where('meetingId', '=', meetingId)
    .where('item', '=', 'reached')
    .executeTakeFirst()
  if (!known) {
    const row = { meetingId, item: 'reached' as const, at, network: mark }
    await trx.insertInto('checklist').values(row).execute()
    return 'first'
  }
  if (known.network === mark) return 'again'
  await trx
    .updateTable('checklist')
    .set({ network: null })
    .where('meetingId', '=', meetingId)
    .where('item', '=', 'reached')
    .execute()
  await trx
    .insertInto('checklist')
    .values({ meetingId, item: 'reached_elsewhere', at })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return 'elsewhere'
}
