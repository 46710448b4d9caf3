import { type Migration, Migrator } from 'kysely/migration'
import type { Engine } from './engine.ts'
import { migrationsFor } from './migrations/index.ts'
import type { Db } from './schema.ts'

/**
 * Kysely holds a lock meanwhile: two processes that start together wait for each other.
 * @param schema whose migrations these are; without it Kysely takes another schema's for this one's.
 */
export async function migrate(db: Db, engine: Engine, schema?: string): Promise<void> {
  const provider = { getMigrations: async (): Promise<Record<string, Migration>> => migrationsFor(engine) }
  const migrator = new Migrator({ db: db.withoutPlugins(), provider, migrationTableSchema: schema })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
}
