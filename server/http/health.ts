/** Whether the process lives, whether it can serve, and its figures; the figures for this machine or a token alone. */
import { type RequestHandler, Router } from 'express'
import { Registry, collectDefaultMetrics } from 'prom-client'
import type { Config } from '../config.ts'

export interface Health {
  registry: Registry
  /** Throws while the database does not answer. */
  assertReady: () => Promise<void>
}

export function newRegistry(): Registry {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  return registry
}

export function createHealth(config: Config, { registry, assertReady }: Health): Router {
  const router = Router()
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

function onlyFor({ metricsToken }: Config): RequestHandler {
  return (request, response, next) => {
    const hasToken = metricsToken !== null && request.headers.authorization === `Bearer ${metricsToken}`
    const isHere = loopback.test(request.socket.remoteAddress ?? '') && !request.headers['x-forwarded-for']
    if (hasToken || isHere) return next()
    response.status(404).type('text').send('not found')
  }
}
