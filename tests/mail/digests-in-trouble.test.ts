/** Digests and a mail server that is not as it should be: everybody hears everything once, whenever it can be told. */
import { mkdtemp, rm } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { readConfig } from '../../server/config.ts'
import { openDatabase } from '../../server/persistence/open.ts'
import { start } from '../../server/start.ts'
import { onPostgres } from '../support/database.ts'
import { aServer, anOpenMeeting, eventually } from '../support/server.ts'
import { aPost, hour } from '../support/world.ts'
import { aRun, origin, to } from './followers.ts'
import { aPostman } from './inviting.ts'
import { type Arrived, aPostOffice } from './post-office.ts'

/** Whom each text of the thread came to, as often as it came. */
const whoGot = (arrived: Arrived[], text: string) =>
  to(arrived.filter(({ email }) => email.text?.includes(text)))

function halved(followers: { address: string }[]) {
  const everybody = followers.map(({ address }) => address).toSorted()
  const half = new Set(everybody.filter((_, i) => i % 2 === 0))
  return { everybody, half, taken: everybody.filter((address) => !half.has(address)) }
}

/** Takes a mail until its words come, and then hangs up. */
async function aServerThatHangsUp() {
  let hungUp = 0
  const server = createServer((socket) => {
    let isData = false
    socket.on('error', () => {})
    socket.write('220 mail.example.dk ESMTP\r\n')
    socket.on('data', (bytes) => {
      if (isData) {
        hungUp++
        return void socket.destroy()
      }
      isData = bytes.toString().startsWith('DATA')
      socket.write(isData ? '354 Go on\r\n' : '250 Yes\r\n')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()))
  onTestFinished(close)
  return { port, close, hungUp: () => hungUp }
}

// What is said over SMTP is the same on both databases.
describe.skipIf(onPostgres())('a server', () => {
  test('that refuses half for good is believed, and is asked again when there is something new', async () => {
    const { core, clock, followers, waiting, threadId, citizen } = await aRun()
    const { everybody, half, taken } = halved(followers)
    const office = await aPostOffice()
    office.thinks(10)
    office.says((address) => (half.has(address) ? { code: 550, text: '5.1.1 No such user' } : null))
    await core.following.postDigests(origin)
    aPostman({ core, carrier: office.url })
    await eventually(async () => expect(await waiting()).toEqual([]))
    expect(to(office.arrived)).toEqual(taken)
    office.says(() => null)
    await core.contributions.submit(await citizen('Ida'), aPost(threadId, 'Og skygge'))
    clock.pass(25 * hour)
    await core.following.postDigests(origin)
    await eventually(async () => expect(await waiting()).toEqual([]))
    expect(whoGot(office.arrived, 'Et træ')).toEqual(taken)
    expect(whoGot(office.arrived, 'Og skygge')).toEqual(everybody)
  })

  test('that wants half later gets them later, once, and the others are not kept waiting', async () => {
    const { core, clock, followers, waiting } = await aRun()
    const { everybody, half, taken } = halved(followers)
    const office = await aPostOffice()
    office.says((address) => (half.has(address) ? { code: 451, text: '4.7.1 Greylisted' } : null))
    await core.following.postDigests(origin)
    const postman = aPostman({ core, carrier: office.url })
    await eventually(() => expect(to(office.arrived)).toEqual(taken))
    office.says(() => null)
    await eventually(async () => {
      clock.pass(10_000)
      expect(await waiting()).toEqual([])
    })
    expect(to(office.arrived)).toEqual(everybody)
    expect(new Set(office.arrived.map(({ email }) => email.messageId)).size).toBe(everybody.length)
    expect(postman.trouble()).toBeNull()
  })

  test('that hangs up in the middle of the words gets them whole, once, when it is itself again', async () => {
    const { core, clock, followers, waiting } = await aRun()
    const bad = await aServerThatHangsUp()
    await core.following.postDigests(origin)
    const postman = aPostman({ core, carrier: `smtp://127.0.0.1:${bad.port}` })
    await eventually(() => expect(bad.hungUp()).toBeGreaterThan(2))
    expect(postman.trouble()).toBe('unreachable')
    expect(await waiting()).toHaveLength(followers.length)
    await bad.close()
    const office = await aPostOffice({ port: bad.port })
    await eventually(async () => {
      clock.pass(1000)
      expect(await waiting()).toEqual([])
    })
    expect(whoGot(office.arrived, 'Et træ')).toEqual(to(followers.map(({ address }) => ({ to: address }))))
  })

  test('that is down from Friday to Monday has cost nobody a word', async () => {
    const { core, clock, followers, waiting, threadId, citizen } = await aRun()
    const office = await aPostOffice()
    const port = Number(new URL(office.url).port)
    await office.close()
    const postman = aPostman({ core, carrier: office.url })
    const said = ['Et træ']
    for (const text of ['Bænke', 'Skygge', 'Vand']) {
      await core.following.postDigests(origin)
      await eventually(() => expect(postman.trouble()).toBe('unreachable'))
      await core.contributions.submit(await citizen('Ida'), aPost(threadId, text))
      clock.pass(25 * hour)
      said.push(text)
    }
    const again = await aPostOffice({ port })
    await core.following.postDigests(origin)
    await eventually(async () => {
      clock.pass(1000)
      expect(await waiting()).toEqual([])
    })
    const everybody = to(followers.map(({ address }) => ({ to: address })))
    for (const text of said) expect(whoGot(again.arrived, text)).toEqual(everybody)
  })
})

test.skipIf(onPostgres())(
  'a server of ours that is started anew in the middle goes on where it was',
  async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'raadslag-restart-'))
    onTestFinished(() => rm(dataDir, { recursive: true, force: true }))
    const first = await aServer({ dataDir })
    const { meetingId, threadId, leader } = await anOpenMeeting(first)
    await first.core.meetings.close(leader, { meetingId })
    await first.core.meetings.publish(leader, { meetingId })
    for (let i = 0; i < 12; i++) {
      const { actor } = await first.account()
      await first.core.following.follow(actor, 'da', { kind: 'thread', target: threadId, rhythm: 'daily' })
    }
    const { actor } = await first.account()
    await first.core.contributions.submit(actor, aPost(threadId, 'Et træ'))
    const office = await aPostOffice()
    office.thinks(40)
    const config = { ...readConfig({}), ...first.config, smtpUrl: office.url }
    await first.leave()

    const now = () => Date.now() + 25 * hour
    for (const least of [3, 7, 12]) {
      const life = await start(config, { pages: 'none', now })
      await eventually(() => expect(office.arrived.length).toBeGreaterThanOrEqual(least))
      await life.stop()
    }
    expect(office.arrived).toHaveLength(12)
    expect(new Set(to(office.arrived)).size).toBe(12)
    const database = await openDatabase(join(dataDir, 'raadslag.db'))
    expect(await database.reading.selectFrom('mail').select('id').execute()).toEqual([])
    await database.close()
  },
)
