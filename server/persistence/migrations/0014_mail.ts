/** Mail on its way: what a letter says stands once, and each row of `mail` is one person's copy that is still to be sent. */
import { type Kysely, sql } from 'kysely'
import type { Engine } from '../engine.ts'
import { tablesOn } from './tables.ts'

export function mail(engine: Engine) {
  return {
    async up(db: Kysely<unknown>) {
      const { create, integer } = tablesOn(db, engine)
      await create('letter', (t) =>
        t
          .addColumn('id', 'text', (c) => c.primaryKey())
          // Made by the page, so that a form sent twice is one letter.
          .addColumn('key', 'text', (c) => c.notNull().unique())
          .addColumn('kind', 'text', (c) => c.notNull())
          // What it is about; a letter may be about no meeting.
          .addColumn('meeting_id', 'text', (c) => c.references('meeting.id'))
          .addColumn('account_id', 'text', (c) => c.references('account.id'))
          .addColumn('content', 'text')
          .addColumn('recipients', integer, (c) => c.notNull())
          .addColumn('created_at', integer, (c) => c.notNull())
          .addColumn('expires_at', integer, (c) => c.notNull())
          .addColumn('ended_at', integer),
      )
      await db.schema.createIndex('letter_meeting').on('letter').column('meeting_id').execute()
      await db.schema
        .createIndex('letter_expires')
        .on('letter')
        .column('expires_at')
        .where(sql.ref('ended_at'), 'is', null)
        .execute()
      await create('letter_outcome', (t) =>
        t
          .addColumn('letter_id', 'text', (c) => c.notNull().references('letter.id'))
          .addColumn('outcome', 'text', (c) => c.notNull())
          .addColumn('count', integer, (c) => c.notNull())
          .addPrimaryKeyConstraint('letter_outcome_pk', ['letter_id', 'outcome']),
      )
      await create('mail', (t) =>
        t
          .addColumn('id', 'text', (c) => c.primaryKey())
          .addColumn('letter_id', 'text', (c) => c.notNull().references('letter.id'))
          .addColumn('address', 'text', (c) => c.notNull())
          .addColumn('name', 'text')
          .addColumn('turn', integer, (c) => c.notNull())
          .addColumn('tries', integer, (c) => c.notNull())
          .addColumn('due_at', integer, (c) => c.notNull())
          .addColumn('taken_by', 'text')
          .addUniqueConstraint('mail_once', ['letter_id', 'address']),
      )
      await db.schema.createIndex('mail_due').on('mail').columns(['turn', 'due_at', 'id']).execute()
      await db.schema.alterTable('room_act').addColumn('count', integer).execute()
    },
  }
}
