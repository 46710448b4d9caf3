/** What administrators see to: who may come in, what the house says of itself and looks like, and who changed what. */
import { type Kysely, sql } from 'kysely'
import type { Engine } from '../engine.ts'
import { tablesOn } from './tables.ts'

export function administration(engine: Engine) {
  return {
    async up(db: Kysely<unknown>) {
      const { create, integer } = tablesOn(db, engine)
      for (const column of ['blocked_at', 'last_login_at'])
        await db.schema.alterTable('account').addColumn(column, integer).execute()
      // What those who were there were told; a later choice does not change it.
      await db.schema
        .alterTable('meeting')
        .addColumn('forget_after_months', integer, (c) => c.notNull().defaultTo(6))
        .execute()
      await db.schema.alterTable('letter_outcome').addColumn('last_at', integer).execute()
      await create('invited', (t) =>
        t
          .addColumn('email', 'text', (c) => c.primaryKey())
          .addColumn('role', 'text')
          .addColumn('office', 'text')
          .addColumn('by_id', 'text', (c) => c.notNull().references('account.id'))
          .addColumn('at', integer, (c) => c.notNull())
          .addColumn('expires_at', integer, (c) => c.notNull()),
      )
      await create('house_text', (t) =>
        t
          .addColumn('place', 'text', (c) => c.notNull())
          .addColumn('language', 'text', (c) => c.notNull())
          .addColumn('number', integer, (c) => c.notNull())
          // Null: back to the words that the house was built with.
          .addColumn('text', 'text')
          .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
          .addColumn('at', integer, (c) => c.notNull())
          .addPrimaryKeyConstraint('house_text_pk', ['place', 'language', 'number']),
      )
      await create('logo', (t) =>
        t
          .addColumn('hash', 'text', (c) => c.primaryKey())
          .addColumn('type', 'text', (c) => c.notNull())
          // base64, which is the same on both engines.
          .addColumn('content', 'text', (c) => c.notNull())
          .addColumn('at', integer, (c) => c.notNull()),
      )
      await create('admin_act', (t) =>
        t
          .addColumn('id', 'text', (c) => c.primaryKey())
          .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
          .addColumn('act', 'text', (c) => c.notNull())
          .addColumn('about', 'text')
          .addColumn('person_id', 'text', (c) => c.references('account.id'))
          .addColumn('before', 'text')
          .addColumn('after', 'text')
          .addColumn('at', integer, (c) => c.notNull()),
      )
      for (const [name, table, columns] of [
        ['admin_act_at', 'admin_act', ['at', 'id']],
        ['admin_act_person', 'admin_act', ['person_id']],
        ['account_made', 'account', ['created_at', 'id']],
        ['moderation_latest', 'moderation', ['at', 'id']],
        ['room_act_latest', 'room_act', ['at', 'id']],
      ] as const)
        await db.schema
          .createIndex(name)
          .on(table)
          .columns([...columns])
          .execute()
      await (engine === 'sqlite' ? keptBySqlite : keptByPostgres)(db)
    },
  }
}

async function keptBySqlite(db: Kysely<unknown>) {
  for (const act of ['update', 'delete'])
    await sql`
      create trigger ${sql.id(`admin_act_no_${act}`)} before ${sql.raw(act)} on admin_act
      begin select raise(abort, 'What administrators did stays on record.'); end`.execute(db)
}

async function keptByPostgres(db: Kysely<unknown>) {
  await sql`
    create function admin_act_stays() returns trigger language plpgsql as
    $$ begin raise exception 'What administrators did stays on record.'; end $$`.execute(db)
  await sql`
    create trigger admin_act_no_change before update or delete on admin_act
    for each row execute function admin_act_stays()`.execute(db)
}
