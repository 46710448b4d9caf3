/** The one composition root: database, core, http, realtime, pages, listen, stop. */
import { createServer } from 'node:http'
import { access, constants, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import pino from 'pino'
import { Gauge } from 'prom-client'
import { sql } from 'kysely'
import { hatsCalledBy } from '../src/lib/hat-names.ts'
import { type Door, createDoor } from './auth/door.ts'
import { createLimits } from './auth/limits.ts'
import { createLogins } from './auth/logins.ts'
import { createProvider } from './auth/provider.ts'
import { hashPassword, verifyPassword } from './auth/passwords.ts'
import type { Config } from './config.ts'
import { type Core, createCore } from './core.ts'
import type { Actor } from './domain/people/actor.ts'
import type { Tools } from './domain/tools.ts'
import { fillInBackground } from './filling.ts'
import { forgetDaily } from './forgetting.ts'
import { createApp, endApp } from './http/app.ts'
import { newRegistry } from './http/health.ts'
import { type Report, newReference } from './http/refusals.ts'
import { createJudge } from './http/whence.ts'
import { makeCode, makeId, makeSecret } from './ids.ts'
import { keepHours } from './keeping-hours.ts'
import { readLanguages } from './languages.ts'
import {
  endConnections,
  listen,
  originFromElsewhere,
  ownAddress,
  ownOrigin,
  publicOrigin,
} from './listening.ts'
import { carrierFor } from './mail/carrier.ts'
import { createJobs } from './machine/jobs.ts'
import { type Machine, createMachine } from './machine/machine.ts'
import { measureMail } from './mail/figures.ts'
import { createPostman, quiet } from './mail/postman.ts'
import { rememberHeadsIn, settleEpoch, watchEpoch } from './persistence/epoch.ts'
import { settleKeyFile } from './persistence/key-file.ts'
import { lockFolder } from './persistence/lock.ts'
import type { Opened } from './persistence/engine.ts'
import { openDatabase } from './persistence/open.ts'
import { settledSetting } from './persistence/settings.ts'
import { createWrite, refusesInsideWrite } from './persistence/write.ts'
import { type Pages, attachPages } from './pages.ts'
import { type Realtime, attachRealtime } from './realtime/attach.ts'
import { type Rehearsing, createRehearsing } from './rehearsal/rehearsing.ts'
import { provideCore } from './slot.ts'
import { shredsSoon } from './shredding.ts'
import { tellFollowers } from './telling.ts'
import { watchClock } from './watching-clock.ts'

export interface Running {
  core: Core
  rehearsing: Rehearsing
  /** Makes logins without a password, for commands that hold the server in their own hands. */
  door: Door
  machine: Machine
  /** With the port that was really taken. */
  port: number
  /** Lets what is under way come to its end, and keeps what was acknowledged. */
  stop(): Promise<void>
}

/** Longer than a balancer keeps a line open to us, or it would send on one that we just closed. */
const keepAliveMs = 65_000

export interface Options {
  pages?: Pages
  /** Another clock than this machine's, for worlds that have a past; epoch ms. */
  now?: () => number
}

/** Throws one sentence when something about the machine is in the way: folder, port, another server. */
export async function start(config: Config, options: Options = {}): Promise<Running> {
  const endings: (() => unknown)[] = []
  const end = async () => {
    for (let ending = endings.pop(); ending; ending = endings.pop()) await ending()
  }
  try {
    return await open(config, options, endings, end)
  } catch (error) {
    await end()
    throw error
  }
}

/** @param endings what is to be undone when the server stops, or never came to start; the last one first. */
async function open(
  config: Config,
  { pages = 'built', now = () => Date.now() }: Options,
  endings: (() => unknown)[],
  end: () => Promise<void>,
): Promise<Running> {
  await makeFolder(config.dataDir)
  if (!config.databaseUrl) endings.push(lockFolder(config.dataDir))
  const database = await reach(config)
  endings.push(() => database.close())
  const log = pino({ level: config.logLevel })
  const report: Report = (error, about) => log.error({ err: error, ...about }, 'unexpected')
  const failed = (error: unknown) => report(error, { reference: newReference(), path: null })

  const realtime: { current: Realtime | null } = { current: null }
  const wake = (meetingIds: string[]) => {
    realtime.current?.hear(meetingIds)
    database.hints.send(meetingIds)
  }
  const write = createWrite(database.writing, wake, now)
  // Writes take turns: when this one has had its own, all that were under way have ended.
  endings.push(() => write(async () => {}))
  const headsFile = config.databaseUrl ? null : join(config.dataDir, 'heads')
  const settled = await settleEpoch(database.writing, database.engine, headsFile)
  const epoch = watchEpoch(database.reading, database.engine, settled)
  endings.push(epoch.stop)
  const { outcome: sealKey } = await write((trx) =>
    settledSetting(trx, 'seal_key', makeSecret() + makeSecret()),
  )
  const shredding = shredsSoon({ shred: database.shred, failed })
  endings.push(shredding.stop)
  const tools: Tools = {
    write,
    db: database.reading.withPlugin(refusesInsideWrite),
    now,
    newId: () => makeId(now()),
    newSecret: makeSecret,
    newCode: makeCode,
    sealKey,
    shredSoon: shredding.soon,
    hashPassword,
    verifyPassword,
  }
  const core = createCore(tools, epoch.current)
  const logins = createLogins({ db: tools.db, write, now })
  const { meetingByCode } = core.people
  const leads = async (actor: Actor, meetingId: string) => (await core.people.rolesIn(actor, meetingId)).leads
  const limits = createLimits({ shared: database.pool, sealKey })
  const languages = readLanguages()
  const door = createDoor({
    ...{ logins, languages, limits, sealKey, meetingByCode, leads },
    accounts: core.accounts,
    provider: createProvider({ config, now, failed }),
    now,
  })
  if (headsFile) endings.push(rememberHeadsIn(headsFile, tools.db))

  const registry = newRegistry()
  const stopping = { soon: false }
  const assertReady = async () => {
    if (stopping.soon) throw new Error('stopping')
    await sql`select 1`.execute(tools.db)
  }
  const operatorKey = await settleKeyFile(config.dataDir)
  const judge = createJudge(config)
  const app = createApp({ config, core, door, judge, operatorKey, health: { registry, assertReady }, report })
  const http = createServer({ keepAliveTimeout: keepAliveMs }, app)
  realtime.current = attachRealtime(http, {
    ...{ config, core, door, judge, db: tools.db, write, now, processId: makeSecret(), report },
    sharesPort: pages === 'development',
  })
  const { hear, stop: stopRealtime } = realtime.current
  endings.push(() => endConnections(http, stopRealtime))
  measureSockets(registry, realtime.current)
  measureMail(registry, core.mail)
  await database.hints.listen(hear)

  const port = { taken: config.port }
  const { shred } = database
  const rehearsing = createRehearsing({ core, url: () => ownAddress(config, port.taken), shred, failed })
  endings.push(rehearsing.stop)
  const carrier = carrierFor(config, quiet.lanes)
  const postman = createPostman({ core, carrier, from: config.mailFrom, shred, failed })
  endings.push(postman.stop)
  const jobs = createJobs(now)
  const address = () => originFromElsewhere(config, port.taken) ?? ownAddress(config, port.taken)
  const machine = createMachine({ config, core, database, jobs, postman, address, now })
  hatsCalledBy(() => core.administration.knownHouse()?.hatNames)
  provideCore({
    ...{ core, door, languages, report, rehearsing, postman, machine },
    publicOrigin: (url) => publicOrigin(config, url, port.taken),
    ownOrigin: (url) => ownOrigin(config, url, port.taken),
  })
  endings.push(await attachPages(app, http, pages))
  endApp(app, report)
  port.taken = await listen(http, config)
  endings.push(() => (stopping.soon = true))
  const forget = async () =>
    (await core.people.forgetDevices()) +
    (await core.accounts.forgetAsked()) +
    (await core.following.forgetUnconfirmed()) +
    (await core.administration.forgetInvited())
  endings.push(forgetDaily({ forget: jobs.noting('forgetting', forget), shred, failed }))
  endings.push(fillInBackground({ fill: jobs.noting('filling', core.search.fill), failed }))
  endings.push(watchClock({ core, now, failed }))
  endings.push(keepHours({ core, now, failed }))
  const following = {
    ...core.following,
    wakeAtOnce: jobs.noting('telling', core.following.wakeAtOnce),
  }
  endings.push(tellFollowers({ core: { following }, origin: address(), now, failed }))
  return { core, rehearsing, door, machine, port: port.taken, stop: end }
}

async function reach({ databaseUrl, dataDir }: Config): Promise<Opened> {
  if (!databaseUrl) return openDatabase(join(dataDir, 'raadslag.db'))
  const { host } = new URL(databaseUrl)
  return openDatabase(databaseUrl).catch((cause: NodeJS.ErrnoException) => {
    throw new Error(
      `The database in DATABASE_URL, at ${host}, cannot be used (${cause.code ?? cause.message}). Check that it runs, and the name and password.`,
      { cause },
    )
  })
}

async function makeFolder(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true })
    await access(dataDir, constants.W_OK)
  } catch {
    throw new Error(`${dataDir} cannot be written to. Name another folder, for instance DATA_DIR=./data.`)
  }
}

function measureSockets(registry: ReturnType<typeof newRegistry>, { size }: Realtime) {
  const gauge: Gauge = new Gauge({
    name: 'raadslag_sockets',
    help: 'Live sockets of this process',
    registers: [registry],
    collect: () => void gauge.set(size()),
  })
}
