/** Statements that SQLite has read and planned before: for the small ones that is most of what they cost. */
import type SQLite from 'better-sqlite3'
import type { SqliteDatabase } from 'kysely'

/** Far more than there are in the house; a list in a condition makes one for each of its lengths. */
const mostKept = 1000

/**
 * The same connection to Kysely, which would otherwise have every statement read anew. For a schema that stands still: migrate
 * without it.
 */
export function preparedOnce(file: SQLite.Database): SqliteDatabase {
  const kept = new Map<string, SQLite.Statement<unknown[]>>()

  function prepare(text: string): SQLite.Statement<unknown[]> {
    const statement = kept.get(text) ?? file.prepare<unknown[]>(text)
    // A Map keeps the order in which it was filled: what was used last is put last, and what is first goes.
    kept.delete(text)
    kept.set(text, statement)
    const [oldest] = kept.keys()
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
    return statement
  }

  return { prepare, close: () => file.close() }
}
