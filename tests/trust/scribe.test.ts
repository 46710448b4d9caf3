/** What the computer of a table may do: read the room and write for its table. Asked of every event there is. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verbs } from '../../server/realtime/handlers.ts'
import {
  type Client,
  type TestServer,
  aServer,
  anOpenMeeting,
  eventually,
  heard,
  say,
} from '../support/server.ts'
import { aKey } from '../support/world.ts'
import { type Scene, aScene } from './cast.ts'

let server: TestServer
let scene: Scene
let scribe: Client
let cookie: string

beforeAll(async () => {
  server = await aServer()
  scene = await aScene(server, { access: 'closed' })
  cookie = await aScribesCookie()
  scribe = server.connect({ extraHeaders: { cookie } })
}, 30_000)
afterAll(() => server.stop())

/** A device that was never a phone here. */
async function aScribesCookie() {
  const elsewhere = await anOpenMeeting(server)
  const joined = await server.join(elsewhere.codes.screen)
  const cookies = { device: joined.cookie.slice('device='.length) }
  const { actor } = await server.door.ask({ cookies, isSecure: false })
  const { meetingId, standId } = scene
  const { code } = await server.core.stands.offerScribe(scene.leader, { meetingId, standId })
  await server.core.people.exchangeGrant(actor, { code })
  return joined.cookie
}

/** Everything that any event asks for; each takes what it knows. */
const everything = (): object => ({
  // The names of everything in the scene.
  ...Object.fromEntries(Object.entries(scene).filter(([, value]) => typeof value === 'string')),
  key: aKey(),
  id: scene.contributionId,
  itemId: scene.itemIds[0],
  afterId: null,
  intoId: scene.otherThemeId,
  contributionIds: [scene.contributionId],
  text: 'Et ord',
  name: 'Et navn',
  title: 'En titel',
  note: 'En note',
  who: 'Mette',
  what: 'Sender planen',
  due: '2199-12-01',
  moves: [{ contributionIds: [scene.contributionId], outOfId: scene.themeId }],
  channel: 'spoken',
  mode: 'blank',
  language: 'da',
  screenId: `screen-of-${scene.meetingId}`,
  audience: undefined,
  ...{ version: 0, slot: 0, shownMs: 0, k: 4, charactersPerSlot: 120, visible: true },
  ...{ wait: true, first: true, taken: true, ended: true, leftOut: true, seconds: 90, minutes: 3 },
})

/** Where one word means two things. */
const instead: Record<string, object> = {
  'wall:size': { text: 'large' },
  'speaker:put_back': { state: 'waiting' },
}

/** What anybody may ask about themselves is among them. */
const allowed = ['meeting:enter', 'meeting:leave', 'stand:write', 'help:own']

test.each(Object.keys(verbs))('%s', async (name) => {
  const answer = await say(scribe, name as keyof typeof verbs, {
    ...everything(),
    ...instead[name],
  })
  if (allowed.includes(name)) expect(answer).toMatchObject({ ok: true })
  else expect(['forbidden', 'not_found']).toContain(answer.ok ? 'ok' : answer.error.code)
})

test('the desk is closed to it', async () => {
  const { meetingId } = scene
  expect(await say(scribe, 'meeting:enter', { meetingId, audience: 'desk' })).toMatchObject({
    ok: false,
    error: { code: 'forbidden' },
  })
  const feed = await server.ask(`/api/meetings/${meetingId}/feed?since=0`, { headers: { cookie } })
  expect(feed.status).toBe(200)
})

test('it writes over HTTP as well, and what it wrote comes back to it alone', async () => {
  const { meetingId, threadId } = scene
  const headers = { cookie, origin: server.base }
  const body = { key: aKey(), threadId, text: 'Uden socket.' }
  const path = `/api/meetings/${meetingId}/table/contributions`
  await say(scribe, 'meeting:enter', { meetingId })
  const told = heard(scribe, 'mine', ({ contributions }) => contributions.some(({ key }) => key === body.key))
  const first = await server.post(path, body, headers)
  expect(first.status).toBe(201)
  expect((await server.post(path, body, headers)).status).toBe(200)
  expect((await told).contributions.every(({ atTable }) => atTable === true)).toBe(true)
  const feed = await server.ask(`/api/meetings/${meetingId}/feed?since=0`, { headers: { cookie } })
  const { mine } = (await feed.json()) as { mine: { key: string }[] }
  expect(mine.map(({ key }) => key)).toContain(body.key)
})

test('it hears at once that the desk has held back its words, and why', async () => {
  const { meetingId, threadId, leader } = scene
  const sent = await say(scribe, 'stand:write', { key: aKey(), meetingId, threadId, text: 'Naboen larmer.' })
  const id = sent.ok ? sent.id : ''
  const isHeld = (mine: { id: string; reason?: string | null }[]) =>
    mine.some((one) => one.id === id && one.reason === 'private_matters')
  const told = heard(scribe, 'mine', ({ contributions }) => isHeld(contributions))
  await server.core.moderation.hold(leader, { id, reason: 'private_matters' })
  await told
})

test('its line is cut within seconds when the desk ends its grant', async () => {
  const { meetingId, leader } = scene
  const { grants } = await server.core.meetings.readDesk(leader, meetingId)
  const grantId = grants.find(({ kind }) => kind === 'stand')?.id
  await server.core.people.endGrant(leader, { meetingId, grantId })
  await eventually(() => expect(scribe.connected).toBe(false), 2500)
})
