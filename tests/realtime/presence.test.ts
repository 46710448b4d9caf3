/** Who is counted as what, told to the desk. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestServer, aServer, anOpenMeeting, heard, say } from '../support/server.ts'

let server: TestServer
let meeting: Awaited<ReturnType<typeof anOpenMeeting>>
beforeAll(async () => {
  server = await aServer()
  meeting = await anOpenMeeting(server)
}, 30_000)
afterAll(() => server.stop())

test('a table’s computer is a scribe and no phone, and who looks on from the desk is neither', async () => {
  const { meetingId, leader, codes } = meeting
  const { id: standId } = await server.core.stands.add(leader, { meetingId, name: 'Vinduet' })
  const { code } = await server.core.stands.offerScribe(leader, { meetingId, standId })
  const { cookie } = await server.join((await anOpenMeeting(server)).codes.screen)
  const cookies = { device: cookie.slice('device='.length) }
  const { actor } = await server.door.ask({ cookies, isSecure: false })
  await server.core.people.exchangeGrant(actor, { code })
  const tablet = { extraHeaders: { cookie } }
  const facilitator = { extraHeaders: { cookie: server.administrator.cookie } }
  for (const client of [
    server.phone((await server.join(codes.screen)).token),
    server.connect(tablet),
    server.connect(facilitator),
  ])
    expect(await say(client, 'meeting:enter', { meetingId })).toMatchObject({ ok: true })
  const desk = server.connect(facilitator)
  await say(desk, 'meeting:enter', { meetingId, audience: 'desk' })
  expect(await heard(desk, 'presence', () => true, 7000)).toMatchObject({
    phones: 1,
    scribes: 1,
    walls: 0,
    desks: 1,
  })
})
