/** Stands and tables in the hall: who is at which, what each one said, and the one whose turn it is to tell the others. */
import type { Kysely } from 'kysely'
import type { Engine } from '../engine.ts'
import { tablesOn } from './tables.ts'

export function stands(engine: Engine) {
  return {
    async up(db: Kysely<unknown>) {
      const { create, integer } = tablesOn(db, engine)
      await create('stand', (t) =>
        t
          .addColumn('id', 'text', (c) => c.primaryKey())
          .addColumn('meeting_id', 'text', (c) => c.notNull().references('meeting.id'))
          .addColumn('number', integer, (c) => c.notNull())
          .addColumn('name', 'text', (c) => c.notNull())
          .addColumn('thread_id', 'text', (c) => c.references('thread.id'))
          .addColumn('heads', integer, (c) => c.notNull())
          .addColumn('join_secret', 'text', (c) => c.notNull().unique())
          .addColumn('created_at', integer, (c) => c.notNull())
          .addColumn('ended_at', integer)
          .addUniqueConstraint('stand_number', ['meeting_id', 'number']),
      )
      for (const table of ['participant', 'contribution', 'grant', 'programme'])
        await db.schema
          .alterTable(table)
          .addColumn('stand_id', 'text', (c) => c.references('stand.id'))
          .execute()
      await db.schema.alterTable('programme').addColumn('stand_until', integer).execute()
      await db.schema
        .createIndex('contribution_stand')
        .on('contribution')
        .columns(['stand_id', 'created_at'])
        .execute()
      await db.schema.createIndex('grant_stand').on('grant').column('stand_id').execute()
    },
  }
}
