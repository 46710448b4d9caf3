/** What was promised in the room: who does what, and by when. */
import type { Kysely } from 'kysely'
import type { Engine } from '../engine.ts'
import { tablesOn } from './tables.ts'

export function promises(engine: Engine) {
  return {
    async up(db: Kysely<unknown>) {
      const { create, integer } = tablesOn(db, engine)
      await create('promise', (t) =>
        t
          .addColumn('id', 'text', (c) => c.primaryKey())
          .addColumn('meeting_id', 'text', (c) => c.notNull().references('meeting.id'))
          .addColumn('thread_id', 'text', (c) => c.references('thread.id'))
          .addColumn('contribution_id', 'text', (c) => c.references('contribution.id'))
          .addColumn('who', 'text', (c) => c.notNull())
          .addColumn('what', 'text', (c) => c.notNull())
          .addColumn('due', 'text', (c) => c.notNull())
          .addColumn('created_by', 'text', (c) => c.notNull().references('account.id'))
          .addColumn('created_at', integer, (c) => c.notNull())
          .addColumn('withdrawn_at', integer),
      )
      await db.schema.createIndex('promise_meeting').on('promise').column('meeting_id').execute()
      await db.schema.createIndex('promise_thread').on('promise').column('thread_id').execute()
    },
  }
}
