/** Who is asking: one place reads cookies and tokens, for pages, HTTP and sockets alike. */
import { isTyped } from '../domain/meetings/codes.ts'
import type { Actor } from '../domain/people/actor.ts'
import { isRefusal } from '../refusal.ts'
import {
  type Device,
  bearerKey,
  deviceKey,
  formatDevice,
  newDevice,
  parseDevice,
  sealed,
  tokenFor,
} from './devices.ts'
import type { Limits } from './limits.ts'
import { type Locale, preferredLocale } from './locale.ts'
import type { Logins } from './logins.ts'

export interface Credentials {
  cookies: Record<string, string | undefined>
  /** Of an `Authorization: Bearer` header or a socket's handshake; it comes before the cookies. */
  bearer?: string | undefined
  acceptLanguage?: string | undefined
  isSecure: boolean
}

export interface Asking {
  actor: Actor
  device: Device | null
  locale: Locale
}

export interface Door {
  ask(credentials: Credentials): Promise<Asking>
  cookieNames(isSecure: boolean): { device: string; login: string }
  /** The device, now with the right to enter the meeting of this code. Wrong typed codes count for the address; a right one is never refused for them. */
  join(attempt: { device: Device | null; input: unknown; address: string }): Promise<Admitted>
  remember(device: Device): string
  newDevice(): Device
  logins: Logins
  limits: Limits
}

export interface Admitted {
  meetingId: string
  /** For a bearer: opens this meeting alone. */
  token: string
  cookie: string
}

interface Parts {
  logins: Logins
  limits: Limits
  sealKey: string
  meetingByCode: (input: unknown) => Promise<{ meetingId: string; expected: number }>
}

export function createDoor({ logins, limits, sealKey, meetingByCode }: Parts): Door {
  return {
    logins,
    limits,
    newDevice,
    remember: formatDevice,
    cookieNames,
    async ask({ cookies, bearer, acceptLanguage, isSecure }) {
      const names = cookieNames(isSecure)
      const device = parseDevice(cookies[names.device])
      const locale = device?.locale ?? preferredLocale(acceptLanguage)
      if (bearer) return { actor: bearerActor(bearer, sealKey), device: null, locale }
      const token = cookies[names.login]
      const account = token ? await logins.whoHas(token) : null
      const keyIn: Actor['keyIn'] = (meetingId) => device && deviceKey(device, meetingId, sealKey)
      return { actor: { account, keyIn }, device, locale }
    },
    async join({ device, input, address }) {
      const { meetingId, expected } = await guessing(limits, input, address, meetingByCode)
      await limits.countJoin(address, meetingId, expected)
      const admitted = sealed(device ?? newDevice(), meetingId, sealKey)
      return { meetingId, cookie: formatDevice(admitted), token: tokenFor(admitted, meetingId, sealKey) }
    },
  }
}

async function guessing<T>(
  limits: Limits,
  input: unknown,
  address: string,
  find: (input: unknown) => Promise<T>,
): Promise<T> {
  const code = typeof input === 'object' && input !== null && 'code' in input ? input.code : null
  const typed = typeof code === 'string' && isTyped(code)
  if (typed) await limits.assertMayGuess(address)
  try {
    return await find(input)
  } catch (error) {
    if (typed && isRefusal(error) && error.reason === 'code_wrong') await limits.noteWrongGuess(address)
    throw error
  }
}

const bearerActor = (token: string, sealKey: string): Actor => ({
  account: null,
  keyIn: (meetingId) => bearerKey(token, meetingId, sealKey),
})

/** `__Host-` binds a cookie to this very host, which browsers allow under https only. */
const cookieNames = (isSecure: boolean) =>
  isSecure ? { device: '__Host-device', login: '__Host-login' } : { device: 'device', login: 'login' }

/** Both last: the device as long as a conversation may go on, the login as long as it is used. */
export const cookieSeconds = 400 * 24 * 3600
