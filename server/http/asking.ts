/** Who is asking over HTTP, and whether they may change anything from where they come. */
import type { IncomingMessage } from 'node:http'
import type { RequestHandler, Response } from 'express'
import type { Asking, Door } from '../auth/door.ts'
import { type Speech, preferredLocale } from '../auth/locale.ts'
import type { Config } from '../config.ts'
import { refuse } from '../refusal.ts'
import { type Judge, isOwnOrigin } from './whence.ts'

interface Locals {
  asking: Asking
}

export const askingOf = (response: Response): Asking => (response.locals as Locals).asking

/** Also before it is known who asks, or when that could not be found out. */
export const speechOf = (response: Response): Speech =>
  (response.locals as Partial<Locals>).asking ?? {
    locale: preferredLocale(response.req.headers['accept-language']),
    further: null,
  }

export function readsAsking(door: Door, judge: Judge): RequestHandler {
  return async (request, response, next) => {
    // What follows depends on who asks: no cache, shared or their own, may answer for us.
    response.set('Cache-Control', 'no-store')
    response.locals.asking = await door.ask({
      cookies: parseCookies(request.headers.cookie),
      bearer: bearerOf(request),
      acceptLanguage: request.headers['accept-language'],
      isSecure: judge(request).isSecure,
    })
    next()
  }
}

/** SvelteKit checks form posts; our own routes check here. A bearer token is no browser's cookie. */
export const refusesForeignOrigins =
  (config: Config, judge: Judge): RequestHandler =>
  (request, _response, next) => {
    const changes = !['GET', 'HEAD', 'OPTIONS'].includes(request.method)
    const { origin, cookie } = request.headers
    const isTrusted = origin
      ? isOwnOrigin(config, origin, judge(request))
      : bearerOf(request) !== undefined || cookie === undefined
    if (changes && !isTrusted) refuse('foreign_origin')
    next()
  }

/** Of two with one name the first: browsers send the one that fits the path best before the others. */
export function parseCookies(header: string | undefined): Record<string, string> {
  const pairs = (header ?? '').split(';').flatMap((pair) => {
    const at = pair.indexOf('=')
    return at > 0 ? [[pair.slice(0, at).trim(), unescaped(pair.slice(at + 1).trim())] as const] : []
  })
  return Object.fromEntries(pairs.reverse())
}

function unescaped(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

function bearerOf({ headers }: IncomingMessage): string | undefined {
  return /^Bearer (\S{1,200})$/i.exec(headers.authorization ?? '')?.[1]
}
