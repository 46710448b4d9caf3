/** At home: reading, replying with and without a script, coming back with a claim code. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../../server/domain/people/actor.ts'
import { aKey, aPlan } from '../support/world.ts'
import { type Hall, aBrowser, aHall, smallPhoneSize } from './support.ts'

let browser: Browser
let hall: Hall
/** What was said in the room, oldest first; all of it laid before everybody. */
const said: string[] = []

beforeAll(async () => {
  browser = await aBrowser()
  hall = await aHall()
  const { core, leader, meetingId, threadId } = hall
  for (let i = 0; i < 20; i++) guests.push(await aGuest())
  for (const text of ['Flere bænke i læ.', 'Et sted at købe brød.', 'At bussen holder der igen.'])
    said.push((await core.contributions.submit(nextGuest().actor, { key: aKey(), threadId, text })).id)
  await core.meetings.close(leader, { meetingId })
  await core.meetings.publish(leader, { meetingId })
})
afterAll(async () => {
  await browser.close()
  await hall.stop()
})

interface Guest {
  actor: Actor
  cookie: string
}

/** Devices that were at the meeting, made while its code worked; each says no more than a few words a minute. */
const guests: Guest[] = []
const nextGuest = (): Guest => guests.pop() ?? expect.fail('Nobody is left who was at the meeting.')

async function aGuest(): Promise<Guest> {
  const { token, cookie } = await hall.join(hall.codes.screen)
  const { actor } = await hall.door.ask({ cookies: {}, bearer: token, isSecure: false })
  await hall.core.people.enter(actor, hall.meetingId)
  return { actor, cookie }
}

/** Somebody's browser at home; with a guest, the very device that was at the meeting. */
async function atHome(path: string, guest?: Guest, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ locale: 'da-DK', ...options })
  const [name, value] = guest?.cookie.split('=') ?? []
  if (name && value) await context.addCookies([{ name, value, url: hall.hall }])
  const page = await context.newPage()
  page.setDefaultTimeout(8000)
  await page.goto(hall.hall + path)
  return page
}

const thread = () => `/t/${hall.threadId}`
const post = (page: Page, text: string) => page.locator('article', { hasText: text })
const withoutScript = { javaScriptEnabled: false }

describe.each([
  ['without a script', withoutScript],
  ['with one', {}],
])('from home %s', (way, options) => {
  test('a guest asks about what somebody said, and lands on it', async () => {
    const page = await atHome(thread(), nextGuest(), options)
    await post(page, 'Flere bænke').getByRole('link', { name: 'Svar på' }).click()
    const form = page.locator(`#write-${said[0]}`)
    // Nothing is chosen for anybody.
    expect(await form.locator('[name=kind]:checked').count()).toBe(0)
    await form.getByLabel('Spørg ind').check()
    await form.getByLabel('Dit svar').fill(`Hvor blæser det mest? (${way})`)
    await form.getByLabel('Navn').fill('Grethe')
    await form.getByRole('button', { name: 'Send' }).click()
    const reply = page.locator('.replies li', { hasText: `Hvor blæser det mest? (${way})` })
    await reply.waitFor()
    expect(await reply.textContent()).toContain('Hjemmefra · Grethe')
    expect(new URL(page.url()).hash).toBe(`#${await reply.getAttribute('id')}`)
  })

  test('refused words stay in their field with the reason, and go when mended', async () => {
    const page = await atHome(thread(), nextGuest(), options)
    const field = page.getByLabel('Hvad vil du sige om det?')
    await field.fill(`Ring til 010190-1234 (${way})`)
    await page.locator('#write').getByRole('button', { name: 'Send' }).click()
    await page.getByRole('alert').waitFor()
    expect(await page.getByRole('alert').textContent()).toContain('CPR')
    expect(await field.inputValue()).toBe(`Ring til 010190-1234 (${way})`)
    await field.fill(`Ring til mig (${way})`)
    await page.locator('#write').getByRole('button', { name: 'Send' }).click()
    await post(page, `Ring til mig (${way})`).waitFor()
  })

  test('an author edits, and takes back', async () => {
    const guest = nextGuest()
    const { id } = await hall.core.contributions.submit(guest.actor, {
      key: aKey(),
      threadId: hall.threadId,
      text: `En gynje (${way})`,
    })
    const page = await atHome(thread(), guest, options)
    const mine = page.locator(`#c-${id}`)
    await mine.getByText('Dit bidrag:').click()
    await mine.getByLabel('Ret dit bidrag').fill(`En gynge (${way})`)
    await mine.getByRole('button', { name: 'Gem' }).click()
    await post(page, `En gynge (${way})`).getByText('rettet').waitFor()
    await mine.getByText('Dit bidrag:').click()
    await mine.getByText('Tag tilbage', { exact: true }).click()
    await mine.getByRole('button', { name: 'Ja' }).click()
    await mine.getByText('Taget tilbage af den, der skrev det.', { exact: true }).waitFor()
    expect(page.url()).toContain(await mine.getAttribute('id'))
  })
})

test('a form sent twice with other words shows them again, under a key of their own', async () => {
  const { cookie } = nextGuest()
  const key = aKey()
  const send = (text: string) =>
    hall.ask(`${thread()}?/write`, {
      method: 'POST',
      headers: { cookie, origin: hall.base, accept: 'text/html', 'accept-language': 'da' },
      body: new URLSearchParams({ key, text, place: hall.threadId }),
    })
  expect((await send('Et bord mere.')).status).toBe(303)
  expect((await send('Et bord mere.')).status).toBe(303)
  const refused = await send('Et bord mere, og stole.')
  const html = await refused.text()
  expect(refused.status).toBe(409)
  expect(html).toMatch(/<textarea[^>]*>Et bord mere, og stole\.</)
  expect(html).toContain(`name="key" value="`)
  expect(html).not.toContain(`name="key" value="${key}"`)
})

test('what is being written survives a reload', async () => {
  const page = await atHome(thread(), nextGuest())
  const field = page.getByLabel('Hvad vil du sige om det?')
  await page.waitForLoadState('networkidle')
  await field.fill('Jeg er ikke færdig')
  await page.reload()
  await page.waitForLoadState('networkidle')
  expect(await field.inputValue()).toBe('Jeg er ikke færdig')
})

test('what comes meanwhile waits behind a button', async () => {
  const page = await atHome(thread())
  await page.waitForLoadState('networkidle')
  const text = 'Det her kom, mens du læste.'
  await hall.core.contributions.submit(nextGuest().actor, {
    key: aKey(),
    threadId: hall.threadId,
    text,
  })
  const button = page.getByRole('button', { name: '1 nyt – vis' })
  await button.waitFor()
  expect(await post(page, text).count()).toBe(0)
  await button.click()
  await post(page, text).waitFor()
  expect(await button.count()).toBe(0)
})

test('a random order stays put for one visitor', async () => {
  const page = await atHome(thread(), undefined, withoutScript)
  await page.getByRole('link', { name: 'Tilfældig rækkefølge' }).click()
  const order = async () => {
    await page.waitForLoadState()
    return page.locator('article').evaluateAll((posts) => posts.map(({ id }) => id))
  }
  const first = await order()
  await page.reload()
  expect(await order()).toEqual(first)
  await page.getByRole('link', { name: 'Ældste først' }).click()
  expect((await order()).slice(0, 3)).toEqual(said.map((id) => `c-${id}`))
})

test('a claim code shows what became of the words, and lets one go on', async () => {
  const guest = nextGuest()
  const { core, leader, threadId, meetingId } = hall
  const { id } = await core.contributions.submit(guest.actor, { key: aKey(), threadId, text: 'Om naboen.' })
  await core.moderation.hold(leader, { id, reason: 'private_matters' })
  const page = await atHome('/claim', undefined, withoutScript)
  const enter = async (code: string) => {
    await page.getByLabel('Din kode').fill(code)
    await page.getByRole('button', { name: 'Vis mine bidrag' }).click()
  }
  await enter('aaaa bbbb cccc dddd')
  expect(await page.getByRole('alert').textContent()).toContain('passer ikke')
  const code = guest.actor.keyIn(meetingId)?.claimCode ?? ''
  await enter(code.toUpperCase().replace(/(.{4})(?=.)/g, '$1-'))
  expect(await page.locator('li.card').textContent()).toContain('Vises ikke: Om andres private forhold')
  expect(page.url()).not.toContain(code)
  await page.getByRole('button', { name: 'Skriv videre herfra' }).click()
  await page.getByLabel('Hvad vil du sige om det?').waitFor()
})

test('a visitor who was not there is told how to take part, before the reading and after it', async () => {
  const page = await atHome(thread(), undefined, withoutScript)
  expect(await page.getByLabel('Hvad vil du sige om det?').count()).toBe(0)
  const ways = page.getByRole('link', { name: 'Skriv din kode' })
  expect(await ways.count()).toBe(2)
  const isBeforeTheWords = await ways
    .first()
    .evaluate((way) => way.compareDocumentPosition(document.querySelector('article')!) & 4)
  expect(isBeforeTheWords).toBeTruthy()
  await ways.first().click()
  await page.getByLabel('Din kode').waitFor()
})

test.each(['/not-a-page', '/t/00000000000000000000000000', '/m/00000000000000000000000000/nowhere'])(
  'an address that is nowhere, %s, has the frame of the site and ways on',
  async (path) => {
    const page = await atHome(path, undefined, withoutScript)
    await page.getByRole('heading', { name: 'Siden findes ikke' }).waitFor()
    await page.getByRole('banner').getByRole('link', { name: 'Kalender' }).waitFor()
    await page.getByRole('contentinfo').getByRole('link', { name: 'Privatliv' }).waitFor()
    expect(await page.locator('meta[name=robots]').getAttribute('content')).toBe('noindex')
    await page.getByLabel('Koden fra storskærmen').fill(hall.codes.typed)
    await page.getByRole('button', { name: 'Gå ind' }).waitFor()
    await page.getByRole('link', { name: 'Til forsiden' }).click()
    expect(new URL(page.url()).pathname).toBe('/')
  },
)

test('where the municipality can be reached stands where the law asks for it', async () => {
  const page = await atHome('/was', undefined, withoutScript)
  await page.getByText('Kommunen har ikke skrevet en kontaktadresse her endnu.').waitFor()
  const { municipality } = await hall.core.accounts.municipality()
  const contact = 'raadslag@example.dk'
  await hall.core.accounts.changeMunicipality(hall.administrator.actor, { municipality, contact })
  for (const path of ['/was', '/privacy']) {
    await page.goto(hall.hall + path)
    expect(await page.getByRole('main').getByRole('link', { name: contact }).getAttribute('href')).toBe(
      `mailto:${contact}`,
    )
  }
  await page.goto(hall.hall)
  await page.getByRole('contentinfo').getByRole('link', { name: contact }).waitFor()
})

test('search engines are told of what is laid before everybody, and of nothing else', async () => {
  const { core, leader, meetingId } = hall
  const { id: coming } = await core.meetings.plan(leader, aPlan())
  await core.meetings.announce(leader, { meetingId: coming })
  const page = await atHome('/', undefined, withoutScript)
  const isIndexed = async (path: string) => {
    await page.goto(hall.hall + path)
    return (await page.locator('meta[name=robots]').count()) === 0
  }
  expect(await isIndexed(`/m/${meetingId}`)).toBe(true)
  expect(await isIndexed(`/m/${coming}`)).toBe(false)
  expect(await isIndexed(`${thread()}?order=unanswered`)).toBe(false)
  const canonical = await page.locator('link[rel=canonical]').getAttribute('href')
  expect(await isIndexed(thread())).toBe(true)
  expect(canonical).toBe(page.url())
})

test('words are found from the front page without a script, and lead to where they were said', async () => {
  const page = await atHome('/', undefined, withoutScript)
  await page.getByLabel('Søg i møder, spørgsmål og bidrag').fill('bænkene')
  await page.getByRole('button', { name: 'Søg' }).click()
  const hit = page.locator('article', { hasText: 'Flere bænke i læ.' })
  expect(await hit.locator('mark').allTextContents()).toEqual(['bænke'])
  expect(await page.locator('meta[name=robots]').getAttribute('content')).toBe('noindex')
  await hit.getByRole('link').click()
  expect(new URL(page.url()).hash).toBe(`#c-${said[0]}`)

  await page.goto(`${hall.hall}/search?q=xylofonkvartet&channel=paper`)
  await page.getByRole('heading', { name: 'Der er ikke fundet noget for xylofonkvartet' }).waitFor()
  await page.getByRole('link', { name: 'Søg uden at afgrænse' }).click()
  expect(new URL(page.url()).search).toBe('?q=xylofonkvartet')
  await page.goto(`${hall.hall}/search?q=%2B%2B`)
  await page.getByText('Skriv et ord med bogstaver eller tal.').waitFor()
  await page.goto(`${hall.hall}/search?q=${'x'.repeat(2000)}`)
  await page.getByText('Det er mere, end der kan søges efter.').waitFor()
})

test('a feed reader is told of a thread in words that are no markup', async () => {
  const hostile = '<script>alert(1)</script> & "]]>'
  const { threadId } = hall
  const { id } = await hall.core.contributions.submit(nextGuest().actor, {
    key: aKey(),
    threadId,
    text: hostile,
  })
  const page = await atHome(thread())
  const [entry] = await page.evaluate(async () => {
    const link = document.querySelector<HTMLLinkElement>('link[type="application/atom+xml"]')
    const atom = new DOMParser().parseFromString(await (await fetch(link?.href ?? '')).text(), 'text/xml')
    return [...atom.querySelectorAll('parsererror, entry')].map((one) => ({
      text: new DOMParser().parseFromString(one.querySelector('content')?.textContent ?? '', 'text/html').body
        .textContent,
      link: one.querySelector('link')?.getAttribute('href'),
      scripts: one.querySelector('content')?.textContent.includes('<script'),
    }))
  })
  expect(entry?.text).toContain(hostile)
  expect(entry?.scripts).toBe(false)
  await page.goto(entry?.link ?? '')
  await page.locator(`#c-${id}`).waitFor()
})

test('a place is followed from its meeting, by who has no account', async () => {
  const page = await atHome(`/m/${hall.meetingId}`, undefined, withoutScript)
  await page.getByRole('link', { name: 'Forsamlingshuset', exact: true }).click()
  await page.getByRole('heading', { name: 'Møder på Forsamlingshuset', level: 1 }).waitFor()
  await page.getByLabel('Din mailadresse').fill('grethe@example.dk')
  await page.getByRole('button', { name: 'Sig til, når der sker noget' }).click()
  await page.getByRole('status').waitFor()
  const { waiting } = await hall.core.mail.queue()
  const { sent } = await hall.core.mail.outcomes()
  expect(waiting + sent).toBe(1)
})

test('the language is chosen once, and stays', async () => {
  const page = await atHome('/calendar', undefined, withoutScript)
  await page.getByRole('button', { name: 'English' }).click()
  expect(new URL(page.url()).pathname).toBe('/calendar')
  await page.getByRole('heading', { name: 'Meetings', exact: true }).waitFor()
  await page.goto(`${hall.hall}/was`)
  await page.getByRole('heading', { name: 'Accessibility statement' }).waitFor()
})

const pages = () => [
  '/',
  `/m/${hall.meetingId}`,
  thread(),
  `${thread()}?reply=${said[1]}`,
  '/claim',
  '/search?q=torvet',
  '/calendar',
  '/places/forsamlingshuset',
  '/privacy',
  '/was',
  '/not-a-page',
]

test.each(['light', 'dark'] as const)(
  'no page has a fault that axe knows, %s',
  { timeout: 180_000 },
  async (colorScheme) => {
    const page = await atHome('/', nextGuest(), { colorScheme })
    for (const path of pages()) {
      await page.goto(hall.hall + path)
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect.soft(violations.map(({ id, nodes }) => [path, id, nodes[0]?.html])).toEqual([])
    }
  },
)

test('no page scrolls sideways on the smallest phone', async () => {
  const page = await atHome('/', nextGuest(), { viewport: smallPhoneSize })
  for (const path of pages()) {
    await page.goto(hall.hall + path)
    const wide = await page.evaluate(() => document.documentElement.scrollWidth)
    expect.soft([path, wide]).toEqual([path, smallPhoneSize.width])
  }
})
