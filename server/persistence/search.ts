/**
 * The index of words, the same on both engines: what is handed to it are tokens, folded and stemmed by the house, so neither
 * engine has an opinion on language, and both find the same.
 */
import { PostgresAdapter, type RawBuilder } from 'kysely'
import type { SearchKind } from '../../src/lib/contract/wire/search.ts'
import type { Reader, SearchEntryTable, Trx } from './schema.ts'
import { postgresSearch } from './search-postgres.ts'
import { sqliteSearch } from './search-sqlite.ts'

/** Letters, digits and `§` alone. Several stand one after the other. */
export interface Sought {
  tokens: readonly string[]
  /** The last of them may go on. */
  isPrefix?: boolean
}

/** Every one of these; of each, one way is enough. */
export type Wanted = readonly (readonly Sought[])[]

export interface Indexed extends SearchEntryTable {
  tokens: readonly string[]
}

export interface SearchIndex {
  /** Each greater than all before it, also those of other processes. */
  numbers(trx: Trx, count: number): Promise<number[]>
  put(trx: Trx, rows: Indexed[]): Promise<void>
  take(trx: Trx, places: number[]): Promise<void>
  /** The first of them in the order of `place`. */
  find(reader: Reader, looked: Looked): Promise<Found[]>
}

export interface Looked {
  wanted: Wanted
  /** The first and the last place that is meant; null for all. */
  from: number | null
  until: number | null
  /** Of an entry `e` and its meeting `m`. */
  mayBeSeen: RawBuilder<boolean>
  atMost: number
}

export interface Found {
  place: number
  kind: SearchKind
  id: string
}

export const searchIndexOf = (reader: Reader): SearchIndex =>
  reader.getExecutor().adapter instanceof PostgresAdapter ? postgresSearch : sqliteSearch
