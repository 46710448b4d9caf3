/** Takes the port and lets go of it, and says under which address phones reach this machine. */
import type { Server } from 'node:http'
import { isIPv4 } from 'node:net'
import { hostname, networkInterfaces } from 'node:os'
import { type Config, localAddress } from './config.ts'

/** How long a request may take to end when the server stops. */
const patienceMs = 5000

/** Sockets at once; requests when they are done, or when they have had long enough. */
export async function endConnections(http: Server, stopRealtime: () => Promise<void>): Promise<void> {
  const impatience = setTimeout(() => http.closeAllConnections(), patienceMs)
  await stopRealtime()
  clearTimeout(impatience)
}

const inTheWay: Record<string, (config: Config) => string> = {
  EADDRINUSE: ({ port }) =>
    `Port ${port} is taken, perhaps by another Rådslag. Stop that one, or name another port, for instance PORT=3001.`,
  EACCES: ({ port }) =>
    `Port ${port} is not for everybody on this machine. Name one from 1024 up, for instance PORT=3000.`,
  EADDRNOTAVAIL: ({ host }) =>
    `HOST=${host} is no address of this machine. Leave HOST out, or name one that is.`,
  ENOTFOUND: ({ host }) => `HOST=${host} is no name of this machine. Leave HOST out, or name one that is.`,
}

/** The port that was really taken. Throws one sentence when something is in the way. */
export function listen(http: Server, config: Config): Promise<number> {
  const { port, host } = config
  return new Promise((resolve, reject) => {
    http.once('error', (error: NodeJS.ErrnoException) => {
      const sentence = inTheWay[error.code ?? '']?.(config)
      reject(sentence ? new Error(sentence) : error)
    })
    http.listen(port, host, () => {
      const address = http.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}

/** By which this machine reaches its own server. */
export const ownAddress = ({ host }: Config, port: number): string =>
  `http://${isOpen(host) ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host}:${port}`

/** To every network that the machine is in. */
const isOpen = (host: string) => host === '0.0.0.0' || host === '::'

/** Where others on the network reach this server, as far as it can know; null where it listens to this machine alone. */
export function originFromElsewhere({ origin, host }: Config, port: number): string | null {
  if (origin) return origin
  const address = isOpen(host) ? localAddress() : null
  return address ? `http://${address}:${port}` : null
}

/** A QR that holds `localhost` opens on no phone. */
export function publicOrigin(config: Config, url: URL, port: number): string {
  if (config.origin) return config.origin
  const isHere =
    url.hostname === 'localhost' ||
    url.hostname === '[::1]' ||
    (isIPv4(url.hostname) && url.hostname.startsWith('127.'))
  return (isHere ? originFromElsewhere(config, port) : null) ?? url.origin
}

/**
 * For what is sent to somebody else than who asks: whoever forges a `Host` must not get their own address into another's mail.
 * Null unless `ORIGIN` says it, or it is an address or the name of this very machine.
 */
export function ownOrigin(config: Config, url: URL, port: number): string | null {
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1').toLowerCase()
  return config.origin || ownNames().has(host) ? publicOrigin(config, url, port) : null
}

function ownNames(): Set<string> {
  const name = hostname().toLowerCase()
  const addresses = Object.values(networkInterfaces()).flatMap((all) => all ?? [])
  return new Set([
    'localhost',
    name,
    `${name}.local`,
    ...addresses.map(({ address }) => address.toLowerCase()),
  ])
}
