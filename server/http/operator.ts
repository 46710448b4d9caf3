/** For commands on this machine that hold the key file: links that log in, without a password ever being printed. */
import express, { type RequestHandler, Router } from 'express'
import type { Core } from '../core.ts'
import { isSameSecret } from './secrets.ts'

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
  return (request, _response, next) =>
    next(isSameSecret(request.headers.authorization, `Bearer ${operatorKey}`) ? undefined : 'router')
}
