/**
 * What a phone is, without anybody knowing whose. The cookie holds a secret D. In a meeting the device is
 * P = HMAC(D, meetingId), and its claim code 80 bits of HMAC(P, 'claim'): nothing ties two meetings together.
 * That a device used a right code is a seal of ours beside it, until its first entry makes a row.
 */
import { claimCodeFrom, hmac, makeSecret, sha256 } from '../ids.ts'
import type { DeviceKey } from '../domain/people/actor.ts'

export interface Device {
  secret: string
  /** Of the language that was chosen by hand, or of one that is no longer spoken here; null follows the browser. */
  locale: string | null
  /** When; epoch ms, to the second. 0: never, or before that was written down. */
  localeAt: number
  /** Of meetings whose code it used, newest last. */
  seals: Seal[]
  /** Of accounts that it logged in to, newest last. */
  logins: string[]
}

interface Seal {
  meetingId: string
  seal: string
  /** Whose code it was, if it hung at a stand. */
  standId: string | null
}

/** More than anybody joins between two first entries. */
const sealsKept = 4
/** Of all who share the computer. */
const loginsKept = 4

export const newDevice = (): Device => ({
  secret: makeSecret(),
  locale: null,
  localeAt: 0,
  seals: [],
  logins: [],
})

export function parseDevice(cookie: string | undefined): Device | null {
  const [secret = '', locale = '', seals = '', logins = '', at = ''] = (cookie ?? '').split('.')
  if (!/^[\w-]{22}$/.test(secret)) return null
  return {
    secret,
    locale: /^[\w-]{2,20}$/.test(locale) ? locale : null,
    localeAt: /^[\da-z]{1,8}$/.test(at) ? parseInt(at, 36) * 1000 : 0,
    seals: seals.split(',').flatMap((pair) => {
      const [meetingId, seal, standId] = pair.split('~')
      return meetingId && seal ? [{ meetingId, seal, standId: standId || null }] : []
    }),
    logins: logins.split(',').filter(Boolean).slice(-loginsKept),
  }
}

export const formatDevice = ({ secret, locale, localeAt, seals, logins }: Device): string =>
  [
    secret,
    locale ?? '',
    seals
      .map(({ meetingId, seal, standId }) => [meetingId, seal, ...(standId ? [standId] : [])].join('~'))
      .join(','),
    logins.join(','),
    ...(localeAt > 0 ? [Math.floor(localeAt / 1000).toString(36)] : []),
  ].join('.')

/** What it used the code of. */
interface Entrance {
  meetingId: string
  standId: string | null
}

/** The door's own code does not take anybody from the stand that they are at. */
export function sealed(device: Device, { meetingId, standId }: Entrance, sealKey: string): Device {
  const before = device.seals.find((seal) => seal.meetingId === meetingId)
  const others = device.seals.filter((seal) => seal !== before)
  const at = standId ?? before?.standId ?? null
  const seal = sealOf(sealKey, meetingId, keyOf(device.secret, meetingId), at)
  return { ...device, seals: [...others, { meetingId, seal, standId: at }].slice(-sealsKept) }
}

/** Marks that it logged in to the account; nothing is stored, so nothing ties the account to what the device writes. */
export function loggedInOn(device: Device, email: string, sealKey: string): Device {
  const seal = loginSealOf(device, email, sealKey)
  const others = device.logins.filter((one) => one !== seal)
  return { ...device, logins: [...others, seal].slice(-loginsKept) }
}

/** Null for a device that never logged in to this account. */
export function loginSeal(device: Device | null, email: string, sealKey: string): string | null {
  const seal = device && loginSealOf(device, email, sealKey)
  return seal && device.logins.includes(seal) ? seal : null
}

/** What `/api/join` hands out: P, and the seal that says it was handed out. */
export function tokenFor(device: Device, { meetingId, standId }: Entrance, sealKey: string): string {
  const key = keyOf(device.secret, meetingId)
  const seal = sealOf(sealKey, meetingId, key, standId)
  return standId ? `${key}.${seal}.${standId}` : `${key}.${seal}`
}

export function deviceKey(device: Device, meetingId: string, sealKey: string): DeviceKey {
  const { seal, standId = null } = device.seals.find((one) => one.meetingId === meetingId) ?? {}
  return keyFrom(keyOf(device.secret, meetingId), { meetingId, standId }, seal, sealKey)
}

/** A bearer's key in the meeting that its token was made for; in any other, a key that joined nothing. */
export function bearerKey(token: string, meetingId: string, sealKey: string): DeviceKey | null {
  const [key, seal, standId] = token.split('.')
  return key ? keyFrom(key, { meetingId, standId: standId || null }, seal, sealKey) : null
}

function keyFrom(
  key: string,
  { meetingId, standId }: Entrance,
  seal: string | undefined,
  sealKey: string,
): DeviceKey {
  const joined = seal !== undefined && seal === sealOf(sealKey, meetingId, key, standId)
  const claimCode = claimCodeFrom(key)
  return {
    deviceHash: sha256(key),
    claimCode,
    claimHash: sha256(claimCode),
    joined,
    standId: joined ? standId : null,
  }
}

/** The browser that asks to be let in, by a name that fits nothing else that it does. */
export const askerOf = ({ secret }: Pick<Device, 'secret'>, sealKey: string): string =>
  hmac(sealKey, `asks ${secret}`)

const keyOf = (secret: string, meetingId: string) => hmac(secret, meetingId)
const sealOf = (sealKey: string, meetingId: string, key: string, standId: string | null) =>
  hmac(sealKey, standId ? `${meetingId} ${key} ${standId}` : `${meetingId} ${key}`).slice(0, 22)

const loginSealOf = ({ secret }: Device, email: string, sealKey: string) =>
  hmac(sealKey, `login ${email.trim().toLowerCase()} ${secret}`).slice(0, 22)
