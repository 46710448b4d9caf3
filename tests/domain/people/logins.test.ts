/** What a cookie points at: how long it lives, how its owner sees and ends it, and what a new one is told by mail. */
import { describe, expect, test } from 'vitest'
import { describedBy } from '../../../server/auth/described.ts'
import { createLogins } from '../../../server/auth/logins.ts'
import { nobody } from '../../../server/domain/people/actor.ts'
import { aWorld, anAdministrator, hour } from '../../support/world.ts'

const day = 24 * hour
const phone = { way: 'mail' as const, browser: 'Firefox', system: 'Android' }
const laptop = { way: 'password' as const, browser: 'Edge', system: 'Windows' }

async function withLogins() {
  const world = await aWorld()
  const { db, write } = world.tools
  const accountId = world.administrator.account?.id ?? ''
  return { ...world, accountId, logins: createLogins({ db, write, now: world.clock.now }) }
}

describe('a login', () => {
  test('ends when it was not used for fourteen days', async () => {
    const { logins, accountId, clock } = await withLogins()
    const token = await logins.begin(accountId)
    clock.pass(14 * day - hour)
    expect(await logins.whoHas(token)).toMatchObject({ account: { id: accountId } })
    clock.pass(14 * day - hour)
    expect(await logins.whoHas(token)).not.toBeNull()
    clock.pass(14 * day + hour)
    expect(await logins.listOf(accountId)).toEqual([])
    expect(await logins.whoHas(token)).toBeNull()
  })

  test('ends sixty days after it began, however much it is used', async () => {
    const { logins, accountId, clock } = await withLogins()
    const token = await logins.begin(accountId)
    for (let week = 0; week < 8; week++) {
      clock.pass(7 * day)
      expect(await logins.whoHas(token)).not.toBeNull()
    }
    clock.pass(4 * day - hour)
    expect(await logins.whoHas(token)).not.toBeNull()
    clock.pass(2 * hour)
    expect(await logins.listOf(accountId)).toEqual([])
    expect(await logins.whoHas(token)).toBeNull()
  })

  test.each([day, -day])('outlives a clock that is %d ms off for a while', async (ms) => {
    const { logins, accountId, clock } = await withLogins()
    const token = await logins.begin(accountId)
    clock.pass(ms)
    expect(await logins.whoHas(token)).not.toBeNull()
    clock.pass(-ms)
    expect(await logins.whoHas(token)).not.toBeNull()
    expect(await logins.listOf(accountId)).toHaveLength(1)
  })

  test('is listed with what its owner knows it by, the latest first', async () => {
    const { logins, accountId, clock } = await withLogins()
    await logins.begin(accountId, phone)
    clock.pass(hour)
    await logins.begin(accountId, laptop)
    expect(await logins.listOf(accountId)).toMatchObject([laptop, phone])
  })

  test('is ended by its owner, and by nobody else', async () => {
    const { logins, accountId, citizen } = await withLogins()
    const other = (await citizen()).account?.id ?? ''
    const token = await logins.begin(accountId, phone)
    const [login] = await logins.listOf(accountId)
    await logins.endOne(other, login?.id ?? '')
    expect(await logins.whoHas(token)).not.toBeNull()
    await logins.endOne(accountId, login?.id ?? '')
    expect(await logins.whoHas(token)).toBeNull()
  })

  test('stays when all others are ended, and so do those of other accounts', async () => {
    const { logins, accountId, citizen } = await withLogins()
    const other = await logins.begin((await citizen()).account?.id ?? '')
    const [here, there] = [await logins.begin(accountId, phone), await logins.begin(accountId, laptop)]
    const { id = null } = (await logins.whoHas(here)) ?? {}
    await logins.endOthers(accountId, id)
    expect(await logins.whoHas(there)).toBeNull()
    expect(await logins.whoHas(here)).not.toBeNull()
    expect(await logins.whoHas(other)).not.toBeNull()
  })
})

describe('word of a login', () => {
  const link = 'https://raad.example.dk/me/logins'
  const login = { ...phone, isKnown: false, language: 'da' as const, link }

  test('is sent for a device that is new to the account', async () => {
    const { core, accountId } = await withLogins()
    await core.accounts.announceLogin(accountId, login)
    expect(await core.mail.take()).toBeNull()
    await core.accounts.announceLogin(accountId, { ...login, isKnown: true })
    expect(await core.mail.take()).toBeNull()
    await core.accounts.announceLogin(accountId, login)
    expect(await core.mail.take()).toMatchObject({
      address: anAdministrator.email,
      letter: { kind: 'new_login', content: { link, said: { browser: 'Firefox', system: 'Android' } } },
    })
  })

  test('of the first of all is not sent, also where two come at the same instant', async () => {
    const { core, accountId } = await withLogins()
    await Promise.all([
      core.accounts.announceLogin(accountId, login),
      core.accounts.announceLogin(accountId, login),
    ])
    expect(await core.mail.queue()).toMatchObject({ waiting: 1 })
  })
})

describe('an address that was typed beside a password', () => {
  const login = { ...phone, language: 'da' as const, link: null }

  async function withInvited() {
    const { core, host, meetingId, tools, clock } = await aWorld().withMeeting()
    const { secret } = await core.people.invite(host, { meetingId })
    const newcomer = { name: 'Bo Friis', email: 'bo@example.dk', password: 'en lang adgangskode' }
    const { accountId } = await core.people.acceptInvitation(nobody, { secret, newcomer })
    const logins = createLogins({ db: tools.db, write: tools.write, now: clock.now })
    const mayLogIn = () =>
      core.accounts.checkPassword(newcomer).then(
        () => true,
        () => false,
      )
    return { core, logins, accountId, mayLogIn }
  }

  test('gives way to who reads its mail: the password and the logins end', async () => {
    const { core, logins, accountId, mayLogIn } = await withInvited()
    const token = await logins.begin(accountId, laptop)
    const first = await core.accounts.announceLogin(accountId, { ...login, isKnown: false })
    expect(first).toEqual({ isPasswordEnded: true })
    expect(await logins.whoHas(token)).toBeNull()
    expect(await mayLogIn()).toBe(false)
  })

  test('keeps its password where the mail is read in a browser that was logged in with it', async () => {
    const { core, accountId, mayLogIn } = await withInvited()
    const first = await core.accounts.announceLogin(accountId, { ...login, isKnown: true })
    const second = await core.accounts.announceLogin(accountId, { ...login, isKnown: false })
    expect([first, second]).toEqual([{ isPasswordEnded: false }, { isPasswordEnded: false }])
    expect(await mayLogIn()).toBe(true)
  })

  test('is not proven by other ways in', async () => {
    const { core, accountId, mayLogIn } = await withInvited()
    await core.accounts.announceLogin(accountId, { ...login, way: 'provider', isKnown: false })
    expect(await mayLogIn()).toBe(true)
    const first = await core.accounts.announceLogin(accountId, { ...login, isKnown: false })
    expect(first.isPasswordEnded).toBe(true)
  })

  test('of who set the house up is theirs', async () => {
    const { core, accountId } = await withLogins()
    const first = await core.accounts.announceLogin(accountId, { ...login, isKnown: false })
    expect(first.isPasswordEnded).toBe(false)
  })
})

test.each([
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36 Edg/130.0',
    'Edge Windows',
  ],
  ['Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0', 'Firefox Linux'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
    'Safari iPhone',
  ],
  [
    'Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/26.0 Chrome/122.0 Mobile Safari/537.36',
    'Samsung Internet Android',
  ],
  [
    'Mozilla/5.0 (X11; CrOS x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36',
    'Chrome ChromeOS',
  ],
  ['<script>alert(1)</script>', ''],
  ['', ''],
])('a browser that says %s is known as %j', (userAgent, known) => {
  const { browser, system } = describedBy(userAgent)
  expect([browser, system].filter(Boolean).join(' ')).toBe(known)
})
