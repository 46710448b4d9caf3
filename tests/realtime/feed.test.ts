import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CatchUp } from '../../src/lib/contract/wire/picture.ts'
import {
  type Client,
  type OpenMeeting,
  type TestServer,
  aServer,
  anOpenMeeting,
  eventually,
  heard,
  pause,
  say,
} from '../support/server.ts'
import { aPost } from '../support/world.ts'

let server: TestServer
let meeting: OpenMeeting

beforeAll(async () => {
  server = await aServer()
  meeting = await anOpenMeeting(server)
})
afterAll(() => server.stop())

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
const newPhone = async () => {
  const { token } = await server.join(meeting.codes.screen)
  return { token, client: server.phone(token) }
}
const enter = (client: Client, more: object = {}) =>
  say(client, 'meeting:enter', { meetingId: meeting.meetingId, ...more })
const desk = () => server.connect({ extraHeaders: { cookie: server.administrator.cookie } })

describe('catching up', () => {
  test('is the same over HTTP and over a socket', async () => {
    const { token, client } = await newPhone()
    for (const text of ['Et drivhus.', 'En scene.'])
      await say(client, 'contribution:submit', aPost(meeting.threadId, text))

    for (const since of [0, 3, 10_000]) {
      const response = await server.ask(`/api/meetings/${meeting.meetingId}/feed?since=${since}`, {
        headers: bearer(token),
      })
      const { ok: _ok, now: _now, ...live } = (await enter(client, { since })) as { ok: true; now: number }
      expect(await response.json()).toEqual(live)
    }
  })

  test('without a number it is the epoch and the head alone', async () => {
    const { token } = await newPhone()
    const path = `/api/meetings/${meeting.meetingId}/feed`
    const page = (await (await server.ask(path, { headers: bearer(token) })).json()) as CatchUp
    expect(page.from).toBe(page.head)
    expect(page.upserts.contributions).toEqual([])
  })

  test('of another epoch it is the whole picture', async () => {
    const { client } = await newPhone()
    expect(await enter(client, { since: 5, epoch: 'of a lost past' })).toMatchObject({ ok: true, from: 0 })
  })

  test.each(['abc', '-1', '1.5', ''])('since=%s is refused', async (since) => {
    const { token } = await newPhone()
    const path = `/api/meetings/${meeting.meetingId}/feed?since=${since}`
    expect((await server.ask(path, { headers: bearer(token) })).status).toBe(400)
  })

  test('the desk is closed to phones', async () => {
    const { token, client } = await newPhone()
    expect(await enter(client, { audience: 'desk' })).toMatchObject({
      ok: false,
      error: { code: 'forbidden' },
    })
    const path = `/api/meetings/${meeting.meetingId}/feed?since=0&audience=desk`
    expect((await server.ask(path, { headers: bearer(token) })).status).toBe(403)
    expect(await enter(desk(), { audience: 'desk' })).toMatchObject({ ok: true })
  })
})

describe('being told', () => {
  test('what was acknowledged can be read at once, and everybody hears of it', async () => {
    const writer = await newPhone()
    const reader = await newPhone()
    await enter(reader.client)
    const told = heard(reader.client, 'changes')

    const answer = await say(writer.client, 'contribution:submit', aPost(meeting.threadId, 'Et springvand.'))
    if (!answer.ok) throw new Error(answer.error.message)
    const page = await server.core.feed.since(meeting.meetingId, 'room', (answer.seq ?? 0) - 2)
    expect(page.upserts.contributions.map(({ id }) => id)).toContain(answer.id)
    expect((await told).upserts.contributions.map(({ id }) => id)).toContain(answer.id)
  })

  test('many posts at once are gathered into few messages', async () => {
    const reader = await newPhone()
    await enter(reader.client)
    let messages = 0
    const seen = new Set<string>()
    reader.client.on('changes', ({ upserts }) => {
      messages++
      for (const { id } of upserts.contributions) seen.add(id)
    })
    const phones = await Promise.all(Array.from({ length: 30 }, newPhone))
    const answers = await Promise.all(
      phones.map(({ client }, i) =>
        say(client, 'contribution:submit', aPost(meeting.threadId, `Bænk nr. ${i}.`)),
      ),
    )
    const ids = answers.map((answer) => (answer.ok ? answer.id : ''))
    await eventually(() => expect(ids.filter((id) => !seen.has(id))).toEqual([]))
    expect(messages).toBeLessThan(15)
  })

  test('numbers follow each other without a hole', async () => {
    const reader = await newPhone()
    const entered = await enter(reader.client, { since: 0 })
    if (!entered.ok) throw new Error(entered.error.message)
    let head = entered.head
    const holes: number[] = []
    reader.client.on('changes', (page) => {
      if (page.from > head) holes.push(page.from)
      head = Math.max(head, page.head)
    })
    const writer = await newPhone()
    for (let i = 0; i < 3; i++)
      await say(writer.client, 'contribution:submit', aPost(meeting.threadId, `Lygte nr. ${i}.`))
    const { head: last } = await server.core.feed.catchUp(server.administrator.actor, {
      meetingId: meeting.meetingId,
    })
    await eventually(() => expect(head).toBe(last))
    expect(holes).toEqual([])
  })

  test('why something is held back reaches its author alone', async () => {
    const author = await newPhone()
    const other = await newPhone()
    await enter(author.client)
    await enter(other.client)
    const answer = await say(author.client, 'contribution:submit', aPost(meeting.threadId, 'Naboen igen.'))
    const id = answer.ok ? answer.id : ''
    const everything: unknown[] = []
    other.client.onAny((...message: unknown[]) => everything.push(message))

    const told = heard(author.client, 'mine', ({ contributions }) =>
      contributions.some((own) => own.id === id && own.note === 'Ingen navne.'),
    )
    const hold = { id, reason: 'private_matters', note: 'Ingen navne.' }
    expect(await say(desk(), 'contribution:hold', hold)).toMatchObject({ ok: true, id })

    expect((await told).contributions).toContainEqual(
      expect.objectContaining({ id, state: 'held', reason: 'private_matters', text: 'Naboen igen.' }),
    )
    await eventually(() => expect(JSON.stringify(everything)).toContain(id))
    await pause(150)
    expect(JSON.stringify(everything)).not.toMatch(/Ingen navne|private_matters|"mine"/)
  })

  test('a phone that left hears nothing more', async () => {
    const reader = await newPhone()
    await enter(reader.client)
    const writer = await newPhone()
    const first = heard(reader.client, 'changes')
    await say(writer.client, 'contribution:submit', aPost(meeting.threadId, 'Før.'))
    await first
    await say(reader.client, 'meeting:leave', { meetingId: meeting.meetingId })
    const after = heard(reader.client, 'changes', undefined, 400)
    await say(writer.client, 'contribution:submit', aPost(meeting.threadId, 'Efter.'))
    await expect(after).rejects.toThrow('Nothing was heard')
  })
})

test('a refusal speaks the language of the handshake', async () => {
  const { token } = await server.join(meeting.codes.screen)
  const sentence = async (language: string) => {
    const client = server.connect({ auth: { token }, extraHeaders: { 'accept-language': language } })
    const answer = await say(client, 'contribution:submit', aPost(meeting.threadId, ' '))
    return answer.ok ? '' : answer.error.message
  }
  expect(await sentence('en')).toBe('Write something first.')
  expect(await sentence('da')).not.toBe('Write something first.')
  expect(await sentence('de-DE')).toBe('Schreib zuerst etwas.')
})

test('the same key over a socket and over HTTP is one contribution', async () => {
  const { token, client } = await newPhone()
  const { threadId, ...post } = aPost(meeting.threadId, 'Et ord, to veje.')
  const [live, plain] = await Promise.all([
    say(client, 'contribution:submit', { threadId, ...post }),
    server.post(`/api/threads/${threadId}/contributions`, post, bearer(token)),
  ])
  expect(await plain.json()).toMatchObject({ id: live.ok && live.id })
})
