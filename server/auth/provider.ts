/**
 * Another provider that says who somebody is, by OpenID Connect: a municipality reaches MitID through one. It is looked up when
 * somebody wants it, and again after it was silent, so that it never keeps the server from starting.
 */
import * as client from 'openid-client'
import type { Config, OidcConfig } from '../config.ts'
import type { Errand, Presented } from '../domain/people/identity.ts'
import { nameLimit } from '../../src/lib/contract/limits.ts'
import { isRefusal, refuse } from '../refusal.ts'

export interface Provider {
  /** What stands on the button. */
  name: string
  /** Where to send a browser. Refuses `provider_down`. */
  wayTo(errand: Errand): Promise<URL>
  /**
   * Whom it sent back; null where they thought better of it.
   * @param search what stood in the address.
   * Refuses `provider_down`, and `provider_refused` for what it never said.
   */
  whoCame(errand: Errand, search: string): Promise<Presented | null>
}

interface Parts {
  config: Pick<Config, 'oidc' | 'origin'>
  now: () => number
  failed: (error: unknown) => void
}

/** Where the provider sends people back to; it has to be told. */
export const backPath = '/login/provider/back'
const patienceSeconds = 8
/** Two clocks are never quite the same. */
const toleranceSeconds = 120

/** Null where no provider is configured. */
export function createProvider({ config: { oidc, origin }, now, failed }: Parts): Provider | null {
  if (!oidc || !origin) return null
  const backTo = origin + backPath
  const known = remembered(() => discover(oidc, Math.round((now() - Date.now()) / 1000)))

  /** A *no* of ours goes on; the line's trouble is the provider's, and everything else is told to who runs the server. */
  async function asked<T>(work: (provider: client.Configuration) => Promise<T>): Promise<T> {
    try {
      const provider = await known()
      return await work(provider)
    } catch (error) {
      if (isRefusal(error)) throw error
      failed(error)
      return refuse(isSilence(error) ? 'provider_down' : 'provider_refused')
    }
  }

  return {
    name: oidc.name,
    wayTo: ({ state, nonce, verifier }) =>
      asked(async (provider) =>
        client.buildAuthorizationUrl(provider, {
          ...{ redirect_uri: backTo, scope: oidc.scope, state, nonce },
          code_challenge: await client.calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
        }),
      ),
    whoCame: ({ state, nonce, verifier }, search) =>
      asked(async (provider) => {
        const address = new URL(backTo + search)
        if (address.searchParams.get('error') === 'access_denied') return null
        const tokens = await client.authorizationCodeGrant(provider, address, {
          ...{ expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier },
          idTokenExpected: true,
        })
        const said = tokens.claims() ?? refuse('provider_refused')
        return presented({ ...said, ...(await furtherClaims(provider, tokens.access_token, said.sub)) })
      }),
  }
}

/** @param clockSkew what our clock is ahead of this machine's; seconds. */
async function discover(
  { issuer, clientId, clientSecret }: OidcConfig,
  clockSkew: number,
): Promise<client.Configuration> {
  const url = new URL(issuer)
  const clocks = { [client.clockTolerance]: toleranceSeconds, [client.clockSkew]: clockSkew }
  const provider = await client.discovery(url, clientId, clocks, client.ClientSecretBasic(clientSecret), {
    timeout: patienceSeconds,
    execute: url.protocol === 'http:' ? [client.allowInsecureRequests] : [],
  })
  provider.timeout = patienceSeconds
  return provider
}

/** What many say only there. */
async function furtherClaims(provider: client.Configuration, accessToken: string, subject: string) {
  return provider.serverMetadata().userinfo_endpoint
    ? client.fetchUserInfo(provider, accessToken, subject)
    : {}
}

function presented(said: Record<string, unknown>): Presented {
  const { iss, sub, email, email_verified: isVerified, name } = said
  return {
    issuer: String(iss),
    subject: String(sub),
    email: typeof email === 'string' && isVerified === true ? email : null,
    name: typeof name === 'string' ? name.slice(0, nameLimit) : '',
  }
}

/** Once for all; after a failure, again for the next who asks. */
function remembered<T>(find: () => Promise<T>): () => Promise<T> {
  let found: Promise<T> | null = null
  return () =>
    (found ??= find().catch((error: unknown) => {
      found = null
      throw error
    }))
}

/** Nobody answered, or only to say that nobody is there. */
function isSilence(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code, cause } = error as { code?: string; cause?: unknown }
  if (cause instanceof Response) return cause.status >= 500
  return (
    code === 'OAUTH_TIMEOUT' || /fetch failed|ECONNREFUSED|timeout/i.test(error.message) || isSilence(cause)
  )
}
