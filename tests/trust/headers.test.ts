import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OpenMeeting, type TestServer, aServer, anOpenMeeting } from '../support/server.ts'

/** Bare, since `fetch` lets nobody forge a Host. */
function bare(server: TestServer, path: string, headers: Record<string, string>, method = 'GET', body = '') {
  return new Promise<{
    status: number
    headers: Record<string, string | string[] | undefined>
    text: string
  }>((resolve, reject) => {
    const asked = request(server.base + path, { method, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part: string) => (text += part))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }))
    })
    asked.on('error', reject).end(body)
  })
}

const everywhere = (meeting: OpenMeeting) => [
  '/healthz',
  '/readyz',
  '/metrics',
  '/nowhere',
  '/%E0%A4%A',
  '/api/nowhere',
  `/api/meetings/${meeting.meetingId}`,
  `/api/meetings/${meeting.meetingId}/feed`,
  `/api/threads/${meeting.threadId}/contributions`,
  '/api/operator/rehearsals',
  `/m/${meeting.meetingId}.json`,
  `/m/${meeting.meetingId}.csv`,
  `/m/${meeting.meetingId}.ics`,
  `/m/${meeting.meetingId}.docx`,
  '/socket.io/?EIO=4&transport=polling',
]

describe('on plain http', () => {
  let server: TestServer
  let meeting: OpenMeeting
  beforeAll(async () => {
    server = await aServer({ metricsToken: 'a-token-for-prometheus' })
    meeting = await anOpenMeeting(server)
  })
  afterAll(() => server.stop())

  test('every answer carries the guarding headers, and none that only https can keep', async () => {
    for (const path of everywhere(meeting)) {
      const { headers } = await bare(server, path, {})
      expect(headers, path).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'SAMEORIGIN',
        'referrer-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'x-permitted-cross-domain-policies': 'none',
      })
      expect(headers['x-powered-by'], path).toBeUndefined()
      expect(headers['strict-transport-security'], path).toBeUndefined()
      expect(headers['content-security-policy'] ?? '', path).not.toContain('upgrade-insecure-requests')
    }
  })

  test('what differs from one reader to the next is kept by no cache', async () => {
    const personal = everywhere(meeting).filter((path) => !path.startsWith('/socket.io'))
    for (const path of personal)
      expect((await bare(server, path, {})).headers['cache-control'], path).toMatch(/no-store/)
  })

  test('a bug is not shown to who caused it', async () => {
    const { status, headers, text } = await bare(server, '/%E0%A4%A', {})
    expect(status).toBeLessThan(500)
    expect(headers['content-type']).toContain('application/problem+json')
    expect(text).not.toMatch(/\bat .*\.(ts|js):|node_modules/)
  })

  test('forged proxies gain nothing', async () => {
    const forged = {
      host: 'evil.example',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
      'x-forwarded-for': '10.9.9.9',
      'content-type': 'application/json',
    }
    const joined = await bare(
      server,
      '/api/join',
      forged,
      'POST',
      JSON.stringify({ code: meeting.codes.screen }),
    )
    expect(joined.status).toBe(200)
    expect(joined.headers['set-cookie']?.[0]).toMatch(/^device=/)
    expect(joined.headers['strict-transport-security']).toBeUndefined()
    expect(JSON.stringify(joined)).not.toContain('evil.example')
  })

  test('figures are for this machine, or a token', async () => {
    const figures = (headers: Record<string, string>) => bare(server, '/metrics', headers)
    expect((await figures({})).text).toMatch(/^raadslag_sockets \d+$/m)
    expect((await figures({})).text).toMatch(/^raadslag_mails_waiting 0$/m)
    expect((await figures({ 'x-forwarded-for': '127.0.0.1' })).status).toBe(404)
    expect((await figures({ host: 'rebound.example' })).status).toBe(404)
    const away = { host: 'raad.example', 'x-forwarded-for': '10.0.0.1' }
    expect((await figures({ ...away, authorization: 'Bearer wrong' })).status).toBe(404)
    expect((await figures({ ...away, authorization: 'Bearer a-token-for-prometheus' })).status).toBe(200)
  })

  test('it says that it lives and that it can serve', async () => {
    expect((await bare(server, '/healthz', {})).text).toBe('ok')
    expect((await bare(server, '/readyz', {})).text).toBe('ready')
  })
})

describe('behind a trusted proxy that speaks https', () => {
  let server: TestServer
  let meeting: OpenMeeting
  const seen = {
    'x-forwarded-proto': 'https',
    'x-forwarded-host': 'raad.example',
    'x-forwarded-for': '10.1.2.3',
  }
  beforeAll(async () => {
    server = await aServer({ trustedProxies: ['loopback'] })
    meeting = await anOpenMeeting(server)
  })
  afterAll(() => server.stop())

  const join = (headers: Record<string, string>) =>
    server.post('/api/join', { code: meeting.codes.screen }, headers)

  test('cookies are bound to the host, and https is insisted on', async () => {
    const response = await join({ ...seen, origin: 'https://raad.example' })
    expect(response.headers.getSetCookie()[0]).toMatch(
      /^__Host-device=[^;]+; Max-Age=\d+; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/,
    )
    expect(response.headers.get('strict-transport-security')).toContain('max-age=31536000')
  })

  test('a page that was not fetched over https is foreign', async () => {
    expect((await join({ ...seen, origin: 'http://raad.example' })).status).toBe(403)
  })

  test('sockets read the same cookie', async () => {
    const cookie = (await join(seen)).headers.getSetCookie()[0]?.split(';')[0] ?? ''
    const client = server.connect({ extraHeaders: { ...seen, cookie, origin: 'https://raad.example' } })
    const answer = await client.emitWithAck('meeting:enter', { meetingId: meeting.meetingId, since: 0 })
    expect(answer).toMatchObject({ ok: true })
  })
})

describe('with ORIGIN set', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await aServer({ origin: 'https://raad.example' })
  })
  afterAll(() => server.stop())

  test('that name alone is our own, whatever host was asked', async () => {
    const from = (origin: string) => server.post('/api/join', { code: 'AAAAAA' }, { origin })
    expect((await from('https://raad.example')).status).toBe(404)
    expect((await from(server.base)).status).toBe(403)
  })
})
