/** An author comes back with the code that was on their phone. */
import { ClaimInput } from '../../../src/lib/contract/inputs.ts'
import { sha256 } from '../../ids.ts'
import { parse } from '../../parse.ts'
import type { Reader } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import { claimOn } from '../contributions/contribution.ts'
import { type OwnContribution } from '../../../src/lib/contract/wire.ts'
import { ownOfDevice } from '../contributions/read.ts'
import type { Tools } from '../tools.ts'
import type { Actor } from './actor.ts'
import { participantOf } from './roles.ts'

export interface Claimed {
  meetingId: string
  title: string
  contributions: OwnContribution[]
  /** False once the tie to the device is gone: then one reads what became of it, and edits no more. */
  mayWrite: boolean
}

/** What the code's holder wrote, and what became of it. Refuses `claim_wrong`. */
export async function readClaim(tools: Tools, input: unknown): Promise<Claimed> {
  const claimHash = claimHashOf(input)
  const key = await keyOf(tools.db, claimHash)
  if (!key) return (await readUntied(tools.db, claimHash)) ?? refuse('claim_wrong')
  return {
    ...(await titleOf(tools.db, key.meetingId)),
    contributions: await ownOfDevice(tools.db, key.deviceHash),
    mayWrite: true,
  }
}

/** Lets this device write as the code's holder from now on. Refuses `claim_wrong`, and `claim_other` for a device that is somebody else there already. */
export async function takeClaim(tools: Tools, actor: Actor, input: unknown): Promise<{ meetingId: string }> {
  const claimHash = claimHashOf(input)
  const { outcome } = await tools.write(async (trx) => {
    const claimed = (await keyOf(trx, claimHash)) ?? refuse('claim_wrong')
    const own = actor.keyIn(claimed.meetingId) ?? refuse('join_first')
    await trx
      .insertInto('participantKey')
      .values({
        deviceHash: own.deviceHash,
        claimHash: own.claimHash,
        participantId: claimed.participantId,
        meetingId: claimed.meetingId,
        createdAt: tools.now(),
      })
      .onConflict((conflict) => conflict.column('deviceHash').doNothing())
      .execute()
    if ((await participantOf(trx, own, claimed.meetingId)) !== claimed.participantId) refuse('claim_other')
    return { meetingId: claimed.meetingId }
  })
  return outcome
}

/** Typed in groups, in any case, with hyphens or spaces; `o`, `i` and `l` are in no code, so they are misread digits. */
function claimHashOf(input: unknown): string {
  const { code } = parse(ClaimInput, input)
  const typed = code.toLowerCase().replace(/[^0-9a-z]/g, '')
  return sha256(typed.replaceAll('o', '0').replace(/[il]/g, '1'))
}

const keyOf = (reader: Reader, claimHash: string) =>
  reader.selectFrom('participantKey').selectAll().where('claimHash', '=', claimHash).executeTakeFirst()

/** After the date when participants are deleted, only each contribution itself knows its code. */
async function readUntied(reader: Reader, claimHash: string): Promise<Claimed | null> {
  const untied = await reader
    .selectFrom('contribution')
    .selectAll()
    .where('participantId', 'is', null)
    .where('claimHash', 'is not', null)
    .execute()
  const found = untied.filter((row) => row.claimHash === claimOn(claimHash, row.id) && row.state !== 'erased')
  const [first] = found
  if (!first) return null
  return {
    ...(await titleOf(reader, first.meetingId)),
    contributions: found.map(
      ({ id, key, threadId, parentId, text, name, state, createdAt, holdReason, holdNote }) => ({
        id,
        key,
        threadId,
        parentId,
        text,
        name,
        state,
        createdAt,
        ...(state === 'held' && { reason: holdReason, note: holdNote }),
      }),
    ),
    mayWrite: false,
  }
}

async function titleOf(reader: Reader, meetingId: string): Promise<{ meetingId: string; title: string }> {
  const { title } = await reader
    .selectFrom('meeting')
    .select('title')
    .where('id', '=', meetingId)
    .executeTakeFirstOrThrow()
  return { meetingId, title }
}
