import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formatDevice, loggedInOn, loginSeal, newDevice, parseDevice } from '../../server/auth/devices.ts'
import { createLimits } from '../../server/auth/limits.ts'
import { neighbourhood } from '../../server/auth/neighbourhood.ts'
import { refuse } from '../../server/refusal.ts'
import { freshDatabase } from '../support/database.ts'
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
  const wrong = await Promise.all(
    Array.from({ length: 60 }, (_, i) => join(i % 2 ? 'AAAAAA' : 'AAAA-AAAA', '10.0.0.3')),
  )
  const statuses = wrong.map(({ status }) => status)
  expect(statuses.filter((status) => status === 404)).toHaveLength(30)
  expect(statuses.filter((status) => status === 429)).toHaveLength(30)

  expect((await join(meeting.codes.typed, '10.0.0.3')).status).toBe(429)
  expect((await join(meeting.codes.screen, '10.0.0.3')).status).toBe(200)
  expect((await join(meeting.codes.typed, '10.0.0.4')).status).toBe(200)
})

test('after thirty wrong codes nothing is looked up for an address', async () => {
  const { pool } = await freshDatabase()
  const limits = createLimits({ shared: pool, sealKey: 'seal' })
  let looks = 0
  const guess = (address: string) =>
    limits.guessing(address, async () => {
      looks++
      return refuse('code_wrong')
    })
  for (let i = 0; i < 31; i++) await guess('10.0.0.1').catch(() => {})
  await expect(guess('10.0.0.1')).rejects.toMatchObject({ reason: 'too_many_codes' })
  expect(looks).toBe(31)
  await expect(guess('10.0.0.2')).rejects.toMatchObject({ reason: 'code_wrong' })
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

describe('wrong passwords', () => {
  const email = 'karen@example.dk'
  /** Counts on the database that the project is about, so that the second is another process. */
  async function twoProcesses() {
    const { pool } = await freshDatabase()
    const parts = { shared: pool, sealKey: 'seal' }
    const first = createLimits(parts)
    return [first, pool ? createLimits(parts) : first] as const
  }
  type Limits = ReturnType<typeof createLimits>
  type From = { address?: string; seal?: string | null; email?: string }
  const wrong = (limits: Limits, from: From = {}) =>
    limits
      .loggingIn({ email, address: '10.0.0.1', seal: null, ...from }, async () => refuse('login_wrong'))
      .then(
        () => 'in',
        (error: Error) => error.message,
      )
  const right = (limits: Limits, from: From = {}) =>
    limits.loggingIn({ email, address: '10.0.0.1', seal: null, ...from }, async () => 'in')
  const tooMany = { reason: 'too_many_codes' }

  test('ten from one address are enough, in all processes together', async () => {
    const [limits, other] = await twoProcesses()
    const attempts = Array.from({ length: 20 }, (_, i) =>
      wrong(i % 2 ? limits : other, { email: i % 2 ? 'Karen@example.dk ' : email }),
    )
    const reasons = await Promise.all(attempts)
    expect(reasons.filter((reason) => reason === 'login_wrong')).toHaveLength(10)
    expect(reasons.filter((reason) => reason === 'too_many_codes')).toHaveLength(10)
    await expect(right(other)).rejects.toMatchObject(tooMany)
    await expect(right(other, { email: 'mette@example.dk' })).resolves.toBe('in')
  })

  test('a stranger who guesses for an hour shuts nobody out elsewhere', async () => {
    const [limits] = await twoProcesses()
    for (let i = 0; i < 80; i++) await wrong(limits)
    await expect(right(limits)).rejects.toMatchObject(tooMany)
    await expect(right(limits, { address: '10.0.0.2' })).resolves.toBe('in')
  })

  test('many strangers together are braked, and a device that was in before is not', async () => {
    const [limits, other] = await twoProcesses()
    for (let i = 0; i < 60; i++) await wrong(i % 2 ? limits : other, { address: `10.0.1.${i}` })
    await expect(right(limits, { address: '10.0.0.9' })).rejects.toMatchObject(tooMany)
    await expect(right(limits, { address: '10.0.1.1', seal: 'known' })).resolves.toBe('in')
  })

  test('a known device has ten of its own, wherever it is', async () => {
    const [limits] = await twoProcesses()
    for (let i = 0; i < 10; i++) await wrong(limits, { seal: 'known', address: `10.0.0.${i}` })
    await expect(right(limits, { seal: 'known' })).rejects.toMatchObject(tooMany)
    await expect(right(limits, { seal: 'another' })).resolves.toBe('in')
  })

  test('right ones, and those that could not be checked, are not counted', async () => {
    const [limits] = await twoProcesses()
    for (let i = 0; i < 15; i++) await right(limits)
    for (let i = 0; i < 15; i++)
      await expect(
        limits.loggingIn({ email, address: '10.0.0.1', seal: null }, async () => refuse('unavailable')),
      ).rejects.toMatchObject({ reason: 'unavailable' })
    await expect(right(limits)).resolves.toBe('in')
  })
})

describe('a device that logged in', () => {
  test('is known to that account, by its cookie alone', () => {
    const device = newDevice()
    expect(loginSeal(device, 'karen@example.dk', 'seal')).toBeNull()
    const kept = parseDevice(formatDevice(loggedInOn(device, 'Karen@example.dk', 'seal')))
    expect(loginSeal(kept, 'karen@example.dk', 'seal')).toEqual(expect.any(String))
    expect(loginSeal(kept, 'mette@example.dk', 'seal')).toBeNull()
    expect(loginSeal(kept, 'karen@example.dk', 'another seal')).toBeNull()
  })

  test('is known by no copied mark: it belongs to the secret beside it', () => {
    const { logins } = loggedInOn(newDevice(), 'karen@example.dk', 'seal')
    expect(loginSeal({ ...newDevice(), logins }, 'karen@example.dk', 'seal')).toBeNull()
  })

  test('keeps its meetings, and a cookie from before is read as ever', () => {
    const [meetingId, seal] = ['0'.repeat(26), 'a-seal']
    const device = { ...newDevice(), seals: [{ meetingId, seal, standId: null }], locale: 'en' as const }
    expect(parseDevice(formatDevice(loggedInOn(device, 'a', 'seal')))).toMatchObject({
      seals: device.seals,
      locale: 'en',
    })
    expect(parseDevice(formatDevice(device).replace(/\.$/, ''))).toEqual(device)
  })
})

test('nothing that is counted names an address or an account', async () => {
  const { pool, reading } = await freshDatabase()
  const limits = createLimits({ shared: pool, sealKey: 'seal' })
  const attempt = { email: 'karen@example.dk', address: '10.0.0.1', seal: null }
  await limits.loggingIn(attempt, async () => refuse('login_wrong')).catch(() => {})
  const { rows } = await sql`select * from attempt`.execute(reading)
  expect(rows).toHaveLength(pool ? 2 : 0)
  expect(JSON.stringify(rows)).not.toMatch(/karen|10\.0/)
})

test('a stranger uses up no mail that the owner of an address may ask for, and all of them together not many', async () => {
  const { pool } = await freshDatabase()
  const limits = createLimits({ shared: pool, sealKey: 'seal' })
  const asks = (address: string) => limits.mayAsk({ email: 'karen@example.dk', address, seal: null })
  const fromAStranger = []
  for (let n = 0; n < 7; n++) fromAStranger.push(await asks('10.0.0.1'))
  expect(fromAStranger.filter(Boolean)).toHaveLength(5)
  expect(await asks('10.0.1.1')).toBe(true)
  const fromMany = []
  for (let n = 0; n < 45; n++) fromMany.push(await asks(`10.1.${n}.1`))
  expect(fromMany.filter(Boolean)).toHaveLength(34)
  expect(await limits.mayAsk({ email: 'karen@example.dk', address: '10.0.1.1', seal: 'hers' })).toBe(true)
})
