/** A server whose database holds one long thread among so many other contributions; and one that only sends the same page. */
import { mkdtemp, rm } from 'node:fs/promises'
import { subscribe } from 'node:diagnostics_channel'
import { type IncomingMessage, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../server/config.ts'
import type { Core } from '../../server/core.ts'
import type { Opened } from '../../server/persistence/engine.ts'
import { openDatabase } from '../../server/persistence/open.ts'
import { start } from '../../server/start.ts'
import { newKey } from '../../src/lib/posting.ts'
import { givenTo, serve, tell } from './child.ts'
import { coreOn, fillSeasons } from './seasons.ts'
import { host } from './search-world.ts'

export interface LongThread {
  path: string
  url: string
  /** Of what sends the same bytes and does nothing else. */
  bareUrl: string
  loginCookie: string
}

const { inASeason, seasons, words } = givenTo<{ inASeason: number; seasons: number; words: number }>()
const answersPerWords = 3

const dataDir = await mkdtemp(join(tmpdir(), 'raadslag-thread-'))
const opened = await openDatabase(join(dataDir, 'raadslag.db'))
const path = `/t/${await prepare(opened, coreOn(opened))}`
await opened.close()

const running = await start(
  readConfig({ HOST: '127.0.0.1', PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'error' }),
)
const url = `http://127.0.0.1:${running.port}`
const page = await (await fetch(url + path)).text()
const bare = createServer((_, response) => response.setHeader('content-type', 'text/html').end(page))
await new Promise<void>((resolve) => bare.listen(0, '127.0.0.1', resolve))

const place: LongThread = {
  ...{ path, url, bareUrl: `http://127.0.0.1:${(bare.address() as AddressInfo).port}` },
  loginCookie: `login=${await running.door.logins.begin(host)}`,
}
/** From a question's first line to the last byte of its answer that was handed on, of all since it was asked last; ms. */
let taken: number[] = []
const began = new WeakMap<IncomingMessage, number>()
const of = (message: unknown) => (message as { request: IncomingMessage }).request
subscribe('http.server.request.start', (message) => began.set(of(message), performance.now()))
subscribe('http.server.response.finish', (message) => {
  const from = began.get(of(message))
  if (from !== undefined) taken.push(performance.now() - from)
})
process.on('message', (message) => {
  if (message !== 'taken') return
  tell(taken)
  taken = []
})

serve(place, async () => {
  bare.close()
  await running.stop()
  await rm(dataDir, { recursive: true, force: true })
})

/** Answers with the id of the thread, laid before everybody. */
async function prepare({ writing }: Opened, core: Core): Promise<string> {
  await fillSeasons(opened, core, { inASeason, seasons })
  const leader = {
    account: { id: host, name: 'Mette Skov', roles: ['facilitator' as const] },
    keyIn: () => null,
  }
  const { id: meetingId } = await core.meetings.plan(leader, plan())
  await core.meetings.announce(leader, { meetingId })
  await core.meetings.open(leader, { meetingId })
  const { threads } = await core.meetings.read(leader, meetingId)
  const threadId = threads[0]?.id ?? ''
  let above = ''
  for (let n = 1; n <= words; n++) {
    const text = `${n}. ${'Torvet skal bruges til noget, og det skal være for alle. '.repeat(1 + (n % 4))}`
    const written = { key: newKey(), meetingId, threadId, channel: 'paper', text }
    const { id } = await core.contributions.record(leader, written)
    if (n % answersPerWords !== 0) above = id
    else
      await writing
        .updateTable('contribution')
        .set({ parentId: above, kind: 'ask' })
        .where('id', '=', id)
        .execute()
  }
  await core.meetings.close(leader, { meetingId })
  await core.meetings.publish(leader, { meetingId })
  return threadId
}

function plan() {
  const now = Date.now()
  const part = (text: string) => `${text} Det er et eksempel.`
  return {
    ...{ kind: 'public_meeting', title: 'En lang samtale', place: 'Hallen', address: '', directions: '' },
    ...{
      startsAt: now,
      endsAt: now + 7_200_000,
      expected: 500,
      access: 'open',
      safetyDelaySeconds: 8,
      filed: false,
    },
    frame: {
      ...{ purpose: part('At måle.'), influence: part('Tallene.'), fixed: part('Maskinen.') },
      ...{ decides: part('Uret.'), afterwards: part('De skrives ned.') },
    },
    agenda: [{ title: 'Hallen', minutes: 30, question: 'Hvad skal torvet bruges til?' }],
  }
}
