/** Express around everything: headers, health, the API and the exports, then SvelteKit's pages. */
import compression from 'compression'
import express, { type Express, type RequestHandler } from 'express'
import helmet from 'helmet'
import type { Config } from '../config.ts'
import type { Door } from '../auth/door.ts'
import type { Core } from '../core.ts'
import { createExports } from '../exports/routes.ts'
import { createApi } from './api.ts'
import { localeOf, readsAsking, refusesForeignOrigins } from './asking.ts'
import { type Health, createHealth } from './health.ts'
import { createOperatorApi } from './operator.ts'
import { type Report, problems } from './refusals.ts'

interface Parts {
  config: Config
  core: Core
  door: Door
  operatorKey: string
  health: Health
  report: Report
}

/** The pages are added afterwards, when SvelteKit has found the core in its slot. */
export function createApp({ config, core, door, operatorKey, health, report }: Parts): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', config.trustedProxies)
  app.use(security, tellsKitWhereItIs(config))
  app.use(createHealth(config, health))
  app.use(compression())
  app.use('/api/operator', createOperatorApi(core, operatorKey), problems(report, localeOf))
  app.use(
    '/api',
    readsAsking(door),
    refusesForeignOrigins(config),
    createApi({ core, door }),
    problems(report, localeOf),
  )
  app.use(createExports({ core, door, report }))
  return app
}

/** SvelteKit writes the CSP; HSTS only where there is https to insist on. */
const security: RequestHandler = (request, response, next) => {
  const guard = request.secure ? secured : plain
  guard(request, response, next)
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

/** adapter-node believes these two headers, so whoever sends them gets them overwritten with Express's own judgement. */
function tellsKitWhereItIs({ origin }: Config): RequestHandler {
  const known = origin ? new URL(origin) : null
  return (request, _response, next) => {
    request.headers['x-raadslag-protocol'] = known ? known.protocol.slice(0, -1) : request.protocol
    request.headers['x-raadslag-host'] = known ? known.host : request.host
    request.headers['x-raadslag-address'] = request.ip ?? ''
    next()
  }
}
