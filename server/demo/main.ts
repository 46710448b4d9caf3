/** `npm run demo`: an example municipality with a meeting that is live now. */
import { mkdtemp, rm, rmdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join as pathOf } from 'node:path'
import { readConfig } from '../config.ts'
import { ownAddress } from '../listening.ts'
import { start } from '../start.ts'
import { createClock } from './clock.ts'
import { converse, gatherPhones } from './conversation.ts'
import type { Line } from '../rehearsal/line.ts'
import { originsOf, printLinks } from './links.ts'
import { leaderOf, makeWorld, municipality, recallWorld, rememberWorld } from './world.ts'

const stopping = new AbortController()

try {
  await runDemo()
} catch (error) {
  if (!stopping.signal.aborted) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}

async function runDemo() {
  const folder = await mkdtemp(pathOf(tmpdir(), 'raadslag-demo-'))
  const config = readConfig(process.env, { DATA_DIR: folder, LOG_LEVEL: 'warn' })
  const { dataDir } = config
  const isThrowaway = dataDir === folder
  if (!isThrowaway) await rmdir(folder)
  const clock = createClock()
  const running = await start(config, { now: clock.now })
  const lines: Line[] = []
  const stop = async () => {
    stopping.abort()
    for (const line of lines) line.close()
    await running.stop()
    if (isThrowaway) await rm(dataDir, { recursive: true, force: true })
    process.exit(0)
  }
  process.once('SIGINT', () => void stop()).once('SIGTERM', () => void stop())

  const { core, door, port } = running
  const scene = { core, door, clock, url: ownAddress(config, port) }
  const world = (await recallWorld(dataDir)) ?? (await makeWorld(scene))
  await rememberWorld(dataDir, world)
  const stage = { ...scene, leader: leaderOf(world.accountId) }
  console.log(`${municipality} lives in ${dataDir}${isThrowaway ? ', until you stop it' : ''}.`)
  await printLinks(stage, world.accountId, world.meetingId, originsOf(config, port))
  console.log('\nThirty phones are writing for ten minutes. Ctrl-C stops everything.\n')

  const noted = (tokens: string[]) => rememberWorld(dataDir, { ...world, tokens })
  lines.push(...(await gatherPhones(stage, world.meetingId, world.tokens, noted)))
  await converse(stage, world.meetingId, lines, stopping.signal)
}
