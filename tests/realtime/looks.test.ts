/** Several at one desk see what each looks at, and nobody else does. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, type TestServer, aServer, anOpenMeeting, heard, pause, say } from '../support/server.ts'

let server: TestServer
let meeting: Awaited<ReturnType<typeof anOpenMeeting>>
beforeAll(async () => {
  server = await aServer()
  meeting = await anOpenMeeting(server)
}, 30_000)
afterAll(() => server.stop())

const id = '0'.repeat(26)
const look = (client: Client, of: string | null) =>
  say(client, 'desk:look', { meetingId: meeting.meetingId, id: of })

async function aDesk(): Promise<Client> {
  const client = server.connect({ extraHeaders: { cookie: server.administrator.cookie } })
  await say(client, 'meeting:enter', { meetingId: meeting.meetingId, audience: 'desk' })
  return client
}

test('what one looks at is told to the others at once, not to oneself, and ends when one goes', async () => {
  const [karen, mette] = [await aDesk(), await aDesk()]
  const toKaren: unknown[] = []
  karen.on('looks', ({ looks }) => toKaren.push(looks))
  const told = heard(mette, 'looks', ({ looks }) => looks.length > 0)
  await look(karen, id)
  expect((await told).looks).toEqual([{ id, name: 'Karen Holm', isDeciding: false }])
  expect(toKaren).toEqual([[]])
  const gone = heard(mette, 'looks', ({ looks }) => looks.length === 0)
  karen.disconnect()
  await gone
})

test('a phone hears nothing of it, and cannot say it', async () => {
  const { token } = await server.join(meeting.codes.screen)
  const phone = server.phone(token)
  await say(phone, 'meeting:enter', { meetingId: meeting.meetingId })
  const toPhone: unknown[] = []
  phone.on('looks', (message) => toPhone.push(message))
  await look(await aDesk(), id)
  await pause(100)
  expect(toPhone).toEqual([])
  expect(await look(phone, id)).toMatchObject({ ok: false, error: { code: 'forbidden' } })
})
