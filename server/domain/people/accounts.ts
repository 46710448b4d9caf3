/** Who somebody is when they choose to say so. Until there are more kinds: those who plan and lead meetings. */
import { LogInInput, MunicipalityInput, SetUpInput } from '../../../src/lib/contract/inputs/people.ts'
import { sha256 } from '../../ids.ts'
import { parse } from '../../parse.ts'
import { readSetting, saveSetting } from '../../persistence/settings.ts'
import type { Reader } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import type { Tools } from '../tools.ts'
import { type Actor, hasRole } from './actor.ts'

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
    await trx
      .insertInto('account')
      .values({
        id: accountId,
        email,
        name,
        passwordHash,
        roles: '["administrator"]',
        createdAt: tools.now(),
      })
      .execute()
  })
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
    .where('email', '=', email)
    .executeTakeFirst()
  decoy ??= tools.hashPassword(tools.newSecret())
  const isRight = await tools.verifyPassword(account?.passwordHash ?? (await decoy), password)
  return account && isRight ? { accountId: account.id } : refuse('login_wrong')
}

const linkPrefix = 'login_link:'
const linkLivesMs = 12 * 3_600_000

/** A link that logs in once, for who sits at this machine already. */
export async function offerLogin(tools: Tools, accountId: string): Promise<{ secret: string }> {
  const secret = tools.newSecret()
  const value = JSON.stringify({ accountId, expiresAt: tools.now() + linkLivesMs })
  await tools.write((trx) => saveSetting(trx, linkPrefix + sha256(secret), value))
  return { secret }
}

/** Uses the link up. Refuses `login_wrong`. */
export async function useLogin(tools: Tools, secret: string): Promise<{ accountId: string }> {
  const { outcome } = await tools.write((trx) =>
    trx
      .deleteFrom('setting')
      .where('name', '=', linkPrefix + sha256(secret))
      .returning('value')
      .executeTakeFirst(),
  )
  // Written by `offerLogin` alone.
  const link = outcome && (JSON.parse(outcome.value) as { accountId: string; expiresAt: number })
  return link && link.expiresAt > tools.now() ? { accountId: link.accountId } : refuse('login_wrong')
}

/** Its name and where it can be reached, as they were given at set-up; empty until then, and where it was left out. */
export async function readMunicipality({ db }: Tools): Promise<{ municipality: string; contact: string }> {
  const [municipality, contact] = await Promise.all([
    readSetting(db, 'municipality'),
    readSetting(db, 'contact'),
  ])
  return { municipality: municipality ?? '', contact: contact ?? '' }
}

/** For administrators alone. Refuses `login_first` and `forbidden`. */
export async function changeMunicipality(
  { write }: Tools,
  { account }: Actor,
  input: unknown,
): Promise<void> {
  const { municipality, contact } = parse(MunicipalityInput, input)
  if (!account) refuse('login_first')
  if (!hasRole({ account }, 'administrator')) refuse('forbidden')
  await write(async (trx) => {
    await saveSetting(trx, 'municipality', municipality)
    await saveSetting(trx, 'contact', contact)
  })
}

/** Where mail to somebody with an account goes; null where no address is known. */
export async function addressOf(
  reader: Reader,
  accountId: string,
): Promise<{ name: string; address: string } | null> {
  const found = await reader
    .selectFrom('account')
    .select(['name', 'email as address'])
    .where('id', '=', accountId)
    .executeTakeFirst()
  return found?.address ? { name: found.name, address: found.address } : null
}

async function hasAccounts(reader: Reader): Promise<boolean> {
  return (await reader.selectFrom('account').select('id').executeTakeFirst()) !== undefined
}
