/** Opens the database that the configuration names, on either engine, with all migrations run. */
import { CamelCasePlugin, type Dialect, Kysely } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import type { Database, Db } from './schema.ts'
import { migrationsFor } from './migrations/index.ts'
import { openPostgres } from './postgres.ts'
import { openSqlite } from './sqlite.ts'

export type Engine = 'sqlite' | 'postgres'

export interface Opened {
  engine: Engine
  /** For `write` alone. */
  writing: Db
  /** For every read outside a transaction; it cannot change anything. */
  reading: Db
  /** Where hints of other processes come from; with one process there is nothing to listen to. */
  hints: Hints
  close(): Promise<void>
}

export interface Hints {
  send(meetingIds: string[]): void
  listen(heard: (meetingIds: string[]) => void): Promise<void>
}

/** @param url `postgres://…`, or the path of a SQLite file, or `:memory:`. */
export async function openDatabase(url: string, options: { schema?: string } = {}): Promise<Opened> {
  return /^postgres(ql)?:/.test(url) ? openPostgres(url, options.schema) : openSqlite(url)
}

export const kyselyOn = (dialect: Dialect): Db =>
  new Kysely<Database>({ dialect, plugins: [new CamelCasePlugin()] })

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
