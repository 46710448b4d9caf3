/** A fresh database for each test, on the engine that the project is about. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { inject, onTestFinished } from 'vitest'
import type { Opened } from '../../server/persistence/engine.ts'
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

export async function freshDatabase(schema = freshSchema()): Promise<Opened> {
  const database = await openDatabase(databaseUrl() ?? ':memory:', { schema })
  onTestFinished(async () => {
    // Kysely looks at every table there is before it migrates; the next test need not wait for ours.
    if (onPostgres()) await sql`drop schema ${sql.id(schema)} cascade`.execute(database.writing)
    await database.close()
  })
  return database
}
