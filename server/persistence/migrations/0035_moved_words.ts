/** When words came into the thread that they stand in: to who reads it, they are new from then on. */
import type { Kysely } from 'kysely'
import type { Engine } from '../engine.ts'
import { tablesOn } from './tables.ts'

export function movedWords(engine: Engine) {
  return {
    async up(db: Kysely<unknown>) {
      const { integer } = tablesOn(db, engine)
      await db.schema.alterTable('contribution').addColumn('moved_at', integer).execute()
    },
  }
}
