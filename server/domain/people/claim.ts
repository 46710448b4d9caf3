/** An author comes back with the code that was on their phone. */
import { setImmediate } from 'node:timers/promises'
import { ClaimInput } from '../../../src/lib/contract/inputs/people.ts'
import { sha256 } from '../../ids.ts'
import { parse } from '../../parse.ts'
import type { Reader } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import { type Contribution, claimOn } from '../contributions/contribution.ts'
import { type OwnContribution } from '../../../src/lib/contract/wire/contributions.ts'
import { ownAmong, ownOfDevice } from '../contributions/own.ts'
import { cardOfClaim } from '../paper/card.ts'
import type { Tools } from '../tools.ts'
import type { Actor } from './actor.ts'
import { participantOf } from './roles.ts'

export interface Claimed {
  meetingId: string
  title: string
  contributions: OwnContribution[]
  /** False once the tie to the device is gone: then one reads what became of it, and edits no more. */
  mayWrite: boolean
  /** Of the printed card whose slip the code stood on. Nothing has been typed in from it while there are no contributions. */
  card?: number
}

/** What the code's holder wrote, and what became of it. Refuses `claim_wrong`. */
export async function readClaim(tools: Tools, input: unknown): Promise<Claimed> {
  const claimHash = claimHashOf(input)
  const key = await keyOf(tools.db, claimHash)
  if (!key)
    return (
      (await readCard(tools.db, claimHash)) ??
      (await readUntied(tools.db, claimHash)) ??
      refuse('claim_wrong')
    )
  return {
    ...(await titleOf(tools.db, key.meetingId)),
    contributions: await ownOfDevice(tools.db, key.deviceHash),
    mayWrite: true,
  }
}

/** Lets this device write as the code's holder from now on. Refuses `claim_wrong`, `too_long_ago`, and `claim_other` for a device that is somebody else there already. */
export async function takeClaim(tools: Tools, actor: Actor, input: unknown): Promise<{ meetingId: string }> {
  const claimHash = claimHashOf(input)
  const { outcome } = await tools.write(async (trx) => {
    const claimed = (await keyOf(trx, claimHash)) ?? (await refuseUnknown(trx, claimHash))
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

/** Whose words a code opens: a participant's, or, of a printed card or a meeting that forgot its devices, single ones. */
export type Opened = { participantId: string } | { contributionIds: string[] }

/** Refuses `claim_wrong`. */
export async function openedBy(reader: Reader, input: unknown): Promise<Opened> {
  const claimHash = claimHashOf(input)
  const key = await keyOf(reader, claimHash)
  if (key) return { participantId: key.participantId }
  const card = await cardOfClaim(reader, claimHash)
  if (card?.contributionId) return { contributionIds: [card.contributionId] }
  const untied = await untiedOf(reader, claimHash)
  return untied.length > 0 ? { contributionIds: untied.map(({ id }) => id) } : refuse('claim_wrong')
}

/** Typed in groups, in any case, with hyphens or spaces; `o`, `i` and `l` are in no code, so they are misread digits. */
function claimHashOf(input: unknown): string {
  const { code } = parse(ClaimInput, input)
  const typed = code.toLowerCase().replace(/[^0-9a-z]/g, '')
  return sha256(typed.replaceAll('o', '0').replace(/[il]/g, '1'))
}

const keyOf = (reader: Reader, claimHash: string) =>
  reader.selectFrom('participantKey').selectAll().where('claimHash', '=', claimHash).executeTakeFirst()

async function refuseUnknown(reader: Reader, claimHash: string): Promise<never> {
  if (await cardOfClaim(reader, claimHash)) refuse('no_phone')
  return refuse((await untiedOf(reader, claimHash)).length > 0 ? 'too_long_ago' : 'claim_wrong')
}

async function readCard(reader: Reader, claimHash: string): Promise<Claimed | null> {
  const card = await cardOfClaim(reader, claimHash)
  if (!card) return null
  const contributions = card.contributionId ? await ownAmong(reader, [card.contributionId]) : []
  return { ...(await titleOf(reader, card.meetingId)), contributions, mayWrite: false, card: card.number }
}

async function readUntied(reader: Reader, claimHash: string): Promise<Claimed | null> {
  const untied = await untiedOf(reader, claimHash)
  const [first] = untied
  if (!first) return null
  const ids = untied.map(({ id }) => id)
  const contributions = await ownAmong(reader, ids)
  return { ...(await titleOf(reader, first.meetingId)), contributions, mayWrite: false }
}

type Untied = Pick<Contribution, 'id' | 'meetingId'>

/** How many are tried between two turns of the event loop. */
const atOnce = 1000

/** After the date when participants are deleted, only each contribution itself knows its code: all of them are tried. */
async function untiedOf(reader: Reader, claimHash: string): Promise<Untied[]> {
  const found: Untied[] = []
  for (let after: string | undefined = ''; after !== undefined;) {
    const rows = await reader
      .selectFrom('contribution')
      .select(['id', 'meetingId', 'claimHash'])
      .where('participantId', 'is', null)
      .where('claimHash', 'is not', null)
      .where('id', '>', after)
      .orderBy('id')
      .limit(atOnce)
      .execute()
    found.push(...rows.filter((row) => row.claimHash === claimOn(claimHash, row.id)))
    after = rows.length === atOnce ? rows.at(-1)?.id : undefined
    await setImmediate()
  }
  return found
}

async function titleOf(reader: Reader, meetingId: string): Promise<{ meetingId: string; title: string }> {
  const { title } = await reader
    .selectFrom('meeting')
    .select('title')
    .where('id', '=', meetingId)
    .executeTakeFirstOrThrow()
  return { meetingId, title }
}
