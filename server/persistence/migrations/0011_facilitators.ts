/** Several people at one desk: how one invites another, and what each looks at. */
import type { Kysely } from 'kysely'
import type { Engine } from '../engine.ts'
import { tablesOn } from './tables.ts'

export function facilitators(engine: Engine) {
  return {
    async up(db: Kysely<unknown>) {
      const { create, integer } = tablesOn(db, engine)
      await create('invitation', (t) =>
        t
          .addColumn('id', 'text', (c) => c.primaryKey())
          .addColumn('meeting_id', 'text', (c) => c.notNull().references('meeting.id'))
          .addColumn('secret_hash', 'text', (c) => c.notNull().unique())
          .addColumn('created_by', 'text', (c) => c.notNull().references('account.id'))
          .addColumn('created_at', integer, (c) => c.notNull())
          .addColumn('expires_at', integer, (c) => c.notNull())
          .addColumn('accepted_at', integer)
          .addColumn('accepted_by', 'text', (c) => c.references('account.id'))
          .addColumn('ended_at', integer),
      )
      await db.schema.createIndex('invitation_meeting').on('invitation').column('meeting_id').execute()
      await db.schema
        .alterTable('presence')
        .addColumn('looks', 'text', (c) => c.notNull().defaultTo('[]'))
        .execute()
    },
  }
}
