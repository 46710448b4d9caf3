/**
 * The epoch says whether a client's numbers still mean what they meant. It is random, and lives in the database.
 * A SQLite file that was copied back is behind the heads that `DATA_DIR/heads` remembers: then it begins anew.
 * On PostgreSQL the timeline is part of it, so that a failover to a standby that lagged is a new epoch as well.
 */
import { readFile, rename, writeFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { makeSecret } from '../ids.ts'
import type { Engine } from './engine.ts'
import type { Db } from './schema.ts'
import { readSetting, saveSetting, settledSetting } from './settings.ts'

const everyMs = 1000

/** @param headsFile where the sum of all heads is remembered; null where nothing outside the database can. */
export async function settleEpoch(db: Db, engine: Engine, headsFile: string | null): Promise<string> {
  const remembered = headsFile ? await readHeads(headsFile) : 0
  const epoch = await db.transaction().execute(async (trx) => {
    const settled = await settledSetting(trx, 'epoch', makeSecret())
    if ((await sumOfHeads(trx)) >= remembered) return settled
    const fresh = makeSecret()
    await saveSetting(trx, 'epoch', fresh)
    return fresh
  })
  return engine === 'postgres' ? onTimeline(epoch, await timelineOf(db)) : epoch
}

export interface EpochWatch {
  current(): string
  stop(): void
}

/** Under a running process only PostgreSQL's changes: when it goes on as a standby that was promoted. */
export function watchEpoch(db: Db, engine: Engine, settled: string): EpochWatch {
  let epoch = settled
  const look = async () => {
    const random = await readSetting(db, 'epoch')
    if (random) epoch = onTimeline(random, await timelineOf(db))
  }
  // While the database does not answer, the last one known stands.
  const timer = engine === 'postgres' ? setInterval(() => void look().catch(() => {}), everyMs) : undefined
  return { current: () => epoch, stop: () => clearInterval(timer) }
}

/** Remembers the heads again and again until it is stopped. One after the other: two at once would move the same file away from each other. */
export function rememberHeadsIn(headsFile: string, db: Db): () => Promise<void> {
  let last = Promise.resolve()
  const remember = () => (last = last.then(() => rememberHeads(db, headsFile)).catch(() => {}))
  const timer = setInterval(() => void remember(), everyMs)
  return () => {
    clearInterval(timer)
    return remember()
  }
}

const onTimeline = (epoch: string, timeline: number) => `${epoch}.${timeline}`

/** Remembers how far the feeds have come; written beside and moved, so that a crash leaves the old or the new. */
export async function rememberHeads(db: Db, headsFile: string): Promise<void> {
  await writeFile(`${headsFile}.new`, String(await sumOfHeads(db)))
  await rename(`${headsFile}.new`, headsFile)
}

async function readHeads(file: string): Promise<number> {
  const text = await readFile(file, 'utf8').catch(() => '0')
  return Number(text) || 0
}

async function sumOfHeads(db: Db): Promise<number> {
  const { sum } = await db
    .selectFrom('feedHead')
    .select((eb) => eb.fn.sum<number | string | null>('head').as('sum'))
    .executeTakeFirstOrThrow()
  return Number(sum ?? 0)
}

async function timelineOf(db: Db): Promise<number> {
  const { rows } = await sql<{
    timeline_id: number
  }>`select timeline_id from pg_control_checkpoint()`.execute(db)
  return rows[0]?.timeline_id ?? 0
}
