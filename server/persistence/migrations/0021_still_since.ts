/** Pages of long words turn by a clock of the programme's own, which all walls share and which can stand still. */
import { type Kysely, sql } from 'kysely'
import type { Engine } from '../engine.ts'
import { tablesOn } from './tables.ts'

export function stillSince(engine: Engine) {
  return {
    async up(db: Kysely<unknown>) {
      const { integer } = tablesOn(db, engine)
      const programme = () => db.schema.alterTable('programme')
      await programme().addColumn('still_since', integer).execute()
      for (const column of ['still_ms', 'pages_from'])
        await programme()
          .addColumn(column, integer, (c) => c.notNull().defaultTo(0))
          .execute()
      await sql`update programme set pages_from = since`.execute(db)
      await fillSlots(db)
    },
  }
}

/** The clock has not stood still yet: it says what any other does. */
async function fillSlots(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{
    id: string
    slots: string
  }>`select meeting_id as id, slots from programme`.execute(db)
  for (const { id, slots } of rows) {
    const standing = JSON.parse(slots) as ({ since: number } | null)[]
    const filled = standing.map((slot) => slot && { ...slot, pagesFrom: slot.since })
    await sql`update programme set slots = ${JSON.stringify(filled)} where meeting_id = ${id}`.execute(db)
  }
}
