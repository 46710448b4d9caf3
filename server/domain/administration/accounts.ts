/** Accounts as administrators find them, a page at a time. */
import { type ExpressionBuilder, sql } from 'kysely'
import { AccountIdInput, FindAccountsInput } from '../../../src/lib/contract/inputs/administration.ts'
import type { AccountRole } from '../../../src/lib/contract/words.ts'
import { parse } from '../../parse.ts'
import type { Database, Reader } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import { type Actor, rolesFrom } from '../people/actor.ts'
import type { Tools } from '../tools.ts'
import { assertAdministrator } from './administrator.ts'

const pageSize = 30

export interface AccountLine {
  id: string
  name: string
  email: string | null
  roles: AccountRole[]
  createdAt: number
  /** The day; null for who never logged in. */
  lastLoginAt: number | null
  blockedAt: number | null
}

export interface AccountPage extends AccountLine {
  /** Of each role the office that it was given with last. */
  offices: Partial<Record<AccountRole, string>>
  logins: number
}

/** The newest first. `next` is where the page after this one begins; null on the last. Refuses `login_first` and `forbidden`. */
export async function findAccounts(
  tools: Tools,
  actor: Actor,
  input: unknown,
): Promise<{ accounts: AccountLine[]; next: string | null }> {
  assertAdministrator(actor)
  const { text, role, after } = parse(FindAccountsInput, input)
  const rows = await linesOf(tools.db)
    .where((eb) =>
      eb.and([
        ...(text ? [called(eb, text)] : []),
        ...(role === 'blocked' ? [eb('blockedAt', 'is not', null)] : []),
        ...(role && role !== 'blocked' ? [eb('roles', 'like', `%"${role}"%`)] : []),
        ...(after ? [eb('id', '<', after)] : []),
      ]),
    )
    .orderBy('id', 'desc')
    .limit(pageSize + 1)
    .execute()
  const accounts = rows.slice(0, pageSize).map(lineOf)
  return { accounts, next: rows.length > pageSize ? (accounts.at(-1)?.id ?? null) : null }
}

/** Refuses `login_first`, `forbidden` and `not_found`. */
export async function readAccount(tools: Tools, actor: Actor, input: unknown): Promise<AccountPage> {
  assertAdministrator(actor)
  const { accountId } = parse(AccountIdInput, input)
  const row = await linesOf(tools.db).where('id', '=', accountId).executeTakeFirst()
  const line = lineOf(row ?? refuse('not_found'))
  const { logins } = await tools.db
    .selectFrom('login')
    .select((eb) => eb.fn.countAll<number>().as('logins'))
    .where('accountId', '=', accountId)
    .where('expiresAt', '>', tools.now())
    .executeTakeFirstOrThrow()
  return { ...line, logins, offices: await officesOf(tools.db, accountId) }
}

async function officesOf(reader: Reader, accountId: string): Promise<AccountPage['offices']> {
  const acts = await reader
    .selectFrom('roleAct')
    .select(['role', 'office'])
    .where('accountId', '=', accountId)
    .orderBy('at')
    .orderBy('id')
    .execute()
  const latest = new Map(acts.map(({ role, office }) => [role, office]))
  return Object.fromEntries([...latest].flatMap(([role, office]) => (office ? [[role, office]] : [])))
}

const linesOf = (reader: Reader) =>
  reader
    .selectFrom('account')
    .select(['id', 'name', 'email', 'roles', 'createdAt', 'lastLoginAt', 'blockedAt'])
    .where('erasedAt', 'is', null)

const lineOf = ({ roles, ...line }: Omit<AccountLine, 'roles'> & { roles: string }): AccountLine => ({
  ...line,
  roles: rolesFrom({ roles }),
})

/** SQLite knows small and capital letters of English alone, so a word is looked for in each way that people write it. */
function called(eb: ExpressionBuilder<Database, 'account'>, text: string) {
  const small = text.toLowerCase()
  const capital = small.replace(/(^|[\s-])(\p{L})/gu, (whole) => whole.toUpperCase())
  const spellings = [small, text, capital, capital.replace(/[A-Z]/g, (letter) => letter.toLowerCase())]
  const like = (column: 'name' | 'email') =>
    [...new Set(spellings)].map(
      (one) => sql<boolean>`lower(${sql.ref(column)}) like ${`%${escaped(one)}%`} escape '!'`,
    )
  return eb.or([...like('name'), ...like('email')])
}

const escaped = (text: string) => text.replace(/[%_!]/g, '!$&')
