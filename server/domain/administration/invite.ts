/**
 * Somebody is asked by mail to come. They log in as everybody does, by whoever reads the mail at that address; what they are
 * to be trusted with waits for them until then.
 */
import { EndInviteInput, InviteInput } from '../../../src/lib/contract/inputs/administration.ts'
import type { AccountRole, Language } from '../../../src/lib/contract/words.ts'
import { parse } from '../../parse.ts'
import type { Trx } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import { postLetter } from '../mail/post.ts'
import type { Actor } from '../people/actor.ts'
import { knownAddress } from '../people/mail-address.ts'
import { accountAt } from '../people/newcomer.ts'
import { giveRoleFrom } from '../people/trust.ts'
import type { Tools } from '../tools.ts'
import { logAdminAct } from './acts.ts'
import { administratorIn, assertAdministrator } from './administrator.ts'

const dayMs = 24 * 3_600_000
const waitsMs = 14 * dayMs

interface Asked {
  language: Language
  /** Where people reach this server; null where it cannot be sure of that: then the mail has no link. */
  origin: string | null
}

/**
 * An earlier one to the same address is replaced. Refuses `login_first`, `forbidden`, `email_wrong`, and `account_there`: who
 * has an account is given a role without a mail.
 */
export async function inviteByAddress(
  tools: Tools,
  actor: Actor,
  { language, origin }: Asked,
  input: unknown,
): Promise<void> {
  const { role, office, ...typed } = parse(InviteInput, input)
  const email = knownAddress(typed.email)
  await tools.write(async (trx) => {
    const byId = await administratorIn(trx, actor)
    if (await accountAt(trx, email)) refuse('account_there')
    const expiresAt = tools.now() + waitsMs
    const invited = { role, office, byId, at: tools.now(), expiresAt }
    await trx
      .insertInto('invited')
      .values({ email, ...invited })
      .onConflict((conflict) => conflict.column('email').doUpdateSet(invited))
      .execute()
    // Nobody's address stays in the log.
    await logAdminAct(tools, trx, byId, { act: 'invite', about: role })
    const letter = { key: tools.newId(), kind: 'invited' as const, meetingId: null, accountId: byId }
    const content = { language, subject: '', text: '', said: { role: role ?? '' } }
    await postLetter(
      tools,
      trx,
      {
        ...{ ...letter, expiresAt, turn: 'awaited' },
        content: { ...content, link: origin && `${origin}/login` },
      },
      [{ address: email, name: null }],
    )
  })
}

export interface InvitedView {
  email: string
  role: AccountRole | null
  office: string | null
  by: string
  at: number
  expiresAt: number
}

/** Those who have not come yet, the latest first. */
export async function listInvited(tools: Tools, actor: Actor): Promise<InvitedView[]> {
  assertAdministrator(actor)
  return tools.db
    .selectFrom('invited')
    .innerJoin('account', 'account.id', 'invited.byId')
    .select(['invited.email', 'role', 'office', 'account.name as by', 'at', 'expiresAt'])
    .where('expiresAt', '>', tools.now())
    .orderBy('at', 'desc')
    .orderBy('invited.email')
    .execute()
}

/** It is trusted with nothing any more; a mail that is on its way still comes. */
export async function endInvited(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { email } = parse(EndInviteInput, input)
  await tools.write(async (trx) => {
    const byId = await administratorIn(trx, actor)
    const ended = await trx
      .deleteFrom('invited')
      .where('email', '=', email)
      .returning('role')
      .executeTakeFirst()
    if (ended) await logAdminAct(tools, trx, byId, { act: 'end_invite', about: ended.role })
  })
}

/** A new account at an address that is known to be its owner's. */
export async function welcomeInvited(
  tools: Tools,
  trx: Trx,
  { accountId, email }: { accountId: string; email: string },
): Promise<void> {
  const invited = await trx.deleteFrom('invited').where('email', '=', email).returningAll().executeTakeFirst()
  if (!invited?.role || invited.expiresAt <= tools.now()) return
  const { role, office, byId } = invited
  await giveRoleFrom(tools, trx, { accountId, role, office, byId })
}

/** Whose time is over. Answers how many. */
export async function forgetInvited({ write, now }: Tools): Promise<number> {
  const { outcome } = await write((trx) =>
    trx.deleteFrom('invited').where('expiresAt', '<=', now()).executeTakeFirst(),
  )
  return Number(outcome.numDeletedRows)
}
