/** Whoever reads the mail at an address owns the account that names it, and nobody else does. */
import type { Trx } from '../../persistence/schema.ts'

interface Proof {
  accountId: string
  now: number
  /** The browser was logged in to this account before: whoever set its password reads the mail as well. */
  isKnown: boolean
}

/**
 * Somebody has logged in by a mail to the address of the account. The first time, in a browser that the account does not
 * know, its password and its logins are ended: they may be those of whoever typed an address that was not theirs. Answers
 * whether a password was.
 */
export async function proveAddress(trx: Trx, { accountId, now, isKnown }: Proof): Promise<boolean> {
  const first = await trx
    .updateTable('account')
    .set({ addressProvenAt: now })
    .where('id', '=', accountId)
    .where('addressProvenAt', 'is', null)
    .returning('passwordHash')
    .executeTakeFirst()
  if (!first?.passwordHash || isKnown) return false
  await trx.updateTable('account').set({ passwordHash: null }).where('id', '=', accountId).execute()
  await trx.deleteFrom('login').where('accountId', '=', accountId).execute()
  return true
}
