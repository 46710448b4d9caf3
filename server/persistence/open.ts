import type { Opened } from './engine.ts'
import { openPostgres } from './postgres.ts'
import { openSqlite } from './sqlite.ts'

/**
 * Opens the database that the configuration names, with all migrations run.
 * @param url `postgres://…`, or the path of a SQLite file, or `:memory:`.
 */
export async function openDatabase(url: string, options: { schema?: string } = {}): Promise<Opened> {
  return /^postgres(ql)?:/.test(url) ? openPostgres(url, options.schema) : openSqlite(url)
}
