/** Who may see to the house itself. */
import type { Reader, Trx } from '../../persistence/schema.ts'
import { held } from '../../persistence/held.ts'
import { refuse } from '../../refusal.ts'
import { type Actor, hasRole, rolesFrom } from '../people/actor.ts'

/** For reading. Refuses `login_first` and `forbidden`. */
export function assertAdministrator(actor: Actor): void {
  if (!hasRole(actor, 'administrator')) refuse(actor.account ? 'forbidden' : 'login_first')
}

/** Asks of the row, not of the login, whether the actor still is one; answers with their account. */
export async function administratorIn(trx: Trx, { account }: Actor): Promise<string> {
  const id = account?.id ?? refuse('login_first')
  const row = await trx
    .selectFrom('account')
    .select('roles')
    .where('id', '=', id)
    .where('blockedAt', 'is', null)
    .$call(held(trx))
    .executeTakeFirst()
  return row && rolesFrom(row).includes('administrator') ? id : refuse('forbidden')
}

/** Those who can do something about it when another no longer is one. */
export const isAdministrator = (reader: Reader) =>
  reader
    .selectFrom('account')
    .select('account.id')
    .where('roles', 'like', '%"administrator"%')
    .where('blockedAt', 'is', null)
