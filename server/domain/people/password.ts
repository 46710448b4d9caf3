/** A password is one way in beside others: it may be set, changed and removed by who shows that the account is theirs. */
import { NewPasswordInput, PresentPasswordInput } from '../../../src/lib/contract/inputs/logging-in.ts'
import { linkLivesMinutes } from '../../../src/lib/contract/limits.ts'
import { parse } from '../../parse.ts'
import { refuse } from '../../refusal.ts'
import type { Tools } from '../tools.ts'
import type { Actor } from './actor.ts'

/** Of the login that this is asked with. */
interface Here {
  loginId: string | null
}

export interface PasswordView {
  has: boolean
  /** Logged in by a mail link a moment ago, which says as much as a password. */
  isFresh: boolean
  /** Without one nobody can log in with a password. */
  email: string | null
}

/** Refuses `login_first`. */
export async function readPassword(tools: Tools, actor: Actor, here: Here): Promise<PasswordView> {
  const { email, passwordHash } = await ownAccount(tools, actor)
  return { has: passwordHash !== null, isFresh: await isFresh(tools, here), email }
}

/**
 * Every other login of the account ends. Refuses `password_wrong`, and `fresh_link_first` where neither the present password
 * was given nor the login began by a mail link in the last ten minutes.
 */
export async function changePassword(tools: Tools, actor: Actor, here: Here, input: unknown): Promise<void> {
  const { present, password } = parse(NewPasswordInput, input)
  await assertOwner(tools, actor, here, present)
  await setPassword(tools, actor, here, await tools.hashPassword(password))
}

/** As `changePassword`. What is left is the link by mail. */
export async function removePassword(tools: Tools, actor: Actor, here: Here, input: unknown): Promise<void> {
  const { present } = parse(PresentPasswordInput, input)
  await assertOwner(tools, actor, here, present)
  await setPassword(tools, actor, here, null)
}

async function assertOwner(tools: Tools, actor: Actor, here: Here, present: string): Promise<void> {
  const { email, passwordHash } = await ownAccount(tools, actor)
  if (!email) refuse('email_wrong')
  if (passwordHash && present)
    return (await tools.verifyPassword(passwordHash, present)) ? undefined : refuse('password_wrong')
  if (!(await isFresh(tools, here))) refuse('fresh_link_first')
}

async function setPassword(tools: Tools, { account }: Actor, { loginId }: Here, passwordHash: string | null) {
  const id = account?.id ?? refuse('login_first')
  await tools.write(async (trx) => {
    await trx.updateTable('account').set({ passwordHash }).where('id', '=', id).execute()
    await trx
      .deleteFrom('login')
      .where('accountId', '=', id)
      .where('id', '!=', loginId ?? '')
      .execute()
  })
}

async function ownAccount({ db }: Tools, { account }: Actor) {
  const found = await db
    .selectFrom('account')
    .select(['email', 'passwordHash'])
    .where('id', '=', account?.id ?? '')
    .executeTakeFirst()
  return found ?? refuse('login_first')
}

async function isFresh({ db, now }: Tools, { loginId }: Here): Promise<boolean> {
  const found = await db
    .selectFrom('login')
    .select('id')
    .where('id', '=', loginId ?? '')
    .where('way', '=', 'mail')
    .where('createdAt', '>', now() - linkLivesMinutes * 60_000)
    .executeTakeFirst()
  return found !== undefined
}
