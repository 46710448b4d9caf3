import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sentenceFor } from '../../src/lib/sentences.ts'
import { type OpenMeeting, type TestServer, aServer, anOpenMeeting, cookiesOf } from '../support/server.ts'
import { aPost } from '../support/world.ts'

let server: TestServer
let meeting: OpenMeeting

beforeAll(async () => {
  server = await aServer()
  meeting = await anOpenMeeting(server)
})
afterAll(() => server.stop())

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

describe('joining', () => {
  test('a typed code gives the meeting, a token and the device cookie', async () => {
    const response = await server.post('/api/join', { code: meeting.codes.typed.toLowerCase() })
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({
      meetingId: meeting.meetingId,
      token: expect.any(String) as string,
    })
    const [cookie = ''] = response.headers.getSetCookie()
    expect(cookie).toMatch(/^device=[^;]+; Max-Age=34560000; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/)
  })

  test('the secrets of screen and poster open the same door', async () => {
    for (const code of [meeting.codes.screen, meeting.codes.poster])
      expect((await server.join(code)).meetingId).toBe(meeting.meetingId)
  })

  test('a device that joins again stays the device that it was', async () => {
    const first = await server.join(meeting.codes.screen)
    const again = await server.join(meeting.codes.screen, { cookie: first.cookie, origin: server.base })
    expect(again.token).toBe(first.token)
  })

  test('a wrong code is answered in the language of who asks', async () => {
    const ask = (language: string) =>
      server.post('/api/join', { code: 'AAAAAA' }, { 'accept-language': language })
    const danish = (await (await ask('da')).json()) as { title: string }
    const english = await ask('en-GB,en;q=0.9,da;q=0.5')
    expect(english.status).toBe(404)
    expect(english.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
    expect(await english.json()).toEqual({
      type: 'tag:raadslag,2026:code_wrong',
      status: 404,
      title: sentenceFor('code_wrong', 'en'),
      code: 'not_found',
      reason: 'code_wrong',
    })
    expect(danish.title).toBe(sentenceFor('code_wrong', 'da'))
    const ukrainian = (await (await ask('uk')).json()) as { title: string }
    expect(ukrainian.title).toMatch(/^Код неправильний/)
  })
})

describe('posting', () => {
  test('a new contribution is 201, a repeat 200, other words under the same key 409', async () => {
    const { token } = await server.join(meeting.codes.screen)
    const { threadId, ...post } = aPost(meeting.threadId, 'Et bord under platanen.')
    const path = `/api/threads/${threadId}/contributions`

    const made = await server.post(path, post, bearer(token))
    expect(made.status).toBe(201)
    const contribution = (await made.json()) as { id: string; seq: number }
    expect(contribution).toMatchObject({ key: post.key, text: post.text, state: 'shown' })
    expect(contribution.seq).toBeGreaterThan(0)

    const again = await server.post(path, { ...post, text: '  Et bord under platanen.\r\n' }, bearer(token))
    expect(again.status).toBe(200)
    expect(await again.json()).toMatchObject({ id: contribution.id })

    const other = await server.post(path, { ...post, text: 'To borde.' }, bearer(token))
    expect(other.status).toBe(409)
    expect(await other.json()).toMatchObject({ code: 'conflict', reason: 'key_reused' })
  })

  test('the cookie alone is enough for a browser', async () => {
    const { cookie } = await server.join(meeting.codes.screen)
    const { threadId, ...post } = aPost(meeting.threadId, 'Læ mod vest.')
    const response = await server.post(`/api/threads/${threadId}/contributions`, post, {
      cookie,
      origin: server.base,
    })
    expect(response.status).toBe(201)
  })

  test('a token opens the meeting that it was made for, and no other', async () => {
    const elsewhere = await anOpenMeeting(server)
    const { token } = await server.join(meeting.codes.screen)
    const { threadId, ...post } = aPost(elsewhere.threadId, 'Et ord fra en fremmed.')
    const response = await server.post(`/api/threads/${threadId}/contributions`, post, bearer(token))
    expect(response.status).toBe(403)
    expect(await response.json()).toMatchObject({ reason: 'join_first' })
  })

  test.each([
    ['empty', '   ', 'text_empty'],
    ['more than fits in the room', 'å'.repeat(401), 'text_too_long'],
    ['more than fits anywhere', 'å'.repeat(21_000), 'text_too_long'],
    ['more than a body may hold', 'å'.repeat(60_000), 'text_too_long'],
    ['a personal number', 'Ring til 010190-1234', 'cpr_number'],
    ['turned text', 'abc\u202edef', 'text_control'],
  ])('%s is refused with a sentence', async (_what, text, reason) => {
    const { token } = await server.join(meeting.codes.screen)
    const { threadId, ...post } = aPost(meeting.threadId)
    const response = await server.post(
      `/api/threads/${threadId}/contributions`,
      { ...post, text },
      bearer(token),
    )
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ code: 'invalid', reason })
  })

  test('the pages of a thread are a hundred long', async () => {
    const { token } = await server.join(meeting.codes.screen)
    const path = `/api/threads/${meeting.threadId}/contributions`
    const page = async (query: string) =>
      (await (await server.ask(path + query, { headers: bearer(token) })).json()) as object
    expect(await page('?page=2')).toMatchObject({ contributions: [], more: false })
    expect(await page('?page=-1&order=nonsense')).toMatchObject({ more: false })
  })
})

test('a link preview makes no participant', async () => {
  const before = (await server.core.meetings.count(server.administrator.actor, meeting.meetingId))
    .participants
  const { cookie } = await server.join(meeting.codes.screen)
  await server.ask(`/api/meetings/${meeting.meetingId}`, { headers: { cookie } })
  const after = (await server.core.meetings.count(server.administrator.actor, meeting.meetingId)).participants
  expect(after).toBe(before)
})

test('what the server sets in cookies is only the device', async () => {
  expect(cookiesOf(await server.ask('/healthz'))).toBe('')
  expect(cookiesOf(await server.ask(`/api/meetings/${meeting.meetingId}`))).toBe('')
})
