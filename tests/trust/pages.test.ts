/** The pages of the matrix, on a server that has them built (`npm run build`). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestServer, aServer } from '../support/server.ts'
import { type Role, type Scene, aScene, answers, roles, words } from './cast.ts'
import { type PageRow, pageRows } from './pages.ts'

describe('pages', () => {
  let server: TestServer
  let within: Scene
  let closed: Scene
  let published: Scene

  beforeAll(async () => {
    server = await aServer({ trustedProxies: ['loopback'] }, 'built')
    within = await aScene(server, { access: 'participants' })
    closed = await aScene(server, { access: 'closed' })
    published = await aScene(server, { access: 'open' })
    await server.core.meetings.close(published.leader, { meetingId: published.meetingId })
    await server.core.meetings.publish(published.leader, { meetingId: published.meetingId })
  }, 60_000)
  afterAll(() => server.stop())

  const scenesOf = (row: PageRow) =>
    [
      { name: 'within', scene: () => within, expected: row.within },
      { name: 'closed', scene: () => closed, expected: row.closed },
      { name: 'published', scene: () => published, expected: row.published },
    ].flatMap(({ expected, ...rest }) => (expected ? [{ ...rest, expected }] : []))

  describe.each(pageRows)('$page', (row) => {
    test.each(scenesOf(row))('$name', async ({ scene, expected }) => {
      const asked = words(expected)
      const status = (role: Role) => statusOf(row, scene(), role)
      expect(
        await answers(
          status,
          roles.filter((role) => role in asked),
        ),
      ).toEqual(asked)
    })
  })

  test('a form from another site changes nothing', async () => {
    const path = `/m/${published.meetingId}/lead?/open`
    const response = await server.ask(path, {
      method: 'POST',
      headers: { ...published.headers.lead, origin: 'https://evil.example' },
      body: new URLSearchParams(),
    })
    expect(response.status).toBe(403)
  })

  test('a page of somebody who is logged in is kept nowhere', async () => {
    const kept = async (role: Role) =>
      (await server.ask('/', { headers: within.headers[role] })).headers.get('cache-control')
    expect(await kept('administrator')).toBe('no-store')
    expect(await kept('participant')).toBe('private, no-cache')
    expect((await server.ask('/claim')).headers.get('cache-control')).toBe('no-store')
  })

  test('a page carries the guarding headers, and a policy without gaps', async () => {
    const { headers } = await server.ask('/')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('strict-transport-security')).toBeNull()
    const policy = headers.get('content-security-policy') ?? ''
    for (const part of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'self'"])
      expect(policy).toContain(part)
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|upgrade-insecure-requests|\*/)
  })

  async function statusOf({ page, at, typed }: PageRow, scene: Scene, role: Role): Promise<string> {
    const names = at?.(scene) ?? { id: scene.meetingId }
    const [path = '', action] = page.replace('POST ', '').split('?/')
    const url = path.replaceAll(/\[(\w+)\]/g, (_whole, name: string) => names[name] ?? '')
    const isForm = page.startsWith('POST ') || action !== undefined
    const query = action && action !== 'default' ? `?/${action}` : ''
    const response = await server.ask(url + query, {
      // As a form without a script: what it did is the status of the page that follows.
      headers: { ...scene.headers[role], accept: 'text/html', 'x-forwarded-for': addressOf(role) },
      ...(isForm && { method: 'POST', body: new URLSearchParams(typed?.(scene) ?? {}) }),
    })
    await response.arrayBuffer()
    return String(response.status)
  }

  /** Each has one of its own, so that no one is refused for another's wrong codes. */
  const addressOf = (role: Role) => `10.0.0.${roles.indexOf(role) + 1}`
})
