/** Who somebody is when they choose to say so. Until there are more kinds: those who plan and lead meetings. */
import { LogInInput } from '../../../src/lib/contract/inputs/logging-in.ts'
import { MunicipalityInput, SetUpInput } from '../../../src/lib/contract/inputs/people.ts'
import { sha256 } from '../../ids.ts'
import { parse } from '../../parse.ts'
import { readSetting, saveSetting } from '../../persistence/settings.ts'
import type { Reader } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import { logAdminAct } from '../administration/acts.ts'
import { changeHouse, forgetKept, markHouse, readHouse } from '../administration/house.ts'
import type { Tools } from '../tools.ts'
import { knownAddress } from './mail-address.ts'
import { type Actor, mayPlan, rolesFrom } from './actor.ts'

const setUpSecret = 'setup_secret'

/** A secret for the one-time set-up link, or null once there is an account. Each start makes a new one. */
export async function offerSetUp(tools: Tools): Promise<string | null> {
  if (await hasAccounts(tools.db)) return null
  const secret = tools.newSecret()
  await tools.write((trx) => saveSetting(trx, setUpSecret, sha256(secret)))
  return secret
}

export async function isSetUpLink(tools: Tools, secret: string): Promise<boolean> {
  return !(await hasAccounts(tools.db)) && (await readSetting(tools.db, setUpSecret)) === sha256(secret)
}

/** Makes the municipality and its first administrator. Refuses `setup_done` for a used or wrong link. */
export async function setUp(tools: Tools, input: unknown): Promise<{ accountId: string }> {
  const { secret, municipality, contact, name, email, password } = parse(SetUpInput, input)
  const passwordHash = await tools.hashPassword(password)
  const accountId = tools.newId()
  await tools.write(async (trx) => {
    const used = await trx
      .deleteFrom('setting')
      .where('name', '=', setUpSecret)
      .where('value', '=', sha256(secret))
      .returning('name')
      .executeTakeFirst()
    if (!used || (await hasAccounts(trx))) refuse('setup_done')
    await saveSetting(trx, 'municipality', municipality)
    await saveSetting(trx, 'contact', contact)
    await markHouse(tools, trx)
    await trx
      .insertInto('account')
      .values({
        id: accountId,
        email,
        name,
        passwordHash,
        roles: '["administrator"]',
        createdAt: tools.now(),
        addressProvenAt: tools.now(),
      })
      .execute()
  })
  forgetKept(tools)
  return { accountId }
}

/** Verified against when there is no such account, so that the answer takes as long either way. */
let decoy: Promise<string> | null = null

/** Refuses `login_wrong`, whether it was the address or the password. */
export async function checkPassword(tools: Tools, input: unknown): Promise<{ accountId: string }> {
  const { email, password } = parse(LogInInput, input)
  const account = await tools.db
    .selectFrom('account')
    .selectAll()
    .where('email', '=', knownAddress(email))
    .executeTakeFirst()
  decoy ??= tools.hashPassword(tools.newSecret())
  const isRight = await tools.verifyPassword(account?.passwordHash ?? (await decoy), password)
  return account && isRight ? { accountId: account.id } : refuse('login_wrong')
}

/** Its name and where it can be reached, as they were given at set-up; empty until then, and where it was left out. */
export async function readMunicipality(tools: Tools): Promise<{ municipality: string; contact: string }> {
  const { municipality, contact } = await readHouse(tools)
  return { municipality, contact }
}

/** For administrators alone. Refuses `login_first` and `forbidden`. */
export async function changeMunicipality(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const wished = parse(MunicipalityInput, input)
  await changeHouse(tools, actor, async (trx, accountId) => {
    for (const name of ['municipality', 'contact'] as const) {
      const before = (await readSetting(trx, name)) ?? ''
      if (before === wished[name]) continue
      await saveSetting(trx, name, wished[name])
      await logAdminAct(tools, trx, accountId, { act: name, before, after: wished[name] })
    }
  })
}

/** Where mail to somebody with an account goes; null where no address is known, and for who may not come in any more. */
export async function addressOf(
  reader: Reader,
  accountId: string,
): Promise<{ name: string; address: string } | null> {
  const found = await reader
    .selectFrom('account')
    .select(['name', 'email as address'])
    .where('id', '=', accountId)
    .where('blockedAt', 'is', null)
    .executeTakeFirst()
  return found?.address ? { name: found.name, address: found.address } : null
}

/** Whether anything awaits them that only those have who plan and lead. */
export async function hasDesk({ db }: Tools, accountId: string): Promise<boolean> {
  const found = await db
    .selectFrom('account')
    .leftJoin('facilitator', 'facilitator.accountId', 'account.id')
    .select(['roles', 'facilitator.meetingId'])
    .where('account.id', '=', accountId)
    .limit(1)
    .executeTakeFirst()
  if (!found) return false
  const account = { id: accountId, name: '', roles: rolesFrom(found) }
  return found.meetingId !== null || mayPlan({ account })
}

/** Null where none is known. */
export async function emailOf(tools: Tools, accountId: string): Promise<string | null> {
  return (await addressOf(tools.db, accountId))?.address ?? null
}

async function hasAccounts(reader: Reader): Promise<boolean> {
  return (await reader.selectFrom('account').select('id').executeTakeFirst()) !== undefined
}
