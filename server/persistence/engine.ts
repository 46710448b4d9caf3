/** What both engines have in common, as the rest of the house sees them. */
import type { Pool } from 'pg'
import { CamelCasePlugin, type Dialect, Kysely } from 'kysely'
import type { Database, Db } from './schema.ts'

export type Engine = 'sqlite' | 'postgres'

export interface Opened {
  engine: Engine
  /** For `write` alone. */
  writing: Db
  /** For every read outside a transaction; on SQLite it cannot change anything. */
  reading: Db
  /** For what is counted outside transactions, by several processes together; null where there is one. */
  pool: Pool | null
  /** Where hints of other processes come from; with one process there is nothing to listen to. */
  hints: Hints
  /** Takes what was deleted out of the files beside the database as well, where they are ours. */
  shred(): Promise<void>
  /** In bytes. */
  size(): Promise<number>
  /** Copies the database into this file while it goes on being written to; null where that is another's task. */
  backup: ((path: string) => Promise<void>) | null
  close(): Promise<void>
}

export interface Hints {
  send(meetingIds: string[]): void
  listen(heard: (meetingIds: string[]) => void): Promise<void>
}

export const kyselyOn = (dialect: Dialect): Db =>
  new Kysely<Database>({ dialect, plugins: [new CamelCasePlugin()] })
