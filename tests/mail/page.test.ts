/** The page as a browser without a script uses it, on a server that has it built (`npm run build`). */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import PostalMime from 'postal-mime'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { onPostgres } from '../support/database.ts'
import { type TestServer, aServer, eventually } from '../support/server.ts'
import { aKey, aPlan, hour } from '../support/world.ts'
import { addresses } from './inviting.ts'

describe.skipIf(onPostgres())('inviting without a script', () => {
  let server: TestServer
  let path: string
  beforeAll(async () => {
    server = await aServer({}, 'built')
    const { actor } = server.administrator
    const startsAt = Date.now() + 48 * hour
    const plan = aPlan({ startsAt, endsAt: startsAt + hour })
    const { id: meetingId } = await server.core.meetings.plan(actor, plan)
    await server.core.meetings.announce(actor, { meetingId })
    path = `/m/${meetingId}/invitation`
  }, 60_000)
  afterAll(() => server?.stop())

  const asLeader = () => ({ cookie: server.administrator.cookie, accept: 'text/html', origin: server.base })

  async function press(action: string, typed: Record<string, string | Blob>) {
    const form = new FormData()
    const words = { key: aKey(), subject: 'Torvet', text: 'Kom og vær med.', seen: '', list: '' }
    for (const [name, value] of Object.entries({ ...words, ...typed })) form.append(name, value)
    const response = await server.ask(`${path}${action}`, { method: 'POST', headers: asLeader(), body: form })
    return { status: response.status, headers: response.headers, html: await response.text() }
  }
  const look = async (query = '') => (await server.ask(path + query, { headers: asLeader() })).text()
  const seenIn = (html: string) => /name="seen" value="([^"]*)"/.exec(html)?.[1] ?? ''

  test('has texts in both languages, with the frame and no promise of its own', async () => {
    const danish = await look('?in=da')
    for (const words of ['Det ligger fast: Pengene er afsat', 'Det kan I få indflydelse på: Hvad der skal'])
      expect(danish).toContain(words)
    expect(await look('?in=en')).toContain('How to take part:')
  })

  test('hands a text back as it was changed', async () => {
    const { headers, html } = await press('/text?for=paper', { text: 'Kom på torvet\nkl. 18' })
    expect(headers.get('content-disposition')).toBe('attachment; filename="lokalavis.txt"')
    expect(html).toBe('Kom på torvet\r\nkl. 18')
  })

  test('says by line what is wrong with ten thousand addresses, and keeps them in the field', async () => {
    const { html, status } = await press('?/check&in=da', { list: `ikke en\n${addresses(10_000)}` })
    expect(status).toBe(200)
    expect(html).toContain('Listen har 10000 adresser, og der kan kun sendes til 5000 endnu.')
    expect(html).toContain('Linje 1: ikke en')
    expect(html).toContain('borger9999@example.dk')
    expect(html).not.toContain('formaction="?/send')
  })

  test('reads a file as Excel writes it in Denmark', async () => {
    const file = new File([Buffer.from('S\u00f8ren \u00c6r\u00f8;soeren@example.dk', 'latin1')], 'liste.csv')
    const { html } = await press('?/check&in=da', { file })
    expect(html).toContain('1 adresse får mailen.')
    expect(html).toContain('Søren Ærø;soeren@example.dk')
  })

  test('goes from a trial to the list to the last mail, and then the list is gone', async () => {
    const { html: tried } = await press('?/trial&in=da', { text: 'Rettet tekst.' })
    expect(tried).toContain('Rettet tekst.')
    await eventually(async () => expect(await look()).toContain('Den seneste prøve blev sendt'), 10_000)
    const list = 'Ida Holm <ida@example.dk>\nole@example.dk'
    const { html } = await press('?/check&in=da', { list })
    expect(html).toContain('formaction="?/send')
    const sent = await press('?/send&in=da', { list, seen: seenIn(html), text: 'Rettet tekst.' })
    expect(sent.status).toBe(303)
    await eventually(async () => expect(await look()).toContain('Listen er slettet.'), 10_000)
    expect(await look()).not.toContain('ida@example.dk')
    const outbox = join(server.config.dataDir, 'outbox')
    const mails = await Promise.all(
      (await readdir(outbox)).map(async (name) => PostalMime.parse(await readFile(join(outbox, name)))),
    )
    expect(mails.map(({ to }) => to?.[0]?.address).toSorted()).toEqual([
      'ida@example.dk',
      'karen@example.dk',
      'ole@example.dk',
    ])
    for (const { text } of mails) expect(text).toContain('Rettet tekst.')
  })

  test('nobody else may send so much', async () => {
    const body = new URLSearchParams({ code: 'x'.repeat(200_000) })
    const response = await server.ask('/j', { method: 'POST', headers: { origin: server.base }, body })
    expect(response.status).toBe(400)
  })
})
