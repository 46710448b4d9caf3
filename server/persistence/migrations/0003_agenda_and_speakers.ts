/** Breaks, words that came after their item, and the list of who wants to speak. */
import { type Kysely, sql } from 'kysely'
import type { Engine } from '../engine.ts'
import { tablesOn } from './tables.ts'

export function agendaAndSpeakers(engine: Engine) {
  return {
    async up(db: Kysely<unknown>) {
      const { create, integer } = tablesOn(db, engine)

      await db.schema
        .alterTable('agenda_item')
        .addColumn('kind', 'text', (c) => c.notNull().defaultTo('item'))
        .execute()
      await db.schema
        .alterTable('contribution')
        .addColumn('late', integer, (c) => c.notNull().defaultTo(0))
        .execute()
      await db.schema
        .alterTable('meeting')
        .addColumn('speaking_seconds', integer, (c) => c.notNull().defaultTo(120))
        .execute()

      await create('speaker', (t) =>
        t
          .addColumn('id', 'text', (c) => c.primaryKey())
          .addColumn('meeting_id', 'text', (c) => c.notNull().references('meeting.id'))
          .addColumn('participant_id', 'text', (c) => c.references('participant.id').onDelete('set null'))
          .addColumn('name', 'text')
          .addColumn('spoke_before', integer, (c) => c.notNull())
          .addColumn('state', 'text', (c) => c.notNull())
          .addColumn('asked_at', integer, (c) => c.notNull())
          .addColumn('started_at', integer)
          .addColumn('ended_at', integer)
          .addColumn('seconds', integer),
      )
      await db.schema.createIndex('speaker_participant').on('speaker').column('participant_id').execute()
      // One hand up for each phone, and one person at a time: whoever comes second at the same instant is told so.
      await db.schema
        .createIndex('speaker_waiting')
        .unique()
        .on('speaker')
        .columns(['meeting_id', 'participant_id'])
        .where(sql.ref('state'), '=', sql.lit('waiting'))
        .execute()
      await db.schema
        .createIndex('speaker_speaking')
        .unique()
        .on('speaker')
        .column('meeting_id')
        .where(sql.ref('state'), '=', sql.lit('speaking'))
        .execute()
    },
  }
}
