import { type Migration, Migrator } from 'kysely/migration'
import type { Engine } from './engine.ts'
import { migrationsFor } from './migrations/index.ts'
import type { Db } from './schema.ts'

/** Kysely holds a lock meanwhile: two processes that start together wait for each other. */
export async function migrate(db: Db, engine: Engine): Promise<void> {
  const provider = { getMigrations: async (): Promise<Record<string, Migration>> => migrationsFor(engine) }
  const { error } = await new Migrator({ db: db.withoutPlugins(), provider }).migrateToLatest()
  if (error) throw error
}
