/** For commands on this machine that hold the key file: links that log in, without a password ever being printed. */
import { timingSafeEqual } from 'node:crypto'
import express, { type RequestHandler, Router } from 'express'
import type { Core } from '../core.ts'
import { sha256 } from '../ids.ts'

export function createOperatorApi(core: Core, operatorKey: string): Router {
  const router = Router()
  router.use(onlyWith(operatorKey), express.json({ limit: '1mb' }))
  router.post('/rehearsals', async (request, response) => {
    const body: unknown = request.body
    response.status(201).json(await core.rehearsals.begin(body))
  })
  return router
}

/** Anything else is not there. */
function onlyWith(operatorKey: string): RequestHandler {
  const expected = Buffer.from(sha256(`Bearer ${operatorKey}`))
  return (request, _response, next) => {
    const given = Buffer.from(sha256(request.headers.authorization ?? ''))
    next(timingSafeEqual(expected, given) ? undefined : 'router')
  }
}
