/** The name that words stand under: as it was typed, or that of their author's account as it is now. */
import type { Reader } from '../../persistence/schema.ts'
import type { Contribution } from './contribution.ts'

export interface UnderName {
  name: string | null
  /** They stood under the name of an account that is no more. */
  authorErased?: true
}

type Named = Pick<Contribution, 'name' | 'accountId' | 'accountNamed'>

export async function namesOn(reader: Reader, rows: readonly Named[]): Promise<(row: Named) => UnderName> {
  const ids = new Set(rows.flatMap(({ accountId, accountNamed }) => (accountNamed === 1 && accountId) || []))
  const accounts =
    ids.size === 0
      ? []
      : await reader
          .selectFrom('account')
          .select(['id', 'name'])
          .where('id', 'in', [...ids])
          .execute()
  const names = new Map(accounts.map(({ id, name }) => [id, name]))
  return ({ name, accountId, accountNamed }) => {
    if (accountNamed === 0) return { name }
    const own = names.get(accountId ?? '')
    return own === undefined ? { name: null, authorErased: true } : { name: own }
  }
}
