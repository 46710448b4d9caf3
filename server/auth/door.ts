/** Who is asking: one place reads cookies and tokens, for pages, HTTP and sockets alike. */
import type { LoginWay } from '../../src/lib/contract/words.ts'
import type { Core } from '../core.ts'
import { isTyped } from '../domain/meetings/codes.ts'
import type { Actor } from '../domain/people/actor.ts'
import {
  type Device,
  askerOf,
  bearerKey,
  deviceKey,
  formatDevice,
  loggedInOn,
  loginSeal,
  newDevice,
  parseDevice,
  sealed,
  tokenFor,
} from './devices.ts'
import { refuse } from '../refusal.ts'
import type { Languages } from '../languages.ts'
import { describedBy } from './described.ts'
import type { Limits } from './limits.ts'
import { type Locale, type Speech, latestChoice, speechFor } from './locale.ts'
import type { Provider } from './provider.ts'
import type { Chosen, Logins } from './logins.ts'

export interface Credentials {
  cookies: Record<string, string | undefined>
  /** Of an `Authorization: Bearer` header or a socket's handshake; it comes before the cookies. */
  bearer?: string | undefined
  acceptLanguage?: string | undefined
  isSecure: boolean
}

export interface Asking extends Speech {
  actor: Actor
  /** Of the login that the actor's account came with: what can be ended while a socket is open. */
  loginId: string | null
  device: Device | null
}

export interface Door {
  ask(credentials: Credentials): Promise<Asking>
  cookieNames(isSecure: boolean): { device: string; login: string }
  /**
   * The device, now with the right to enter the meeting of this code. Wrong typed codes count for the address; the
   * secret of a QR code is never refused for them.
   */
  join(attempt: { device: Device | null; input: unknown; address: string }): Promise<Admitted>
  /** The same for who leads the meeting: they need no code. Refuses `forbidden`. */
  joinLed(attempt: { device: Device | null; actor: Actor; meetingId: string }): Promise<Admitted>
  /** Checks a password within the limits. */
  checking<T>(attempt: Attempt, check: () => Promise<T>): Promise<T>
  /** Whether this much may be asked for by mail. Nobody is told. */
  mayAsk(attempt: Attempt): Promise<boolean>
  /** By which a browser is known again when it comes back with a code, or from a provider. */
  askerOf(device: Device): string
  /**
   * Begins a login, and tells its owner by mail if the device is new. The cookie is that of a device which is known to the
   * account from now on. A first login by mail may end the account's password: see `proveAddress`.
   */
  letIn(login: Entering): Promise<{ token: string; cookie: string; isPasswordEnded: boolean }>
  remember(device: Device): string
  /** The device, which from now on speaks this language; null: that of its browser. */
  speaking(device: Device | null, locale: string | null): string
  newDevice(): Device
  logins: Logins
  limits: Limits
  /** Null where none is configured. */
  provider: Provider | null
}

export interface Admitted {
  meetingId: string
  /** For a bearer: opens this meeting alone. */
  token: string
  cookie: string
}

interface Attempt {
  device: Device | null
  email: string
  address: string
}

export interface Entering {
  accountId: string
  device: Device | null
  way: LoginWay
  userAgent: string | null
  language: Locale
  /** Where people reach this server; null where it cannot be sure of that. */
  origin: string | null
}

interface Parts {
  logins: Logins
  languages: Languages
  limits: Limits
  sealKey: string
  meetingByCode: (input: unknown) => Promise<{ meetingId: string; expected: number; standId: string | null }>
  leads: (actor: Actor, meetingId: string) => Promise<boolean>
  accounts: Pick<Core['accounts'], 'announceLogin' | 'emailOf' | 'tieArrival'>
  provider: Provider | null
  now: () => number
}

export function createDoor(parts: Parts): Door {
  const { logins, languages, limits, sealKey, meetingByCode, leads, accounts, provider, now } = parts

  function admit(device: Device, entrance: { meetingId: string; standId: string | null }): Admitted {
    const admitted = sealed(device, entrance, sealKey)
    const { meetingId } = entrance
    return { meetingId, cookie: formatDevice(admitted), token: tokenFor(admitted, entrance, sealKey) }
  }

  return {
    logins,
    limits,
    provider,
    newDevice,
    remember: formatDevice,
    speaking: (device, locale) => formatDevice({ ...(device ?? newDevice()), locale, localeAt: now() }),
    cookieNames,
    async ask({ cookies, bearer, acceptLanguage, isSecure }) {
      const names = cookieNames(isSecure)
      const device = parseDevice(cookies[names.device])
      const spoken = (chosen: Chosen | null) =>
        speechFor(latestChoice(device, chosen), acceptLanguage, languages)
      if (bearer) return { actor: bearerActor(bearer, sealKey), loginId: null, device: null, ...spoken(null) }
      const token = cookies[names.login]
      const login = token ? await logins.whoHas(token) : null
      const keyIn: Actor['keyIn'] = (meetingId) => device && deviceKey(device, meetingId, sealKey)
      const actor = { account: login?.account ?? null, keyIn }
      return { actor, loginId: login?.id ?? null, device, ...spoken(login?.chosen ?? null) }
    },
    async join({ device, input, address }) {
      const find = () => meetingByCode(input)
      const { meetingId, expected, standId } = isTypedCode(input)
        ? await limits.guessing(address, find)
        : await find()
      // Who is in already and scans again is nobody new.
      if (!device || !deviceKey(device, meetingId, sealKey).joined)
        await limits.countJoin(address, meetingId, expected)
      return admit(device ?? newDevice(), { meetingId, standId })
    },
    async joinLed({ device, actor, meetingId }) {
      if (!(await leads(actor, meetingId))) refuse('forbidden')
      return admit(device ?? newDevice(), { meetingId, standId: null })
    },
    checking: ({ device, email, address }, check) =>
      limits.loggingIn({ email, address, seal: loginSeal(device, email, sealKey) }, check),
    mayAsk: ({ device, email, address }) =>
      limits.mayAsk({ email, address, seal: loginSeal(device, email, sealKey) }),
    askerOf: (device) => askerOf(device, sealKey),
    async letIn({ accountId, device, way, userAgent, language, origin }) {
      const about = { way, ...describedBy(userAgent) }
      if (device) await accounts.tieArrival(askerOf(device, sealKey), accountId)
      const email = await accounts.emailOf(accountId)
      const isKnown = email !== null && loginSeal(device, email, sealKey) !== null
      const link = origin && `${origin}/me/logins`
      const announced = await accounts.announceLogin(accountId, { ...about, isKnown, language, link })
      const token = await logins.begin(accountId, about)
      const here = device ?? newDevice()
      const cookie = formatDevice(email === null ? here : loggedInOn(here, email, sealKey))
      return { token, cookie, ...announced }
    },
  }
}

const isTypedCode = (input: unknown): boolean =>
  typeof input === 'object' &&
  input !== null &&
  'code' in input &&
  typeof input.code === 'string' &&
  isTyped(input.code)

const bearerActor = (token: string, sealKey: string): Actor => ({
  account: null,
  keyIn: (meetingId) => bearerKey(token, meetingId, sealKey),
})

/** `__Host-` binds a cookie to this very host, which browsers allow under https only. */
const cookieNames = (isSecure: boolean) =>
  isSecure ? { device: '__Host-device', login: '__Host-login' } : { device: 'device', login: 'login' }

/** Both last: the device as long as a conversation may go on, the login as long as it is used. */
export const cookieSeconds = 400 * 24 * 3600
