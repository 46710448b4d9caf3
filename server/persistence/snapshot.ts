import { PostgresAdapter } from 'kysely'
import type { Db, Reader } from './schema.ts'

/** Several reads of one and the same instant. */
export function inOneSnapshot<T>(db: Db, read: (reader: Reader) => Promise<T>): Promise<T> {
  const transaction = db.transaction()
  return db.getExecutor().adapter instanceof PostgresAdapter
    ? transaction.setIsolationLevel('repeatable read').setAccessMode('read only').execute(read)
    : transaction.execute(read)
}
