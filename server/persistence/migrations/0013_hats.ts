/** Hats: who speaks from office, by a code that the desk gave them, and which words were said so. */
import { type Kysely, sql } from 'kysely'
import type { Engine } from '../engine.ts'
import { tablesOn } from './tables.ts'

export function hats(engine: Engine) {
  return {
    async up(db: Kysely<unknown>) {
      const { create, integer } = tablesOn(db, engine)
      await create('hat', (t) =>
        t
          .addColumn('id', 'text', (c) => c.primaryKey())
          .addColumn('meeting_id', 'text', (c) => c.notNull().references('meeting.id'))
          .addColumn('kind', 'text', (c) => c.notNull())
          .addColumn('title', 'text', (c) => c.notNull())
          .addColumn('name', 'text', (c) => c.notNull())
          .addColumn('code_hash', 'text', (c) => c.notNull().unique())
          .addColumn('given_by', 'text', (c) => c.notNull().references('account.id'))
          .addColumn('given_at', integer, (c) => c.notNull())
          // The words keep the mark when it is forgotten whose phone they came from.
          .addColumn('participant_id', 'text', (c) => c.references('participant.id').onDelete('set null'))
          .addColumn('used_at', integer)
          .addColumn('returned_at', integer)
          .addColumn('taken_back_at', integer),
      )
      await db.schema.createIndex('hat_meeting').on('hat').column('meeting_id').execute()
      // Nobody speaks for two at once.
      await db.schema
        .createIndex('hat_worn')
        .unique()
        .on('hat')
        .column('participant_id')
        .where(sql.ref('returned_at'), 'is', sql.lit(null))
        .where(sql.ref('taken_back_at'), 'is', sql.lit(null))
        .execute()
      for (const table of ['contribution', 'room_act'])
        await db.schema
          .alterTable(table)
          .addColumn('hat_id', 'text', (c) => c.references('hat.id'))
          .execute()
      await db.schema.createIndex('contribution_hat').on('contribution').column('hat_id').execute()
    },
  }
}
