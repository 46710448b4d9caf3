/** The description against the answers: real ones, of every route, for who is let in and for who is not. */
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestServer, aServer } from '../support/server.ts'
import { type Schema, faults } from '../support/schema.ts'
import { aKey } from '../support/world.ts'
import { type Role, type Scene, aScene } from '../trust/cast.ts'

interface Operation {
  responses: Record<string, { $ref?: string; content?: Record<string, { schema: Schema }> }>
}
interface Description {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Schema> }
}

// Ours, and held against the routes by the matrix.
const { paths, components } = JSON.parse(readFileSync('static/openapi.json', 'utf8')) as Description

let server: TestServer
let scene: Scene
beforeAll(async () => {
  server = await aServer()
  scene = await aScene(server, { access: 'participants', wifiName: 'Salen', wifiPassword: 'kaffe1234' })
  const { core } = server
  const { leader, meetingId, itemIds, contributionId: parentId, threadId } = scene
  await core.agenda.move(leader, { meetingId, itemId: itemIds[0] })
  const reply = { key: aKey(), text: 'Hvornår?', parentId, kind: 'ask', name: 'Ditte' }
  await server.post(`/api/threads/${threadId}/contributions`, reply, scene.headers.participant)
  const spoken = { key: aKey(), meetingId, threadId, channel: 'spoken', text: '=1+1; sagt i salen' }
  const { id } = await core.contributions.record(leader, spoken)
  await core.paper.print(leader, { meetingId, threadId, count: 2 })
  const stop = { key: aKey(), place: 'Havnen', startsAt: 0 }
  const heard = { key: aKey(), channel: 'outreach', text: 'Fra havnen.', stop, consent: true, cardNumber: 2 }
  await core.contributions.record(leader, { ...heard, meetingId, threadId })
  await core.moderation.hold(leader, { id, reason: 'off_topic', note: 'Hører til næste punkt.' })
  await core.moderation.release(leader, { id })
  await core.wall.focus(leader, { meetingId, id })
  const answered = { threadId, reason: 'Loven.', outcome: 'must_not', office: 'Jura', origin: null }
  for (const about of [id, scene.themeId, threadId])
    await core.answers.publish(leader, { ...answered, about, seen: 0 })
  await core.answers.publish(leader, { ...answered, about: id, outcome: 'cannot', seen: 1 })
  await core.answers.publish(leader, { ...answered, about: parentId, seen: 0 })
  await core.answers.withdraw(leader, { threadId, about: parentId, seen: 1 })
  await core.answers.promise(leader, { threadId, about: threadId, who: 'Mette', due: '2199-12-01' })
  const { hatCode } = scene
  const phone = { device: scene.headers.participant.cookie?.slice('device='.length) }
  const { actor: official } = await server.door.ask({ cookies: phone, isSecure: false })
  await core.hats.putOn(official, { code: hatCode })
  await core.contributions.edit(official, { id: parentId, text: 'Et første ord, fra et embede.' })
  // The computer of a wall writes for a table as well.
  const cookies = { device: scene.headers.wall.cookie?.slice('device='.length) }
  const { actor } = await server.door.ask({ cookies, isSecure: false })
  const { code } = await core.stands.offerScribe(leader, { meetingId, standId: scene.standId })
  await core.people.exchangeGrant(actor, { code })
})
afterAll(() => server.stop())

interface Ask {
  path: string
  method?: string
  url: () => string
  as: Role
  body?: () => object
  status: number
}

const wallVerb = (verb: string, body: object) => {
  const path = `/api/meetings/{id}/wall/${verb}`
  return { path, url: () => path, body: () => ({ screenId: aKey(), ...body }) }
}
const statusFor = (as: Role) => (as === 'participant' ? 403 : 200)
const own = '/api/threads/{id}/contributions'
const key = aKey()
const table = '/api/meetings/{id}/table/contributions'
const tableKey = aKey()
const atTable = () => ({ threadId: scene.threadId, text: 'Fra bordet.' })
const card = '/api/meetings/{id}/cards/{number}'
const asks: Ask[] = [
  {
    path: '/api/join',
    url: () => '/api/join',
    body: () => ({ code: scene.codes.typed }),
    as: 'visitor',
    status: 200,
  },
  { path: '/api/join', url: () => '/api/join', body: () => ({ code: 'AAAAAA' }), as: 'visitor', status: 404 },
  { path: '/api/join', url: () => '/api/join', body: () => ({}), as: 'visitor', status: 400 },
  ...['embede', 'torvet', 'kommer', '+'].map((q) => ({
    path: '/api/search',
    url: () => `/api/search?q=${q}`,
    as: 'participant' as const,
    status: 200,
  })),
  { path: '/api/search', url: () => `/api/search?q=${'x'.repeat(201)}`, as: 'visitor', status: 400 },
  { path: own, url: () => own, body: () => ({ key, text: 'Ja.' }), as: 'participant', status: 201 },
  { path: own, url: () => own, body: () => ({ key, text: 'Ja.' }), as: 'participant', status: 200 },
  { path: own, url: () => own, body: () => ({ key, text: 'Nej.' }), as: 'participant', status: 409 },
  { path: own, url: () => own, as: 'participant', status: 200 },
  { path: own, url: () => own, as: 'visitor', status: 403 },
  { path: '/api/meetings/{id}', url: () => '/api/meetings/{id}', as: 'visitor', status: 200 },
  {
    path: '/api/meetings/{id}',
    url: () => '/api/meetings/00000000000000000000000000',
    as: 'visitor',
    status: 404,
  },
  { path: '/api/meetings/{id}', url: () => '/api/meetings/%00', as: 'visitor', status: 404 },
  ...(['participant', 'wall', 'lead'] as const).map((as) => ({
    path: '/api/meetings/{id}/feed',
    url: () => '/api/meetings/{id}/feed?since=0',
    as,
    status: 200,
  })),
  {
    path: '/api/meetings/{id}/feed',
    url: () => '/api/meetings/{id}/feed?since=0&audience=desk',
    as: 'lead',
    status: 200,
  },
  { path: '/api/meetings/{id}/feed', url: () => '/api/meetings/{id}/feed', as: 'participant', status: 200 },
  { path: table, url: () => table, body: () => ({ key: tableKey, ...atTable() }), as: 'wall', status: 201 },
  { path: table, url: () => table, body: () => ({ key: tableKey, ...atTable() }), as: 'wall', status: 200 },
  { path: table, url: () => table, body: () => ({ key: aKey(), ...atTable() }), as: 'lead', status: 403 },
  ...(['wall', 'lead', 'participant'] as const).flatMap((as) => [
    { ...wallVerb('beat', { k: 3, charactersPerSlot: 90, visible: true }), as, status: statusFor(as) },
    { ...wallVerb('advance', { version: 0, slot: 0, shownMs: 0 }), as, status: statusFor(as) },
  ]),
  { path: card, url: () => '/api/meetings/{id}/cards/1', as: 'lead', status: 200 },
  { path: card, url: () => '/api/meetings/{id}/cards/2', as: 'lead', status: 200 },
  { path: card, url: () => '/api/meetings/{id}/cards/99', as: 'lead', status: 404 },
  { path: card, url: () => '/api/meetings/{id}/cards/1', as: 'participant', status: 403 },
  { path: '/m/{id}.json', url: () => '/m/{id}.json', as: 'participant', status: 200 },
  { path: '/m/{id}.json', url: () => '/m/{id}.json', as: 'visitor', status: 403 },
  { path: '/m/{id}.csv', url: () => '/m/{id}.csv', as: 'participant', status: 200 },
  { path: '/m/{id}.docx', url: () => '/m/{id}.docx', as: 'participant', status: 200 },
  { path: '/m/{id}.docx', url: () => '/m/{id}.docx', as: 'visitor', status: 403 },
  {
    path: '/m/{id}/cards.pdf',
    url: () => '/m/{id}/cards.pdf',
    body: () => ({ threadId: scene.threadId, count: 2 }),
    as: 'lead',
    status: 200,
  },
  {
    path: '/m/{id}/cards.pdf',
    url: () => '/m/{id}/cards.pdf',
    body: () => ({ threadId: scene.threadId, count: 401 }),
    as: 'lead',
    status: 400,
  },
  {
    path: '/m/{id}/hats.pdf',
    url: () => '/m/{id}/hats.pdf',
    body: () => ({ hatIds: [scene.hatId] }),
    as: 'lead',
    status: 200,
  },
  { path: '/m/{id}/poster.pdf', url: () => '/m/{id}/poster.pdf?size=A3', as: 'lead', status: 200 },
  { path: '/m/{id}/poster.pdf', url: () => '/m/{id}/poster.pdf', as: 'visitor', status: 403 },
  { path: '/m/{id}.ics', url: () => '/m/{id}.ics', as: 'visitor', status: 200 },
  { path: '/healthz', url: () => '/healthz', as: 'visitor', status: 200 },
  { path: '/readyz', url: () => '/readyz', as: 'visitor', status: 200 },
  { path: '/metrics', url: () => '/metrics', as: 'visitor', status: 200 },
]

test.each(asks)(
  '$path answers as it is described: $status for a $as',
  async ({ path, url, as, body, status }) => {
    const id = path.startsWith('/api/threads') ? scene.threadId : scene.meetingId
    const address = url().replace('{id}', id)
    const headers = scene.headers[as]
    const response = await (body ? server.post(address, body(), headers) : server.ask(address, { headers }))
    expect(response.status).toBe(status)
    expect(await misdescribed(response, paths[path]?.[body ? 'post' : 'get'])).toEqual([])
  },
)

test("the operator's command answers as it is described", async () => {
  const operator = (await readFile(join(server.config.dataDir, 'key'), 'utf8')).trim()
  const path = '/api/operator/rehearsals'
  const body = { meeting: { title: 'Prøve' }, threads: [{ question: 'Virker det?' }] }
  const ask = (given: object) => server.post(path, given, { authorization: `Bearer ${operator}` })
  const begun = await ask(body)
  expect(begun.status).toBe(201)
  expect(await misdescribed(begun, paths[path]?.post)).toEqual([])
  const refused = await ask({ ...body, threads: [] })
  expect(refused.status).toBe(400)
  expect(await misdescribed(refused, paths[path]?.post)).toEqual([])
})

describe('the check itself', () => {
  test('misses nothing that is described', () => {
    const described = Object.entries(paths).flatMap(([path, operations]) =>
      Object.keys(operations)
        .filter((method) => method !== 'parameters')
        .map((method) => `${method} ${path}`),
    )
    const asked = asks.map(({ path, body }) => `${body ? 'post' : 'get'} ${path}`)
    expect(new Set([...asked, 'post /api/operator/rehearsals'])).toEqual(new Set(described))
  })

  test('finds what is missing, wrong and not described', () => {
    const { Thread = {} } = components.schemas
    const id = '0'.repeat(26)
    expect(
      faults({ id, question: '?', state: 'open', readFirst: false }, Thread, components.schemas),
    ).toEqual([])
    expect(faults({ id: 1, state: 'ajar', more: true }, Thread, components.schemas)).toEqual([
      '$.question is missing',
      '$.readFirst is missing',
      '$.more is not described',
      '$.id is 1, not string',
      '$.state is not one of open,closed',
    ])
  })
})

async function misdescribed(response: Response, operation: Operation | undefined): Promise<string[]> {
  const named = operation?.responses[response.status] ?? operation?.responses.default
  const isProblem = named?.$ref === '#/components/responses/Problem'
  const content = isProblem
    ? { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }
    : (named?.content ?? {})
  const type = response.headers.get('content-type')?.split(';')[0] ?? ''
  const schema = content[type]?.schema
  if (!schema) return [`${type} is not described`]
  const body: unknown = type.endsWith('json') ? await response.json() : await response.text()
  return faults(body, schema, components.schemas)
}
