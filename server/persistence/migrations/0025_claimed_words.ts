/** What one wrote in a room may follow into one's account, and one may write from home as nobody but that account. */
import type { Kysely } from 'kysely'
import type { Engine } from '../engine.ts'
import { tablesOn } from './tables.ts'

export function claimedWords(engine: Engine) {
  return {
    async up(db: Kysely<unknown>) {
      const { integer } = tablesOn(db, engine)
      const participant = () => db.schema.alterTable('participant')
      await participant()
        .addColumn('account_id', 'text', (column) => column.references('account.id'))
        .execute()
      for (const flag of ['account_named', 'from_home'])
        await participant()
          .addColumn(flag, integer, (column) => column.notNull().defaultTo(0))
          .execute()
      await db.schema
        .createIndex('participant_account')
        .on('participant')
        .columns(['account_id', 'meeting_id'])
        .execute()
      await db.schema
        .alterTable('contribution')
        .addColumn('account_named', integer, (column) => column.notNull().defaultTo(0))
        .execute()
      await db.schema.alterTable('account').addColumn('language', 'text').execute()
      await db.schema.alterTable('account').addColumn('text_size', 'text').execute()
      await db.schema.alterTable('account').addColumn('erased_at', integer).execute()
    },
  }
}
