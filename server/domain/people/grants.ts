/** What makes a computer a wall, or a table's pen: a code that works once, exchanged for a grant on that device. */
import * as v from 'valibot'
import { Id, MeetingInput } from '../../../src/lib/contract/inputs/parts.ts'
import { ExchangeInput } from '../../../src/lib/contract/inputs/people.ts'
import { sha256, typedCode } from '../../ids.ts'
import { parse } from '../../parse.ts'
import type { Trx } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import { ledMeetingFor } from '../meetings/meeting.ts'
import type { Tools } from '../tools.ts'
import type { Actor } from './actor.ts'

const wallCodeLivesMs = 15 * 60_000

export interface GrantView {
  id: string
  kind: 'wall' | 'stand'
  standId: string | null
  createdAt: number
  exchangedAt: number | null
  endedAt: number | null
}

/** A one-time code for a wall of this meeting, to be typed at `/wall`. */
export async function offerWall(tools: Tools, actor: Actor, input: unknown): Promise<{ code: string }> {
  const { meetingId } = parse(MeetingInput, input)
  const { outcome: code } = await tools.write(async (trx) => {
    await ledMeetingFor(trx, actor, meetingId)
    return offerGrant(tools, trx, { meetingId, kind: 'wall', livesMs: wallCodeLivesMs })
  })
  return { code }
}

interface Offer {
  meetingId: string
  kind: GrantView['kind']
  standId?: string
  livesMs: number
}

/** For a verb that has asked who may. Answers the code. */
export async function offerGrant(
  tools: Tools,
  trx: Trx,
  { livesMs, standId, ...offer }: Offer,
): Promise<string> {
  const code = tools.newCode()
  const createdAt = tools.now()
  await trx
    .insertInto('grant')
    .values({
      ...offer,
      id: tools.newId(),
      standId: standId ?? null,
      codeHash: sha256(code),
      expiresAt: createdAt + livesMs,
      createdAt,
    })
    .execute()
  return code
}

export interface Granted {
  meetingId: string
  /** The number of the stand that this device writes for now; null for a wall. */
  table: number | null
}

/**
 * Uses the code up. Refuses `code_wrong` for a code that never was, was used, or is too old, and `code_expired` for one of
 * a stand that has ended, or of a meeting that is over.
 */
export async function exchangeGrant(tools: Tools, actor: Actor, input: unknown): Promise<Granted> {
  const { code } = parse(ExchangeInput, input)
  const { outcome } = await tools.write(async (trx) => {
    const now = tools.now()
    const offered =
      (await trx
        .selectFrom('grant')
        .select(['id', 'meetingId', 'standId'])
        .where('codeHash', '=', sha256(typedCode(code)))
        .executeTakeFirst()) ?? refuse('code_wrong')
    const key = actor.keyIn(offered.meetingId) ?? refuse('code_wrong')
    const table = offered.standId && (await tableStillAt(trx, offered.standId))
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
    // A tablet that is carried to another table writes for that one alone.
    if (table) await endOthers(trx, key.deviceHash, offered.id, now)
    return { meetingId: offered.meetingId, table: table || null }
  })
  return outcome
}

async function tableStillAt(trx: Trx, standId: string): Promise<number> {
  const stand = await trx
    .selectFrom('stand')
    .innerJoin('meeting', 'meeting.id', 'stand.meetingId')
    .select(['number', 'endedAt', 'state'])
    .where('stand.id', '=', standId)
    .executeTakeFirstOrThrow()
  if (stand.endedAt !== null || stand.state === 'closed') refuse('code_expired')
  return stand.number
}

async function endOthers(trx: Trx, deviceHash: string, id: string, now: number): Promise<void> {
  await trx
    .updateTable('grant')
    .set({ endedAt: now })
    .where('deviceHash', '=', deviceHash)
    .where('kind', '=', 'stand')
    .where('id', '!=', id)
    .where('endedAt', 'is', null)
    .execute()
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

/** Those in use, and the codes of tables that may still be used, newest first. */
export async function grantsOf(tools: Tools, meetingId: string): Promise<GrantView[]> {
  return tools.db
    .selectFrom('grant')
    .select(['id', 'kind', 'standId', 'createdAt', 'exchangedAt', 'endedAt'])
    .where('meetingId', '=', meetingId)
    .where('endedAt', 'is', null)
    .where((eb) =>
      eb.or([
        eb('exchangedAt', 'is not', null),
        eb.and([eb('kind', '=', 'stand'), eb('expiresAt', '>', tools.now())]),
      ]),
    )
    .orderBy('createdAt', 'desc')
    .execute()
}
