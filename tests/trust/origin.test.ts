import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OpenMeeting, type TestServer, aServer, anOpenMeeting, pause } from '../support/server.ts'
import { aPost } from '../support/world.ts'

let server: TestServer
let meeting: OpenMeeting
let cookie: string

beforeAll(async () => {
  server = await aServer()
  meeting = await anOpenMeeting(server)
  cookie = (await server.join(meeting.codes.screen)).cookie
})
afterAll(() => server.stop())

const path = () => `/api/threads/${meeting.threadId}/contributions`
const body = () => ({ ...aPost(meeting.threadId), threadId: undefined })
const received = async () => {
  const { byChannel } = await server.core.meetings.count(meeting.leader, meeting.meetingId)
  return byChannel.phone ?? 0
}

describe('a browser changes nothing from elsewhere', () => {
  test('its own page may', async () => {
    expect((await server.post(path(), body(), { cookie, origin: server.base })).status).toBe(201)
  })

  test.each([
    ['another site', { origin: 'https://evil.example' }],
    ['another port of this machine', { origin: 'http://127.0.0.1:1' }],
    ['a page without a name', { origin: 'null' }],
    ['a forged host', { origin: 'http://evil.example', 'x-forwarded-host': 'evil.example' }],
    ['no origin at all', {}],
  ])('%s is refused', async (_who, headers) => {
    const before = await received()
    const response = await server.post(path(), body(), { cookie, ...headers })
    expect(response.status).toBe(403)
    expect(await response.json()).toMatchObject({ code: 'forbidden', reason: 'foreign_origin' })
    expect(await received()).toBe(before)
  })

  test('a body that a foreign form could send is not read', async () => {
    const before = await received()
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ]) {
      const response = await server.post(path(), body(), {
        cookie,
        origin: server.base,
        'content-type': type,
      })
      expect(response.status).toBe(400)
    }
    expect(await received()).toBe(before)
  })

  test('asking for something changes nothing', async () => {
    const before = await received()
    const { text, key } = aPost(meeting.threadId)
    for (const method of ['GET', 'HEAD', 'OPTIONS'])
      await server.ask(`${path()}?${new URLSearchParams({ text, key })}`, { method, headers: { cookie } })
    expect(await received()).toBe(before)
  })
})

describe('the handshake of a socket', () => {
  const opens = (options: object) =>
    new Promise<boolean>((resolve) => {
      const client = server.connect(options)
      client.once('connect', () => resolve(true)).once('connect_error', () => resolve(false))
    })

  test('is open to our own pages and to programs', async () => {
    expect(await opens({ extraHeaders: { cookie, origin: server.base } })).toBe(true)
    expect(await opens({})).toBe(true)
  })

  test('is closed to other sites', async () => {
    for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1:1'])
      expect(await opens({ extraHeaders: { cookie, origin } })).toBe(false)
    const polling = await server.ask('/socket.io/?EIO=4&transport=polling', {
      headers: { origin: 'https://evil.example' },
    })
    expect(polling.status).toBe(403)
  })
})

test('an upgrade to nowhere that breaks off is survived, and one that waits is closed', async () => {
  const { hostname, port } = new URL(server.base)
  const upgrade = `GET /elsewhere HTTP/1.1\r\nHost: ${hostname}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`
  const open = () => {
    const line = connect(Number(port), hostname)
    line.on('error', () => {})
    line.write(upgrade)
    return line
  }
  const broken = open()
  const waiting = open()
  const closed = new Promise((resolve) => waiting.once('close', resolve).resume())
  await pause(200)
  broken.resetAndDestroy()
  await closed
  expect((await server.ask('/healthz')).status).toBe(200)
})
