import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, onTestFinished, test } from 'vitest'
import { rememberHeads, settleEpoch } from '../../server/persistence/epoch.ts'
import { settleKeyFile } from '../../server/persistence/key-file.ts'
import { lockFolder } from '../../server/persistence/lock.ts'
import type { Opened } from '../../server/persistence/engine.ts'
import { openDatabase } from '../../server/persistence/open.ts'
import { readSetting, saveSetting, settledSetting } from '../../server/persistence/settings.ts'
import { databaseUrl, freshDatabase, freshSchema, onPostgres } from '../support/database.ts'

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'raadslag-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

async function openFile(path: string): Promise<Opened> {
  const database = await openDatabase(path)
  onTestFinished(() => database.close())
  return database
}

const aSetting = { name: 'a', value: '1' }
const settings = (db: Opened['reading']) =>
  db.selectFrom('setting').selectAll().where('name', '=', 'a').execute()

describe('opening', () => {
  test('again runs no migration twice, and keeps what is there', async () => {
    const [path, schema] = [join(await aFolder(), 'raadslag.db'), freshSchema()]
    const open = () => openDatabase(databaseUrl() ?? path, { schema })
    const first = await open()
    await first.writing.insertInto('setting').values(aSetting).execute()
    await first.close()
    const second = await open()
    expect(await settings(second.reading)).toEqual([aSetting])
    await second.close()
  })

  test('by two processes at once leaves one set of tables', async () => {
    const [path, schema] = [join(await aFolder(), 'raadslag.db'), freshSchema()]
    const open = () => openDatabase(databaseUrl() ?? path, { schema })
    const [one, other] = await Promise.all([open(), onPostgres() ? open() : null])
    expect(await settings((other ?? one).reading)).toEqual([])
    await Promise.all([one.close(), other?.close()])
  })

  test('epoch milliseconds and counts come back as numbers', async () => {
    const { reading, writing } = await freshDatabase()
    await writing
      .insertInto('presence')
      .values({ processId: 'p', meetingId: 'm', phones: 1, walls: 2, desks: 3, at: 1_776_182_400_000 })
      .execute()
    const row = await reading.selectFrom('presence').selectAll().executeTakeFirstOrThrow()
    const { count } = await reading
      .selectFrom('presence')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    expect([row.at, row.phones, count]).toEqual([1_776_182_400_000, 1, 1])
  })

  test('SQLite: the connection for reading cannot write', async () => {
    const { reading, writing } = await openFile(join(await aFolder(), 'raadslag.db'))
    await writing.insertInto('setting').values(aSetting).execute()
    expect(await settings(reading)).toEqual([aSetting])
    const attempt = reading.insertInto('setting').values({ name: 'b', value: '' }).execute()
    await expect(attempt).rejects.toThrow(/readonly/)
  })

  test('SQLite: what is acknowledged is on disk, and what is deleted is gone from it', async () => {
    const { writing } = await openFile(join(await aFolder(), 'raadslag.db'))
    const pragma = async (name: string) =>
      Object.values((await sql`pragma ${sql.raw(name)}`.execute(writing)).rows[0] as Record<string, unknown>)
    expect(await pragma('journal_mode')).toEqual(['wal'])
    expect(await pragma('synchronous')).toEqual([2])
    expect(await pragma('secure_delete')).toEqual([1])
    expect(await pragma('foreign_keys')).toEqual([1])
  })
})

describe('DATA_DIR', () => {
  test('belongs to one server at a time', async () => {
    const folder = await aFolder()
    const letGo = lockFolder(folder)
    expect(() => lockFolder(folder)).toThrow(`Another Rådslag server is using ${folder}`)
    letGo()
    lockFolder(folder)()
  })

  test('holds a key that its owner alone can read, and that stays', async () => {
    const folder = await aFolder()
    const key = await settleKeyFile(folder)
    expect(await settleKeyFile(folder)).toBe(key)
    expect((await stat(join(folder, 'key'))).mode & 0o077).toBe(0)
  })
})

describe('the epoch', () => {
  const addFeed = (db: Opened['writing'], head: number) =>
    db
      .insertInto('feedHead')
      .values({ meetingId: 'm', audience: 'room', head })
      .onConflict((conflict) => conflict.columns(['meetingId', 'audience']).doUpdateSet({ head }))
      .execute()

  test('stays from start to start', async () => {
    const { writing, engine } = await freshDatabase()
    const epoch = await settleEpoch(writing, engine, null)
    expect(await settleEpoch(writing, engine, null)).toBe(epoch)
  })

  test('stays while the database is as far as its heads file', async () => {
    const { writing, reading, engine } = await freshDatabase()
    const file = join(await aFolder(), 'heads')
    await addFeed(writing, 7)
    const epoch = await settleEpoch(writing, engine, file)
    await rememberHeads(reading, file)
    expect(await readFile(file, 'utf8')).toBe('7')
    await addFeed(writing, 9)
    expect(await settleEpoch(writing, engine, file)).toBe(epoch)
  })

  test('is new when a file that was copied back is behind', async () => {
    const { writing, reading, engine } = await freshDatabase()
    const file = join(await aFolder(), 'heads')
    await addFeed(writing, 7)
    const epoch = await settleEpoch(writing, engine, file)
    await rememberHeads(reading, file)
    await addFeed(writing, 5)
    const anew = await settleEpoch(writing, engine, file)
    expect(anew).not.toBe(epoch)
    await rememberHeads(reading, file)
    expect(await settleEpoch(writing, engine, file)).toBe(anew)
  })

  test('a heads file that cannot be read stops nobody', async () => {
    const { writing, engine } = await freshDatabase()
    const file = join(await aFolder(), 'heads')
    await writeFile(file, 'not a number')
    expect(await settleEpoch(writing, engine, file)).toBe(await settleEpoch(writing, engine, null))
  })
})

describe('settings', () => {
  test('are saved, and saved again', async () => {
    const { writing } = await freshDatabase()
    await writing.transaction().execute(async (trx) => {
      for (const value of ['1', '2']) await saveSetting(trx, 'a', value)
    })
    expect(await readSetting(writing, 'a')).toBe('2')
    expect(await readSetting(writing, 'b')).toBeNull()
  })

  test('that are settled stay as the first one found them', async () => {
    const { writing } = await freshDatabase()
    const settle = (value: string) => writing.transaction().execute((trx) => settledSetting(trx, 'a', value))
    const answers = await Promise.all([settle('1'), settle('2')])
    expect(new Set(answers).size).toBe(1)
    expect(await settle('3')).toBe(answers[0])
  })
})
