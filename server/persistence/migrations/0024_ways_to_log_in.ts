/** The ways to log in: a link by mail, a password, another provider; which logins there are; and who was trusted with what. */
import { type Kysely, sql } from 'kysely'
import type { Engine } from '../engine.ts'
import { tablesOn } from './tables.ts'

export function waysToLogIn(engine: Engine) {
  return {
    async up(db: Kysely<unknown>) {
      const { create, integer } = tablesOn(db, engine)
      for (const column of ['way', 'browser', 'system'])
        await db.schema.alterTable('login').addColumn(column, 'text').execute()
      await db.schema.alterTable('account').addColumn('first_login_at', integer).execute()
      await sql`update account set first_login_at = created_at`.execute(db)

      await create('login_link', (t) =>
        t
          .addColumn('secret_hash', 'text', (c) => c.primaryKey())
          // Whom it lets in; null where the address says it when the link is used.
          .addColumn('account_id', 'text', (c) => c.references('account.id').onDelete('cascade'))
          // The latest link is the only one.
          .addColumn('email', 'text', (c) => c.unique())
          .addColumn('asker', 'text')
          .addColumn('code_hash', 'text')
          .addColumn('tries', integer, (c) => c.notNull().defaultTo(0))
          .addColumn('next', 'text')
          .addColumn('expires_at', integer, (c) => c.notNull()),
      )
      await create('identity', (t) =>
        t
          .addColumn('issuer', 'text', (c) => c.notNull())
          .addColumn('subject', 'text', (c) => c.notNull())
          .addColumn('account_id', 'text', (c) => c.notNull().references('account.id').onDelete('cascade'))
          .addColumn('created_at', integer, (c) => c.notNull())
          .addPrimaryKeyConstraint('identity_pk', ['issuer', 'subject']),
      )
      await create('errand', (t) =>
        t
          .addColumn('state_hash', 'text', (c) => c.primaryKey())
          .addColumn('asker', 'text', (c) => c.notNull())
          .addColumn('nonce', 'text', (c) => c.notNull())
          .addColumn('verifier', 'text', (c) => c.notNull())
          .addColumn('next', 'text')
          .addColumn('expires_at', integer, (c) => c.notNull()),
      )
      await create('arrival', (t) =>
        t
          .addColumn('asker', 'text', (c) => c.primaryKey())
          .addColumn('issuer', 'text', (c) => c.notNull())
          .addColumn('subject', 'text', (c) => c.notNull())
          .addColumn('email', 'text')
          .addColumn('name', 'text', (c) => c.notNull())
          .addColumn('account_id', 'text', (c) => c.references('account.id').onDelete('cascade'))
          .addColumn('next', 'text')
          .addColumn('expires_at', integer, (c) => c.notNull()),
      )
      await create('role_act', (t) =>
        t
          .addColumn('id', 'text', (c) => c.primaryKey())
          .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
          .addColumn('role', 'text', (c) => c.notNull())
          .addColumn('office', 'text')
          .addColumn('act', 'text', (c) => c.notNull())
          .addColumn('by_id', 'text', (c) => c.notNull().references('account.id'))
          .addColumn('at', integer, (c) => c.notNull()),
      )
      for (const [name, table, column] of [
        ['login_link_asker', 'login_link', 'asker'],
        ['identity_account', 'identity', 'account_id'],
        ['role_act_account', 'role_act', 'account_id'],
      ] as const)
        await db.schema.createIndex(name).on(table).column(column).execute()
      await (engine === 'sqlite' ? keptBySqlite : keptByPostgres)(db)
      // They lie in a table of their own now.
      await sql`delete from setting where name like 'login!_link:%' escape '!'`.execute(db)
    },
  }
}

async function keptBySqlite(db: Kysely<unknown>) {
  for (const act of ['update', 'delete'])
    await sql`
      create trigger ${sql.id(`role_act_no_${act}`)} before ${sql.raw(act)} on role_act
      begin select raise(abort, 'Who was trusted with what stays on record.'); end`.execute(db)
}

async function keptByPostgres(db: Kysely<unknown>) {
  await sql`
    create function role_act_stays() returns trigger language plpgsql as
    $$ begin raise exception 'Who was trusted with what stays on record.'; end $$`.execute(db)
  await sql`
    create trigger role_act_no_change before update or delete on role_act
    for each row execute function role_act_stays()`.execute(db)
}
