/** What the municipality answers to words, themes and whole threads, each text that ever stood, and by when it promised to. */
import type { Kysely } from 'kysely'
import type { Engine } from '../engine.ts'
import { tablesOn } from './tables.ts'

export function answers(engine: Engine) {
  return {
    async up(db: Kysely<unknown>) {
      const { create, integer } = tablesOn(db, engine)
      await create('answer', (t) =>
        t
          .addColumn('id', 'text', (c) => c.primaryKey())
          .addColumn('thread_id', 'text', (c) => c.notNull().references('thread.id'))
          .addColumn('contribution_id', 'text', (c) => c.references('contribution.id'))
          .addColumn('theme_id', 'text', (c) => c.references('theme.id'))
          // Whichever of the three it is about: two who answer at the same instant make one.
          .addColumn('about', 'text', (c) => c.notNull().unique())
          .addColumn('draft', 'text')
          .addColumn('drafted_by', 'text', (c) => c.references('account.id'))
          .addColumn('drafted_at', integer)
          .addColumn('number', integer, (c) => c.notNull().defaultTo(0))
          .addColumn('outcome', 'text')
          .addColumn('follow_up', 'text')
          .addColumn('answered_at', integer)
          .addColumn('created_at', integer, (c) => c.notNull()),
      )
      await create('answer_version', (t) =>
        t
          .addColumn('answer_id', 'text', (c) => c.notNull().references('answer.id'))
          .addColumn('number', integer, (c) => c.notNull())
          .addColumn('act', 'text', (c) => c.notNull())
          .addColumn('content', 'text', (c) => c.notNull())
          .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
          .addColumn('at', integer, (c) => c.notNull())
          .addPrimaryKeyConstraint('answer_version_pk', ['answer_id', 'number']),
      )
      await db.schema.createIndex('answer_thread').on('answer').column('thread_id').execute()
      await db.schema.createIndex('answer_at').on('answer').column('answered_at').execute()
      await db.schema
        .createIndex('answer_version_account')
        .on('answer_version')
        .columns(['account_id', 'at'])
        .execute()
      await db.schema
        .alterTable('promise')
        .addColumn('answers', integer, (c) => c.notNull().defaultTo(0))
        .execute()
    },
  }
}
