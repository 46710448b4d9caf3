/** More than one facilitator: one invites another by a link that works once, and may end it again. */
import { MeetingInput } from '../../../src/lib/contract/inputs/parts.ts'
import {
  AcceptInvitationInput,
  EndFacilitatorInput,
  InvitationInput,
} from '../../../src/lib/contract/inputs/people.ts'
import { sha256 } from '../../ids.ts'
import { parse } from '../../parse.ts'
import type { Reader, Trx } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import { ledMeetingFor } from '../meetings/meeting.ts'
import { logRoomAct } from '../moderation/log.ts'
import { passOnThreads } from '../threads/host.ts'
import type { Tools } from '../tools.ts'
import type { Actor } from './actor.ts'

const linkLivesMs = 48 * 3_600_000

/** The secret of a link that makes one more facilitator of this meeting, within two days. */
export async function inviteFacilitator(
  tools: Tools,
  actor: Actor,
  input: unknown,
): Promise<{ secret: string }> {
  const { meetingId } = parse(MeetingInput, input)
  const secret = tools.newSecret()
  const now = tools.now()
  await tools.write(async (trx) => {
    await ledMeetingFor(trx, actor, meetingId)
    await logRoomAct(tools, trx, actor, { meetingId, act: 'invite_leader' })
    await trx
      .insertInto('invitation')
      .values({
        id: tools.newId(),
        meetingId,
        secretHash: sha256(secret),
        createdBy: actor.account?.id ?? refuse('login_first'),
        createdAt: now,
        expiresAt: now + linkLivesMs,
      })
      .execute()
  })
  return { secret }
}

/** What one is invited to, and by whom; null for a link that never was, was used, was ended, or is too old. */
export async function readInvitation(
  tools: Tools,
  secret: string,
): Promise<{ meetingId: string; title: string; by: string } | null> {
  const found = await usable(tools.db, secret, tools.now())
    .innerJoin('meeting', 'meeting.id', 'invitation.meetingId')
    .innerJoin('account', 'account.id', 'invitation.createdBy')
    .select(['meeting.id as meetingId', 'meeting.title', 'account.name as by'])
    .executeTakeFirst()
  return found ?? null
}

/**
 * Uses the link up: whoever is logged in leads the meeting as well; anybody else gets an account first. Refuses
 * `invitation_wrong`, and `email_taken` where there is an account to log in with.
 */
export async function acceptInvitation(
  tools: Tools,
  actor: Actor,
  input: unknown,
): Promise<{ accountId: string; meetingId: string }> {
  const { secret, newcomer } = parse(AcceptInvitationInput, input)
  const passwordHash = newcomer && !actor.account ? await tools.hashPassword(newcomer.password) : ''

  const { outcome } = await tools.write(async (trx) => {
    const { id, meetingId } =
      (await usable(trx, secret, tools.now()).select(['id', 'meetingId']).executeTakeFirst()) ??
      refuse('invitation_wrong')
    const accountId =
      actor.account?.id ??
      (newcomer ? await makeAccount(tools, trx, { ...newcomer, passwordHash }) : refuse('login_first'))
    const used = await trx
      .updateTable('invitation')
      .set({ acceptedAt: tools.now(), acceptedBy: accountId })
      .where('id', '=', id)
      .where('acceptedAt', 'is', null)
      .where('endedAt', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!used) refuse('invitation_wrong')
    await trx
      .insertInto('facilitator')
      .values({ meetingId, accountId })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    await logRoomAct(tools, trx, { account: { id: accountId } }, { meetingId, act: 'become_leader' })
    return { accountId, meetingId }
  })
  return outcome
}

/** No longer leads this meeting, nor does anybody by a link of theirs; what they did stays in the log. Refuses `last_facilitator`. */
export async function endFacilitator(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { meetingId, accountId } = parse(EndFacilitatorInput, input)
  await tools.write(async (trx) => {
    await ledMeetingFor(trx, actor, meetingId, 'seized')
    const all = await facilitatorsOf(trx, meetingId)
    if (!all.some(({ id }) => id === accountId)) return
    if (all.length === 1) refuse('last_facilitator')
    await trx
      .deleteFrom('facilitator')
      .where('meetingId', '=', meetingId)
      .where('accountId', '=', accountId)
      .execute()
    await endInvitationsBy(tools, trx, { meetingId, accountId })
    await passOnThreads(trx, accountId)
    await logRoomAct(tools, trx, actor, { meetingId, act: 'end_leader', personId: accountId })
  })
}

/** Whoever made a link could come back by it, or let somebody in. */
const endInvitationsBy = (
  { now }: Tools,
  trx: Trx,
  { meetingId, accountId }: { meetingId: string; accountId: string },
) =>
  trx
    .updateTable('invitation')
    .set({ endedAt: now() })
    .where('meetingId', '=', meetingId)
    .where('createdBy', '=', accountId)
    .where('acceptedAt', 'is', null)
    .where('endedAt', 'is', null)
    .execute()

/** The link works no longer. */
export async function endInvitation(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { meetingId, invitationId } = parse(InvitationInput, input)
  await tools.write(async (trx) => {
    await ledMeetingFor(trx, actor, meetingId)
    const ended = await trx
      .updateTable('invitation')
      .set({ endedAt: tools.now() })
      .where('id', '=', invitationId)
      .where('meetingId', '=', meetingId)
      .where('acceptedAt', 'is', null)
      .where('endedAt', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (ended) await logRoomAct(tools, trx, actor, { meetingId, act: 'end_invitation' })
  })
}

export const facilitatorsOf = (reader: Reader, meetingId: string): Promise<{ id: string; name: string }[]> =>
  reader
    .selectFrom('facilitator')
    .innerJoin('account', 'account.id', 'facilitator.accountId')
    .select(['account.id', 'account.name'])
    .where('meetingId', '=', meetingId)
    .orderBy('account.createdAt')
    .orderBy('account.id')
    .execute()

/** Links that still work, oldest first. */
export const invitationsOf = (
  reader: Reader,
  meetingId: string,
  now: number,
): Promise<{ id: string; createdAt: number }[]> =>
  reader
    .selectFrom('invitation')
    .select(['id', 'createdAt'])
    .where('meetingId', '=', meetingId)
    .where('acceptedAt', 'is', null)
    .where('endedAt', 'is', null)
    .where('expiresAt', '>', now)
    .orderBy('createdAt')
    .execute()

const usable = (reader: Reader, secret: string, now: number) =>
  reader
    .selectFrom('invitation')
    .where('secretHash', '=', sha256(secret))
    .where('invitation.acceptedAt', 'is', null)
    .where('invitation.endedAt', 'is', null)
    .where('invitation.expiresAt', '>', now)
    .where('createdBy', 'in', (eb) => eb.selectFrom('account').select('id').where('blockedAt', 'is', null))

interface Newcomer {
  name: string
  email: string
  passwordHash: string
}

async function makeAccount(tools: Tools, trx: Trx, newcomer: Newcomer): Promise<string> {
  const id = tools.newId()
  const { name, email, passwordHash } = newcomer
  const made = await trx
    .insertInto('account')
    .values({ id, name, email, passwordHash, roles: '["facilitator"]', createdAt: tools.now() })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return made ? id : refuse('email_taken')
}
