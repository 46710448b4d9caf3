/** Who follows a thread hears when it comes on a meeting's agenda, and who follows a meeting that it is held at another time or place. */
import { type Kysely, sql } from 'kysely'
import type { Engine } from '../engine.ts'
import { tablesOn } from './tables.ts'

export function onAnAgendaSince(engine: Engine) {
  return {
    async up(db: Kysely<unknown>) {
      const { integer } = tablesOn(db, engine)
      await db.schema
        .alterTable('thread_meeting')
        .addColumn('taken_up_at', integer, (c) => c.notNull().defaultTo(0))
        .execute()
      await sql`
        update thread_meeting set taken_up_at = coalesce(
          (select announced_at from meeting where meeting.id = thread_meeting.meeting_id), 0)
      `.execute(db)
      await db.schema
        .createIndex('thread_meeting_taken_up')
        .on('thread_meeting')
        .columns(['taken_up_at', 'meeting_id', 'thread_id'])
        .execute()
      await db.schema.alterTable('meeting').addColumn('moved_at', integer).execute()
      await db.schema
        .createIndex('meeting_moved')
        .on('meeting')
        .column('moved_at')
        .where(sql.ref('moved_at'), 'is not', null)
        .execute()
    },
  }
}
