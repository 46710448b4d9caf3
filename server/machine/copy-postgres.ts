/**
 * A copy of what a PostgreSQL database holds, as one file of lines that only this house reads: of one instant, taken while
 * everything goes on. It needs none of PostgreSQL's own programs, which are of another version than the server as often as not.
 */
import { createReadStream, createWriteStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import { makeSecret } from '../ids.ts'

const rowsAtOnce = 500

/** `database` is of the first line alone, with what was counted to; then each table is named before its rows. */
type Line =
  { database: 'raadslag'; migrations: string[]; counted: Counted[] } | { table: string; columns: string[] }
interface Counted {
  sequence: string
  value: string
}

export const copyPostgres = (url: string, path: string): Promise<void> =>
  connectedTo(url, async (client) => {
    await client.query('begin isolation level repeatable read read only')
    await pipeline(linesOf(client), createGzip(), createWriteStream(path, { mode: 0o600 }))
  })

async function connectedTo<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

async function* linesOf(client: pg.Client): AsyncGenerator<string> {
  const migrations = await migrationsOf(client)
  // Looked up within the instant, so nothing in the copy has a number that comes after these.
  const head: Line = { database: 'raadslag', migrations, counted: await countedIn(client) }
  yield `${JSON.stringify(head)}\n`
  for (const table of await tablesOf(client)) {
    const named: Line = { table, columns: await columnsOf(client, table) }
    yield `${JSON.stringify(named)}\n`
    await client.query(
      `declare rows no scroll cursor for select to_jsonb(t)::text as row from ${quoted(table)} t`,
    )
    for (let rows = await fetched(client); rows.length > 0; rows = await fetched(client))
      yield rows.map(({ row }) => `[${row}]\n`).join('')
    await client.query('close rows')
  }
}

const fetched = async (client: pg.Client) =>
  (await client.query<{ row: string }>(`fetch ${rowsAtOnce} from rows`)).rows

const quoted = (name: string) => pg.escapeIdentifier(name)

const namesFrom = async (client: pg.Client, query: string, values: string[] = []): Promise<string[]> =>
  (await client.query<{ name: string }>(query, values)).rows.map(({ name }) => name)

const migrationsOf = (client: pg.Client) =>
  namesFrom(client, 'select name from kysely_migration order by name')

const countedIn = async (client: pg.Client) =>
  (
    await client.query<Counted>(
      `select sequencename as sequence, last_value::text as value from pg_sequences
        where schemaname = current_schema() and last_value is not null`,
    )
  ).rows

const tablesOf = (client: pg.Client) =>
  namesFrom(
    client,
    `select tablename as name from pg_tables
      where schemaname = current_schema() and tablename not like 'kysely%' order by tablename`,
  )

const columnsOf = (client: pg.Client, table: string) =>
  namesFrom(
    client,
    `select column_name as name from information_schema.columns
      where table_schema = current_schema() and table_name = $1 and is_generated = 'NEVER' order by ordinal_position`,
    [table],
  )

/**
 * All of it or nothing. Throws a sentence where somebody else is connected to the database, and where the copy is none of ours or
 * was taken by another version.
 */
export const restorePostgres = (url: string, path: string): Promise<void> =>
  connectedTo(url, async (client) => {
    await client.query('begin')
    await assertAlone(client)
    const back = await withoutRules(client)
    await fill(client, path)
    await back()
    const { rowCount } = await client.query(`update setting set value = $1 where name = 'epoch'`, [
      makeSecret(),
    ])
    if (rowCount !== 1) throw new Error('The copy has no epoch, so it is none of a server that has run.')
    await client.query('commit')
  })

export async function assertPostgresIsFree(url: string): Promise<void> {
  await connectedTo(url, assertAlone)
}

async function assertAlone(client: pg.Client): Promise<void> {
  for (let triesLeft = 10; await hasOthers(client); triesLeft--) {
    if (triesLeft === 0)
      throw new Error('Somebody is connected to this database, probably a Rådslag server. Stop it first.')
    // Who has just hung up is still on the list for a moment.
    await setTimeout(100)
  }
}

async function hasOthers(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ others: number }>(
    `select count(*)::int as others from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`,
  )
  return (rows[0]?.others ?? 0) > 0
}

/** Rows come in any order, and those of the log are guarded; what it answers puts every rule back, and checks it. */
async function withoutRules(client: pg.Client): Promise<() => Promise<void>> {
  const tables = (await tablesOf(client)).map(quoted)
  const { rows: keys } = await client.query<{ at: string; name: string; rule: string }>(
    `select conrelid::regclass::text as at, quote_ident(conname) as name, pg_get_constraintdef(oid) as rule
      from pg_constraint where contype = 'f' and connamespace = current_schema()::regnamespace`,
  )
  for (const { at, name } of keys) await client.query(`alter table ${at} drop constraint ${name}`)
  for (const table of tables) await client.query(`alter table ${table} disable trigger user`)
  await client.query(`truncate ${tables.join(', ')}`)
  return async () => {
    for (const table of tables) await client.query(`alter table ${table} enable trigger user`)
    for (const { at, name, rule } of keys)
      await client.query(`alter table ${at} add constraint ${name} ${rule}`)
  }
}

async function fill(client: pg.Client, path: string): Promise<void> {
  const lines = createInterface({ input: createReadStream(path).pipe(createGunzip()), crlfDelay: Infinity })
  let into: { table: string; columns: string[] } | null = null
  let rows: string[] = []
  const put = async () => {
    if (into && rows.length > 0) await insert(client, into, rows)
    rows = []
  }
  for await (const line of lines) {
    if (line.startsWith('[')) rows.push(line.slice(1, -1))
    if (!line.startsWith('[') || rows.length === rowsAtOnce) await put()
    if (!line.startsWith('[')) into = await opened(client, line)
  }
  await put()
}

async function opened(client: pg.Client, line: string) {
  // Written by `linesOf` alone; what is not fails as a table that there is not.
  const head = JSON.parse(line) as Line
  if ('table' in head) return head
  if (JSON.stringify(head.migrations) !== JSON.stringify(await migrationsOf(client)))
    throw new Error(
      'The copy was taken by another version of Rådslag. Put it back with that version, and update then.',
    )
  for (const { sequence, value } of head.counted)
    await client.query('select setval($1::regclass, $2::bigint)', [quoted(sequence), value])
  return null
}

async function insert(
  client: pg.Client,
  { table, columns }: { table: string; columns: string[] },
  rows: string[],
): Promise<void> {
  const named = columns.map(quoted).join(', ')
  await client.query(
    `insert into ${quoted(table)} (${named})
      select ${named} from jsonb_populate_recordset(null::${quoted(table)}, $1::jsonb)`,
    [`[${rows.join(',')}]`],
  )
}
