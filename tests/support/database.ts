/** A fresh database for each test, on the engine that the project is about. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, inject, onTestFinished } from 'vitest'
import type { Opened } from '../../server/persistence/engine.ts'
import { openDatabase } from '../../server/persistence/open.ts'
import { handOver, onServer } from './hand-over.ts'

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

/** Of tests of this file that are over, emptied: making the tables anew takes twenty times as long. */
const spare: Opened[] = []
const schemas = new WeakMap<Opened, string>()

export async function freshDatabase(): Promise<Opened> {
  const url = databaseUrl()
  const database = url === undefined ? await openDatabase(':memory:') : (spare.pop() ?? (await taken(url)))
  onTestFinished(async () => {
    if (url === undefined) return database.close()
    await emptied(database)
    spare.push(database)
  })
  return database
}

/** Another file's, where it has handed one back; the tables are made in the first few alone. */
async function taken(url: string): Promise<Opened> {
  const schema = (await handedBack(url)) ?? freshSchema()
  const database = await openDatabase(url, { schema })
  schemas.set(database, schema)
  return database
}

async function handedBack(url: string): Promise<string | undefined> {
  const [one] = await onServer<{ name: string }>(
    url,
    `delete from ${handOver} where name = (select name from ${handOver} limit 1 for update skip locked) returning name`,
  )
  return one?.name
}

afterAll(async () => {
  for (const database of spare.splice(0)) {
    const name = schemas.get(database) ?? ''
    await sql`insert into ${sql.raw(handOver)} (name) values (${name})`.execute(database.writing)
    await database.close()
  }
})

async function emptied(database: Opened): Promise<void> {
  const schema = schemas.get(database) ?? ''
  // In any order: the rows that refer to each other all go. All at once: a hundred commands are a hundred ways there and back.
  await sql`do $$
    declare emptied text;
    begin
      perform set_config('session_replication_role', 'replica', true);
      for emptied in
        select format('%I.%I', schemaname, tablename) from pg_tables
        where schemaname = ${sql.lit(schema)} and tablename not like 'kysely%'
      loop execute 'delete from ' || emptied; end loop;
    end $$`.execute(database.writing)
}
