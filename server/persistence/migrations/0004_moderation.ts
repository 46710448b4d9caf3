/** Moderation that answers for itself: what waits and why, phones that are stopped, and a log that nobody can rewrite. */
import { type Kysely, sql } from 'kysely'
import type { Engine } from '../engine.ts'
import { tablesOn } from './tables.ts'

const logs = ['moderation', 'room_act']

export function moderation(engine: Engine) {
  return {
    async up(db: Kysely<unknown>) {
      const { create, integer } = tablesOn(db, engine)
      const add = (table: string, column: string) =>
        db.schema.alterTable(table).addColumn(column, integer).execute()

      await db.schema
        .alterTable('thread')
        .addColumn('approval', integer, (c) => c.notNull().defaultTo(0))
        .execute()
      await add('meeting', 'new_phones_wait_since')
      await add('participant', 'stopped_at')

      await create('room_act', (t) =>
        t
          .addColumn('id', 'text', (c) => c.primaryKey())
          .addColumn('meeting_id', 'text', (c) => c.notNull().references('meeting.id'))
          .addColumn('thread_id', 'text')
          .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
          .addColumn('act', 'text', (c) => c.notNull())
          .addColumn('at', integer, (c) => c.notNull()),
      )
      await db.schema.createIndex('room_act_meeting').on('room_act').column('meeting_id').execute()
      for (const table of logs) await (engine === 'sqlite' ? keptBySqlite : keptByPostgres)(db, table)
    },
  }
}

async function keptBySqlite(db: Kysely<unknown>, table: string) {
  for (const act of ['update', 'delete'])
    await sql`
      create trigger ${sql.id(`${table}_no_${act}`)} before ${sql.raw(act)} on ${sql.id(table)}
      begin select raise(abort, 'What the desk did stays on record.'); end`.execute(db)
}

async function keptByPostgres(db: Kysely<unknown>, table: string) {
  const kept = sql.id(`${table}_stays`)
  await sql`
    create function ${kept}() returns trigger language plpgsql as
    $$ begin raise exception 'What the desk did stays on record.'; end $$`.execute(db)
  await sql`
    create trigger ${sql.id(`${table}_no_change`)} before update or delete on ${sql.id(table)}
    for each row execute function ${kept}()`.execute(db)
}
