/** Who is trusted with what. It is given and taken by administrators, and anybody may read who gave what to whom. */
import { RoleInput } from '../../../src/lib/contract/inputs/people.ts'
import { type AccountRole, accountRoles } from '../../../src/lib/contract/words.ts'
import { parse } from '../../parse.ts'
import { seized } from '../../persistence/held.ts'
import type { RoleActTable, Trx } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import { passOnThreads } from '../threads/host.ts'
import { isAdministrator } from '../administration/administrator.ts'
import type { Tools } from '../tools.ts'
import { type Actor, rolesFrom } from './actor.ts'

/** Refuses `login_first`, `forbidden` and `not_found`. Given again, it is only written down if the office is another. */
export async function giveRole(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { accountId, role, office } = parse(RoleInput, input)
  await tools.write(async (trx) => {
    const roles = await seizedRoles(trx, actor, accountId)
    if (roles.includes(role) && (await officeOf(trx, accountId, role)) === office) return
    if (!roles.includes(role)) await keepRoles(trx, accountId, [...roles, role])
    await logRole(tools, trx, actor, { accountId, role, office, act: 'give' })
  })
}

/** As `giveRole`, and `last_administrator`: a house that nobody can open any more is no house. */
export async function takeRole(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { accountId, role } = parse(RoleInput, input)
  await tools.write(async (trx) => {
    const administrators = await seizedAdministrators(trx)
    const roles = await seizedRoles(trx, actor, accountId)
    if (!roles.includes(role)) return
    if (role === 'administrator' && isOnly(administrators, accountId)) refuse('last_administrator')
    await keepRoles(
      trx,
      accountId,
      roles.filter((one) => one !== role),
    )
    await logRole(tools, trx, actor, { accountId, role, office: null, act: 'take' })
    await passOnThreads(trx, accountId)
  })
}

const isOnly = (all: { id: string }[], accountId: string): boolean =>
  all.length === 1 && all[0]?.id === accountId

export interface Holder {
  name: string
  role: AccountRole
  office: string | null
}

/** Who is trusted with what as it stands, for everybody; in the order of the roles. */
export async function listHolders({ db }: Tools): Promise<Holder[]> {
  const rows = await db
    .selectFrom('account')
    .select(['id', 'name', 'roles'])
    .where('roles', '!=', '[]')
    .where('erasedAt', 'is', null)
    .where('blockedAt', 'is', null)
    .orderBy('name')
    .execute()
  const acts = await db
    .selectFrom('roleAct')
    .select(['accountId', 'role', 'office'])
    .orderBy('at')
    .orderBy('id')
    .execute()
  const offices = new Map(acts.map(({ accountId, role, office }) => [`${accountId} ${role}`, office]))
  return accountRoles.flatMap((role) =>
    rows
      .filter((row) => rolesFrom(row).includes(role))
      .map(({ id, name }) => ({ name, role, office: offices.get(`${id} ${role}`) ?? null })),
  )
}

/** The role of an invitation that somebody has come by; given by who invited them, if they may still give it. */
export async function giveRoleFrom(
  tools: Tools,
  trx: Trx,
  { byId, ...given }: Pick<RoleActTable, 'accountId' | 'role' | 'office' | 'byId'>,
): Promise<void> {
  const giver = await isAdministrator(trx).where('id', '=', byId).executeTakeFirst()
  if (!giver) return
  const { roles } = await trx
    .selectFrom('account')
    .select('roles')
    .where('id', '=', given.accountId)
    .executeTakeFirstOrThrow()
  await keepRoles(trx, given.accountId, [...new Set([...rolesFrom({ roles }), given.role])])
  const { newId, now } = tools
  await trx
    .insertInto('roleAct')
    .values({ ...given, act: 'give', id: newId(), byId, at: now() })
    .execute()
}

export interface LoggedRole {
  id: string
  at: number
  act: RoleActTable['act']
  role: AccountRole
  /** In its holder's own words; null where none was said. */
  office: string | null
  /** Empty for somebody who has been erased. */
  name: string
  by: string
}

/** For everybody; newest first. */
export const listRoleActs = ({ db }: Tools): Promise<LoggedRole[]> =>
  db
    .selectFrom('roleAct')
    .innerJoin('account', 'account.id', 'roleAct.accountId')
    .innerJoin('account as giver', 'giver.id', 'roleAct.byId')
    .select(['roleAct.id', 'at', 'act', 'role', 'office', 'account.name', 'giver.name as by'])
    .orderBy('at', 'desc')
    .orderBy('roleAct.id', 'desc')
    .execute()

/** Two who take it from each other at the same instant come one after the other. */
const seizedAdministrators = (trx: Trx): Promise<{ id: string }[]> =>
  isAdministrator(trx).orderBy('id').$call(seized(trx)).execute()

/** What the account is trusted with; asks of the row, not of the login, whether the actor still may. */
async function seizedRoles(trx: Trx, { account }: Actor, accountId: string): Promise<AccountRole[]> {
  const actorId = account?.id ?? refuse('login_first')
  const rows = await trx
    .selectFrom('account')
    .select(['id', 'roles', 'erasedAt', 'blockedAt'])
    .where('id', 'in', [actorId, accountId])
    .orderBy('id')
    .$call(seized(trx))
    .execute()
  const actor = rows.find(({ id }) => id === actorId)
  if (!actor || actor.blockedAt !== null || !rolesFrom(actor).includes('administrator')) refuse('forbidden')
  const holder = rows.find(({ id, erasedAt }) => id === accountId && erasedAt === null)
  return holder ? rolesFrom(holder) : refuse('not_found')
}

async function officeOf(trx: Trx, accountId: string, role: AccountRole): Promise<string | null> {
  const latest = await trx
    .selectFrom('roleAct')
    .select('office')
    .where('accountId', '=', accountId)
    .where('role', '=', role)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return latest?.office ?? null
}

const keepRoles = (trx: Trx, id: string, roles: AccountRole[]) =>
  trx
    .updateTable('account')
    .set({ roles: JSON.stringify(roles) })
    .where('id', '=', id)
    .execute()

const logRole = (
  { newId, now }: Tools,
  trx: Trx,
  { account }: Actor,
  act: Pick<RoleActTable, 'accountId' | 'role' | 'office' | 'act'>,
) =>
  trx
    .insertInto('roleAct')
    .values({ ...act, id: newId(), byId: account?.id ?? refuse('login_first'), at: now() })
    .execute()
