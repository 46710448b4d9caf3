/** A rehearsal as the desk's button holds it: phones of the server's own, on real connections, and nothing left. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '../../server/persistence/open.ts'
import { samples } from '../../server/rehearsal/texts.ts'
import { lengthOf } from '../../src/lib/contract/text.ts'
import { roomTextLimit } from '../../src/lib/contract/limits.ts'
import { onPostgres } from '../support/database.ts'
import { refused } from '../support/refused.ts'
import { everyRow } from '../support/rows.ts'
import { type TestServer, aServer, eventually, heard, say } from '../support/server.ts'
import { aPlan, hour } from '../support/world.ts'

let server: TestServer
beforeAll(async () => void (server = await aServer()), 30_000)
afterAll(() => server.stop())

async function planned() {
  const { core, administrator } = server
  const plan = aPlan({ startsAt: Date.now() + hour, endsAt: Date.now() + 3 * hour })
  const { id: meetingId } = await core.meetings.plan(administrator.actor, plan)
  return meetingId
}

async function rowsNow() {
  const { config } = server
  const database = await openDatabase(config.databaseUrl ?? join(config.dataDir, 'raadslag.db'))
  const rows = await everyRow(database.reading)
  await database.close()
  return rows
}

const onDisk = async () =>
  Buffer.concat(
    await Promise.all(['', '-wal'].map((end) => readFile(join(server.config.dataDir, `raadslag.db${end}`)))),
  )

test('phones come in, write to what the room is at, and leave no trace', { timeout: 40_000 }, async () => {
  const { core, rehearsing, administrator } = server
  const leader = administrator.actor
  const original = await planned()
  // What the server puts into its index after the start is no trace of a rehearsal.
  while (await core.search.fill());
  const before = await rowsNow()

  const { meetingId } = await rehearsing.begin(leader, { meetingId: original, phones: 12 })
  const desk = server.connect({ extraHeaders: { cookie: administrator.cookie } })
  expect(await say(desk, 'meeting:enter', { meetingId, audience: 'desk' })).toMatchObject({ ok: true })
  const { agenda } = await core.meetings.read(leader, meetingId)
  await core.agenda.move(leader, { meetingId, itemId: agenda.find(({ threadId }) => threadId)?.id })
  const first = samples[0]?.text ?? ''
  await eventually(async () => {
    const { participants, byChannel } = await core.meetings.count(leader, meetingId)
    expect(participants).toBe(12)
    expect(byChannel.phone).toBeGreaterThan(1)
  }, 15_000)
  if (!onPostgres()) expect((await onDisk()).includes(first)).toBe(true)

  const over = heard(desk, 'changes', ({ upserts }) => upserts.meeting?.state === 'closed')
  expect(await rehearsing.end(leader, { meetingId })).toEqual({ of: original })
  await over
  if (!onPostgres()) expect((await onDisk()).includes(first)).toBe(false)
  // Whoever looked on is put out within a second, and then nobody is counted there any more.
  await eventually(async () => expect(await rowsNow()).toEqual(before), 10_000)
  await eventually(() => expect(desk.connected).toBe(false))
})

test('one that nobody ends is gone when its time is over', { timeout: 40_000 }, async () => {
  const { core, rehearsing, administrator } = server
  const original = await planned()
  const before = await rowsNow()
  const { meetingId } = await rehearsing.begin(administrator.actor, { meetingId: original, phones: 10 })
  // As if a quarter of an hour had passed.
  await core.rehearsals.end(administrator.actor, { meetingId })
  await eventually(async () => expect(await rowsNow()).toEqual(before), 15_000)
})

test('more phones than there is room for are refused', async () => {
  const { rehearsing, administrator } = server
  const meetingId = await planned()
  for (const phones of [9, 201, 12.5])
    await refused(rehearsing.begin(administrator.actor, { meetingId, phones }), 'malformed')
})

test('every sample fits in the room', () => {
  for (const { text } of samples) expect(lengthOf(text), text).toBeLessThanOrEqual(roomTextLimit)
})
