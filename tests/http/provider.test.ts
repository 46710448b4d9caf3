/** Logging in by another provider: a real one, and a browser's whole way to it and back (needs `npm run build`). */
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { createProvider } from '../../server/auth/provider.ts'
import { onPostgres } from '../support/database.ts'
import { refused } from '../support/refused.ts'
import { type TestServer, aServer } from '../support/server.ts'
import { anAdministrator, hour } from '../support/world.ts'
import { type Person, type TestProvider, aFreePort, aProvider, aTraveller } from './a-provider.ts'

const back = '/login/provider/back'

describe('another provider', () => {
  let provider: TestProvider
  let server: TestServer
  beforeAll(async () => {
    const port = await aFreePort()
    const origin = `http://127.0.0.1:${port}`
    provider = await aProvider(origin + back)
    await provider.goesDown()
    const { issuer, client } = provider
    const oidc = { issuer, ...client, name: 'MitID', scope: 'openid email profile' }
    server = await aServer({ port, origin, oidc, logLevel: 'silent' }, 'built')
  }, 60_000)
  afterAll(async () => {
    await server?.stop()
    await provider?.close()
  })

  let traveller: ReturnType<typeof aTraveller>
  beforeEach(() => {
    traveller = aTraveller()
  })
  const goes = (path: string, more?: Parameters<typeof traveller.goes>[1]) =>
    traveller.goes(server.base + path, more)
  const isIn = () => traveller.jarOf(new URL(server.base)).has('login')
  const whoIsIn = async () => {
    const cookies = Object.fromEntries(traveller.jarOf(new URL(server.base)))
    return (await server.door.ask({ cookies, isSecure: false })).actor.account
  }
  /** Somebody new, all the way in. */
  async function settled(person: Person) {
    provider.seats(person)
    await goes('/login/provider')
    await goes('/login/name', { form: { name: person.name ?? 'Ukendt' } })
  }

  test('that is down keeps nobody from starting, and is found when it is there again', async () => {
    expect((await goes('/login/provider')).html).toContain('MitID svarer ikke lige nu')
    await provider.comesUp()
    provider.seats({ sub: 'først', name: 'Åse' })
    const { url } = await goes('/login/provider', { until: back })
    await provider.goesDown()
    expect((await goes(url.pathname + url.search)).html).toContain('MitID svarer ikke lige nu')
    await provider.comesUp()
    expect((await goes('/login/provider')).url.pathname).toBe('/login/name')
  })

  test('is offered by its name', async () => {
    expect((await goes('/login')).html).toContain('Log ind med MitID')
  })

  test('lets somebody new in when they have chosen a name, and the next time at once', async () => {
    const person = { sub: 'ny', email: 'ny@example.dk', email_verified: true, name: 'Åse <b>Holm</b>' }
    provider.seats(person)
    const arrived = await goes('/login/provider?next=/calendar')
    expect(arrived.url.pathname).toBe('/login/name')
    expect(arrived.html).toContain('Åse &lt;b>Holm&lt;/b>')
    expect(arrived.way.some((url) => url.includes('code_challenge_method=S256'))).toBe(true)
    expect((await goes('/login/name', { form: { name: ' ' } })).status).toBe(400)
    expect(isIn()).toBe(false)
    const { url } = await goes('/login/name', { form: { name: 'Åse' } })
    expect(url.pathname).toBe('/calendar')
    const made = await whoIsIn()
    expect(made).toMatchObject({ name: 'Åse', roles: [] })
    expect(await server.core.accounts.emailOf(made?.id ?? '')).toBe('ny@example.dk')

    traveller = aTraveller()
    await goes('/login/provider')
    expect(await whoIsIn()).toEqual(made)
  })

  test('takes over no address that it has not made sure of', async () => {
    const { email } = anAdministrator
    await settled({ sub: 'falsk', email, email_verified: false, name: 'Karen' })
    const made = await whoIsIn()
    expect(made?.id).not.toBe(server.administrator.actor.account.id)
    expect(await server.core.accounts.emailOf(made?.id ?? '')).toBeNull()
  })

  test('is tied to an account only when its owner has logged in the usual way', async () => {
    const { email, password } = anAdministrator
    provider.seats({ sub: 'karen', email, email_verified: true, name: 'Karen' })
    const asked = await goes('/login/provider')
    expect(asked.html).toContain('Log ind på den sædvanlige måde én gang')
    expect(isIn()).toBe(false)
    expect((await goes('/login/name')).url.pathname).toBe('/login')

    await goes('/login/password', { form: { email, password } })
    expect((await whoIsIn())?.name).toBe(anAdministrator.name)
    traveller = aTraveller()
    await goes('/login/provider')
    expect((await whoIsIn())?.name).toBe(anAdministrator.name)
  })

  test('that is cancelled leaves one at the login, with a sentence', async () => {
    provider.seats(null)
    const { html, url } = await goes('/login/provider?next=/calendar')
    expect(html).toContain('Du er ikke logget ind med MitID.')
    expect(url.searchParams.get('next')).toBe('/calendar')
    expect(isIn()).toBe(false)
  })

  test('is believed once: the same address again, and in another browser, opens nothing', async () => {
    await settled({ sub: 'gentaget', name: 'Ole' })
    traveller = aTraveller()
    const { url } = await goes('/login/provider', { until: back })
    const stranger = aTraveller()
    await stranger.goes(`${server.base}/login/provider`, { until: back })
    const elsewhere = await stranger.goes(url.href)
    expect(elsewhere.html).toContain('Begynd forfra')
    await goes(url.pathname + url.search)
    expect(isIn()).toBe(true)
    traveller.jarOf(url).delete('login')
    expect((await goes(url.pathname + url.search)).html).toContain('Begynd forfra')
    expect(isIn()).toBe(false)
  })

  test.each([
    ['another state', (url: URL) => url.searchParams.set('state', 'guessed'), 'Begynd forfra'],
    ['no state', (url: URL) => url.searchParams.delete('state'), 'Begynd forfra'],
    ['another code', (url: URL) => url.searchParams.set('code', 'guessed'), 'Det lykkedes ikke'],
    [
      'another issuer',
      (url: URL) => url.searchParams.set('iss', 'https://evil.example'),
      'Det lykkedes ikke',
    ],
    ['an error of its own', (url: URL) => url.searchParams.set('error', '<script>'), 'Det lykkedes ikke'],
  ])('is not believed with %s', async (_what, forge, says) => {
    provider.seats({ sub: 'falsk', name: 'Ole' })
    const { url } = await goes('/login/provider', { until: back })
    forge(url)
    const { html } = await goes(url.pathname + url.search)
    expect(html).toContain(says)
    expect(html).not.toContain('<script>')
    expect(isIn()).toBe(false)
  })

  test('sends people nowhere but to this site', async () => {
    await settled({ sub: 'videre', name: 'Ole' })
    traveller = aTraveller()
    const { url } = await goes('/login/provider?next=//elsewhere.example')
    expect(url.host).toBe(new URL(server.base).host)
    expect(isIn()).toBe(true)
  })
})

// Here no database is asked.
describe.skipIf(onPostgres())('a provider whose clock is not ours', () => {
  test.each([
    ['a minute ahead', 60_000, true],
    ['a minute behind', -60_000, true],
    ['a day ahead', 24 * hour, false],
    // Nonce and code are of this very errand, so what it says is not an old word, whatever our clock says.
    ['a day behind', -24 * hour, true],
  ])('%s', async (_what, ms, isBelieved) => {
    const origin = 'http://127.0.0.1:9'
    const { issuer, client, seats, close } = await aProvider(origin + back)
    onTestFinished(close)
    seats({ sub: 'ur', name: 'Ole' })
    const oidc = { issuer, ...client, name: 'MitID', scope: 'openid email profile' }
    const now = () => Date.now() + ms
    const provider = createProvider({ config: { oidc, origin }, now, failed: () => {} })
    const errand = { state: 'a state of ours', nonce: 'a nonce of ours', verifier: 'v'.repeat(44) }
    const way = (await provider?.wayTo(errand))?.href ?? ''
    const { url } = await aTraveller().goes(way, { until: back })
    const came = provider?.whoCame(errand, url.search)
    if (isBelieved) expect(await came).toMatchObject({ subject: 'ur', issuer, email: null })
    else await refused(came ?? Promise.resolve(), 'provider_refused')
  })
})
