/** What words said before they were mended, which answer an answer is to, and what people ask those who lead to look at. */
import type { Kysely } from 'kysely'
import type { Engine } from '../engine.ts'
import { tablesOn } from './tables.ts'

export function versionsAndReports(engine: Engine) {
  return {
    async up(db: Kysely<unknown>) {
      const { create, integer } = tablesOn(db, engine)
      await create('version', (t) =>
        t
          .addColumn('id', 'text', (c) => c.primaryKey())
          .addColumn('contribution_id', 'text', (c) => c.notNull().references('contribution.id'))
          .addColumn('text', 'text')
          .addColumn('stood_from', integer, (c) => c.notNull())
          .addColumn('stood_until', integer, (c) => c.notNull())
          .addColumn('removed_at', integer),
      )
      await db.schema
        .createIndex('version_contribution')
        .on('version')
        .columns(['contribution_id', 'stood_until'])
        .execute()
      await create('report', (t) =>
        t
          .addColumn('id', 'text', (c) => c.primaryKey())
          .addColumn('contribution_id', 'text', (c) => c.notNull().references('contribution.id'))
          // An account, a device in that meeting, or one sending: whichever it is, twice is once.
          .addColumn('reporter', 'text', (c) => c.notNull())
          .addColumn('account_id', 'text', (c) => c.references('account.id'))
          .addColumn('device_hash', 'text')
          .addColumn('receipt_hash', 'text', (c) => c.notNull().unique())
          .addColumn('reason', 'text', (c) => c.notNull())
          .addColumn('words', 'text', (c) => c.notNull())
          .addColumn('created_at', integer, (c) => c.notNull())
          .addColumn('outcome', 'text')
          .addColumn('answer', 'text')
          .addColumn('answered_by', 'text', (c) => c.references('account.id'))
          .addColumn('answered_at', integer)
          .addUniqueConstraint('report_once', ['contribution_id', 'reporter']),
      )
      await db.schema.createIndex('report_account').on('report').column('account_id').execute()
      await db.schema
        .createIndex('report_reporter')
        .on('report')
        .columns(['reporter', 'created_at'])
        .execute()
      await db.schema
        .alterTable('contribution')
        .addColumn('answers_id', 'text', (c) => c.references('contribution.id'))
        .execute()
      await db.schema.createIndex('contribution_answers').on('contribution').column('answers_id').execute()
    },
  }
}
