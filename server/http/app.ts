/** Express around everything: headers, health, the API and the exports, then SvelteKit's pages. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import compression from 'compression'
import express, { type Express, type RequestHandler } from 'express'
import helmet from 'helmet'
import type { Config } from '../config.ts'
import type { Door } from '../auth/door.ts'
import type { Core } from '../core.ts'
import { createExports } from '../exports/routes.ts'
import { createPrints } from '../print/routes.ts'
import { refuse } from '../refusal.ts'
import { createApi } from './api.ts'
import { speechOf, readsAsking, refusesForeignOrigins } from './asking.ts'
import { type Health, createHealth } from './health.ts'
import { createOperatorApi } from './operator.ts'
import { type Report, problems } from './refusals.ts'
import { createStops } from './stops.ts'
import { type Judge } from './whence.ts'

interface Parts {
  config: Config
  core: Core
  door: Door
  judge: Judge
  operatorKey: string
  health: Health
  report: Report
}

/** The pages are added afterwards, when SvelteKit has found the core in its slot; and after them `endApp`. */
export function createApp({ config, core, door, judge, operatorKey, health, report }: Parts): Express {
  const app = express()
  app.disable('x-powered-by')
  app.use(securityOf(judge), tellsKitWhereItIs(judge))
  app.use(createHealth(config, health))
  app.use(compression())
  app.use('/api/operator', createOperatorApi(core, operatorKey), problems(report, speechOf))
  app.use(
    '/api',
    readsAsking(door, judge),
    refusesForeignOrigins(config, judge),
    createApi({ core, door, judge }),
    problems(report, speechOf),
  )
  app.use(createStops(core), problems(report, speechOf))
  app.use(createExports({ config, core, door, judge, report }))
  app.use(createPrints({ config, core, door, judge, report }))
  app.use(keepsPagesPrivate, keepsFormsShort)
  return app
}

/** What nobody answered, and what broke outside the API: a problem document too, and never Express's own page with a stack in it. */
export function endApp(app: Express, report: Report): void {
  app.use(() => refuse('not_found'), problems(report, speechOf))
}

/** SvelteKit writes the CSP; HSTS only where there is https to insist on. For the handshake of sockets as well. */
export function securityOf(judge: Judge) {
  return (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => {
    const guard = judge(request).isSecure ? secured : plain
    guard(request, response, next)
  }
}
const common = {
  contentSecurityPolicy: false,
  // With `no-referrer` forms send `Origin: null`, and SvelteKit refuses them.
  referrerPolicy: { policy: 'same-origin' as const },
  // Means nothing, and warns in the console, where there is no https.
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
}
const secured = helmet({ ...common, crossOriginOpenerPolicy: true, hsts: { maxAge: 31_536_000 } })
const plain = helmet({ ...common, hsts: false })

/** adapter-node believes these headers, so whoever sends them gets them overwritten with our own judgement. */
function tellsKitWhereItIs(judge: Judge): RequestHandler {
  return (request, _response, next) => {
    const { isSecure, host, address } = judge(request)
    request.headers['x-raadslag-protocol'] = isSecure ? 'https' : 'http'
    request.headers['x-raadslag-host'] = host ?? ''
    request.headers['x-raadslag-address'] = address
    next()
  }
}

/**
 * Pages differ from visitor to visitor. Who is logged in, or typed a claim code, leaves nothing on a shared computer; for
 * everybody else the browser may keep a page to go back to, with what was typed in it. SvelteKit's own files say for
 * themselves how long they keep.
 */
const keepsPagesPrivate: RequestHandler = (request, response, next) => {
  const isFile = /^\/_app\/|\.[a-z0-9]{2,5}$/.test(request.path)
  const isDelicate =
    request.path.startsWith('/claim') || /(^|;\s*)(__Host-)?login=/.test(request.headers.cookie ?? '')
  if (!isFile) response.set('Cache-Control', isDelicate ? 'no-store' : 'private, no-cache')
  next()
}

const longestForm = 128 * 1024
const takesMore = /^\/m\/[0-9a-z]{26}\/invitation$|^\/admin\/look$/

/** Nobody types more than this. A list of addresses and a logo may be longer, for who is logged in; `pages.ts` has the limit of that. */
const keepsFormsShort: RequestHandler = (request, _response, next) => {
  const length = Number(request.headers['content-length'] ?? 0)
  if (length > longestForm && !takesMore.test(request.path)) refuse('text_too_long')
  next()
}
