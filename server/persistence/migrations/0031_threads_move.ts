/** A thread is proposed for a meeting, goes into another, gives words away, and is summed up. */
import type { Kysely } from 'kysely'
import type { Engine } from '../engine.ts'
import { tablesOn } from './tables.ts'

export function threadsMove(engine: Engine) {
  return {
    async up(db: Kysely<unknown>) {
      const { create, integer } = tablesOn(db, engine)
      await db.schema
        .alterTable('thread')
        .addColumn('merged_into_id', 'text', (c) => c.references('thread.id'))
        .execute()
      await db.schema
        .alterTable('contribution')
        .addColumn('written_in_id', 'text', (c) => c.references('thread.id'))
        .execute()
      await create('proposal', (t) =>
        t
          .addColumn('id', 'text', (c) => c.primaryKey())
          .addColumn('thread_id', 'text', (c) => c.notNull().references('thread.id').onDelete('cascade'))
          .addColumn('meeting_id', 'text', (c) => c.notNull().references('meeting.id').onDelete('cascade'))
          .addColumn('why', 'text', (c) => c.notNull())
          .addColumn('account_id', 'text', (c) => c.references('account.id'))
          .addColumn('participant_id', 'text', (c) => c.references('participant.id').onDelete('set null'))
          .addColumn('state', 'text', (c) => c.notNull())
          .addColumn('reason', 'text')
          .addColumn('created_at', integer, (c) => c.notNull())
          .addColumn('decided_at', integer)
          .addColumn('decided_by', 'text', (c) => c.references('account.id')),
      )
      await create('thread_move', (t) =>
        t
          .addColumn('id', 'text', (c) => c.primaryKey())
          .addColumn('kind', 'text', (c) => c.notNull())
          .addColumn('from_id', 'text', (c) => c.notNull().references('thread.id'))
          .addColumn('into_id', 'text', (c) => c.notNull().references('thread.id'))
          .addColumn('count', integer, (c) => c.notNull())
          .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
          .addColumn('at', integer, (c) => c.notNull()),
      )
      await create('thread_summary', (t) =>
        t
          .addColumn('thread_id', 'text', (c) => c.primaryKey().references('thread.id').onDelete('cascade'))
          .addColumn('draft', 'text')
          .addColumn('drafted_by', 'text', (c) => c.references('account.id'))
          .addColumn('drafted_at', integer)
          .addColumn('number', integer, (c) => c.notNull().defaultTo(0)),
      )
      await create('thread_summary_version', (t) =>
        t
          .addColumn('thread_id', 'text', (c) => c.notNull().references('thread_summary.thread_id'))
          .addColumn('number', integer, (c) => c.notNull())
          .addColumn('act', 'text', (c) => c.notNull())
          .addColumn('paragraphs', 'text', (c) => c.notNull())
          .addColumn('said', integer, (c) => c.notNull())
          .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
          .addColumn('at', integer, (c) => c.notNull())
          .addPrimaryKeyConstraint('thread_summary_version_pk', ['thread_id', 'number']),
      )
      const index = (name: string, table: string, columns: string[]) =>
        db.schema.createIndex(name).on(table).columns(columns).execute()
      await index('thread_merged', 'thread', ['merged_into_id'])
      await index('contribution_written_in', 'contribution', ['written_in_id'])
      await index('proposal_thread', 'proposal', ['thread_id', 'meeting_id'])
      await index('proposal_meeting', 'proposal', ['meeting_id'])
      await index('proposal_account', 'proposal', ['account_id'])
      await index('proposal_participant', 'proposal', ['participant_id'])
      await index('thread_move_from', 'thread_move', ['from_id'])
      await index('thread_move_into', 'thread_move', ['into_id'])
    },
  }
}
