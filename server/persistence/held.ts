/** Rows that a rule was asked of stay as they are until the commit. SQLite has one writer, so there this is nothing. */
import { PostgresAdapter } from 'kysely'
import type { Trx } from './schema.ts'

interface Lockable<Q> {
  forShare(): Q
  forNoKeyUpdate(): Q
}

interface Passable<Q> {
  forUpdate(): { skipLocked(): Q }
}

/** Nobody may change the row meanwhile; others may hold it too. For `.$call(held(trx))`. */
export const held =
  (trx: Trx) =>
  <Q extends Lockable<Q>>(query: Q): Q =>
    onPostgres(trx) ? query.forShare() : query

/**
 * Nobody else may hold or change the row meanwhile. They may refer to it: a wall that puts a card on record must not wait
 * for the desk that hides it, which waits for the wall.
 */
export const seized =
  (trx: Trx) =>
  <Q extends Lockable<Q>>(query: Q): Q =>
    onPostgres(trx) ? query.forNoKeyUpdate() : query

/** To take one of many: those that somebody else is taking at this instant are passed over, not waited for. */
export const passingOver =
  (trx: Trx) =>
  <Q extends Passable<Q>>(query: Q): Q =>
    onPostgres(trx) ? query.forUpdate().skipLocked() : query

const onPostgres = (trx: Trx) => trx.getExecutor().adapter instanceof PostgresAdapter
