/** Who leads a thread, when words from home are read in it, until when it is open, and how far somebody has read. */
import { type Kysely, sql } from 'kysely'
import type { Engine } from '../engine.ts'
import { tablesOn } from './tables.ts'

export function hostAndHours(engine: Engine) {
  return {
    async up(db: Kysely<unknown>) {
      const { create, integer } = tablesOn(db, engine)
      const add = (table: string, column: string, type: 'text' | typeof integer) =>
        db.schema.alterTable(table).addColumn(column, type).execute()

      await mayBeNobody(db)
      await add('thread', 'reading_hours', 'text')
      await add('thread', 'closes_at', integer)
      await add('thread', 'closing_news_at', integer)
      await add('contribution', 'waits_until', integer)
      await add('contribution', 'seen_at', integer)
      await db.schema
        .alterTable('account')
        .addColumn('remembers_reading', integer, (c) => c.notNull().defaultTo(1))
        .execute()
      await create('reading', (t) =>
        t
          .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
          .addColumn('thread_id', 'text', (c) => c.notNull().references('thread.id').onDelete('cascade'))
          .addColumn('read_until', integer, (c) => c.notNull())
          .addColumn('stopped_id', 'text')
          .addPrimaryKeyConstraint('reading_pk', ['account_id', 'thread_id']),
      )
      const partial: [name: string, table: string, columns: string[], column: string][] = [
        ['thread_host', 'thread', ['host_id'], 'host_id'],
        ['thread_closes', 'thread', ['closes_at'], 'closes_at'],
        ['thread_closing_news', 'thread', ['closing_news_at'], 'closing_news_at'],
        ['contribution_waits', 'contribution', ['waits_until', 'thread_id'], 'waits_until'],
        ['contribution_seen', 'contribution', ['seen_at', 'thread_id'], 'seen_at'],
        ['contribution_seen_in', 'contribution', ['thread_id', 'seen_at'], 'seen_at'],
      ]
      for (const [name, table, columns, column] of partial)
        await db.schema
          .createIndex(name)
          .on(table)
          .columns(columns)
          .where(sql.ref(column), 'is not', null)
          .execute()
      await db.schema.createIndex('reading_thread').on('reading').column('thread_id').execute()
    },
  }
}

/** SQLite cannot let a column be null afterwards, so another takes its place. */
async function mayBeNobody(db: Kysely<unknown>) {
  const thread = () => db.schema.alterTable('thread')
  await thread()
    .addColumn('hosted_by', 'text', (c) => c.references('account.id'))
    .execute()
  await sql`update thread set hosted_by = host_id`.execute(db)
  await thread().dropColumn('host_id').execute()
  await thread().renameColumn('hosted_by', 'host_id').execute()
  await sql`
    update thread set host_id = (
      select facilitator.account_id from facilitator
      join account on account.id = facilitator.account_id
      where facilitator.meeting_id = thread.meeting_id and account.erased_at is null
      order by account.created_at, account.id limit 1)
    where exists (select 1 from account where account.id = thread.host_id and account.erased_at is not null)
  `.execute(db)
}
