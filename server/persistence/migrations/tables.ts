/** How a migration makes tables that are the same on both engines. */
import { type CreateTableBuilder, type Kysely, sql } from 'kysely'
import type { Engine } from '../engine.ts'

type Build = (table: CreateTableBuilder<string>) => CreateTableBuilder<string>

export function tablesOn(db: Kysely<unknown>, engine: Engine) {
  return {
    /** Wide enough for epoch milliseconds. */
    integer: engine === 'sqlite' ? ('integer' as const) : ('bigint' as const),
    create(name: string, build: Build): Promise<void> {
      const table = build(db.schema.createTable<string>(name))
      return (engine === 'sqlite' ? table.modifyEnd(sql`strict`) : table).execute()
    },
  }
}
