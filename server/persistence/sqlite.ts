/** SQLite: one connection that writes, and one that only reads. */
import SQLite from 'better-sqlite3'
import { setTimeout } from 'node:timers/promises'
import { SqliteDialect, sql } from 'kysely'
import { type Opened, kyselyOn } from './engine.ts'
import { migrate } from './migrate.ts'
import { preparedOnce } from './prepared.ts'
import type { Db } from './schema.ts'

/** Before 3.51.3 two connections on one WAL may corrupt it (the WAL-reset bug). */
const oldestSafe = [3, 51, 3]
const busyMs = 5000

export async function openSqlite(path: string): Promise<Opened> {
  const file = connect(path)
  assertSafe(file)
  await migrate(kyselyOn(new SqliteDialect({ database: file })), 'sqlite')
  const writing = onPrepared(file)
  // A memory database lives in its connection, so there the one serves both.
  const readingFile = path === ':memory:' ? file : readOnly(path)
  const reading = readingFile === file ? writing : onPrepared(readingFile)
  return {
    engine: 'sqlite',
    writing,
    reading,
    pool: null,
    hints: { send: () => {}, listen: async () => {} },
    shred: () => truncateLog(writing),
    size: () => sizeOf(reading),
    // On the connection that writes: any other would begin anew with each commit.
    backup: async (copy) => void (await file.backup(copy)),
    async close() {
      await Promise.all([reading.destroy(), writing.destroy()])
      // Kysely closes none that it was never asked anything of.
      readingFile.close()
      file.close()
    },
  }
}

const onPrepared = (file: SQLite.Database): Db =>
  kyselyOn(new SqliteDialect({ database: preparedOnce(file) }))

async function sizeOf(db: Db): Promise<number> {
  const { rows } = await sql<{ bytes: number }>`
    select page_count * page_size as bytes from pragma_page_count(), pragma_page_size()`.execute(db)
  return rows[0]?.bytes ?? 0
}

function connect(path: string): SQLite.Database {
  const file = new SQLite(path)
  for (const pragma of [
    'journal_mode = WAL',
    // better-sqlite3's own default in WAL is NORMAL, which may lose acknowledged posts on a power cut.
    'synchronous = FULL',
    `busy_timeout = ${busyMs}`,
    'foreign_keys = ON',
    // Deleted text otherwise stays in the file.
    'secure_delete = ON',
  ])
    file.pragma(pragma)
  return file
}

function readOnly(path: string): SQLite.Database {
  const file = connect(path)
  file.pragma('query_only = ON')
  return file
}

/** Deleted text stays in the write-ahead log until that is cut. A reader in the midst of it makes us try again. */
async function truncateLog(db: Db): Promise<void> {
  for (let triesLeft = 10; triesLeft > 0; triesLeft--) {
    if (await isTruncated(db)) return
    await setTimeout(500)
  }
}

const isTruncated = (db: Db): Promise<boolean> =>
  db.connection().execute(async (one) => {
    // Waiting here would stop the whole process, and with it the reader that is waited for.
    await sql`pragma busy_timeout = 0`.execute(one)
    const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(one)
    await sql`pragma busy_timeout = ${sql.lit(busyMs)}`.execute(one)
    return rows[0]?.busy === 0
  })

function assertSafe(file: SQLite.Database) {
  const { version } = file.prepare('select sqlite_version() as version').get() as { version: string }
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number)
  const [a = 0, b = 0, c = 0] = oldestSafe
  const safe = major > a || (major === a && (minor > b || (minor === b && patch >= c)))
  if (!safe)
    throw new Error(`SQLite ${version} can lose commits; ${oldestSafe.join('.')} or newer is needed.`)
}
