/** The mails that have to do with logging in, over real SMTP, read by a parser that knows nothing of what wrote them. */
import { describe, expect, test } from 'vitest'
import { onPostgres } from '../support/database.ts'
import { eventually } from '../support/server.ts'
import { aWorld, anAdministrator } from '../support/world.ts'
import { aPostman } from './inviting.ts'
import { aPostOffice } from './post-office.ts'

const asked = { asker: 'a browser', language: 'da' as const, origin: 'https://raad.example.dk', next: null }

async function theMail(ask: (world: Awaited<ReturnType<typeof aWorld>>) => Promise<unknown>) {
  const world = await aWorld()
  const office = await aPostOffice()
  await ask(world)
  const { failures } = aPostman({ core: world.core, carrier: office.url })
  await eventually(() => expect(office.arrived).toHaveLength(1))
  expect(failures).toEqual([])
  const [{ email, raw, to }] = office.arrived as [(typeof office.arrived)[number]]
  return { world, email, raw, to, text: email.text ?? '', html: email.html ?? '' }
}

const linkMail = (more: Partial<typeof asked> | { origin: null }, email = 'ny@example.dk') =>
  theMail(({ core }) => core.accounts.askForLink({ ...asked, ...more }, { email }))

// What is said over SMTP is the same on both databases.
describe.skipIf(onPostgres())('the mail with a link', () => {
  test('has link and code, as text and as a page', async () => {
    const { email, text, html, world } = await linkMail({})
    expect(email.subject).toBe('Log ind på Rådslag')
    expect(email.from?.name).toBe(anAdministrator.municipality)
    const [link = ''] = /https:\/\/raad\.example\.dk\/login\/\S+/.exec(text) ?? []
    const [, code = ''] = /\n([^\s]{3} [^\s]{3})\n/.exec(text.replaceAll('\r', '')) ?? []
    expect(html).toContain(`<a href="${link}"`)
    expect(html).toContain(`>${code}</p>`)
    expect(text).toContain('Det virker i 10 minutter og kun én gang.')
    expect(await world.core.accounts.useLoginCode('a browser', { code, name: 'Åse' })).toBeTruthy()
  })

  test('says the same to who has an account and to who has none, but for link and code', async () => {
    const plain = (words: string) => words.replace(/login\/\S+|[^\s]{3} [^\s]{3}(?=\r?\n)/g, '')
    const [known, unknown] = [await linkMail({}, anAdministrator.email), await linkMail({})]
    expect(plain(known.text)).toBe(plain(unknown.text))
    expect(known.email.subject).toBe(unknown.email.subject)
  })

  test('has the code alone where the server cannot be sure of its own address', async () => {
    const { text, html } = await linkMail({ origin: null })
    expect(text).not.toContain('http')
    expect(html).not.toContain('<a ')
    expect(text).toContain('Skriv koden på den side, hvor du bad om den:')
  })

  test('speaks English to who reads English', async () => {
    const { email, html } = await linkMail({ language: 'en' as 'da' })
    expect(email.subject).toBe('Log in to Rådslag')
    expect(html).toContain('<html lang="en">')
  })
})

describe.skipIf(onPostgres())('word of a new login', () => {
  test('says when, where and how, and how to end it; a name draws nothing', async () => {
    const { email, text, html } = await theMail(async ({ core, tools, administrator }) => {
      const accountId = administrator.account?.id ?? ''
      await tools.write((trx) =>
        trx
          .updateTable('account')
          .set({ name: '<script>alert(1)</script>', firstLoginAt: 1 })
          .where('id', '=', accountId)
          .execute(),
      )
      await core.accounts.announceLogin(accountId, {
        ...{ way: 'password', browser: 'Firefox', system: 'Windows', isKnown: false },
        ...{ language: 'da', link: 'https://raad.example.dk/me/logins' },
      })
    })
    expect(email.subject).toBe('Ny enhed er logget ind')
    for (const words of ['Enhed: Firefox på Windows', 'Måde: Adgangskode', '14. april kl. 18.00'])
      expect(text).toContain(words)
    expect(html).toContain('href="https://raad.example.dk/me/logins"')
    expect(html).not.toContain('<script>')
  })
})
