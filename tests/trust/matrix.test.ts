/**
 * Who may do what: role × HTTP route × socket event × export. One row for each, an answer for each role in it, in the order of
 * `roles`. What has no row fails, so that nobody adds a way in without saying for whom.
 */
import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Router } from 'express'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createExports } from '../../server/exports/routes.ts'
import { createApi } from '../../server/http/api.ts'
import { createApp } from '../../server/http/app.ts'
import { createHealth, newRegistry } from '../../server/http/health.ts'
import { createOperatorApi } from '../../server/http/operator.ts'
import { createStops } from '../../server/http/stops.ts'
import { createPrints } from '../../server/print/routes.ts'
import { createJudge } from '../../server/http/whence.ts'
import { verbs } from '../../server/realtime/handlers.ts'
import { type TestServer, aServer, pause, say } from '../support/server.ts'
import { aKey } from '../support/world.ts'
import { type Role, type Scene, aScene, answers, words } from './cast.ts'
import { pageRows } from './pages.ts'

/**
 * Three meetings: words for participants only; doors closed, known to nobody outside; and one that was open, is over,
 * and was laid before everybody.
 */
let server: TestServer
let within: Scene
let closed: Scene
let published: Scene

beforeAll(async () => {
  server = await aServer()
  within = await aScene(server, { access: 'participants' })
  closed = await aScene(server, { access: 'closed' })
  published = await aScene(server, { access: 'open' })
  await server.core.meetings.close(published.leader, { meetingId: published.meetingId })
  await server.core.meetings.publish(published.leader, { meetingId: published.meetingId })
}, 30_000)
afterAll(() => server.stop())

interface HttpRow {
  route: string
  /** Per role; of the meeting that is named, or of no meeting in particular. */
  within: string
  closed?: string
  published?: string
  ask: (scene: Scene) => { path: string; body?: unknown }
}

const everybody = '200 200 200 200 200 200 200'
const nobody = '404 404 404 404 404 404 404'
const itsOwn = '403 200 403 200 403 200 200'
const itsOwnUnseen = '404 200 404 200 404 200 200'
const itsWalls = {
  within: '403 403 403 200 403 200 200',
  closed: '404 403 404 200 404 200 200',
  published: '403 403 403 200 403 200 200',
}
const at = (path: (scene: Scene) => string) => (scene: Scene) => ({ path: path(scene) })

const httpRows: HttpRow[] = [
  { route: 'GET /healthz', within: everybody, ask: at(() => '/healthz') },
  { route: 'GET /readyz', within: everybody, ask: at(() => '/readyz') },
  // Everybody here asks from this machine; tests/trust/headers.test.ts asks from elsewhere.
  { route: 'GET /metrics', within: everybody, ask: at(() => '/metrics') },
  {
    route: 'POST /api/operator/rehearsals',
    within: nobody,
    ask: () => ({
      path: '/api/operator/rehearsals',
      body: { meeting: { title: 'x' }, threads: [{ question: 'x' }] },
    }),
  },
  {
    route: 'POST /api/join',
    within: everybody,
    closed: everybody,
    published: '410 410 410 410 410 410 410',
    ask: ({ codes }) => ({ path: '/api/join', body: { code: codes.screen } }),
  },
  { route: 'GET /api/search', within: everybody, ask: at(() => '/api/search?q=torvet') },
  {
    route: 'POST /api/threads/:id/contributions',
    within: '403 201 403 403 403 403 403',
    closed: '404 201 404 403 404 403 403',
    published: '403 201 403 403 201 201 201',
    ask: ({ threadId }) => ({
      path: `/api/threads/${threadId}/contributions`,
      body: { key: aKey(), text: 'Et ord mere.' },
    }),
  },
  {
    route: 'GET /api/threads/:id/contributions',
    within: itsOwn,
    closed: itsOwnUnseen,
    published: everybody,
    ask: at(({ threadId }) => `/api/threads/${threadId}/contributions`),
  },
  {
    route: 'GET /api/meetings/:id',
    within: everybody,
    closed: itsOwnUnseen,
    published: everybody,
    ask: at(({ meetingId }) => `/api/meetings/${meetingId}`),
  },
  {
    route: 'GET /api/meetings/:id/feed',
    within: itsOwn,
    closed: itsOwnUnseen,
    published: everybody,
    ask: at(({ meetingId }) => `/api/meetings/${meetingId}/feed?since=0`),
  },
  {
    route: 'GET /api/meetings/:id/feed?audience=desk',
    within: '403 403 403 403 403 200 200',
    closed: '404 403 404 403 404 200 200',
    published: '403 403 403 403 403 200 200',
    ask: at(({ meetingId }) => `/api/meetings/${meetingId}/feed?since=0&audience=desk`),
  },
  {
    route: 'POST /api/meetings/:id/table/contributions',
    within: '403 403 403 403 403 403 403',
    closed: '404 403 404 403 404 403 403',
    ask: ({ meetingId, threadId }) => ({
      path: `/api/meetings/${meetingId}/table/contributions`,
      body: { key: aKey(), threadId, text: 'Fra bordet.' },
    }),
  },
  {
    route: 'GET /api/meetings/:id/cards/:number',
    within: '403 403 403 403 403 200 200',
    closed: '404 403 404 403 404 200 200',
    published: '403 403 403 403 403 200 200',
    ask: at(({ meetingId }) => `/api/meetings/${meetingId}/cards/1`),
  },
  {
    route: 'POST /api/meetings/:id/wall/beat',
    ...itsWalls,
    ask: ({ meetingId }) => ({
      path: `/api/meetings/${meetingId}/wall/beat`,
      body: { screenId: aKey(), k: 4, charactersPerSlot: 120, visible: true },
    }),
  },
  {
    route: 'POST /api/meetings/:id/wall/advance',
    ...itsWalls,
    ask: ({ meetingId }) => ({
      path: `/api/meetings/${meetingId}/wall/advance`,
      body: { screenId: aKey(), version: 0, slot: 0, shownMs: 0 },
    }),
  },
  {
    route: 'GET /m/:id.json',
    within: itsOwn,
    closed: itsOwnUnseen,
    published: everybody,
    ask: at(({ meetingId }) => `/m/${meetingId}.json`),
  },
  {
    route: 'GET /m/:id.csv',
    within: itsOwn,
    closed: itsOwnUnseen,
    published: everybody,
    ask: at(({ meetingId }) => `/m/${meetingId}.csv`),
  },
  {
    route: 'POST /stop/:token',
    within: nobody,
    ask: () => ({ path: '/stop/guessed', body: {} }),
  },
  {
    route: 'GET /me.json',
    within: '403 403 403 403 200 200 200',
    ask: () => ({ path: '/me.json' }),
  },
  {
    route: 'GET /me.html',
    within: '403 403 403 403 200 200 200',
    ask: () => ({ path: '/me.html' }),
  },
  {
    route: 'GET /m/:id.docx',
    within: itsOwn,
    closed: itsOwnUnseen,
    published: everybody,
    ask: at(({ meetingId }) => `/m/${meetingId}.docx`),
  },
  {
    route: 'POST /m/:id/cards.pdf',
    within: '403 403 403 403 403 200 200',
    closed: '404 403 404 403 404 200 200',
    published: '403 403 403 403 403 410 410',
    ask: ({ meetingId, threadId }) => ({ path: `/m/${meetingId}/cards.pdf`, body: { threadId, count: 1 } }),
  },
  {
    route: 'POST /m/:id/hats.pdf',
    within: '403 403 403 403 403 200 200',
    closed: '404 403 404 403 404 200 200',
    published: '403 403 403 403 403 410 410',
    ask: ({ meetingId, hatId }) => ({ path: `/m/${meetingId}/hats.pdf`, body: { hatIds: [hatId] } }),
  },
  {
    route: 'GET /m/:id/poster.pdf',
    within: '403 403 403 403 403 200 200',
    closed: '404 403 404 403 404 200 200',
    published: '403 403 403 403 403 410 410',
    ask: at(({ meetingId }) => `/m/${meetingId}/poster.pdf`),
  },
  {
    route: 'GET /m/:id.ics',
    within: everybody,
    closed: itsOwnUnseen,
    published: everybody,
    ask: at(({ meetingId }) => `/m/${meetingId}.ics`),
  },
]

interface EventRow {
  within: string
  closed: string
  input: (scene: Scene) => object
}

const no = 'forbidden'
const gone = 'not_found'
const readers = {
  within: `${no} ok ${no} ok ${no} ok ok`,
  closed: `${gone} ok ${gone} ok ${gone} ok ok`,
}
const writer = {
  within: `${no} ok ${no} ${no} ${no} ${no} ${no}`,
  closed: `${gone} ok ${gone} ${no} ${gone} ${no} ${no}`,
}
const author = {
  within: `${gone} ok ${gone} ${gone} ${gone} ${gone} ${gone}`,
  closed: `${gone} ok ${gone} ${gone} ${gone} ${gone} ${gone}`,
}
const moderators = {
  within: `${gone} ${gone} ${gone} ${gone} ${gone} ok ok`,
  closed: `${gone} ${gone} ${gone} ${gone} ${gone} ok ok`,
}
const screenIn = ({ meetingId }: Scene) => ({ meetingId, screenId: `screen-of-${meetingId}` })
const desk = {
  within: `${no} ${no} ${no} ${no} ${no} ok ok`,
  closed: `${gone} ${no} ${gone} ${no} ${gone} ok ok`,
}
/** Asked by the theme's own name, whose meeting is then looked up. */
const themers = desk
const walls = {
  within: `${no} ${no} ${no} ok ${no} ok ok`,
  closed: `${gone} ${no} ${gone} ok ${gone} ok ok`,
}
const anybody = { within: 'ok ok ok ok ok ok ok', closed: 'ok ok ok ok ok ok ok' }

const eventRows: Record<string, EventRow> = {
  'meeting:enter': { ...readers, input: ({ meetingId }) => ({ meetingId, since: 0 }) },
  'meeting:enter desk': { ...desk, input: ({ meetingId }) => ({ meetingId, audience: 'desk' }) },
  'meeting:leave': { ...anybody, input: ({ meetingId }) => ({ meetingId }) },
  'contribution:submit': {
    ...writer,
    input: ({ threadId }) => ({ key: aKey(), threadId, text: 'Endnu et ord.' }),
  },
  'contribution:edit': { ...author, input: ({ contributionId: id }) => ({ id, text: 'Et rettet ord.' }) },
  'contribution:hold': { ...moderators, input: ({ contributionId: id }) => ({ id, reason: 'off_topic' }) },
  'contribution:release': { ...moderators, input: ({ contributionId: id }) => ({ id }) },
  'contribution:translate': {
    ...moderators,
    input: ({ contributionId: id }) => ({ id, language: 'da', text: 'Som sagt på dansk.' }),
  },
  'phone:stop': { ...moderators, input: ({ contributionId: id }) => ({ id }) },
  'phone:allow': { ...moderators, input: ({ contributionId: id }) => ({ id }) },
  'desk:look': { ...desk, input: ({ meetingId, contributionId: id }) => ({ meetingId, id }) },
  'phones:wait': { ...desk, input: ({ meetingId }) => ({ meetingId, wait: false }) },
  'thread:approval': { ...desk, input: ({ meetingId, threadId }) => ({ meetingId, threadId, first: false }) },
  'contribution:record': {
    ...desk,
    input: ({ meetingId, threadId }) => ({
      key: aKey(),
      meetingId,
      threadId,
      channel: 'spoken',
      text: 'Sagt i salen.',
    }),
  },
  'agenda:move': { ...desk, input: ({ meetingId, itemIds }) => ({ meetingId, itemId: itemIds[0] }) },
  'agenda:insert': {
    ...desk,
    input: ({ meetingId }) => ({ meetingId, afterId: null, title: 'Kaffe', minutes: 5, kind: 'break' }),
  },
  'agenda:change': {
    ...desk,
    input: ({ meetingId, itemIds }) => ({ meetingId, itemId: itemIds[0], minutes: 15 }),
  },
  'agenda:remove': {
    // Gone when the second of them asks.
    within: `${no} ${no} ${no} ${no} ${no} ok ${gone}`,
    closed: `${gone} ${no} ${gone} ${no} ${gone} ok ${gone}`,
    input: ({ meetingId, itemIds }) => ({ meetingId, itemId: itemIds[1] }),
  },
  'theme:make': {
    ...desk,
    input: ({ meetingId, threadId }) => ({ meetingId, threadId, name: 'Grønt' }),
  },
  'theme:rename': { ...themers, input: ({ themeId: id }) => ({ id, name: 'Træer' }) },
  'theme:gather': {
    ...themers,
    input: ({ themeId: id, contributionId }) => ({ id, contributionIds: [contributionId] }),
  },
  'theme:take_out': { ...themers, input: ({ themeId: id, contributionId }) => ({ id, contributionId }) },
  'theme:alone': {
    ...desk,
    input: ({ meetingId, threadId, contributionId }) => ({
      meetingId,
      threadId,
      contributionIds: [contributionId],
    }),
  },
  'theme:move': {
    ...desk,
    input: ({ meetingId, threadId, themeId, contributionId }) => ({
      meetingId,
      threadId,
      moves: [{ contributionIds: [contributionId], outOfId: themeId }],
    }),
  },
  'theme:similar': { ...moderators, input: ({ contributionId: id }) => ({ id }) },
  'theme:elsewhere': { ...author, input: ({ contributionId: id }) => ({ id, note: 'Under Trafik' }) },
  'theme:merge': {
    // Merged already when the second of them asks.
    within: `${no} ${no} ${no} ${no} ${no} ok conflict`,
    closed: `${gone} ${no} ${gone} ${no} ${gone} ok conflict`,
    input: ({ themeId, otherThemeId }) => ({ id: otherThemeId, intoId: themeId }),
  },
  'theme:split': {
    // Nothing of it is in there.
    within: `${no} ${no} ${no} ${no} ${no} ${gone} ${gone}`,
    closed: `${gone} ${no} ${gone} ${no} ${gone} ${gone} ${gone}`,
    input: ({ themeId: id, contributionId }) => ({ id, name: 'Delt', contributionIds: [contributionId] }),
  },
  'theme:dissolve': {
    within: `${no} ${no} ${no} ${no} ${no} ok conflict`,
    closed: `${gone} ${no} ${gone} ${no} ${gone} ok conflict`,
    input: ({ themeId: id }) => ({ id }),
  },
  'hat:give_back': {
    within: `${no} ok ${no} ${no} ${no} ${no} ${no}`,
    closed: `${no} ok ${no} ${no} ${no} ${no} ${no}`,
    input: ({ meetingId }) => ({ meetingId }),
  },
  'help:ask': {
    within: `${no} ok ${no} ${no} ${no} ${no} ${no}`,
    closed: `${no} ok ${no} ${no} ${no} ${no} ${no}`,
    input: ({ meetingId }) => ({ meetingId, place: 'Række 3' }),
  },
  'help:done': { ...desk, input: ({ callId: id }) => ({ id }) },
  // Nobody learns of it but whose call it is: the others have none.
  'help:own': {
    within: 'ok ok ok ok ok ok ok',
    closed: 'ok ok ok ok ok ok ok',
    input: ({ meetingId }) => ({ meetingId }),
  },
  'speaker:ask': {
    within: `${no} ok ${no} ${no} ${no} ${no} ${no}`,
    closed: `${no} ok ${no} ${no} ${no} ${no} ${no}`,
    input: ({ meetingId }) => ({ meetingId }),
  },
  'speaker:withdraw': {
    within: `${gone} ok ${gone} ${gone} ${gone} ok ok`,
    closed: `${gone} ok ${gone} ${gone} ${gone} ok ok`,
    input: ({ speakerId: id }) => ({ id }),
  },
  'speaker:add': { ...desk, input: ({ meetingId }) => ({ meetingId, name: 'Jørgen' }) },
  'speaker:call': { ...desk, input: ({ meetingId }) => ({ meetingId }) },
  'speaker:end': { ...desk, input: ({ meetingId }) => ({ meetingId }) },
  'speaker:put_back': {
    // Called and done meanwhile, it waits again; then it does so already.
    within: `${no} ${no} ${no} ${no} ${no} ok conflict`,
    closed: `${gone} ${no} ${gone} ${no} ${gone} ok conflict`,
    input: ({ speakerId: id }) => ({ id, state: 'waiting' }),
  },
  'speaker:time': { ...desk, input: ({ meetingId }) => ({ meetingId, seconds: 90 }) },
  'promise:make': {
    ...desk,
    input: ({ meetingId }) => ({ meetingId, who: 'Mette', what: 'Sender planen', due: '2199-12-01' }),
  },
  'promise:withdraw': { ...desk, input: ({ promiseId: id }) => ({ id }) },
  'stand:add': { ...desk, input: ({ meetingId }) => ({ meetingId, name: 'Ved vinduet', heads: 4 }) },
  'stand:change': { ...desk, input: ({ standId: id }) => ({ id, heads: 5 }) },
  'stand:scribe': { ...desk, input: ({ meetingId, standId }) => ({ meetingId, standId }) },
  // Nobody here writes for a table: tests/trust/scribe.test.ts asks who does.
  'stand:write': {
    within: `${no} ${no} ${no} ${no} ${no} ${no} ${no}`,
    closed: `${gone} ${no} ${gone} ${no} ${gone} ${no} ${no}`,
    input: ({ meetingId, threadId }) => ({ key: aKey(), meetingId, threadId, text: 'Fra bordet.' }),
  },
  'wall:table': { ...desk, input: ({ meetingId, standId }) => ({ meetingId, standId, minutes: 3 }) },
  'stand:end': { ...desk, input: ({ standId: id }) => ({ id, ended: true }) },
  'wall:mode': { ...walls, input: ({ meetingId }) => ({ meetingId, mode: 'blank' }) },
  'wall:focus': { ...desk, input: ({ meetingId }) => ({ meetingId, id: null }) },
  'wall:let_in': { ...desk, input: ({ meetingId, contributionId: id }) => ({ meetingId, id }) },
  'wall:size': { ...walls, input: ({ meetingId }) => ({ meetingId, theme: 'dark' }) },
  'wall:floor': { ...walls, input: ({ meetingId }) => ({ meetingId, taken: true }) },
  'wall:beat': {
    ...walls,
    input: (scene) => ({ ...screenIn(scene), k: 4, charactersPerSlot: 120, visible: true }),
  },
  'wall:leave_out': { ...desk, input: (scene) => ({ ...screenIn(scene), leftOut: true }) },
  'wall:advance': { ...walls, input: ({ meetingId }) => ({ meetingId, version: 0, slot: 0, shownMs: 0 }) },
  // The last of them, since nothing can be done with it afterwards.
  'contribution:withdraw': { ...author, input: ({ contributionId: id }) => ({ id }) },
}

const scenesOf = (row: HttpRow) =>
  [
    { name: 'within', scene: () => within, expected: row.within },
    { name: 'closed', scene: () => closed, expected: row.closed },
    { name: 'published', scene: () => published, expected: row.published },
  ].flatMap(({ expected, ...rest }) => (expected ? [{ ...rest, expected }] : []))

describe.each(httpRows)('$route', (row) => {
  test.each(scenesOf(row))('$name', async ({ scene, expected }) => {
    const status = async (role: Role) => {
      const { path, body } = row.ask(scene())
      const headers = scene().headers[role]
      const response = await (body ? server.post(path, body, headers) : server.ask(path, { headers }))
      return String(response.status)
    }
    expect(await answers(status)).toEqual(words(expected))
  })
})

describe.each(Object.entries(eventRows))('%s', (name, row) => {
  test.each([
    ['within', () => within, row.within],
    ['closed', () => closed, row.closed],
  ])('%s', async (_name, scene, expected) => {
    const outcome = async (role: Role) => {
      const input = row.input(scene())
      const [event = ''] = name.split(' ')
      const answer = await say(scene().clients[role], event as keyof typeof verbs, input)
      return answer.ok ? 'ok' : answer.error.code
    }
    expect(await answers(outcome)).toEqual(words(expected))
  })
})

describe('nothing is left out', () => {
  const rule = 'has no row in tests/trust/matrix.test.ts: say who may.'

  test('of the routes', () => {
    for (const route of routesOf(server))
      expect(
        httpRows.map((row) => row.route),
        `${route} ${rule}`,
      ).toContain(route)
  })

  test('of the socket events', () => {
    const rows = Object.keys(eventRows).map((name) => name.split(' ')[0])
    for (const event of Object.keys(verbs)) expect(rows, `${event} ${rule}`).toContain(event)
  })

  test('of the described API', () => {
    const { paths } = JSON.parse(readFileSync('static/openapi.json', 'utf8')) as {
      paths: Record<string, Record<string, unknown>>
    }
    for (const [path, methods] of Object.entries(paths))
      for (const method of Object.keys(methods).filter((name) => name !== 'parameters')) {
        const route = `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`
        expect(
          httpRows.map((row) => row.route),
          `${route} ${rule}`,
        ).toContain(route)
      }
  })

  test('of the pages and what their forms do', async () => {
    const given = new Set([...(await pagesAndActions())])
    const rows = pageRows.map((row) => row.page)
    const pageRule = 'has no row in tests/trust/pages.ts: say who may.'
    for (const page of given) expect(rows, `${page} ${pageRule}`).toContain(page)
    for (const row of rows)
      expect([...given], `${row} is gone: take its row out of tests/trust/pages.ts.`).toContain(row)
  })
})

/** As addresses are spelled: `/m/[id]` for a page, `/m/[id]?/open` for a form's action, `POST /language` for an endpoint. */
async function pagesAndActions(): Promise<string[]> {
  const named: string[] = []
  for (const file of globSync('src/routes/**/{+page.svelte,+page.server.ts,+server.ts}')) {
    const route = routeOf(file)
    if (file.endsWith('+page.svelte')) named.push(route)
    if (!file.endsWith('.ts')) continue
    const source = readFileSync(file, 'utf8')
    if (file.endsWith('+server.ts'))
      for (const [, method] of source.matchAll(/export (?:const|async function|function) ([A-Z]+)\b/g))
        named.push(method === 'GET' ? route : `${method} ${route}`)
    if (/export const load\b/.test(source)) named.push(route)
    const page = /export const actions\b/.test(source) ? ((await import(resolve(file))) as Page) : {}
    for (const action of Object.keys(page.actions ?? {})) named.push(`${route}?/${action}`)
  }
  return named
}

interface Page {
  actions?: Record<string, unknown>
}

const routeOf = (file: string) =>
  `/${file
    .split('/')
    .slice(2, -1)
    .filter((part) => !/^\(.*\)$/.test(part))
    .join('/')}`

interface Layer {
  route?: { path: string | RegExp; stack: { method: string }[] }
  handle: { stack?: Layer[] }
}
const layersOf = (router: unknown) => (router as { stack: Layer[] }).stack

/** Asked of Express's own routers. Where a router hangs it does not tell, so that is said here, and how many there are is checked. */
function routesOf({ core, door, config }: TestServer): string[] {
  const judge = createJudge(config)
  const report = () => {}
  const health = { registry: newRegistry(), assertReady: async () => {} }
  const routers: [string, Router][] = [
    ['', createHealth(config, health)],
    ['/api/operator', createOperatorApi(core, 'key')],
    ['/api', createApi({ core, door, judge })],
    ['', createStops(core)],
    ['', createExports({ config, core, door, judge, report })],
    ['', createPrints({ config, core, door, judge, report })],
  ]
  const app = createApp({ config, core, door, judge, operatorKey: 'key', health, report })
  const hanging = layersOf(app.router).filter(({ handle, route }) => route ?? handle.stack)
  expect(hanging.length, 'A router was added to server/http/app.ts: name it here as well.').toBe(
    routers.length,
  )
  return routers.flatMap(([prefix, router]) => namesIn(prefix, router))
}

function namesIn(prefix: string, router: Router): string[] {
  return layersOf(router).flatMap(({ route }) =>
    route
      ? pathsOf(route.path).flatMap((path) =>
          route.stack.map(({ method }) => `${method.toUpperCase()} ${prefix}${path}`),
        )
      : [],
  )
}

/** The exports' one pattern names its formats: `/m/ID.(json|csv|ics|docx)`. */
function pathsOf(path: string | RegExp): string[] {
  if (typeof path === 'string') return [path]
  const formats = /\\\.\(([\w|]+)\)\$$/.exec(path.source)?.[1]?.split('|') ?? [path.source]
  return formats.map((format) => `/m/:id.${format}`)
}

test('the table can fail', async () => {
  await pause(0)
  expect(words(itsOwn)).not.toEqual(words(everybody))
  expect(words(itsOwn).wall).toBe('200')
})
