/** As much as a verb takes comes through the socket whole. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeId } from '../../server/ids.ts'
import { type TestServer, aServer, anOpenMeeting, say } from '../support/server.ts'

let server: TestServer
beforeAll(async () => void (server = await aServer()), 30_000)
afterAll(() => server.stop())

test('all that a large evening leaves over is gathered in one message', async () => {
  const { meetingId, threadId } = await anOpenMeeting(server)
  const desk = server.connect({ extraHeaders: { cookie: server.administrator.cookie } })
  const alone = (count: number) => {
    const contributionIds = Array.from({ length: count }, () => makeId(Date.now()))
    return say(desk, 'theme:alone', { meetingId, threadId, contributionIds })
  }
  // Nobody wrote these: that it says so shows that it was heard.
  expect(await alone(5000)).toMatchObject({ ok: false, error: { reason: 'not_found' } })
  expect(await alone(5001)).toMatchObject({ ok: false, error: { reason: 'malformed' } })
})
