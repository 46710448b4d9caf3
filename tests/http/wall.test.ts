import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { WallBeatAnswer, WallView } from '../../src/lib/contract/wire/wall.ts'
import { type TestServer, aServer } from '../support/server.ts'
import { aKey, aPost } from '../support/world.ts'
import { type Scene, aScene } from '../trust/cast.ts'

let server: TestServer
let scene: Scene
beforeAll(async () => {
  server = await aServer()
  scene = await aScene(server, { safetyDelaySeconds: 0 })
  const { leader, meetingId, itemIds, threadId } = scene
  await server.core.agenda.move(leader, { meetingId, itemId: itemIds[0] })
  await server.core.wall.setMode(leader, { meetingId, mode: 'running' })
  await server.post(
    `/api/threads/${threadId}/contributions`,
    { ...aPost(threadId), threadId: undefined },
    scene.headers.participant,
  )
})
afterAll(() => server.stop())

const screenId = aKey()
const beat = { screenId, k: 2, charactersPerSlot: 120, visible: true }
const tell = (verb: 'beat' | 'advance', body: unknown, headers = scene.headers.wall) =>
  server.post(`/api/meetings/${scene.meetingId}/wall/${verb}`, body, headers)
const beats = async (body: object) => (await (await tell('beat', body)).json()) as WallBeatAnswer
const programme = async () => (await server.core.wall.read(scene.leader, scene.meetingId)).wall
const due = async () => {
  const { version, next } = await programme()
  return { screenId, version, slot: next?.slot ?? 0, shownMs: 0 }
}

describe('a wall without a socket', () => {
  test('leads by its heartbeat, and another page does not while it lasts', async () => {
    expect(await beats(beat)).toMatchObject({ leading: true, now: expect.any(Number) as number })
    expect(await beats({ ...beat, screenId: aKey() })).toMatchObject({ leading: false })
  })

  test('leads no more from when nobody can see it', async () => {
    expect(await beats({ ...beat, visible: false })).toMatchObject({ leading: false })
    expect(await beats(beat)).toMatchObject({ leading: true })
  })

  test('is answered with the present programme, unchanged, by another page or with a stale version', async () => {
    const before = await programme()
    for (const report of [
      { ...(await due()), screenId: aKey() },
      { ...(await due()), version: 0 },
    ]) {
      const response = await tell('advance', report)
      expect(((await response.json()) as { wall: WallView }).wall).toEqual(before)
    }
    expect(await programme()).toEqual(before)
  })

  test('turns what is due, and the showing is on record', async () => {
    const response = await tell('advance', await due())
    expect(response.status).toBe(200)
    const { wall } = (await response.json()) as { wall: WallView }
    expect(wall).toEqual(await programme())
    expect(wall.slots.filter(Boolean)).toHaveLength(2)
    const { fairness } = await server.core.meetings.readDesk(scene.leader, scene.meetingId)
    expect(fairness).toMatchObject({ shown: 2, most: 1 })
  })
})

describe('what a wall cannot report', () => {
  test.each([
    ['nothing', undefined],
    ['a list', []],
    ['no page', { ...beat, screenId: undefined, version: 1, slot: 0, shownMs: 0 }],
    ['a page with a wrong name', { ...beat, screenId: '../x', version: 1, slot: 0, shownMs: 0 }],
    ['numbers that are none', { ...beat, k: 'two', version: -1, slot: 99, shownMs: 0.5 }],
  ])('%s', async (_what, body) => {
    const before = await programme()
    for (const verb of ['beat', 'advance'] as const) {
      const response = await tell(verb, body)
      expect(response.status).toBe(400)
      expect(await response.json()).toMatchObject({ code: 'invalid', reason: 'malformed' })
    }
    expect(await programme()).toEqual(before)
  })

  test('anything in the name of another meeting, whatever the body says', async () => {
    const elsewhere = await aScene(server, { access: 'closed' })
    const { meetingId } = elsewhere
    const response = await tell('beat', { ...beat, meetingId }, elsewhere.headers.wall)
    expect(response.status).toBe(403)
  })

  test('from another site, or with a cookie and no origin', async () => {
    const { cookie = '' } = scene.headers.wall
    const ways: Record<string, string>[] = [{ cookie, origin: 'https://evil.example' }, { cookie }]
    for (const headers of ways) {
      const response = await tell('beat', beat, headers)
      expect(response.status).toBe(403)
      expect(await response.json()).toMatchObject({ reason: 'foreign_origin' })
    }
  })

  test('of a meeting that is not there', async () => {
    const nowhere = `/api/meetings/${randomUUID().replaceAll('-', '').slice(0, 26)}/wall/beat`
    expect((await server.post(nowhere, beat, scene.headers.wall)).status).toBe(404)
  })
})
