/** The API of the contract: small change around the verbs. Described in `static/openapi.json`. */
import express, { type Response, Router } from 'express'
import type { Door } from '../auth/door.ts'
import { cookieSeconds } from '../auth/door.ts'
import type { Core } from '../core.ts'
import { refuse } from '../refusal.ts'
import { askingOf } from './asking.ts'

const bodyLimit = '64kb'

export function createApi({ core, door }: { core: Core; door: Door }): Router {
  const api = Router()
  api.use(express.json({ limit: bodyLimit, type: 'application/json' }))

  api.post('/join', async (request, response) => {
    const { device } = askingOf(response)
    const input: unknown = request.body
    const admitted = await door.join({ device, input, address: request.ip ?? '' })
    setDeviceCookie(response, door, admitted.cookie, request.secure)
    response.json({ meetingId: admitted.meetingId, token: admitted.token })
  })

  api.post('/threads/:id/contributions', async (request, response) => {
    const { actor } = askingOf(response)
    const body: unknown = request.body
    const input = isRecord(body) ? { ...body, threadId: request.params.id } : refuse('malformed')
    const { id, meetingId, isNew, heads } = await core.contributions.submit(actor, input)
    const own = (await core.contributions.own(actor, meetingId)).find(
      (contribution) => contribution.id === id,
    )
    const seq = heads.get(meetingId)?.room
    response.status(isNew ? 201 : 200).json({ ...own, id, ...(seq && { seq }) })
  })

  api.get('/threads/:id/contributions', async (request, response) => {
    const { actor } = askingOf(response)
    const { order, seed, page } = request.query
    const thread = await core.threads.read(actor, { id: request.params.id, order, seed })
    if (!thread.mayRead) refuse('join_first')
    const from = (Math.max(1, Number(page) || 1) - 1) * pageSize
    const contributions = thread.posts.slice(from, from + pageSize)
    response.json({ contributions, total: thread.posts.length, more: from + pageSize < thread.posts.length })
  })

  api.get('/meetings/:id', async (request, response) => {
    const { meeting, agenda, threads } = await core.meetings.read(askingOf(response).actor, request.params.id)
    response.json({ ...meeting, agenda, threads })
  })

  api.get('/meetings/:id/feed', async (request, response) => {
    const { actor } = askingOf(response)
    const { since, epoch, audience } = request.query
    const asked = {
      meetingId: request.params.id,
      epoch,
      audience,
      ...(since !== undefined && { since: Number(since) }),
    }
    const page = await core.feed.catchUp(actor, asked)
    const mine = await core.contributions.own(actor, request.params.id)
    response.json(mine.length > 0 ? { ...page, mine } : page)
  })

  api.use(() => refuse('not_found'))
  return api
}

const pageSize = 100

const isRecord = (body: unknown): body is Record<string, unknown> =>
  typeof body === 'object' && body !== null && !Array.isArray(body)

function setDeviceCookie(response: Response, door: Door, cookie: string, isSecure: boolean) {
  response.cookie(door.cookieNames(isSecure).device, cookie, {
    httpOnly: true,
    maxAge: cookieSeconds * 1000,
    path: '/',
    sameSite: 'lax',
    secure: isSecure,
  })
}
