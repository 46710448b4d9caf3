/** A real OpenID Connect provider on this machine, which lets in whomever a test says, without asking them anything. */
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider, { type KoaContextWithOIDC } from 'oidc-provider'

export interface Person {
  sub: string
  email?: string
  email_verified?: boolean
  name?: string
}

export interface TestProvider {
  issuer: string
  client: { clientId: string; clientSecret: string }
  /** Who sits before the browser from now on; null: somebody who presses *cancel*. */
  seats(person: Person | null): void
  /** Answers nobody, and again. */
  goesDown(): Promise<void>
  comesUp(): Promise<void>
  close(): Promise<void>
}

/** @param backTo where it may send people, and nowhere else. */
export async function aProvider(backTo: string): Promise<TestProvider> {
  const client = { clientId: 'raadslag', clientSecret: 'a secret of thirty-two characters' }
  const people = new Map<string, Person>()
  let seated: Person | null = null
  const server = createServer((request, response) => void answer(request, response))
  const port = await listening(server, 0)
  const issuer = `http://127.0.0.1:${port}`
  const provider: Provider = new Provider(issuer, {
    clients: [{ client_id: client.clientId, client_secret: client.clientSecret, redirect_uris: [backTo] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    cookies: { keys: ['for this test alone'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx: KoaContextWithOIDC, { uid }) => `/sit/${uid}` },
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ ...people.get(sub), sub }) }),
    async loadExistingGrant({ oidc }) {
      const grant = new provider.Grant({
        clientId: oidc.client?.clientId ?? '',
        accountId: oidc.session?.accountId ?? '',
      })
      grant.addOIDCScope('openid email profile')
      await grant.save()
      return grant
    },
  })
  const answers = provider.callback()

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!request.url?.startsWith('/sit/')) return void (await answers(request, response))
    if (seated) people.set(seated.sub, seated)
    const result = seated
      ? { login: { accountId: seated.sub, remember: false } }
      : { error: 'access_denied', error_description: 'The person thought better of it.' }
    await provider.interactionFinished(request, response, result)
  }

  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return {
    ...{ issuer, client },
    seats: (person) => void (seated = person),
    goesDown: stop,
    comesUp: async () => void (await listening(server, port)),
    close: stop,
  }
}

const listening = (server: Server, port: number): Promise<number> =>
  new Promise((resolve) =>
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
  )

/** One that nobody has at the moment. */
export async function aFreePort(): Promise<number> {
  const server = createServer()
  const port = await listening(server, 0)
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Follows wherever it is sent, as a browser does, with a jar of cookies for each host and port. */
export function aTraveller() {
  const jars = new Map<string, Map<string, string>>()
  const jarOf = ({ host }: URL) =>
    jars.get(host) ?? jars.set(host, new Map()).get(host) ?? new Map<string, string>()

  async function step(url: URL, form?: Record<string, string>): Promise<Response> {
    const jar = jarOf(url)
    const response = await fetch(url, {
      redirect: 'manual',
      headers: {
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
        accept: 'text/html',
        'accept-language': 'da',
        ...(form && { origin: url.origin }),
      },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (/max-age=0|expires=thu, 01 jan 1970/i.test(cookie)) jar.delete(name)
      else jar.set(name, value)
    }
    return response
  }

  return {
    jarOf,
    /** Every address that it came by, the last one with what stood there. `until`: it stops before it asks for such a one. */
    async goes(to: string, { form, until }: { form?: Record<string, string>; until?: string } = {}) {
      let url = new URL(to)
      let typed = form
      const way: string[] = []
      for (let steps = 0; steps < 20; steps++) {
        if (until && url.href.includes(until)) return { url, way, html: '', status: 0 }
        way.push(url.href)
        const response = await step(url, typed)
        typed = undefined
        const html = await response.text()
        const location = response.headers.get('location')
        if (!location) return { url, way, html, status: response.status }
        url = new URL(location, url)
      }
      throw new Error(`It goes round in circles: ${way.join(' ')}`)
    },
  }
}
