/** What waited for a network came later than it was said. */
import type { Kysely } from 'kysely'
import type { Engine } from '../engine.ts'
import { tablesOn } from './tables.ts'

export function whenItWasSaid(engine: Engine) {
  return {
    async up(db: Kysely<unknown>) {
      const { integer } = tablesOn(db, engine)
      await db.schema.alterTable('contribution').addColumn('said_at', integer).execute()
    },
  }
}
