/**
 * Lucia behind one door. It would store the very token that the cookie carries; so its session id is a hash of the
 * token, and it has no absolute limit, so there is one here.
 */
import { type Adapter, type DatabaseSession, type DatabaseUser, Lucia, TimeSpan } from 'lucia'
import { makeSecret, sha256 } from '../ids.ts'
import type { Db } from '../persistence/schema.ts'
import { type Actor, rolesFrom } from '../domain/people/actor.ts'
import type { Write } from '../persistence/write.ts'

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<Record<never, never>, Account>
    DatabaseUserAttributes: Account
  }
}

type Account = Omit<NonNullable<Actor['account']>, 'id'>

const idle = new TimeSpan(14, 'd')
const absoluteMs = 60 * 24 * 3_600_000

export interface Logins {
  /** The token for the cookie; nothing stored gives it back. */
  begin(accountId: string): Promise<string>
  whoHas(token: string): Promise<{ id: string; account: NonNullable<Actor['account']> } | null>
  /** Of these login ids, those that still hold, with the account as it now stands. Renews none of them. */
  stillHeld(ids: string[]): Promise<Map<string, NonNullable<Actor['account']>>>
  end(token: string): Promise<void>
}

export function createLogins({ db, write, now }: { db: Db; write: Write; now: () => number }): Logins {
  const lucia = new Lucia(adapter(db, write, now), {
    sessionExpiresIn: idle,
    getUserAttributes: ({ name, roles }) => ({ name, roles }),
  })
  return {
    async begin(accountId) {
      const token = makeSecret()
      await lucia.createSession(accountId, {}, { sessionId: sha256(token) })
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
      return { id, account: { id: user.id, name: user.name, roles: user.roles } }
    },
    async stillHeld(ids) {
      if (ids.length === 0) return new Map()
      const rows = await db
        .selectFrom('login')
        .innerJoin('account', 'account.id', 'login.accountId')
        .select(['login.id', 'accountId', 'name', 'roles'])
        .where('login.id', 'in', ids)
        .where('expiresAt', '>', now())
        .where('login.createdAt', '>=', now() - absoluteMs)
        .execute()
      return new Map(
        rows.map((row) => [row.id, { id: row.accountId, name: row.name, roles: rolesFrom(row) }]),
      )
    },
    end: (token) => lucia.invalidateSession(sha256(token)),
  }
}

function adapter(db: Db, write: Write, now: () => number): Adapter {
  const sessionOf = (row: { id: string; accountId: string; expiresAt: number }): DatabaseSession => ({
    id: row.id,
    userId: row.accountId,
    expiresAt: new Date(row.expiresAt),
    attributes: {},
  })
  const change = async (work: Parameters<Write>[0]) => void (await write(work))
  return {
    async getSessionAndUser(id): Promise<[DatabaseSession | null, DatabaseUser | null]> {
      const row = await db
        .selectFrom('login')
        .innerJoin('account', 'account.id', 'login.accountId')
        .select(['login.id', 'accountId', 'expiresAt', 'name', 'roles'])
        .where('login.id', '=', id)
        .executeTakeFirst()
      if (!row) return [null, null]
      return [sessionOf(row), { id: row.accountId, attributes: { name: row.name, roles: rolesFrom(row) } }]
    },
    async getUserSessions(accountId) {
      const rows = await db.selectFrom('login').selectAll().where('accountId', '=', accountId).execute()
      return rows.map(sessionOf)
    },
    setSession: ({ id, userId, expiresAt }) =>
      change((trx) =>
        trx
          .insertInto('login')
          .values({ id, accountId: userId, createdAt: now(), expiresAt: expiresAt.getTime() })
          .execute(),
      ),
    updateSessionExpiration: (id, expiresAt) =>
      change((trx) =>
        trx.updateTable('login').set({ expiresAt: expiresAt.getTime() }).where('id', '=', id).execute(),
      ),
    deleteSession: (id) => change((trx) => trx.deleteFrom('login').where('id', '=', id).execute()),
    deleteUserSessions: (accountId) =>
      change((trx) => trx.deleteFrom('login').where('accountId', '=', accountId).execute()),
    deleteExpiredSessions: () =>
      change((trx) => trx.deleteFrom('login').where('expiresAt', '<', now()).execute()),
  }
}
