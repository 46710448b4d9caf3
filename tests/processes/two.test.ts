/** Two processes on one database, behind no balancer at all: whatever happens at one is told by the other. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Socket, io } from 'socket.io-client'
import { sql } from 'kysely'
import { openDatabase } from '../../server/persistence/open.ts'
import { type Running, start } from '../../server/start.ts'
import type { ClientToServer, ServerToClient } from '../../src/lib/contract/wire/events.ts'
import {
  type OpenMeeting,
  type TestServer,
  aServer,
  anOpenMeeting,
  eventually,
  heard,
  say,
} from '../support/server.ts'

let one: TestServer
let two: Running
let meeting: OpenMeeting
let folder: string
const sockets: Socket<ServerToClient, ClientToServer>[] = []

beforeAll(async () => {
  one = await aServer()
  folder = await mkdtemp(join(tmpdir(), 'raadslag-test-'))
  two = await start({ ...one.config, dataDir: folder }, { pages: 'none' })
  meeting = await anOpenMeeting(one)
})

afterAll(async () => {
  for (const socket of sockets) socket.disconnect()
  await two.stop()
  await one.stop()
  await rm(folder, { recursive: true, force: true })
})

async function phoneAt(port: number) {
  const { token, meetingId } = await one.join(meeting.codes.typed)
  const socket: Socket<ServerToClient, ClientToServer> = io(`http://127.0.0.1:${port}`, {
    transports: ['websocket'],
    forceNew: true,
    auth: { token },
  })
  sockets.push(socket)
  const entered = await say(socket, 'meeting:enter', { meetingId, since: 0 })
  expect(entered.ok).toBe(true)
  return socket
}

async function deskAt(port: number) {
  const socket: Socket<ServerToClient, ClientToServer> = io(`http://127.0.0.1:${port}`, {
    transports: ['websocket'],
    forceNew: true,
    extraHeaders: { cookie: one.administrator.cookie },
  })
  sockets.push(socket)
  const entered = await say(socket, 'meeting:enter', { meetingId: meeting.meetingId, audience: 'desk' })
  expect(entered.ok).toBe(true)
  return socket
}

const words = (text: string) => ({ key: crypto.randomUUID(), threadId: meeting.threadId, text })

test('what is said at one process is heard at the other', async () => {
  const here = await phoneAt(one.port)
  const there = await phoneAt(two.port)
  const coming = heard(there, 'changes', (page) =>
    page.upserts.contributions.some(({ text }) => text === 'Hej derovre'),
  )
  await say(here, 'contribution:submit', words('Hej derovre'))
  expect((await coming).upserts.contributions).toHaveLength(1)
})

test('a token from one process opens the other', async () => {
  const there = await phoneAt(two.port)
  expect(await say(there, 'contribution:submit', words('Fra den anden'))).toMatchObject({ ok: true })
})

test('a lost hint is made good by the poll', async () => {
  const there = await phoneAt(two.port)
  const database = await openDatabase(one.config.databaseUrl ?? '')
  await sql`select pg_terminate_backend(pid) from pg_stat_activity where query ilike 'listen%'`.execute(
    database.writing,
  )
  await database.close()
  const coming = heard(there, 'changes', (page) =>
    page.upserts.contributions.some(({ text }) => text === 'Uden hint'),
  )
  const here = await phoneAt(one.port)
  await say(here, 'contribution:submit', words('Uden hint'))
  expect((await coming).upserts.contributions.map(({ text }) => text)).toContain('Uden hint')
})

test('the same key at both at once is one contribution', async () => {
  const here = await phoneAt(one.port)
  const there = await phoneAt(two.port)
  const same = words('Sendt to gange')
  const first = await phoneAt(one.port)
  const answers = await Promise.all([
    say(here, 'contribution:submit', same),
    say(there, 'contribution:submit', same),
    say(first, 'contribution:submit', same),
  ])
  const ids = answers.map((answer) => answer.ok && answer.id)
  expect(new Set(ids).size).toBe(1)
})

test('a desk at one process sees what a desk at the other looks at, and when nobody does any more', async () => {
  const [here, there] = [await deskAt(one.port), await deskAt(two.port)]
  const id = '0'.repeat(26)
  const told = heard(there, 'looks', ({ looks }) => looks.length > 0, 12_000)
  await say(here, 'desk:look', { meetingId: meeting.meetingId, id })
  expect((await told).looks).toEqual([{ id, name: 'Karen Holm', isDeciding: false }])
  const gone = heard(there, 'looks', ({ looks }) => looks.length === 0, 12_000)
  here.disconnect()
  await gone
}, 30_000)

test('a new epoch reaches processes that run', async () => {
  const there = await phoneAt(two.port)
  const { meetingId } = meeting
  const before = await say(there, 'meeting:enter', { meetingId })
  const database = await openDatabase(one.config.databaseUrl ?? '')
  await database.writing
    .updateTable('setting')
    .set({ value: 'another' })
    .where('name', '=', 'epoch')
    .execute()
  await database.close()
  await eventually(async () => {
    const after = await say(there, 'meeting:enter', { meetingId })
    expect(after.ok && after.epoch).toMatch(/^another\./)
    expect(after.ok && before.ok && after.epoch !== before.epoch).toBe(true)
  })
})
