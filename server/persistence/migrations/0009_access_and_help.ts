/** How one gets in, hears and follows, and the calls for somebody who helps to write. */
import { type Kysely, sql } from 'kysely'
import type { Engine } from '../engine.ts'
import { tablesOn } from './tables.ts'

export function accessAndHelp(engine: Engine) {
  return {
    async up(db: Kysely<unknown>) {
      const { create, integer } = tablesOn(db, engine)

      await db.schema
        .alterTable('meeting')
        .addColumn('access_info', 'text', (c) => c.notNull().defaultTo(''))
        .execute()

      await create('help_call', (t) =>
        t
          .addColumn('id', 'text', (c) => c.primaryKey())
          .addColumn('meeting_id', 'text', (c) => c.notNull().references('meeting.id'))
          .addColumn('participant_id', 'text', (c) =>
            c.notNull().references('participant.id').onDelete('cascade'),
          )
          .addColumn('place', 'text', (c) => c.notNull())
          .addColumn('asked_at', integer, (c) => c.notNull())
          .addColumn('answered_at', integer),
      )
      // One call for each phone: whoever presses twice has called once.
      await db.schema
        .createIndex('help_call_open')
        .unique()
        .on('help_call')
        .column('participant_id')
        .where(sql.ref('answered_at'), 'is', sql.lit(null))
        .execute()
      await db.schema.createIndex('help_call_meeting').on('help_call').column('meeting_id').execute()
    },
  }
}
