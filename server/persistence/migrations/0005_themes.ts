/** What contributions are gathered in, and where each theme came from. */
import { type Kysely, sql } from 'kysely'
import type { Engine } from '../engine.ts'
import { tablesOn } from './tables.ts'

export function themes(engine: Engine) {
  return {
    async up(db: Kysely<unknown>) {
      const { create, integer } = tablesOn(db, engine)
      await create('theme', (t) =>
        t
          .addColumn('id', 'text', (c) => c.primaryKey())
          .addColumn('meeting_id', 'text', (c) => c.notNull().references('meeting.id'))
          .addColumn('thread_id', 'text', (c) => c.notNull().references('thread.id'))
          .addColumn('kind', 'text', (c) => c.notNull())
          .addColumn('name', 'text', (c) => c.notNull())
          .addColumn('created_at', integer, (c) => c.notNull())
          .addColumn('created_by', 'text', (c) => c.notNull().references('account.id'))
          .addColumn('split_from_id', 'text', (c) => c.references('theme.id'))
          .addColumn('merged_into_id', 'text', (c) => c.references('theme.id'))
          .addColumn('ended_at', integer),
      )
      await create('theme_contribution', (t) =>
        t
          .addColumn('theme_id', 'text', (c) => c.notNull().references('theme.id'))
          .addColumn('contribution_id', 'text', (c) => c.notNull().references('contribution.id'))
          .addColumn('at', integer, (c) => c.notNull())
          .addPrimaryKeyConstraint('theme_contribution_pk', ['theme_id', 'contribution_id']),
      )
      await create('theme_wish', (t) =>
        t
          .addColumn('contribution_id', 'text', (c) => c.primaryKey().references('contribution.id'))
          .addColumn('note', 'text', (c) => c.notNull())
          .addColumn('at', integer, (c) => c.notNull()),
      )
      await db.schema.createIndex('theme_thread').on('theme').columns(['thread_id', 'meeting_id']).execute()
      await db.schema.createIndex('theme_meeting').on('theme').column('meeting_id').execute()
      await db.schema
        .createIndex('theme_contribution_contribution')
        .on('theme_contribution')
        .column('contribution_id')
        .execute()
      // What stands for itself has one place for each question.
      await db.schema
        .createIndex('theme_alone')
        .unique()
        .on('theme')
        .columns(['meeting_id', 'thread_id'])
        .where(sql.ref('kind'), '=', sql.lit('alone'))
        .execute()
    },
  }
}
