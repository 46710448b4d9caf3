/** An account for somebody who came by themselves: trusted with nothing, and called what they chose. */
import type { Trx } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import type { Tools } from '../tools.ts'

interface Newcomer {
  name: string | undefined
  /** Only where it is known to be theirs. */
  email: string | null
}

/** Refuses `name_missing`. Whoever made one with the same address at the same instant made the one that there is. */
export async function makeCitizen(tools: Tools, trx: Trx, { name, email }: Newcomer): Promise<string> {
  const id = tools.newId()
  const made = await trx
    .insertInto('account')
    .values({ id, email, name: name || refuse('name_missing'), roles: '[]', createdAt: tools.now() })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made) return made.id
  const { id: known } = await trx
    .selectFrom('account')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirstOrThrow()
  return known
}
