import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type Client,
  type OpenMeeting,
  type TestServer,
  aServer,
  anOpenMeeting,
  eventually,
  pause,
  say,
} from '../support/server.ts'
import { aKey } from '../support/world.ts'

let server: TestServer
let meeting: OpenMeeting

beforeAll(async () => {
  server = await aServer()
  meeting = await anOpenMeeting(server, { access: 'participants' })
})
afterAll(() => server.stop())

const soon = 2500
const withCookie = (cookie: string) => server.connect({ extraHeaders: { cookie } })
const enter = (client: Client, audience: 'room' | 'desk' = 'room') =>
  say(client, 'meeting:enter', { meetingId: meeting.meetingId, audience })
const isCutOff = (client: Client) => eventually(() => expect(client.connected).toBe(false), soon)

/** A device that was never a phone here. */
async function aWallDevice() {
  const elsewhere = await anOpenMeeting(server)
  const { cookie } = await server.join(elsewhere.codes.screen)
  const { actor } = await server.door.ask({
    cookies: { device: cookie.slice('device='.length) },
    isSecure: false,
  })
  const { code } = await server.core.people.offerWall(meeting.leader, { meetingId: meeting.meetingId })
  await server.core.people.exchangeGrant(actor, { code })
  return cookie
}

async function endAllGrants() {
  const { grants } = await server.core.meetings.readDesk(meeting.leader, meeting.meetingId)
  for (const { id: grantId } of grants)
    await server.core.people.endGrant(meeting.leader, { meetingId: meeting.meetingId, grantId })
}

test('a wall whose grant ended is cut off, whether or not it had begun to show', async () => {
  const showing = withCookie(await aWallDevice())
  const waiting = withCookie(await aWallDevice())
  const beat = {
    meetingId: meeting.meetingId,
    screenId: aKey(),
    k: 4,
    charactersPerSlot: 120,
    visible: true,
  }
  expect(await enter(waiting)).toMatchObject({ ok: true })
  expect(await say(showing, 'wall:beat', beat)).toMatchObject({ ok: true })
  await pause(1200)
  expect([showing.connected, waiting.connected]).toEqual([true, true])

  await endAllGrants()
  await isCutOff(showing)
  await isCutOff(waiting)
})

test('who logs out on one computer loses its sockets, and keeps those of another', async () => {
  const { cookie, loginToken } = await server.account('administrator')
  const here = withCookie(cookie)
  const there = withCookie(server.administrator.cookie)
  const notEvenIn = withCookie(cookie)
  await enter(here, 'desk')
  await enter(there, 'desk')
  await say(notEvenIn, 'meeting:leave', { meetingId: meeting.meetingId })

  await server.door.logins.end(loginToken)
  await isCutOff(here)
  await isCutOff(notEvenIn)
  expect(there.connected).toBe(true)
})

test('who comes back after logging out may do nothing that the login allowed', async () => {
  const { cookie, loginToken } = await server.account('administrator')
  await server.door.logins.end(loginToken)
  const client = withCookie(cookie)
  expect(await enter(client, 'desk')).toMatchObject({ ok: false })
  const blank = { meetingId: meeting.meetingId, mode: 'blank' }
  expect(await say(client, 'wall:mode', blank)).toMatchObject({ ok: false })
})

test('a phone is never cut off', async () => {
  const { token } = await server.join(meeting.codes.screen)
  const client = server.phone(token)
  await enter(client)
  await pause(1500)
  expect(client.connected).toBe(true)
})

test('one token has only so many sockets, and others have theirs', async () => {
  const { token } = await server.join(meeting.codes.screen)
  const clients = Array.from({ length: 30 }, () => server.phone(token))
  await eventually(() => expect(clients.filter(({ connected }) => connected)).toHaveLength(20))
  await pause(100)
  expect(clients.filter(({ connected }) => connected)).toHaveLength(20)

  const { token: another } = await server.join(meeting.codes.screen)
  expect(await enter(server.phone(another))).toMatchObject({ ok: true })
  clients.find(({ connected }) => connected)?.disconnect()
  await pause(100)
  expect(await enter(server.phone(token))).toMatchObject({ ok: true })
})

test('a socket that never pauses is told to, then closed', async () => {
  const { token } = await server.join(meeting.codes.screen)
  const client = server.phone(token)
  await enter(client)
  const answers: unknown[] = []
  const keep = (answer: unknown) => answers.push(answer)
  for (let i = 0; i < 200; i++) client.emit('meeting:leave', { meetingId: meeting.meetingId }, keep)
  await eventually(() => expect(answers).toHaveLength(200))
  expect(answers.filter((answer) => JSON.stringify(answer).includes('too_fast')).length).toBeGreaterThan(10)
  for (let i = 0; i < 2000; i++) client.emit('meeting:leave', { meetingId: meeting.meetingId })
  await isCutOff(client)
})
