/** PostgreSQL: a pool, and one more connection that listens for the hints of other processes. */
import pg from 'pg'
import { PostgresDialect, sql } from 'kysely'
import { type Hints, type Opened, kyselyOn } from './engine.ts'
import { migrate } from './migrate.ts'
import type { Db } from './schema.ts'

// count(*) and bigint come as strings otherwise. Epoch ms and our counts stay far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

const channel = 'raadslag'
const gatherMs = 20
const uniqueViolation = '23505'

export async function openPostgres(url: string, schema = 'public'): Promise<Opened> {
  const options = { connectionString: url, options: `-c search_path=${schema}` }
  const pool = new pg.Pool({ ...options, max: 10 })
  // A restart of the database would otherwise end this process: an idle client that fails is an event, not a crash.
  pool.on('error', () => {})
  const db = kyselyOn(new PostgresDialect({ pool }))
  if (schema !== 'public') await makeSchema(db, schema)
  await migrate(db, 'postgres', schema)

  const hints = hintsOver(options, pool, schema)
  return {
    engine: 'postgres',
    writing: db,
    reading: db,
    pool,
    hints,
    // Its vacuum and its own log are the administrator's.
    shred: async () => {},
    async size() {
      const { rows } = await sql<{ bytes: number }>`
        select pg_database_size(current_database()) as bytes`.execute(db)
      return rows[0]?.bytes ?? 0
    },
    backup: null,
    async close() {
      await hints.stop()
      await db.destroy()
    },
  }
}

/** Two that make it at the same instant both find it missing, and *if not exists* lets one of them fail. */
async function makeSchema(db: Db, schema: string): Promise<void> {
  const make = () => sql`create schema if not exists ${sql.id(schema)}`.execute(db)
  try {
    await make()
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === uniqueViolation)) throw error
    await make()
  }
}

/** Hints may be lost: a poll of the heads stands behind them. So errors here are survived, not reported. */
function hintsOver(
  options: pg.ClientConfig,
  pool: pg.Pool,
  schema: string,
): Hints & { stop(): Promise<void> } {
  const waiting = new Set<string>()
  let timer: NodeJS.Timeout | null = null
  let listener: pg.Client | null = null
  let stopped = false

  async function listen(heard: (meetingIds: string[]) => void): Promise<void> {
    if (stopped) return
    const client = new pg.Client(options)
    listener = client
    const again = () => {
      if (listener !== client) return
      listener = null
      client.removeAllListeners('end')
      if (!stopped) setTimeout(() => void listen(heard).catch(() => {}), 1000).unref()
    }
    client.on('error', again).on('end', again)
    client.on('notification', ({ payload }) => {
      const [ofSchema, ...meetingIds] = (payload ?? '').split(' ')
      if (ofSchema === schema) heard(meetingIds)
    })
    await client
      .connect()
      .then(() => client.query(`listen ${channel}`))
      .catch(again)
  }

  function flush() {
    timer = null
    const payload = [schema, ...waiting].join(' ').slice(0, 7900)
    waiting.clear()
    pool.query('select pg_notify($1, $2)', [channel, payload]).catch(() => {})
  }

  return {
    listen,
    send(meetingIds) {
      for (const id of meetingIds) waiting.add(id)
      if (waiting.size > 0) timer ??= setTimeout(flush, gatherMs)
    },
    async stop() {
      stopped = true
      if (timer) clearTimeout(timer)
      await listener?.end().catch(() => {})
    },
  }
}
