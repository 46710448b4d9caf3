import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLimits, neighbourhood } from '../../server/auth/limits.ts'
import { refuse } from '../../server/refusal.ts'
import { type OpenMeeting, type TestServer, aServer, anOpenMeeting } from '../support/server.ts'

let server: TestServer
let meeting: OpenMeeting
beforeAll(async () => {
  server = await aServer({ trustedProxies: ['loopback'] })
  meeting = await anOpenMeeting(server)
})
afterAll(() => server.stop())

const from = (address: string) => ({ 'x-forwarded-for': address })
const join = (code: string, address: string) => server.post('/api/join', { code }, from(address))

test('five hundred phones behind one address join within a minute', { timeout: 60_000 }, async () => {
  const codes = Array.from({ length: 500 }, (_, i) => (i % 2 ? meeting.codes.typed : meeting.codes.screen))
  const statuses: number[] = []
  for (let i = 0; i < codes.length; i += 50)
    statuses.push(
      ...(await Promise.all(
        codes.slice(i, i + 50).map(async (code) => (await join(code, '10.0.0.1')).status),
      )),
    )
  expect(new Set(statuses)).toEqual(new Set([200]))

  const beyond = await join(meeting.codes.screen, '10.0.0.1')
  expect(beyond.status).toBe(429)
  expect(beyond.headers.get('retry-after')).toBe('60')
  expect(await beyond.json()).toMatchObject({ reason: 'too_many_joins' })
})

test('who is in already may scan again when nobody new may come', async () => {
  const { cookie } = await server.join(meeting.codes.screen, from('10.0.0.2'))
  const again = await server.post(
    '/api/join',
    { code: meeting.codes.screen },
    { ...from('10.0.0.1'), cookie, origin: server.base },
  )
  expect(again.status).toBe(200)
})

test('after thirty wrong codes an address learns nothing more, and a QR secret still works there', async () => {
  const wrong = await Promise.all(Array.from({ length: 60 }, () => join('AAAAAA', '10.0.0.3')))
  const statuses = wrong.map(({ status }) => status)
  expect(statuses.filter((status) => status === 404)).toHaveLength(30)
  expect(statuses.filter((status) => status === 429)).toHaveLength(30)

  expect((await join(meeting.codes.typed, '10.0.0.3')).status).toBe(429)
  expect((await join(meeting.codes.screen, '10.0.0.3')).status).toBe(200)
  expect((await join(meeting.codes.typed, '10.0.0.4')).status).toBe(200)
})

test('a household of IPv6 is one address, however it is spelled', () => {
  const one = ['2001:db8:1:2::1', '2001:0db8:0001:0002:ffff::9', '2001:db8:1:2:3:4:5:6']
  expect(new Set(one.map(neighbourhood)).size).toBe(1)
  expect(neighbourhood('2001:db8:1:3::1')).not.toBe(neighbourhood('2001:db8:1:2::1'))
  expect(neighbourhood('2001:db8::1')).toBe('2001:db8:0:0')
  expect(neighbourhood('fe80::1%eth0')).toBe(neighbourhood('fe80::2'))
  expect(neighbourhood('::1')).toBe('0:0:0:0')
  expect(neighbourhood('10.0.0.1')).toBe('10.0.0.1')
})

test('ten wrong passwords for one account are enough, and another account is not touched', async () => {
  const { loggingIn } = createLimits()
  const wrong = () => loggingIn('Karen@example.dk ', async () => refuse('login_wrong'))
  const attempts = await Promise.allSettled(Array.from({ length: 20 }, wrong))
  const reasons = attempts.map(
    (attempt) => attempt.status === 'rejected' && (attempt.reason as Error).message,
  )
  expect(reasons.filter((reason) => reason === 'login_wrong')).toHaveLength(10)
  expect(reasons.filter((reason) => reason === 'too_many_codes')).toHaveLength(10)
  await expect(loggingIn('karen@example.dk', async () => 'in')).rejects.toMatchObject({ code: 'too_many' })
  await expect(loggingIn('mette@example.dk', async () => 'in')).resolves.toBe('in')
})

test('right passwords are not counted', async () => {
  const { loggingIn } = createLimits()
  for (let i = 0; i < 30; i++) await loggingIn('karen@example.dk', async () => 'in')
})
