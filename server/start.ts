/** The one composition root: database, core, http, realtime, pages, listen, stop. */
import { type Server, createServer } from 'node:http'
import { mkdir } from 'node:fs/promises'
import { isIPv4 } from 'node:net'
import { join } from 'node:path'
import pino from 'pino'
import { Gauge } from 'prom-client'
import { sql } from 'kysely'
import { createDoor } from './auth/door.ts'
import { createLimits } from './auth/limits.ts'
import { createLogins } from './auth/logins.ts'
import { hashPassword, verifyPassword } from './auth/passwords.ts'
import { type Config, localAddress } from './config.ts'
import { type Core, createCore } from './core.ts'
import type { Tools } from './domain/tools.ts'
import { createApp } from './http/app.ts'
import { newRegistry } from './http/health.ts'
import type { Report } from './http/refusals.ts'
import { makeCode, makeId, makeSecret } from './ids.ts'
import { rememberHeads, settleEpoch } from './persistence/epoch.ts'
import { settleKeyFile } from './persistence/key-file.ts'
import { lockFolder } from './persistence/lock.ts'
import { openDatabase } from './persistence/open.ts'
import { settledSetting } from './persistence/settings.ts'
import { createWrite, refusesInsideWrite } from './persistence/write.ts'
import { attachPages } from './pages.ts'
import { type Realtime, attachRealtime } from './realtime/attach.ts'
import { provideCore } from './slot.ts'

export interface Running {
  core: Core
  /** With the port that was really taken. */
  port: number
  stop(): Promise<void>
}

const headsEveryMs = 1000

export async function start(config: Config, options: { development?: boolean } = {}): Promise<Running> {
  await mkdir(config.dataDir, { recursive: true })
  const unlock = config.databaseUrl ? () => {} : lockFolder(config.dataDir)
  const database = await openDatabase(config.databaseUrl ?? join(config.dataDir, 'raadslag.db'))
  const log = pino({ level: config.logLevel })
  const report: Report = (error, about) => log.error({ err: error, ...about }, 'unexpected')

  const realtime: { current: Realtime | null } = { current: null }
  const wake = (meetingIds: string[]) => {
    realtime.current?.hear(meetingIds)
    database.hints.send(meetingIds)
  }
  const now = () => Date.now()
  const write = createWrite(database.writing, wake, now)
  const headsFile = config.databaseUrl ? null : join(config.dataDir, 'heads')
  const epoch = await settleEpoch(database.writing, database.engine, headsFile)
  const { outcome: sealKey } = await write((trx) =>
    settledSetting(trx, 'seal_key', makeSecret() + makeSecret()),
  )
  const tools: Tools = {
    write,
    db: database.reading.withPlugin(refusesInsideWrite),
    now,
    newId: () => makeId(now()),
    newSecret: makeSecret,
    newCode: makeCode,
    sealKey,
    hashPassword,
    verifyPassword,
  }
  const core = createCore(tools, () => epoch)
  const logins = createLogins({ db: tools.db, write, now })
  const door = createDoor({
    logins,
    limits: createLimits(),
    sealKey,
    meetingByCode: core.people.meetingByCode,
  })

  const registry = newRegistry()
  const assertReady = async () => void (await sql`select 1`.execute(tools.db))
  const operatorKey = await settleKeyFile(config.dataDir)
  const app = createApp({ config, core, door, operatorKey, health: { registry, assertReady }, report })
  const http = createServer(app)
  const parts = { config, core, door, db: tools.db, write, now, processId: makeSecret(), report }
  realtime.current = attachRealtime(http, parts)
  measureSockets(registry, realtime.current)
  await database.hints.listen(realtime.current.hear)

  const port = { taken: config.port }
  provideCore({ core, door, report, publicOrigin: (url) => publicOrigin(config, url, port.taken) })
  const closePages = await attachPages(app, http, options.development === true)
  const remembering =
    headsFile && setInterval(() => void rememberHeads(tools.db, headsFile).catch(() => {}), headsEveryMs)
  port.taken = await listen(http, config)

  return {
    core,
    port: port.taken,
    async stop() {
      if (remembering) clearInterval(remembering)
      if (headsFile) await rememberHeads(tools.db, headsFile)
      await realtime.current?.stop()
      await closePages()
      http.closeAllConnections()
      await database.close()
      unlock()
    },
  }
}

function listen(http: Server, { port, host }: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', reject)
    http.listen(port, host, () => {
      const address = http.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}

/** A QR that holds `localhost` opens on no phone. */
function publicOrigin({ origin }: Config, url: URL, port: number): string {
  if (origin) return origin
  const isHere =
    url.hostname === 'localhost' ||
    url.hostname === '[::1]' ||
    (isIPv4(url.hostname) && url.hostname.startsWith('127.'))
  const address = isHere ? localAddress() : null
  return address ? `http://${address}:${port}` : url.origin
}

function measureSockets(registry: ReturnType<typeof newRegistry>, { size }: Realtime) {
  const gauge: Gauge = new Gauge({
    name: 'raadslag_sockets',
    help: 'Live sockets of this process',
    registers: [registry],
    collect: () => void gauge.set(size()),
  })
}
