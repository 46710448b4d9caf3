/** Whoever asks to speak without a name is called up by a number, which their phone keeps for the whole meeting. */
import type { Kysely } from 'kysely'
import type { Engine } from '../engine.ts'
import { tablesOn } from './tables.ts'

export function calledByNumber(engine: Engine) {
  return {
    async up(db: Kysely<unknown>) {
      const { integer } = tablesOn(db, engine)
      await db.schema.alterTable('participant').addColumn('called_as', integer).execute()
      await db.schema
        .createIndex('participant_called_as')
        .unique()
        .on('participant')
        .columns(['meeting_id', 'called_as'])
        .execute()
    },
  }
}
