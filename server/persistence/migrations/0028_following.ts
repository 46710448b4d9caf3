/** Who wants to hear of what, and how often. Who left nothing but a mail address is here and nowhere else. */
import { type Kysely, sql } from 'kysely'
import type { Engine } from '../engine.ts'
import { tablesOn } from './tables.ts'

export function following(engine: Engine) {
  return {
    async up(db: Kysely<unknown>) {
      const { create, integer } = tablesOn(db, engine)
      await create('follower', (t) =>
        t
          .addColumn('id', 'text', (c) => c.primaryKey())
          .addColumn('account_id', 'text', (c) => c.references('account.id').unique())
          .addColumn('email', 'text', (c) => c.unique())
          .addColumn('language', 'text', (c) => c.notNull())
          .addColumn('created_at', integer, (c) => c.notNull())
          .addColumn('confirmed_at', integer),
      )
      await create('follow', (t) =>
        t
          .addColumn('follower_id', 'text', (c) => c.notNull().references('follower.id').onDelete('cascade'))
          .addColumn('kind', 'text', (c) => c.notNull())
          .addColumn('target', 'text', (c) => c.notNull())
          .addColumn('rhythm', 'text', (c) => c.notNull())
          .addColumn('created_at', integer, (c) => c.notNull())
          .addColumn('told_until', integer, (c) => c.notNull())
          .addColumn('due_at', integer)
          .addPrimaryKeyConstraint('follow_once', ['follower_id', 'kind', 'target']),
      )
      await db.schema
        .createIndex('follow_due')
        .on('follow')
        .column('due_at')
        .where(sql.ref('due_at'), 'is not', null)
        .execute()
      // What has come since a minute ago is asked every minute, however much there is.
      await db.schema
        .createIndex('contribution_created')
        .on('contribution')
        .columns(['created_at', 'thread_id'])
        .execute()
      await db.schema.createIndex('moderation_at').on('moderation').column('at').execute()
      await db.schema.createIndex('follow_target').on('follow').columns(['kind', 'target']).execute()
    },
  }
}
