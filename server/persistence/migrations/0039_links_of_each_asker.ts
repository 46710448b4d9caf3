/**
 * Each browser that asks for a link has one of its own, so that nobody ends another's by typing their address. Links live for
 * minutes: those that are open while this runs are asked for again.
 */
import type { Kysely } from 'kysely'
import type { Engine } from '../engine.ts'
import { tablesOn } from './tables.ts'

export function linksOfEachAsker(engine: Engine) {
  return {
    async up(db: Kysely<unknown>) {
      const { create, integer } = tablesOn(db, engine)
      await db.schema.dropTable('login_link').execute()
      await create('login_link', (t) =>
        t
          .addColumn('secret_hash', 'text', (c) => c.primaryKey())
          // Whom it lets in; null where the address says it when the link is used.
          .addColumn('account_id', 'text', (c) => c.references('account.id').onDelete('cascade'))
          .addColumn('email', 'text')
          .addColumn('asker', 'text')
          .addColumn('code_hash', 'text')
          .addColumn('tries', integer, (c) => c.notNull().defaultTo(0))
          .addColumn('next', 'text')
          .addColumn('expires_at', integer, (c) => c.notNull())
          // The latest that a browser asked for is its only one.
          .addUniqueConstraint('login_link_asked', ['email', 'asker']),
      )
      await db.schema.createIndex('login_link_asker').on('login_link').column('asker').execute()
    },
  }
}
