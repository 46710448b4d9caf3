/** The API of the contract: small change around the verbs. Described in `static/openapi.json`. */
import express, { type RequestHandler, type Response, Router } from 'express'
import { Id } from '../../src/lib/contract/inputs/parts.ts'
import { ScreenInput } from '../../src/lib/contract/inputs/wall.ts'
import type { Door } from '../auth/door.ts'
import { cookieSeconds } from '../auth/door.ts'
import type { Core } from '../core.ts'
import { parse } from '../parse.ts'
import { refuse } from '../refusal.ts'
import { pageSize } from '../domain/threads/page.ts'
import { askingOf } from './asking.ts'
import type { Judge } from './whence.ts'

const bodyLimit = '64kb'

export function createApi({ core, door, judge }: { core: Core; door: Door; judge: Judge }): Router {
  const api = Router()
  api.use(express.json({ limit: bodyLimit, type: 'application/json' }))
  api.param('id', (_request, _response, next, id) => {
    parse(Id, id)
    next()
  })
  api.post('/join', joins(door, judge))
  api.get('/search', searches(core, door, judge))
  api.post('/threads/:id/contributions', submits(core))
  api.get('/threads/:id/contributions', listsContributions(core))
  api.get('/meetings/:id', readsMeeting(core))
  api.get('/meetings/:id/feed', catchesUp(core))
  api.post('/meetings/:id/table/contributions', writesAtTable(core))
  api.get('/meetings/:id/cards/:number', looksUpCard(core))
  api.post('/meetings/:id/wall/beat', beatsWall(core))
  api.post('/meetings/:id/wall/advance', advancesWall(core))
  api.use(() => refuse('not_found'))
  return api
}

type About = RequestHandler<{ id: string }>

function joins(door: Door, judge: Judge): RequestHandler {
  return async (request, response) => {
    const { device } = askingOf(response)
    const { address, isSecure } = judge(request)
    const input: unknown = request.body
    const admitted = await door.join({ device, input, address })
    setDeviceCookie(response, door, admitted.cookie, isSecure)
    response.json({ meetingId: admitted.meetingId, token: admitted.token })
  }
}

/** What there is no word to look for in finds nothing. */
function searches(core: Core, door: Door, judge: Judge): RequestHandler {
  return async (request, response) => {
    await door.limits.countSearch(judge(request).address)
    const found = await core.search.find(askingOf(response).actor, request.query)
    response.json(found ?? { hits: [], next: null, isWhole: true })
  }
}

function submits(core: Core): About {
  return async ({ params, body }, response) => {
    const { actor } = askingOf(response)
    const input = { ...recordIn(body), threadId: params.id }
    const { said, isNew, seq } = await core.contributions.submitAndRead(actor, input)
    response.status(isNew ? 201 : 200).json({ ...said, ...(seq && { seq }) })
  }
}

/** For the computer of a table whose socket is silent. */
function writesAtTable(core: Core): About {
  return async ({ params, body }, response) => {
    const { actor } = askingOf(response)
    const { id, isNew } = await core.stands.write(actor, { ...recordIn(body), meetingId: params.id })
    response.status(isNew ? 201 : 200).json({ id })
  }
}

function listsContributions(core: Core): About {
  return async ({ params, query }, response) => {
    const { order, seed, page } = query
    const from = (Math.max(1, Math.floor(Number(page)) || 1) - 1) * pageSize
    const { actor } = askingOf(response)
    const { posts, total } = await core.threads.posts(actor, { id: params.id, order, seed, from })
    response.json({ contributions: posts, total, more: from + pageSize < total })
  }
}

function readsMeeting(core: Core): About {
  return async ({ params }, response) => {
    const { meeting, agenda, threads } = await core.meetings.read(askingOf(response).actor, params.id)
    response.json({ ...meeting, agenda, threads })
  }
}

function catchesUp(core: Core): About {
  return async ({ params, query }, response) => {
    const { actor } = askingOf(response)
    const { since, epoch, audience } = query
    const from = typeof since === 'string' ? { since: /^\d+$/.test(since) ? Number(since) : NaN } : { since }
    response.json(await core.feed.catchUpAlone(actor, { meetingId: params.id, epoch, audience, ...from }))
  }
}

function looksUpCard(core: Core): RequestHandler<{ id: string; number: string }> {
  return async ({ params }, response) => {
    const input = { meetingId: params.id, number: Number(params.number) }
    response.json(await core.paper.lookUp(askingOf(response).actor, input))
  }
}

/** For walls where websockets are blocked: without these nothing would ever change on them. */
function beatsWall(core: Core): About {
  return async ({ params, body }, response) => {
    const { actor } = askingOf(response)
    response.json(await core.wall.beat(actor, { ...recordIn(body), meetingId: params.id }))
  }
}

/** A socket is known by its heartbeats; who comes by HTTP says each time which page it is. */
function advancesWall(core: Core): About {
  return async ({ params, body }, response) => {
    const { actor } = askingOf(response)
    const { screenId } = parse(ScreenInput, body)
    response.json(await core.wall.advance(actor, { ...recordIn(body), meetingId: params.id }, screenId))
  }
}

const recordIn = (body: unknown): Record<string, unknown> => (isRecord(body) ? body : refuse('malformed'))

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
