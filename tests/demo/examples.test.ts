/** What the demo shows of what a meeting can have, made through the same doors as everybody's. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../../server/config.ts'
import { createClock } from '../../server/demo/clock.ts'
import { converse, gatherPhones } from '../../server/demo/conversation.ts'
import { leaderOf, makeWorld } from '../../server/demo/world.ts'
import { type Running, start } from '../../server/start.ts'
import type { ContributionView } from '../../src/lib/contract/wire/contributions.ts'
import { eventually } from '../support/server.ts'

let dataDir: string
let running: Running
beforeAll(async () => void (dataDir = await mkdtemp(join(tmpdir(), 'raadslag-demo-test-'))))
afterAll(async () => {
  await running?.stop()
  await rm(dataDir, { recursive: true, force: true })
})

const fromOffice = (said: ContributionView[]) => said.flatMap(({ hat }) => hat?.name ?? [])
const inDanish = (said: ContributionView[]) =>
  said.flatMap(({ translations = [] }) => translations.map(({ language }) => language))

test('last week and now somebody speaks from office, and foreign words stand in Danish as well', async () => {
  const clock = createClock()
  const config = readConfig({ HOST: '127.0.0.1', PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'error' })
  running = await start(config, { pages: 'none', now: clock.now })
  const { core, door, port } = running
  const scene = { core, door, clock, url: `http://127.0.0.1:${port}` }
  const { accountId, meetingId } = await makeWorld(scene)
  const stage = { ...scene, leader: leaderOf(accountId) }

  const past = (await core.meetings.list(stage.leader)).find(({ state }) => state === 'closed')
  const { threads } = await core.meetings.read(stage.leader, past?.id ?? '')
  const pages = await Promise.all(threads.map(({ id }) => core.threads.read(stage.leader, { id })))
  const said = pages.flatMap(({ posts }) => posts)
  expect(fromOffice(said)).toEqual(['Dorthe Vang'])
  expect(inDanish(said)).toEqual(['da'])

  const lines = await gatherPhones(stage, meetingId, [], async () => {})
  const over = new AbortController()
  const pace = { pauseAfter: () => 1, readingMs: 0 }
  const talk = converse(stage, meetingId, lines, over.signal, pace).catch(() => {})
  await eventually(async () => {
    const { upserts } = await core.feed.since(meetingId, 'room', 0)
    expect(fromOffice(upserts.contributions)).toEqual(['Palle Nørgaard'])
    expect(inDanish(upserts.contributions)).toEqual(['da'])
  }, 20_000)
  over.abort()
  await talk
  for (const line of lines) line.close()
}, 60_000)
