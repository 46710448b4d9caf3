/** What makes a computer a wall: a code that works once, exchanged for a grant on that device. */
import * as v from 'valibot'
import { ExchangeInput, Id, MeetingInput } from '../../../src/lib/contract/inputs.ts'
import { sha256, typedCode } from '../../ids.ts'
import { parse } from '../../parse.ts'
import { refuse } from '../../refusal.ts'
import { ledMeetingFor } from '../meetings/meeting.ts'
import type { Tools } from '../tools.ts'
import type { Actor } from './actor.ts'

const codeLivesMs = 15 * 60_000

export interface GrantView {
  id: string
  kind: 'wall' | 'stand'
  createdAt: number
  exchangedAt: number | null
  endedAt: number | null
}

/** A one-time code for a wall of this meeting, to be typed at `/wall`. */
export async function offerWall(tools: Tools, actor: Actor, input: unknown): Promise<{ code: string }> {
  const { meetingId } = parse(MeetingInput, input)
  const code = tools.newCode()
  await tools.write(async (trx) => {
    await ledMeetingFor(trx, actor, meetingId)
    await trx
      .insertInto('grant')
      .values({
        id: tools.newId(),
        meetingId,
        kind: 'wall',
        codeHash: sha256(code),
        expiresAt: tools.now() + codeLivesMs,
        createdAt: tools.now(),
      })
      .execute()
  })
  return { code }
}

/** Uses the code up. Refuses `code_wrong` for a code that never was, was used, or is too old. */
export async function exchangeGrant(
  tools: Tools,
  actor: Actor,
  input: unknown,
): Promise<{ meetingId: string }> {
  const { code } = parse(ExchangeInput, input)
  const { outcome } = await tools.write(async (trx) => {
    const now = tools.now()
    const offered =
      (await trx
        .selectFrom('grant')
        .select(['id', 'meetingId'])
        .where('codeHash', '=', sha256(typedCode(code)))
        .executeTakeFirst()) ?? refuse('code_wrong')
    const key = actor.keyIn(offered.meetingId) ?? refuse('code_wrong')
    const taken = await trx
      .updateTable('grant')
      .set({ exchangedAt: now, deviceHash: key.deviceHash })
      .where('id', '=', offered.id)
      .where('exchangedAt', 'is', null)
      .where('endedAt', 'is', null)
      .where('expiresAt', '>', now)
      .returning('id')
      .executeTakeFirst()
    if (!taken) refuse('code_wrong')
    return { meetingId: offered.meetingId }
  })
  return outcome
}

export async function endGrant(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { meetingId, grantId } = parse(v.object({ meetingId: Id, grantId: Id }), input)
  await tools.write(async (trx) => {
    await ledMeetingFor(trx, actor, meetingId)
    await trx
      .updateTable('grant')
      .set({ endedAt: tools.now() })
      .where('id', '=', grantId)
      .where('meetingId', '=', meetingId)
      .where('endedAt', 'is', null)
      .execute()
  })
}

/** Those in use, newest first. */
export async function grantsOf(tools: Tools, meetingId: string): Promise<GrantView[]> {
  return tools.db
    .selectFrom('grant')
    .select(['id', 'kind', 'createdAt', 'exchangedAt', 'endedAt'])
    .where('meetingId', '=', meetingId)
    .where('exchangedAt', 'is not', null)
    .where('endedAt', 'is', null)
    .orderBy('createdAt', 'desc')
    .execute()
}
