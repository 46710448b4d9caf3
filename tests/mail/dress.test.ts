/** The municipality's logo and colour on mails, over real SMTP. */
import { describe, expect, test } from 'vitest'
import { contrast } from '../../src/lib/contract/colour.ts'
import { onPostgres } from '../support/database.ts'
import { eventually } from '../support/server.ts'
import { aWorld } from '../support/world.ts'
import { aPostman } from './inviting.ts'
import { aPostOffice } from './post-office.ts'

const asked = { asker: 'a browser', language: 'da' as const, origin: 'https://raad.example.dk', next: null }

const aPng = () => Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])

async function theMail(dress: (world: Awaited<ReturnType<typeof aWorld>>) => Promise<unknown>) {
  const world = await aWorld()
  await dress(world)
  await world.core.accounts.askForLink(asked, { email: 'ny@example.dk' })
  const office = await aPostOffice()
  aPostman({ core: world.core, carrier: office.url })
  await eventually(() => expect(office.arrived).toHaveLength(1))
  const [{ email }] = office.arrived as [(typeof office.arrived)[number]]
  return { email, text: email.text ?? '', html: email.html ?? '' }
}

// What is said over SMTP is the same on both databases.
describe.skipIf(onPostgres())('a mail', () => {
  test('wears the logo inside it and the colour so that it can be read; its plain text is as it was', async () => {
    const bare = await theMail(() => Promise.resolve())
    const { email, text, html } = await theMail(async ({ core, administrator }) => {
      await core.administration.saveLogo(administrator, aPng())
      await core.administration.changeColour(administrator, { colour: '#ffd200' })
    })
    const [logo] = email.attachments
    expect(logo).toMatchObject({ mimeType: 'image/png', disposition: 'inline' })
    expect(html).toContain(`<img src="cid:${logo?.contentId?.slice(1, -1)}" alt="`)
    expect(html).not.toMatch(/(src|background)="?http/)
    const [, button = ''] = /background:(#[0-9a-f]{6});color:#FFFFFF/.exec(html) ?? []
    expect(contrast(button, '#ffffff')).toBeGreaterThanOrEqual(4.5)
    expect(text.length).toBe(bare.text.length)
    expect(bare.email.attachments).toEqual([])
    expect(bare.html).not.toContain('<img')
  })

  test('goes without a picture that is too heavy for many copies', async () => {
    const { email, html } = await theMail(async ({ core, administrator }) => {
      const heavy = new Uint8Array(30_000)
      heavy.set(aPng())
      await core.administration.saveLogo(administrator, heavy)
    })
    expect(email.attachments).toEqual([])
    expect(html).not.toContain('<img')
  })
})
