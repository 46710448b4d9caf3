/** Cards that were printed, and the places that somebody drives out to. */
import type { Kysely } from 'kysely'
import type { Engine } from '../engine.ts'
import { tablesOn } from './tables.ts'

export function paperAndOutreach(engine: Engine) {
  return {
    async up(db: Kysely<unknown>) {
      const { create, integer } = tablesOn(db, engine)
      await create('paper_card', (t) =>
        t
          .addColumn('meeting_id', 'text', (c) => c.notNull().references('meeting.id'))
          .addColumn('number', integer, (c) => c.notNull())
          // A question that nobody has written to may still be dropped, after its cards were printed.
          .addColumn('thread_id', 'text', (c) => c.references('thread.id').onDelete('set null'))
          .addColumn('claim_hash', 'text', (c) => c.notNull().unique())
          .addColumn('contribution_id', 'text', (c) => c.references('contribution.id'))
          .addColumn('printed_at', integer, (c) => c.notNull())
          .addPrimaryKeyConstraint('paper_card_pk', ['meeting_id', 'number']),
      )
      await db.schema
        .createIndex('paper_card_contribution')
        .unique()
        .on('paper_card')
        .column('contribution_id')
        .execute()

      await create('outreach_stop', (t) =>
        t
          .addColumn('id', 'text', (c) => c.primaryKey())
          .addColumn('meeting_id', 'text', (c) => c.notNull().references('meeting.id'))
          .addColumn('key', 'text', (c) => c.notNull().unique())
          .addColumn('place', 'text', (c) => c.notNull())
          .addColumn('starts_at', integer, (c) => c.notNull())
          .addColumn('created_at', integer, (c) => c.notNull()),
      )
      await db.schema.createIndex('outreach_stop_meeting').on('outreach_stop').column('meeting_id').execute()
      await db.schema.alterTable('contribution').addColumn('stop_id', 'text').execute()
      await db.schema.alterTable('contribution').addColumn('consented_at', integer).execute()
    },
  }
}
