/**
 * What stands where in a thread, and how much there is of it, is read of an index alone: the words lie elsewhere. What was taken
 * back after others could read it keeps its place.
 */
import type { Kysely } from 'kysely'
import type { Engine } from '../engine.ts'
import { tablesOn } from './tables.ts'

const line = ['thread_id', 'created_at', 'id', 'meeting_id', 'parent_id', 'state', 'keeps_place'] as const

export function linesOfAThread(engine: Engine) {
  return {
    async up(db: Kysely<unknown>) {
      const { integer } = tablesOn(db, engine)
      await db.schema
        .alterTable('contribution')
        .addColumn('keeps_place', integer, (c) => c.notNull().defaultTo(0))
        .execute()
      await db.schema
        .createIndex('contribution_line')
        .on('contribution')
        .columns([...line, 'channel', 'said_at', 'written_in_id'])
        .execute()
      await db.schema.dropIndex('contribution_thread').execute()
    },
  }
}
