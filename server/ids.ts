/** Names for things: sortable by the millisecond they were made in, and unguessable. */
import { createHash, createHmac, getRandomValues, randomInt } from 'node:crypto'
import { codeAlphabet, codeLength } from '../src/lib/contract/limits.ts'

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** 26 characters: 48 bits of time, 80 bits of chance. */
export function makeId(now: number): string {
  let time = ''
  for (let rest = now, i = 0; i < 10; i++, rest = Math.floor(rest / 32))
    time = alphabet.charAt(rest % 32) + time
  return time + [...getRandomValues(new Uint8Array(16))].map((byte) => alphabet.charAt(byte % 32)).join('')
}

/** What an author keeps: 80 bits as 16 characters, of which nobody can tell what they came from. */
export function claimCodeFrom(secret: string): string {
  const bytes = Buffer.from(hmac(secret, 'claim'), 'base64url')
  return Array.from(bytes.subarray(0, 16), (byte) => alphabet.charAt(byte % 32)).join('')
}

/** 128 bits, for links and cookies. */
export const makeSecret = (): string => Buffer.from(getRandomValues(new Uint8Array(16))).toString('base64url')

/** What people type: six characters without look-alikes. */
export const makeCode = (): string =>
  Array.from({ length: codeLength }, () => codeAlphabet.charAt(randomInt(codeAlphabet.length))).join('')

/** As somebody may have typed it: small letters, a space or a hyphen in the middle. */
export const typedCode = (text: string): string => text.toUpperCase().replace(/[^0-9A-Z]/g, '')

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url')

export const hmac = (key: string, text: string): string =>
  createHmac('sha256', key).update(text).digest('base64url')
