/**
 * From where a request comes: one judgement for Express, SvelteKit and the handshake of sockets, which never reaches Express.
 * `ORIGIN` decides where it is set; else trusted proxies are believed, and nobody else.
 */
import type { IncomingMessage } from 'node:http'
import express from 'express'
import type { Config } from '../config.ts'
import { publicOrigin } from '../listening.ts'
import { refuse } from '../refusal.ts'

export interface Whence {
  isSecure: boolean
  /** With the port, as the browser spells it. */
  host: string | undefined
  address: string
}

export type Judge = (request: IncomingMessage) => Whence
type Trusts = (address: string, hop: number) => boolean

export function createJudge({ origin, trustedProxies }: Config): Judge {
  const known = origin ? new URL(origin) : null
  // Express compiles the list; this is the name under which it keeps the result.
  const trusts = express().set('trust proxy', trustedProxies).get('trust proxy fn') as Trusts

  return (request) => {
    const remote = request.socket.remoteAddress ?? ''
    const forwarded = trusts(remote, 0) ? request.headers : {}
    const protocol = firstOf(forwarded['x-forwarded-proto'])
    return {
      isSecure: known ? known.protocol === 'https:' : protocol === 'https',
      host: known ? known.host : (firstOf(forwarded['x-forwarded-host']) ?? request.headers.host),
      address: addressOf([remote, ...listOf(forwarded['x-forwarded-for']).reverse()], trusts),
    }
  }
}

/** A browser's Origin is our own: as the configuration says, else the very host that was asked. */
export function isOwnOrigin({ origin: configured }: Config, origin: string, whence: Whence): boolean {
  if (configured) return origin === configured
  const sent = URL.parse(origin)
  return sent !== null && sent.host === whence.host && (!whence.isSecure || sent.protocol === 'https:')
}

/** The nearest one that is not a trusted proxy. */
function addressOf(hops: string[], trusts: Trusts): string {
  const address = hops.find((hop, i) => !trusts(hop, i)) ?? hops.at(-1) ?? ''
  return address.replace(/^::ffff:(?=\d+\.)/i, '')
}

const listOf = (header: string | string[] | undefined): string[] =>
  String(header ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)

const firstOf = (header: string | string[] | undefined): string | undefined => listOf(header)[0]

/** For what is printed or taken along: as phones in the room reach us, whatever this computer calls itself. */
export function originFor(config: Config, judge: Judge, request: IncomingMessage): string {
  const { isSecure, host } = judge(request)
  const url = URL.parse(`${isSecure ? 'https' : 'http'}://${host ?? ''}`) ?? refuse('malformed')
  return publicOrigin(config, url, request.socket.localPort ?? config.port)
}
