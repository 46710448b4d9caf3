/** The scribe (*bordvært*): who holds the pen at a table, and which computer that is. */
import { OfferScribeInput } from '../../../src/lib/contract/inputs/stands.ts'
import { parse } from '../../parse.ts'
import { seized } from '../../persistence/held.ts'
import type { Reader, Trx } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import { offerGrant } from '../people/grants.ts'
import type { Actor } from '../people/actor.ts'
import { meetingFor } from '../meetings/meeting.ts'
import type { Tools } from '../tools.ts'
import { type Stand, standIn, standingMeetingFor } from './stand.ts'

/** Scribes are briefed before the doors open, and not all at once; ms. */
const codeLivesMs = 3 * 3_600_000

/** A one-time code for whoever writes at this stand, in place of one that nobody has used. Refuses `meeting_closed`, and `state_passed` for one that has ended. */
export async function offerScribe(tools: Tools, actor: Actor, input: unknown): Promise<{ code: string }> {
  const { meetingId, standId } = parse(OfferScribeInput, input)
  const { outcome } = await tools.write(async (trx) => {
    await standingMeetingFor(trx, actor, meetingId)
    const stand = await standIn(trx, meetingId, standId)
    if (stand.endedAt !== null) refuse('state_passed')
    await endUnused(trx, standId, tools.now())
    return { code: await offerGrant(tools, trx, { meetingId, kind: 'stand', standId, livesMs: codeLivesMs }) }
  })
  return outcome
}

async function endUnused(trx: Trx, standId: string, now: number): Promise<void> {
  await trx
    .updateTable('grant')
    .set({ endedAt: now })
    .where('standId', '=', standId)
    .where('exchangedAt', 'is', null)
    .where('endedAt', 'is', null)
    .execute()
}

/** The stand that this actor writes for, with its grant seized: what it may write is counted. Refuses `forbidden`, `not_found`. */
export async function scribedStandFor(trx: Trx, actor: Actor, meetingId: string): Promise<Stand> {
  const { roles } = await meetingFor(trx, actor, meetingId)
  const standId = roles.stand ?? refuse('forbidden')
  const mine = trx
    .selectFrom('grant')
    .select('id')
    .where('standId', '=', standId)
    .where('endedAt', 'is', null)
  await mine.$call(seized(trx)).execute()
  return standIn(trx, meetingId, standId)
}

/** The devices that write for the stands of these contributions. */
export async function scribesOf(reader: Reader, contributionIds: string[]): Promise<string[]> {
  if (contributionIds.length === 0) return []
  const rows = await reader
    .selectFrom('contribution')
    .innerJoin('grant', 'grant.standId', 'contribution.standId')
    .select('grant.deviceHash')
    .distinct()
    .where('contribution.id', 'in', contributionIds)
    .where('channel', '=', 'table')
    .where('grant.endedAt', 'is', null)
    .execute()
  return rows.flatMap(({ deviceHash }) => deviceHash ?? [])
}
