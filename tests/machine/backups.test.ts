import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import SQLite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { warningsOf } from '../../server/machine/machine.ts'
import { nobody } from '../../server/domain/people/actor.ts'
import { onPostgres } from '../support/database.ts'
import { refused } from '../support/refused.ts'
import { type TestServer, aServer, anOpenMeeting } from '../support/server.ts'
import { aPost } from '../support/world.ts'

let server: TestServer
beforeAll(async () => {
  server = await aServer()
})
afterAll(() => server.stop())

const loginIdOf = async () => {
  const { door, administrator } = server
  const cookies = { login: administrator.loginToken }
  return (await door.ask({ cookies, isSecure: false })).loginId
}

describe.skipIf(onPostgres())('a backup', () => {
  test('is whole, and was taken while people wrote', async () => {
    const { core, machine, administrator, config } = server
    const { meetingId, codes, threadId } = await anOpenMeeting(server)
    const { token } = await server.join(codes.screen)
    const writing = new AbortController()
    const written: string[] = []
    const write = (async () => {
      while (!writing.signal.aborted) {
        const post = { ...aPost(threadId, 'Bænke'), meetingId, channel: 'spoken' }
        const { id } = await core.contributions.record(administrator.actor, post)
        written.push(id)
        await sleep(1)
      }
    })()
    await expect.poll(() => written.length, { timeout: 10_000 }).toBeGreaterThan(5)
    const before = [...written]
    const { name, bytes } = await machine.backups.take(administrator.actor)
    writing.abort()
    await write
    expect(token).toBeTruthy()
    const path = join(config.dataDir, 'backups', name)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect((await stat(path)).size).toBe(bytes)
    const copy = new SQLite(path, { readonly: true })
    expect(copy.pragma('integrity_check', { simple: true })).toBe('ok')
    const ids = new Set(copy.prepare('select id from contribution').pluck().all())
    copy.close()
    expect(before.filter((id) => !ids.has(id))).toEqual([])
    expect((await machine.backups.list(administrator.actor)).map((one) => one.name)).toEqual([name])
  })

  test('is handed to an administrator who has just logged in, and to nobody else', async () => {
    const { machine, administrator } = server
    const [taken] = await machine.backups.list(administrator.actor)
    const name = taken?.name ?? ''
    const { actor } = await server.account('facilitator')
    await refused(machine.backups.list(actor), 'forbidden')
    await refused(machine.backups.take(actor), 'forbidden')
    await refused(machine.backups.open(actor, { loginId: null }, name), 'forbidden')
    await refused(machine.backups.take(nobody), 'login_first')
    await refused(machine.backups.open(administrator.actor, { loginId: null }, name), 'fresh_login_first')
    const here = { loginId: await loginIdOf() }
    const outside = machine.backups.open(administrator.actor, here, '../key')
    await refused(outside, 'not_found')
    const { file } = await machine.backups.open(administrator.actor, here, name)
    const chunks: Buffer[] = []
    for await (const chunk of file) chunks.push(chunk as Buffer)
    expect(Buffer.concat(chunks)).toEqual(await readFile(join(server.config.dataDir, 'backups', name)))
  })

  test('is deleted, and all of it is on record', async () => {
    const { core, machine, administrator } = server
    const [taken] = await machine.backups.list(administrator.actor)
    await machine.backups.remove(administrator.actor, taken?.name ?? '')
    expect(await machine.backups.list(administrator.actor)).toEqual([])
    const { lines } = await core.administration.log(administrator.actor, {})
    expect(lines.map(({ act }) => act)).toEqual(
      expect.arrayContaining(['backup_gone', 'backup_out', 'backup']),
    )
  })
})

test.runIf(onPostgres())('on PostgreSQL it is taken where the database is', async () => {
  const { machine, administrator } = server
  expect(machine.backups.areOurs).toBe(false)
  await refused(machine.backups.take(administrator.actor), 'backup_elsewhere')
})

test('health says what the machine is, and what somebody should see to', async () => {
  const { machine, administrator } = server
  const health = await machine.health(administrator.actor)
  expect(health.database.bytes).toBeGreaterThan(1000)
  expect(health.disk.totalBytes).toBeGreaterThan(health.disk.freeBytes)
  expect(health.version).toMatch(/^\d+\.\d+/)
  const calm = {
    ...health,
    ...{ trouble: null, jobs: [], backedUpAt: 1_000_000, carries: 'smtp' as const },
    links: { address: 'https://raad.example.dk', isSet: true },
    mail: { ...health.mail, oldestMs: 0 },
    database: { engine: 'sqlite' as const, bytes: 1 },
    disk: { freeBytes: 50, totalBytes: 100 },
  }
  const now = { now: 1_000_000, startedAt: 1_000_000 }
  expect(warningsOf(calm, now)).toEqual([])
  expect(warningsOf({ ...calm, mail: { ...calm.mail, oldestMs: 16 * 60_000 } }, now)).toEqual(['mail_stuck'])
  expect(warningsOf({ ...calm, trouble: 'login' }, now)).toEqual(['mail_trouble'])
  expect(warningsOf({ ...calm, carries: 'files' }, now)).toEqual(['mail_files'])
  expect(health.links.address).toMatch(/^http:/)
  expect(warningsOf({ ...calm, links: health.links }, now)).toEqual(['no_origin'])
  expect(warningsOf({ ...calm, backedUpAt: null }, now)).toEqual(['backup_none'])
  expect(warningsOf({ ...calm, backedUpAt: now.now - 8 * 86_400_000 }, now)).toEqual(['backup_old'])
  expect(warningsOf({ ...calm, disk: { freeBytes: 9, totalBytes: 100 } }, now)).toEqual(['disk_full'])
  expect(warningsOf(calm, { ...now, startedAt: now.now - 11 * 60_000 })).toEqual(['job_late'])
  const elsewhere = { engine: 'postgres' as const, bytes: 1 }
  expect(warningsOf({ ...calm, backedUpAt: null, database: elsewhere }, now)).toEqual([])
})
