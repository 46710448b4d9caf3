/** An account for somebody who came by themselves: trusted with nothing, and called what they chose. */
import type { Reader, Trx } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import { welcomeInvited } from '../administration/invite.ts'
import type { Tools } from '../tools.ts'

interface Newcomer {
  name: string | undefined
  /** Only where it is known to be theirs. */
  email: string | null
}

/** Refuses `name_missing`. Where somebody made one with the same address at the same instant, it is that one. */
export async function makeCitizen(
  tools: Tools,
  trx: Trx,
  { name, email }: Newcomer,
): Promise<{ accountId: string; isNew: boolean }> {
  const id = tools.newId()
  const made = await trx
    .insertInto('account')
    .values({ id, email, name: name || refuse('name_missing'), roles: '[]', createdAt: tools.now() })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made && email) await welcomeInvited(tools, trx, { accountId: made.id, email })
  const accountId = made?.id ?? (email && (await accountAt(trx, email)))
  return { accountId: accountId || refuse('unavailable'), isNew: made !== undefined }
}

export async function accountAt(reader: Reader, email: string): Promise<string | null> {
  const found = await reader.selectFrom('account').select('id').where('email', '=', email).executeTakeFirst()
  return found?.id ?? null
}
