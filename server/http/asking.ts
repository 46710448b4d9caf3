/** Who is asking over HTTP, and whether they may change anything from where they come. */
import type { Request, RequestHandler, Response } from 'express'
import type { Asking, Door } from '../auth/door.ts'
import type { Config } from '../config.ts'
import { refuse } from '../refusal.ts'

interface Locals {
  asking: Asking
}

export const askingOf = (response: Response): Asking => (response.locals as Locals).asking

export const localeOf = (response: Response) => (response.locals as Partial<Locals>).asking?.locale ?? 'da'

export function readsAsking(door: Door): RequestHandler {
  return async (request, response, next) => {
    response.locals.asking = await door.ask({
      cookies: parseCookies(request.headers.cookie),
      bearer: bearerOf(request),
      acceptLanguage: request.headers['accept-language'],
      isSecure: request.secure,
    })
    next()
  }
}

/** SvelteKit checks form posts; our own routes check here. A bearer token is no browser's cookie. */
export const refusesForeignOrigins =
  (config: Config): RequestHandler =>
  (request, _response, next) => {
    const changes = !['GET', 'HEAD', 'OPTIONS'].includes(request.method)
    const { origin, cookie } = request.headers
    const isTrusted = origin
      ? isOwnOrigin(config, origin, request.host)
      : bearerOf(request) !== undefined || cookie === undefined
    if (changes && !isTrusted) refuse('foreign_origin')
    next()
  }

/** As the configuration says, else the very host that was asked. */
export const isOwnOrigin = (
  { origin: configured }: Config,
  origin: string,
  host: string | undefined,
): boolean => (configured ? origin === configured : URL.parse(origin)?.host === host)

export function parseCookies(header: string | undefined): Record<string, string> {
  const pairs = (header ?? '').split(';').flatMap((pair) => {
    const at = pair.indexOf('=')
    return at > 0 ? [[pair.slice(0, at).trim(), unescaped(pair.slice(at + 1).trim())] as const] : []
  })
  return Object.fromEntries(pairs)
}

function unescaped(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

function bearerOf({ headers }: Request): string | undefined {
  return /^Bearer (\S{1,200})$/.exec(headers.authorization ?? '')?.[1]
}
