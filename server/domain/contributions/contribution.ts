/** What someone said, whatever the channel. */
import type { Selectable } from 'kysely'
import { sha256 } from '../../ids.ts'
import { seized } from '../../persistence/held.ts'
import type { ContributionTable, Trx } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import { leads, rolesIn } from '../people/roles.ts'
import type { Actor } from '../people/actor.ts'
import { meetingsHaving } from '../threads/having.ts'

export type Contribution = Selectable<ContributionTable>

/** The desk alone sees what waits or is held; nobody reads again what was withdrawn or erased. */
export const isVisible = ({ state }: Pick<Contribution, 'state'>): boolean => state === 'shown'

export const isGone = ({ state }: Contribution): boolean => state === 'withdrawn' || state === 'erased'

/** Two sendings with the same hash are the same submission. */
export function submissionHashOf(submission: {
  threadId: string
  parentId?: string | null
  kind?: string | null
  name?: string | null
  text: string
}): string {
  const { threadId, parentId = null, kind = null, name = null, text } = submission
  return sha256(JSON.stringify([threadId, parentId, kind, name, text]))
}

/** Ties a contribution to a claim code, and to no other contribution with the same code. */
export const claimOn = (claimHash: string, contributionId: string): string =>
  sha256(`${claimHash}${contributionId}`)

/**
 * One's own, to change it, from the device that wrote it or as the account that it follows into: also what one wrote for somebody at one's table, for a while. Refuses `not_found` for everybody
 * else's, `mend_over` after that while, and `too_long_ago` once its meeting has forgotten.
 */
export async function ownContributionFor(
  trx: Trx,
  actor: Actor,
  id: string,
  now: number,
): Promise<Contribution> {
  const contribution = await seizedContribution(trx, id)
  if (actor.account && contribution.accountId === actor.account.id && contribution.state !== 'erased')
    return contribution
  const key = actor.keyIn(contribution.meetingId)
  if (!key) return refuse('not_found')
  if (await isScribeOf(trx, actor, contribution))
    return now - contribution.createdAt < scribeMendsMs ? contribution : refuse('mend_over')
  if (contribution.participantId === null)
    return refuse(contribution.claimHash === claimOn(key.claimHash, id) ? 'too_long_ago' : 'not_found')
  const mine = await trx
    .selectFrom('participantKey')
    .select('participantId')
    .where('deviceHash', '=', key.deviceHash)
    .where('participantId', '=', contribution.participantId)
    .executeTakeFirst()
  return mine && contribution.state !== 'erased' ? contribution : refuse('not_found')
}

/** As long as those who said it are likely to sit there still; ms. */
const scribeMendsMs = 30 * 60_000

async function isScribeOf(
  trx: Trx,
  actor: Actor,
  { channel, standId, meetingId, state }: Contribution,
): Promise<boolean> {
  if (channel !== 'table' || standId === null || state === 'erased') return false
  return (await rolesIn(trx, actor, meetingId)).stand === standId
}

/**
 * One that this actor may put into another language: as who leads a meeting with its thread, or as the scribe of the table
 * that it came from, where it is not held back from them. Refuses `not_found`.
 */
export async function translatableFor(
  trx: Trx,
  actor: Actor,
  id: string,
): Promise<{ contribution: Contribution; by: 'desk' | 'table' }> {
  const contribution = await seizedContribution(trx, id)
  if (await leadsOneWith(trx, actor, contribution)) return { contribution, by: 'desk' }
  const { stand } = await rolesIn(trx, actor, contribution.meetingId)
  const mayRead = contribution.channel === 'table' || isVisible(contribution)
  return stand !== null && stand === contribution.standId && mayRead
    ? { contribution, by: 'table' }
    : refuse('not_found')
}

/** One that this actor may moderate: it is in a thread of a meeting that they lead. Refuses `not_found`. */
export async function ledContributionFor(trx: Trx, actor: Actor, id: string): Promise<Contribution> {
  const contribution = await seizedContribution(trx, id)
  return (await leadsOneWith(trx, actor, contribution)) ? contribution : refuse('not_found')
}

async function leadsOneWith(trx: Trx, actor: Actor, { threadId }: Contribution): Promise<boolean> {
  for (const meetingId of await meetingsHaving(trx, threadId))
    if (await leads(trx, actor, meetingId)) return true
  return false
}

async function seizedContribution(trx: Trx, id: string): Promise<Contribution> {
  const query = trx.selectFrom('contribution').selectAll().where('id', '=', id)
  return (await query.$call(seized(trx)).executeTakeFirst()) ?? refuse('not_found')
}

/** The meetings on whose wall a contribution may be. */
export async function wallsOf(trx: Trx, contributionId: string): Promise<string[]> {
  const found = await trx
    .selectFrom('wallEntry')
    .select('meetingId')
    .where('contributionId', '=', contributionId)
    .execute()
  return found.map(({ meetingId }) => meetingId)
}
