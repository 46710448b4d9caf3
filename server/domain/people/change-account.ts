/** What one chose about oneself: the name that one's words stand under, and how one reads. */
import { AccountInput } from '../../../src/lib/contract/inputs/people.ts'
import { parse } from '../../parse.ts'
import { refuse } from '../../refusal.ts'
import { isVisible } from '../contributions/contribution.ts'
import type { Tools } from '../tools.ts'
import type { Actor } from './actor.ts'

/** Words that stand under the account's name stand under the new one at once. Refuses `login_first`. */
export async function changeAccount(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const change = parse(AccountInput, input)
  const { id } = actor.account ?? refuse('login_first')
  await tools.write(async (trx, record) => {
    const before = await trx
      .selectFrom('account')
      .select(['name', 'language'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const languageAt = change.language === before.language ? {} : { languageAt: tools.now() }
    await trx
      .updateTable('account')
      .set({ ...change, ...languageAt })
      .where('id', '=', id)
      .execute()
    if (change.name === before.name) return
    const named = await trx
      .selectFrom('contribution')
      .select(['id', 'threadId', 'state'])
      .where('accountId', '=', id)
      .where('accountNamed', '=', 1)
      .execute()
    for (const { id: contributionId, threadId, state } of named)
      record({ name: 'contribution.marked', contributionId, threadId, seen: isVisible({ state }) })
  })
}
