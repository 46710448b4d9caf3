/**
 * A whole server for tests of the wires: real port, real cookies, real sockets, and an open meeting to speak in.
 * One for each file is enough: start it in `beforeAll`, stop it in `afterAll`.
 */
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Socket, type SocketOptions, type ManagerOptions, io } from 'socket.io-client'
import { type Config, readConfig } from '../../server/config.ts'
import type { Actor } from '../../server/domain/people/actor.ts'
import { makeId } from '../../server/ids.ts'
import type { Pages } from '../../server/pages.ts'
import { openDatabase } from '../../server/persistence/open.ts'
import { type Running, start } from '../../server/start.ts'
import type { Answer } from '../../src/lib/contract/wire/answers.ts'
import type { ClientToServer, ServerToClient } from '../../src/lib/contract/wire/events.ts'
import type { PlanInput } from '../../src/lib/contract/inputs/planning.ts'
import type { AccountRole } from '../../src/lib/contract/words.ts'
import { databaseUrl } from './database.ts'
import { onServer, template } from './hand-over.ts'
import { pause } from './pause.ts'
import { aPlan, anAdministrator } from './world.ts'

export type Client = Socket<ServerToClient, ClientToServer>
type EventName = keyof ClientToServer

export interface Joined {
  meetingId: string
  token: string
  /** As a browser sends it back. */
  cookie: string
}

export interface Account {
  actor: Actor & { account: NonNullable<Actor['account']> }
  /** Of a login of its own. */
  cookie: string
  loginToken: string
}

export type TestServer = Awaited<ReturnType<typeof aServer>>

/** @param now another clock than this machine's; epoch ms. */
export async function aServer(
  overrides: Partial<Config> = {},
  pages: Pages = 'none',
  now: () => number = () => Date.now(),
) {
  const dataDir = await mkdtemp(join(tmpdir(), 'raadslag-test-'))
  const url = await ownDatabase()
  const config: Config = {
    ...readConfig({}),
    ...{ host: '127.0.0.1', port: 0, dataDir, databaseUrl: url, logLevel: 'error' as const },
    ...overrides,
  }
  const running = await start(config, { pages, now })
  const base = `http://127.0.0.1:${running.port}`
  const clients: Client[] = []
  const administrator = await setUp(running)
  const leave = async () => {
    for (const client of clients) client.disconnect()
    await running.stop()
  }

  return {
    ...running,
    base,
    config,
    administrator,
    /** As a program asks: without Origin or cookies unless they are given. */
    ask: (path: string, init: RequestInit = {}) => fetch(base + path, { redirect: 'manual', ...init }),
    post: (path: string, body: unknown, headers: Record<string, string> = {}) =>
      fetch(base + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
    async join(code: string, headers: Record<string, string> = {}): Promise<Joined> {
      const response = await this.post('/api/join', { code }, headers)
      if (!response.ok) throw new Error(`join: ${response.status} ${await response.text()}`)
      const { meetingId, token } = (await response.json()) as { meetingId: string; token: string }
      return { meetingId, token, cookie: cookiesOf(response) }
    },
    /** Without a role: a citizen's. */
    account: (...roles: AccountRole[]) => anAccount(running, config, roles),
    connect(options: Partial<ManagerOptions & SocketOptions> = {}): Client {
      const client: Client = io(base, {
        transports: ['websocket'],
        forceNew: true,
        reconnection: false,
        ...options,
      })
      clients.push(client)
      return client
    },
    phone(token: string): Client {
      return this.connect({ auth: { token } })
    },
    /** Stops, and keeps what it has written, for another to go on with. */
    leave,
    async stop() {
      await leave()
      if (url) await dropDatabase(url)
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

export const cookiesOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')

/** The answer of the server, or an exception after two seconds. */
export function say<N extends EventName>(client: Client, name: N, input: unknown): Promise<Answer<Said<N>>> {
  const emit = client.timeout(2000).emitWithAck as (name: string, input: unknown) => Promise<unknown>
  // What the contract says of this event's answer.
  return emit.call(client.timeout(2000), name, input) as Promise<Answer<Said<N>>>
}
type AnswerOf<N extends EventName> = Parameters<NonNullable<Parameters<ClientToServer[N]>[1]>>[0]
type Said<N extends EventName> = Extract<AnswerOf<N>, { ok: true }>

/** The next message of this name that fits, or an exception. */
export function heard<N extends keyof ServerToClient>(
  client: Client,
  name: N,
  fits: (message: Parameters<ServerToClient[N]>[0]) => boolean = () => true,
  ms = 3000,
): Promise<Parameters<ServerToClient[N]>[0]> {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer)
      client.offAny(listener)
    }
    const listener = (event: string, message: Parameters<ServerToClient[N]>[0]) => {
      if (event !== name || !fits(message)) return
      end()
      resolve(message)
    }
    const timer = setTimeout(() => {
      end()
      reject(new Error(`Nothing was heard of ${name}.`))
    }, ms)
    client.onAny(listener)
  })
}

export { pause }

/** Tries until it holds, or throws what it threw last. */
export async function eventually(check: () => void | Promise<void>, ms = 5000): Promise<void> {
  const until = Date.now() + ms
  for (;;) {
    try {
      return await check()
    } catch (error) {
      if (Date.now() > until) throw error
      await pause(25)
    }
  }
}

export type OpenMeeting = Awaited<ReturnType<typeof anOpenMeeting>>

/** Led by the administrator unless told whom; it runs now. */
export async function anOpenMeeting(
  { core, administrator }: Pick<TestServer, 'core' | 'administrator'>,
  plan: Partial<PlanInput> = {},
  leader: Actor = administrator.actor,
) {
  const now = Date.now()
  const { id: meetingId } = await core.meetings.plan(
    leader,
    aPlan({ startsAt: now - 60_000, endsAt: now + 7_200_000, ...plan }),
  )
  await core.meetings.announce(leader, { meetingId })
  await core.meetings.open(leader, { meetingId })
  const { codes, agenda } = await core.meetings.readDesk(leader, meetingId)
  if (!codes) throw new Error('An open meeting has codes.')
  const asking = agenda.filter(({ threadId }) => threadId !== null)
  return {
    meetingId,
    leader,
    codes,
    itemIds: asking.map(({ id }) => id),
    threadId: asking[0]?.threadId ?? '',
  }
}

async function setUp(running: Running): Promise<Account> {
  const secret = (await running.core.accounts.offerSetUp()) ?? ''
  const { accountId } = await running.core.accounts.setUp({ secret, ...anAdministrator })
  return loggedIn(running, { id: accountId, name: anAdministrator.name, roles: ['administrator'] })
}

async function loggedIn({ door }: Running, account: Account['actor']['account']): Promise<Account> {
  const loginToken = await door.logins.begin(account.id)
  return { actor: { account, keyIn: () => null }, loginToken, cookie: `login=${loginToken}` }
}

async function anAccount(running: Running, config: Config, roles: AccountRole[]) {
  const now = Date.now()
  const account = { id: makeId(now), name: 'Mette Skov', roles }
  const database = await openDatabase(config.databaseUrl ?? join(config.dataDir, 'raadslag.db'))
  await database.writing
    .insertInto('account')
    .values({
      ...account,
      roles: JSON.stringify(roles),
      email: `${account.id}@example.dk`,
      createdAt: now,
    })
    .execute()
  await database.close()
  return loggedIn(running, account)
}

/** On PostgreSQL a database of its own; on SQLite the file in its own folder. */
async function ownDatabase(): Promise<string | null> {
  const shared = databaseUrl()
  if (!shared) return null
  const url = new URL(shared)
  url.pathname = `/test_${randomUUID().replaceAll('-', '')}`
  await onServer(shared, `create database ${url.pathname.slice(1)} template ${template}`)
  return url.href
}

const dropDatabase = (url: string) =>
  onServer(databaseUrl() ?? '', `drop database ${new URL(url).pathname.slice(1)} with (force)`)
