/** The date on which a meeting forgets its devices, and attempts that several processes count together. */
import { type Kysely, sql } from 'kysely'
import type { Engine } from '../engine.ts'
import { tablesOn } from './tables.ts'

/** Six months, for meetings that are there already. */
const halfYearMs = 183 * 24 * 3_600_000

export function forgetAndLimit(engine: Engine) {
  return {
    async up(db: Kysely<unknown>) {
      const { create, integer } = tablesOn(db, engine)

      await db.schema
        .alterTable('meeting')
        .addColumn('forget_at', integer, (c) => c.notNull().defaultTo(0))
        .execute()
      await db.schema.alterTable('meeting').addColumn('forgotten_at', integer).execute()
      await db.schema.alterTable('meeting').addColumn('phones_forgotten', integer).execute()
      await sql`update meeting set forget_at = coalesce(closed_at, ends_at) + ${sql.lit(halfYearMs)}`.execute(
        db,
      )

      // As rate-limiter-flexible wants it. With one process it stays empty.
      await create('attempt', (t) =>
        t
          .addColumn('key', 'text', (c) => c.primaryKey())
          .addColumn('points', 'integer', (c) => c.notNull().defaultTo(0))
          .addColumn('expire', integer),
      )
    },
  }
}
