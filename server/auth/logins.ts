/**
 * Lucia behind one door. It would store the very token that the cookie carries; so its session id is a hash of the
 * token, and it has no absolute limit, so there is one here. It reads the machine's clock, so instants are put into that one
 * and back again on their way.
 */
import { type Adapter, type DatabaseSession, type DatabaseUser, Lucia, TimeSpan } from 'lucia'
import type { LoginWay } from '../../src/lib/contract/words.ts'
import { makeSecret, sha256 } from '../ids.ts'
import type { Db, Trx } from '../persistence/schema.ts'
import { type Actor, rolesFrom } from '../domain/people/actor.ts'
import type { Write } from '../persistence/write.ts'
import type { Described } from './described.ts'

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<Record<never, never>, Known>
    DatabaseSessionAttributes: About
    DatabaseUserAttributes: Known
  }
}

type Known = Omit<NonNullable<Actor['account']>, 'id'> & { chosen: Chosen }

/** By hand, as an account or a device keeps it. */
export interface Chosen {
  /** Null follows the browser. */
  language: string | null
  /** Epoch ms; 0: never, or before that was written down. */
  at: number
}

/** Who does not come back for so long, and who came so long ago, logs in anew. */
export const idleDays = 14
export const absoluteDays = 60
const idle = new TimeSpan(idleDays, 'd')
const absoluteMs = absoluteDays * 24 * 3_600_000

/** What its owner will know it by. */
interface About extends Described {
  way: LoginWay | null
}

export interface LoginView extends About {
  id: string
  /** Epoch ms. */
  createdAt: number
}

interface HeldLogin {
  id: string
  account: NonNullable<Actor['account']>
  /** The account's language. */
  chosen: Chosen
}

export interface Logins {
  /** The token for the cookie; nothing stored gives it back. */
  begin(accountId: string, about?: About): Promise<string>
  whoHas(token: string): Promise<HeldLogin | null>
  /** Of these login ids, those that still hold, with the account as it now stands. Renews none of them. */
  stillHeld(ids: string[]): Promise<Map<string, NonNullable<Actor['account']>>>
  end(token: string): Promise<void>
  /** By the id that it is known by here. */
  drop(id: string): Promise<void>
  /** Those that still hold, the latest first. */
  listOf(accountId: string): Promise<LoginView[]>
  /** One of this account's; of anybody else's nothing is said, and nothing ended. Its sockets are cut off within a second. */
  endOne(accountId: string, id: string): Promise<void>
  /** All of this account's but this one. */
  endOthers(accountId: string, id: string | null): Promise<void>
}

export function createLogins({ db, write, now }: { db: Db; write: Write; now: () => number }): Logins {
  const lucia = new Lucia(adapter(db, write, now), {
    sessionExpiresIn: idle,
    getUserAttributes: ({ name, roles, chosen }) => ({ name, roles, chosen }),
  })
  return {
    async begin(accountId, about = unsaid) {
      const token = makeSecret()
      await lucia.createSession(accountId, about, { sessionId: sha256(token) })
      return token
    },
    async whoHas(token) {
      const id = sha256(token)
      const { session, user } = await lucia.validateSession(id)
      if (!session) return null
      const begun = await db.selectFrom('login').select('createdAt').where('id', '=', id).executeTakeFirst()
      if (!begun || now() - begun.createdAt > absoluteMs) {
        await lucia.invalidateSession(id)
        return null
      }
      const { name, roles, chosen } = user
      return { id, account: { id: user.id, name, roles }, chosen }
    },
    async stillHeld(ids) {
      if (ids.length === 0) return new Map()
      const rows = await db
        .selectFrom('login')
        .innerJoin('account', 'account.id', 'login.accountId')
        .select(['login.id', 'accountId', 'name', 'roles'])
        .where('login.id', 'in', ids)
        .where('blockedAt', 'is', null)
        .where('expiresAt', '>', now())
        .where('login.createdAt', '>=', now() - absoluteMs)
        .execute()
      return new Map(
        rows.map((row) => [row.id, { id: row.accountId, name: row.name, roles: rolesFrom(row) }]),
      )
    },
    end: (token) => lucia.invalidateSession(sha256(token)),
    drop: (id) => lucia.invalidateSession(id),
    listOf: (accountId) =>
      db
        .selectFrom('login')
        .select(['id', 'createdAt', 'way', 'browser', 'system'])
        .where('accountId', '=', accountId)
        .where('expiresAt', '>', now())
        .where('createdAt', '>=', now() - absoluteMs)
        .orderBy('createdAt', 'desc')
        .orderBy('id')
        .execute(),
    async endOne(accountId, id) {
      const login = (trx: Trx) => trx.deleteFrom('login').where('accountId', '=', accountId)
      await write((trx) => login(trx).where('id', '=', id).execute())
    },
    async endOthers(accountId, id) {
      const logins = (trx: Trx) => trx.deleteFrom('login').where('accountId', '=', accountId)
      await write((trx) =>
        logins(trx)
          .where('id', '!=', id ?? '')
          .execute(),
      )
    },
  }
}

const unsaid: About = { way: null, browser: null, system: null }

interface Row extends About {
  id: string
  accountId: string
  expiresAt: number
}

function adapter(db: Db, write: Write, now: () => number): Adapter {
  const toMachine = (instant: number) => new Date(instant - now() + Date.now())
  const fromMachine = (date: Date) => date.getTime() - Date.now() + now()
  const sessionOf = ({ id, accountId, expiresAt, ...about }: Row): DatabaseSession => ({
    ...{ id, userId: accountId, expiresAt: toMachine(expiresAt) },
    attributes: { way: about.way, browser: about.browser, system: about.system },
  })
  const change = async (work: Parameters<Write>[0]) => void (await write(work))
  return {
    async getSessionAndUser(id): Promise<[DatabaseSession | null, DatabaseUser | null]> {
      const row = await db
        .selectFrom('login')
        .innerJoin('account', 'account.id', 'login.accountId')
        .select(['login.id', 'accountId', 'expiresAt', 'name', 'roles', 'way', 'browser', 'system'])
        .select(['language', 'languageAt'])
        .where('login.id', '=', id)
        .where('blockedAt', 'is', null)
        .executeTakeFirst()
      if (!row) return [null, null]
      const chosen = { language: row.language, at: row.languageAt ?? 0 }
      const attributes = { name: row.name, roles: rolesFrom(row), chosen }
      return [sessionOf(row), { id: row.accountId, attributes }]
    },
    async getUserSessions(accountId) {
      const rows = await db.selectFrom('login').selectAll().where('accountId', '=', accountId).execute()
      return rows.map(sessionOf)
    },
    setSession: ({ id, userId, expiresAt, attributes }) =>
      change((trx) =>
        trx
          .insertInto('login')
          .values({
            ...{ id, accountId: userId, createdAt: now(), expiresAt: fromMachine(expiresAt) },
            ...attributes,
          })
          .execute(),
      ),
    updateSessionExpiration: (id, expiresAt) =>
      change((trx) =>
        trx
          .updateTable('login')
          .set({ expiresAt: fromMachine(expiresAt) })
          .where('id', '=', id)
          .execute(),
      ),
    deleteSession: (id) => change((trx) => trx.deleteFrom('login').where('id', '=', id).execute()),
    deleteUserSessions: (accountId) =>
      change((trx) => trx.deleteFrom('login').where('accountId', '=', accountId).execute()),
    deleteExpiredSessions: () =>
      change((trx) => trx.deleteFrom('login').where('expiresAt', '<', now()).execute()),
  }
}
