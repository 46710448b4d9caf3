/**
 * Who somebody is at another provider. An identity belongs to an account once whoever owns that account has said so: by making
 * it, or, where the address was known here before, by logging in another way.
 */
import { NameArrivalInput } from '../../../src/lib/contract/inputs/logging-in.ts'
import { sha256 } from '../../ids.ts'
import { parse } from '../../parse.ts'
import { seized } from '../../persistence/held.ts'
import type { ArrivalTable, Reader, Trx } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import type { Tools } from '../tools.ts'
import { addressFrom } from '../inviting/addresses.ts'
import { accountAt, makeCitizen } from './newcomer.ts'

/** For whoever has to find a phone and a card first. */
const errandMs = 15 * 60_000
const arrivalMs = 30 * 60_000

export interface Errand {
  state: string
  nonce: string
  verifier: string
}

/** Of a browser that is sent to the provider: three secrets, of which the first comes back with it. */
export async function beginErrand(
  tools: Tools,
  { asker, next }: { asker: string; next: string | null },
): Promise<Errand> {
  const [state, nonce] = [tools.newSecret(), tools.newSecret()]
  // At least 43 characters (RFC 7636).
  const verifier = tools.newSecret() + tools.newSecret()
  const now = tools.now()
  await tools.write(async (trx) => {
    await trx.deleteFrom('errand').where('expiresAt', '<=', now).execute()
    await trx
      .insertInto('errand')
      .values({ stateHash: sha256(state), asker, nonce, verifier, next, expiresAt: now + errandMs })
      .execute()
  })
  return { state, nonce, verifier }
}

/** Ends it. Refuses `errand_over` for one that is unknown, too old, used, or another browser's. */
export async function endErrand(
  tools: Tools,
  { asker, state }: { asker: string | null; state: string },
): Promise<{ nonce: string; verifier: string; next: string | null }> {
  const { outcome } = await tools.write((trx) =>
    trx
      .deleteFrom('errand')
      .where('stateHash', '=', sha256(state))
      .where('asker', '=', asker ?? '')
      .where('expiresAt', '>', tools.now())
      .returning(['nonce', 'verifier', 'next'])
      .executeTakeFirst(),
  )
  return outcome ?? refuse('errand_over')
}

export interface Presented {
  issuer: string
  subject: string
  /** Only one that the provider has made sure of. */
  email: string | null
  name: string
}

/** What becomes of somebody whom the provider vouches for. */
export type Arrived =
  | { is: 'known'; accountId: string }
  /** Nobody here knows them: they get an account when they have a name. */
  | { is: 'asks_name' }
  /** Their address is an account's. */
  | { is: 'asks_owner' }

export async function arrive(
  tools: Tools,
  { asker, next }: { asker: string; next: string | null },
  presented: Presented,
): Promise<Arrived> {
  const email = presented.email && (addressFrom(presented.email)?.toLowerCase() ?? null)
  const { outcome } = await tools.write(async (trx): Promise<Arrived> => {
    const known = await accountOf(trx, presented)
    if (known) return { is: 'known', accountId: known }
    const accountId = email ? await accountAt(trx, email) : null
    const arrival = { ...presented, email, accountId, next, expiresAt: tools.now() + arrivalMs }
    await trx.deleteFrom('arrival').where('expiresAt', '<=', tools.now()).execute()
    await trx
      .insertInto('arrival')
      .values({ ...arrival, asker })
      .onConflict((conflict) => conflict.column('asker').doUpdateSet(arrival))
      .execute()
    return accountId ? { is: 'asks_owner' } : { is: 'asks_name' }
  })
  return outcome
}

/** What the provider calls somebody who has no account yet; null where nobody is waiting for one. */
export async function readArrival(tools: Tools, asker: string | null): Promise<{ name: string } | null> {
  const arrival = await arrivalOf(tools.db, asker, tools.now()).executeTakeFirst()
  return arrival && arrival.accountId === null ? { name: arrival.name } : null
}

/**
 * Makes their account. Refuses `name_missing`, `errand_over`, and `email_taken` where somebody made one with that address
 * meanwhile: its owner says so first.
 */
export async function nameArrival(
  tools: Tools,
  asker: string | null,
  input: unknown,
): Promise<{ accountId: string; next: string | null }> {
  const { name } = parse(NameArrivalInput, input)
  const { outcome } = await tools.write(async (trx) => {
    const arrival = await arrivalOf(trx, asker, tools.now()).$call(seized(trx)).executeTakeFirst()
    if (!arrival || arrival.accountId !== null) return refuse('errand_over')
    const { accountId, isNew } = await makeCitizen(tools, trx, { name, email: arrival.email })
    if (!isNew) refuse('email_taken')
    await tie(tools, trx, arrival, accountId)
    return { accountId, next: arrival.next }
  })
  return outcome
}

/** Whoever owns the account has logged in to it, in the browser that came from the provider: from now on the two are one. */
export async function tieArrival(tools: Tools, asker: string, accountId: string): Promise<void> {
  const waiting = await arrivalOf(tools.db, asker, tools.now()).executeTakeFirst()
  if (waiting?.accountId !== accountId) return
  await tools.write(async (trx) => {
    const arrival = await arrivalOf(trx, asker, tools.now()).$call(seized(trx)).executeTakeFirst()
    if (arrival?.accountId === accountId) await tie(tools, trx, arrival, accountId)
  })
}

async function tie({ now }: Tools, trx: Trx, arrival: ArrivalTable, accountId: string): Promise<void> {
  const { issuer, subject, asker } = arrival
  await trx
    .insertInto('identity')
    .values({ issuer, subject, accountId, createdAt: now() })
    .onConflict((conflict) => conflict.columns(['issuer', 'subject']).doNothing())
    .execute()
  await trx.deleteFrom('arrival').where('asker', '=', asker).execute()
}

async function accountOf(reader: Reader, { issuer, subject }: Presented): Promise<string | null> {
  const found = await reader
    .selectFrom('identity')
    .select('accountId')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst()
  return found?.accountId ?? null
}

const arrivalOf = (reader: Reader, asker: string | null, now: number) =>
  reader
    .selectFrom('arrival')
    .selectAll()
    .where('asker', '=', asker ?? '')
    .where('expiresAt', '>', now)
