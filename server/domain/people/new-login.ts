/** Somebody has logged in: whoever did so before, on another device, is told by mail. */
import type { Language, LoginWay } from '../../../src/lib/contract/words.ts'
import type { Trx } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import { postLetter } from '../mail/post.ts'
import type { Tools } from '../tools.ts'
import { addressOf } from './accounts.ts'
import { proveAddress } from './prove-address.ts'

interface NewLogin {
  way: LoginWay
  browser: string | null
  system: string | null
  /** The device was logged in to this account before. */
  isKnown: boolean
  language: Language
  /** Of its page, where one sees it and ends it; null where the server cannot be sure of its own address. */
  link: string | null
}

const dayMs = 24 * 3_600_000

/**
 * Before the login begins, so that there is none that nobody was told of. Nothing is sent about an account's first. Answers
 * whether the account's password was ended by it. Refuses `account_blocked`.
 */
export async function announceLogin(
  tools: Tools,
  accountId: string,
  login: NewLogin,
): Promise<{ isPasswordEnded: boolean }> {
  const { outcome: isPasswordEnded } = await tools.write(async (trx) => {
    await noteLogin(trx, accountId, tools.now())
    await tellOwner(tools, trx, accountId, login)
    const proof = { accountId, now: tools.now(), isKnown: login.isKnown }
    return login.way === 'mail' && (await proveAddress(trx, proof))
  })
  return { isPasswordEnded }
}

async function noteLogin(trx: Trx, accountId: string, now: number): Promise<void> {
  const noted = await trx
    .updateTable('account')
    .set({ lastLoginAt: now - (now % dayMs) })
    .where('id', '=', accountId)
    .where('blockedAt', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!noted) refuse('account_blocked')
}

async function tellOwner(tools: Tools, trx: Trx, accountId: string, login: NewLogin): Promise<void> {
  const { way, browser, system, isKnown, language, link } = login
  const now = tools.now()
  const isFirst = await trx
    .updateTable('account')
    .set({ firstLoginAt: now })
    .where('id', '=', accountId)
    .where('firstLoginAt', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (isFirst || isKnown) return
  const owner = await addressOf(trx, accountId)
  if (!owner) return
  const said = { way, browser: browser ?? '', system: system ?? '', at: String(now) }
  const letter = { key: tools.newId(), kind: 'new_login' as const, meetingId: null, accountId: null }
  const content = { language, subject: '', text: '', link, said }
  await postLetter(tools, trx, { ...letter, content, expiresAt: now + dayMs, turn: 'awaited' }, [owner])
}
