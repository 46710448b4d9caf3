/** Who may not come in any more, and logins that are ended from here. */
import {
  AccountIdInput,
  BlockInput,
  EraseAccountInput,
} from '../../../src/lib/contract/inputs/administration.ts'
import { parse } from '../../parse.ts'
import { seized } from '../../persistence/held.ts'
import type { Trx } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import type { Actor } from '../people/actor.ts'
import { eraseIn } from '../people/erase.ts'
import { passOnThreads } from '../threads/host.ts'
import type { Tools } from '../tools.ts'
import { logAdminAct } from './acts.ts'
import { administratorIn, isAdministrator } from './administrator.ts'

/**
 * *Spær*: nobody is logged in to it from now on, and nobody can log in. What was written stays, and threads that it led go
 * on to the next. Refuses `login_first`,
 * `forbidden`, `not_found`, and `last_administrator`.
 */
export async function blockAccount(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { accountId, reason } = parse(BlockInput, input)
  await tools.write(async (trx) => {
    const byId = await seizedWith(trx, actor, accountId)
    await assertAnother(trx, accountId)
    const blocked = await trx
      .updateTable('account')
      .set({ blockedAt: tools.now() })
      .where('id', '=', accountId)
      .where('blockedAt', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!blocked) return
    await trx.deleteFrom('login').where('accountId', '=', accountId).execute()
    await passOnThreads(trx, accountId, true)
    await logAdminAct(tools, trx, byId, { act: 'block', about: reason, personId: accountId })
  })
}

/** Refuses as `blockAccount` does. */
export async function unblockAccount(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { accountId } = parse(AccountIdInput, input)
  await tools.write(async (trx) => {
    const byId = await seizedWith(trx, actor, accountId)
    const freed = await trx
      .updateTable('account')
      .set({ blockedAt: null })
      .where('id', '=', accountId)
      .where('blockedAt', 'is not', null)
      .returning('id')
      .executeTakeFirst()
    if (freed) await logAdminAct(tools, trx, byId, { act: 'unblock', personId: accountId })
  })
}

/** All of them, on every device; whoever knows how to log in may do so again. */
export async function endLogins(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { accountId } = parse(AccountIdInput, input)
  await tools.write(async (trx) => {
    const byId = await seizedWith(trx, actor, accountId)
    const ended = await trx.deleteFrom('login').where('accountId', '=', accountId).returning('id').execute()
    if (ended.length > 0) await logAdminAct(tools, trx, byId, { act: 'end_logins', personId: accountId })
  })
}

/** For who asked the municipality instead of doing it themselves. Refuses as `blockAccount` does. */
export async function eraseForThem(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { accountId, words } = parse(EraseAccountInput, input)
  await tools.write(async (trx, record) => {
    const byId = await seizedWith(trx, actor, accountId)
    await logAdminAct(tools, trx, byId, { act: 'erase', personId: accountId })
    await eraseIn(tools, trx, record, { accountId, words })
  })
  tools.shredSoon?.()
}

/** Both accounts stay as they are until the commit; in one order, so that two administrators do not wait for each other. */
async function seizedWith(trx: Trx, actor: Actor, accountId: string): Promise<string> {
  const ids = [actor.account?.id ?? refuse('login_first'), accountId]
  const rows = await trx
    .selectFrom('account')
    .select(['id', 'erasedAt'])
    .where('id', 'in', ids)
    .orderBy('id')
    .$call(seized(trx))
    .execute()
  const byId = await administratorIn(trx, actor)
  if (!rows.some(({ id, erasedAt }) => id === accountId && erasedAt === null)) refuse('not_found')
  return byId
}

async function assertAnother(trx: Trx, accountId: string): Promise<void> {
  const all = await isAdministrator(trx).$call(seized(trx)).orderBy('id').execute()
  if (all.length === 1 && all[0]?.id === accountId) refuse('last_administrator')
}
