/** A fresh database for each test, on the engine that the project is about. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { inject, onTestFinished } from 'vitest'
import type { Opened } from '../../server/persistence/engine.ts'
import type { Db } from '../../server/persistence/schema.ts'
import { openDatabase } from '../../server/persistence/open.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Set by `postgres.ts`, in the project that asks for it. */
    databaseUrl: string
  }
}

/** Absent in the project that runs on SQLite. */
export const databaseUrl = (): string | undefined => inject('databaseUrl')

export const onPostgres = (): boolean => databaseUrl() !== undefined

export const freshSchema = (): string => `test_${randomUUID().replaceAll('-', '')}`

/** Schemas of tests that are over, emptied: making the tables anew takes ten times as long. */
const spare: string[] = []

export async function freshDatabase(): Promise<Opened> {
  const schema = spare.pop() ?? freshSchema()
  const database = await openDatabase(databaseUrl() ?? ':memory:', { schema })
  onTestFinished(async () => {
    if (onPostgres()) await emptied(database.writing, schema)
    await database.close()
  })
  return database
}

async function emptied(db: Db, schema: string): Promise<void> {
  const tables = await db.withoutPlugins().introspection.getTables()
  const ours = tables.filter((table) => table.schema === schema).map(({ name }) => sql.id(schema, name))
  await db.connection().execute(async (one) => {
    // In any order: the rows that refer to each other all go.
    await sql`set session_replication_role = replica`.execute(one)
    for (const table of ours) await sql`delete from ${table}`.execute(one)
  })
  spare.push(schema)
}
