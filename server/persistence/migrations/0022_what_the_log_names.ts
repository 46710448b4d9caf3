/**
 * What was done to the agenda, the floor and the themes stands in the log with what it was done to; and a table's computer
 * is counted by itself, not among the phones.
 */
import type { Kysely } from 'kysely'
import type { Engine } from '../engine.ts'
import { tablesOn } from './tables.ts'

export function whatTheLogNames(engine: Engine) {
  return {
    async up(db: Kysely<unknown>) {
      const add = (column: string, of?: string) =>
        db.schema
          .alterTable('room_act')
          .addColumn(column, 'text', (c) => (of ? c.references(of) : c))
          .execute()
      await add('about')
      await add('becomes')
      // A name is forgotten on its day, and so stands with the speaker alone.
      await add('speaker_id', 'speaker.id')
      await db.schema
        .alterTable('presence')
        .addColumn('scribes', tablesOn(db, engine).integer, (c) => c.notNull().defaultTo(0))
        .execute()
    },
  }
}
