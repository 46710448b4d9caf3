/** An account's language goes along to other devices; one that was chosen on a device later goes before it. */
import type { Kysely } from 'kysely'
import type { Engine } from '../engine.ts'
import { tablesOn } from './tables.ts'

export function languageSince(engine: Engine) {
  return {
    async up(db: Kysely<unknown>) {
      const { integer } = tablesOn(db, engine)
      await db.schema.alterTable('account').addColumn('language_at', integer).execute()
    },
  }
}
