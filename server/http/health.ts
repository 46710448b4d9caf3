/** Whether the process lives, whether it can serve, and its figures; the figures for this machine or a token alone. */
import { type RequestHandler, Router } from 'express'
import { Registry, collectDefaultMetrics } from 'prom-client'
import type { Config } from '../config.ts'
import { isSameSecret } from './secrets.ts'

export interface Health {
  registry: Registry
  /** Throws while the database does not answer, and from when the process has been told to stop. */
  assertReady: () => Promise<void>
}

export function newRegistry(): Registry {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  return registry
}

export function createHealth(config: Config, { registry, assertReady }: Health): Router {
  const router = Router()
  router.use(['/healthz', '/readyz', '/metrics'], (_request, response, next) => {
    response.set('Cache-Control', 'no-store')
    next()
  })
  router.get('/healthz', (_request, response) => void response.type('text').send('ok'))
  router.get('/readyz', async (_request, response) => {
    const ready = await assertReady().then(
      () => true,
      () => false,
    )
    response
      .status(ready ? 200 : 503)
      .type('text')
      .send(ready ? 'ready' : 'not ready')
  })
  router.get('/metrics', onlyFor(config), async (_request, response) => {
    response.type(registry.contentType).send(await registry.metrics())
  })
  return router
}

const loopback = /^(::ffff:)?127\.|^::1$/
const loopbackHost = /^(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/
const ofProxies = [
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'forwarded',
  'via',
]

/** A proxy on this machine, and a page that had its own name pointed here, come from loopback as well: neither is this machine's own. */
function onlyFor({ metricsToken }: Config): RequestHandler {
  return ({ headers, socket }, response, next) => {
    const isHere =
      loopback.test(socket.remoteAddress ?? '') &&
      loopbackHost.test(headers.host ?? '') &&
      !ofProxies.some((name) => name in headers)
    if (isHere || (metricsToken !== null && isSameSecret(headers.authorization, `Bearer ${metricsToken}`)))
      return next()
    response.status(404).type('text').send('not found')
  }
}
