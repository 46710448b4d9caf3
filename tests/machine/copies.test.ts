/** A copy that is put back is the past again, on both databases, and never under a server that runs. */
import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createCore } from '../../server/core.ts'
import { type Actor, nobody } from '../../server/domain/people/actor.ts'
import type { Tools } from '../../server/domain/tools.ts'
import { makeCode, makeId, makeSecret } from '../../server/ids.ts'
import { backUp, restore } from '../../server/machine/copies.ts'
import type { Opened } from '../../server/persistence/engine.ts'
import { lockFolder } from '../../server/persistence/lock.ts'
import { openDatabase } from '../../server/persistence/open.ts'
import { readSetting, saveSetting, settledSetting } from '../../server/persistence/settings.ts'
import { createWrite } from '../../server/persistence/write.ts'
import { databaseUrl } from '../support/database.ts'
import { onServer, template } from '../support/hand-over.ts'
import { aKey, aPlan, aPost, anAdministrator } from '../support/world.ts'

/** A house of its own: a folder, and on PostgreSQL a database that nobody else is connected to. */
async function aHouse() {
  const dataDir = await mkdtemp(join(tmpdir(), 'raadslag-copies-'))
  onTestFinished(() => rm(dataDir, { recursive: true }))
  const server = databaseUrl()
  const url = server ? await aDatabase(server) : null
  const where = { dataDir, databaseUrl: url }
  const open = () => openDatabase(url ?? join(dataDir, 'raadslag.db'))
  const using = async <T>(work: (database: Opened) => Promise<T>): Promise<T> => {
    const database = await open()
    try {
      return await work(database)
    } finally {
      await database.close()
    }
  }
  const name = (value: string) => using(({ writing }) => saveName(writing, value))
  const named = () => using(({ reading }) => readSetting(reading, 'name'))
  const epoch = () =>
    using(({ writing }) => writing.transaction().execute((trx) => settledSetting(trx, 'epoch', 'first')))
  await epoch()
  return { where, open, using, name, named, epoch }
}

async function aDatabase(server: string): Promise<string> {
  const name = `copies_${randomUUID().replaceAll('-', '')}`
  await onServer(server, `create database ${name} template ${template}`)
  onTestFinished(async () => void (await onServer(server, `drop database ${name} with (force)`)))
  return new URL(`/${name}`, server).href
}

const saveName = (writing: Opened['writing'], value: string) =>
  writing.transaction().execute((trx) => saveSetting(trx, 'name', value))

const at = (second: number) => Date.UTC(2026, 3, 14, 19, 0, second)

test('a copy that is taken while somebody writes is put back, in a new epoch, and what stood there is kept', async () => {
  const { where, open, name, named, epoch } = await aHouse()
  const running = await open()
  await saveName(running.writing, 'Nørre “Sundby” \\ \n')
  const copy = await backUp(where, at(0))
  await running.close()
  await name('Sønder Sundby')
  const kept = await restore(where, copy, at(1))
  expect(await named()).toBe('Nørre “Sundby” \\ \n')
  const second = await epoch()
  expect(second).not.toBe('first')
  await restore(where, kept ?? '', at(2))
  expect(await named()).toBe('Sønder Sundby')
  expect(await epoch()).not.toBe(second)
  expect(await readdir(join(where.dataDir, 'backups'))).toHaveLength(3)
})

test('nothing is put back under a server that runs', async () => {
  const { where, open, name, named } = await aHouse()
  await name('Da')
  const copy = await backUp(where, at(0))
  const running = await open()
  const letGo = where.databaseUrl ? () => {} : lockFolder(where.dataDir)
  await saveName(running.writing, 'Nu')
  await expect(restore(where, copy, at(1))).rejects.toThrow(/Stop it first/)
  letGo()
  await running.close()
  expect(await named()).toBe('Nu')
})

test('what is no copy changes nothing', async () => {
  const { where, name, named } = await aHouse()
  await name('Nu')
  const file = join(where.dataDir, 'a-letter')
  await writeFile(file, 'Kære kommune')
  await expect(restore(where, file, at(1))).rejects.toThrow()
  await expect(restore(where, join(where.dataDir, 'nothing'), at(1))).rejects.toThrow(/There is no file/)
  expect(await named()).toBe('Nu')
})

test('all that a meeting holds comes back as it was, rules and guards too', async () => {
  const { where, using } = await aHouse()
  await using(holdMeeting)
  const before = await using(allIn)
  const copy = await backUp(where, at(0))
  await using(({ writing }) => writing.updateTable('contribution').set({ text: 'Noget andet' }).execute())
  await restore(where, copy, at(1))
  expect(await using(allIn)).toEqual(before)
  expect(before.moderation).toHaveLength(1)
  await expect(using(({ writing }) => writing.deleteFrom('moderation').execute())).rejects.toThrow()
  await expect(using(({ writing }) => writing.deleteFrom('thread').execute())).rejects.toThrow()
})

test('a meeting goes on in an empty house that its copy was put into', async () => {
  const { where, using } = await aHouse()
  const { host, spoken } = await using(holdMeeting)
  const copy = await backUp(where, at(0))
  const other = await aHouse()
  await restore(other.where, copy, at(1))
  const said = await other.using((database) =>
    coreOn(database).contributions.record(host, { ...spoken, key: aKey(), text: 'En bænk til' }),
  )
  const { hits } = (await other.using((database) => coreOn(database).search.find(host, { q: 'bænk' }))) ?? {}
  expect(hits?.map(({ id }) => id)).toContain(said.id)
})

function coreOn(database: Opened) {
  const now = () => Date.now()
  const tools: Tools = {
    ...{ write: createWrite(database.writing, () => {}, now), db: database.reading, now },
    ...{ newId: () => makeId(now()), newSecret: makeSecret, newCode: makeCode, sealKey: 'seal' },
    ...{ hashPassword: async (password) => password, verifyPassword: async () => true },
  }
  return createCore(tools, () => 'first')
}

/** With words, an answer to them, and something held back. */
async function holdMeeting(database: Opened) {
  const core = coreOn(database)
  const secret = (await core.accounts.offerSetUp()) ?? ''
  const { accountId: id } = await core.accounts.setUp({ secret, ...anAdministrator })
  const host: Actor = { ...nobody, account: { id, name: 'Karen Holm', roles: ['administrator'] } }
  const { id: meetingId } = await core.meetings.plan(host, aPlan())
  await core.meetings.announce(host, { meetingId })
  await core.meetings.open(host, { meetingId })
  const [thread] = (await core.meetings.read(host, meetingId)).threads
  const spoken = { meetingId, channel: 'spoken' }
  const words = { ...aPost(thread?.id ?? '', 'Bænke ved åen'), ...spoken }
  const said = await core.contributions.record(host, words)
  await core.contributions.record(host, { ...words, key: aKey(), parentId: said.id })
  await core.moderation.hold(host, { id: said.id, reason: 'off_topic' })
  return { host, spoken: words }
}

/** Every row but the epoch. */
async function allIn({ reading }: Opened) {
  const setting = await reading.selectFrom('setting').selectAll().where('name', '!=', 'epoch').execute()
  const rows = (table: 'contribution' | 'feed' | 'moderation' | 'searchEntry' | 'wallEntry' | 'account') =>
    reading.selectFrom(table).selectAll().execute()
  const sorted = (some: object[]) => some.map((row) => JSON.stringify(row)).sort()
  return {
    setting: sorted(setting),
    contribution: sorted(await rows('contribution')),
    feed: sorted(await rows('feed')),
    moderation: sorted(await rows('moderation')),
    searchEntry: sorted(await rows('searchEntry')),
    wallEntry: sorted(await rows('wallEntry')),
    account: sorted(await rows('account')),
  }
}
