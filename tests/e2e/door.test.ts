/** At the door: the summary on a phone, without a script and on paper; minutes; and promises from the desk to the wall. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aKey } from '../support/world.ts'
import { type Hall, aBrowser, aHall, smallPhoneSize } from './support.ts'

let browser: Browser
let hall: Hall
let author: string
const withoutScript = { javaScriptEnabled: false }

beforeAll(async () => {
  browser = await aBrowser()
  hall = await aHall({ access: 'participants' })
  const { core, leader, meetingId, threadId } = hall
  const { token, cookie } = await hall.join(hall.codes.screen)
  author = cookie
  const { actor } = await hall.door.ask({ cookies: {}, bearer: token, isSecure: false })
  const say = async (text: string) =>
    (await core.contributions.submit(actor, { key: aKey(), threadId, text })).id
  const gathered = await say('Flere bænke i læ.')
  const held = await say('Naboen er en tosse.')
  await core.moderation.hold(leader, { id: held, reason: 'personal_attack', note: 'Skriv om sagen.' })
  await core.themes.make(leader, { meetingId, threadId, name: 'Ophold', contributionIds: [gathered] })
  const spoken = { key: aKey(), meetingId, threadId, channel: 'spoken', text: 'Lad kranen stå.' }
  await core.contributions.record(leader, spoken)
})
afterAll(async () => {
  await browser.close()
  await hall.stop()
})

async function visit(path: string, cookie = '', options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ locale: 'da-DK', ...options })
  const [name, value] = cookie.split('=')
  if (name && value) await context.addCookies([{ name, value, url: hall.hall }])
  const page = await context.newPage()
  page.setDefaultTimeout(8000)
  await page.goto(`${hall.hall}/m/${hall.meetingId}${path}`)
  return page
}

const faults = async (page: Page) => (await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)

test('a promise is written down with one key, stands on the desk, and undo takes it back', async () => {
  const page = await visit('/lead', hall.administrator.cookie)
  await page.waitForLoadState('networkidle')
  const promise = async (what: string) => {
    await page.keyboard.press('r')
    await page.getByLabel('Hvem').fill('Mette Skov')
    await page.getByLabel('Gør hvad').fill(what)
    await page.getByLabel('Senest').fill('2199-12-01')
    expect(await faults(page)).toEqual([])
    await page.locator('#promising + form .primary').click()
    await page.locator('#promises').locator('xpath=../..').getByText(what).waitFor()
  }
  await promise('Sender tegningen')
  await promise('Skrevet ved en fejl')
  await page.keyboard.press('z')
  await page.getByText('Skrevet ved en fejl').waitFor({ state: 'detached' })
  const { promises } = await hall.core.meetings.summary(hall.leader, hall.meetingId)
  expect(promises).toMatchObject([{ what: 'Sender tegningen', threadId: hall.threadId }])
})

test('closed, the phone leads to the summary, and the wall says what was promised', async () => {
  const phone = await visit('/now', author)
  const wall = await visit('/wall', hall.administrator.cookie, { viewport: { width: 1280, height: 720 } })
  await hall.core.meetings.close(hall.leader, { meetingId: hall.meetingId })
  await wall.getByText('Mette Skov: Sender tegningen').waitFor()
  await phone.getByText('Sender tegningen').waitFor()
  await phone.getByRole('link', { name: /^Opsamling/ }).click()
  await phone.waitForURL(`**/m/${hall.meetingId}/summary`)
})

describe.each([
  ['without a script', withoutScript],
  ['on a small phone in the dark', { viewport: smallPhoneSize, colorScheme: 'dark' as const }],
])('the summary %s', (_way, options) => {
  test('has every question by theme, what was promised, and for its author what became of their own', async () => {
    const page = await visit('/summary', author, options)
    const text = (await page.locator('main').textContent()) ?? ''
    for (const said of [
      'Ophold',
      'Flere bænke i læ.',
      'Lad kranen stå.',
      'Sender tegningen',
      'Vises ikke: 1',
    ])
      expect(text).toContain(said)
    const own = page.locator('section', { has: page.getByRole('heading', { name: 'Det skrev du' }) })
    expect(await own.textContent()).toContain('I temaet Ophold')
    expect(await own.textContent()).toContain('Skriv om sagen.')
    const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
    expect(overflow).toBeLessThanOrEqual(0)
    const printing = page.getByRole('button', { name: 'Udskriv' })
    expect(await printing.isVisible()).toBe(options !== withoutScript)
    if (options !== withoutScript) expect(await faults(page)).toEqual([])
  })

  test('gives a stranger none of the words, and says why', async () => {
    const page = await visit('/summary', '', options)
    const text = (await page.locator('main').textContent()) ?? ''
    for (const word of ['Flere bænke', 'Sender tegningen', 'Naboen']) expect(text).not.toContain(word)
    await page.getByText('Ordene er for dem, der var der.').waitFor()
  })
})

test('minutes have the items in order, and every word with how it was said', async () => {
  const page = await visit('/minutes', author)
  const headings = await page.locator('h2').allTextContents()
  const items = headings.filter((heading) => heading.startsWith('Punkt'))
  expect(items[0]).toContain('Punkt 1')
  expect(items).toHaveLength(3)
  await page.getByText('Sagt i salen').first().waitFor()
  expect(await faults(page)).toEqual([])
})

test('on paper it is two sheets at most, however much was said', async () => {
  const few = await visit('/summary', hall.administrator.cookie)
  expect(pagesIn(await few.pdf({ preferCSSPageSize: true }))).toBe(1)
  const { core, leader, meetingId, threadId } = hall
  const paper = { meetingId, threadId, channel: 'paper' }
  for (const upTo of [60, 200]) {
    for (let n = upTo === 60 ? 0 : 60; n < upTo; n++)
      await core.contributions.record(leader, {
        ...paper,
        key: aKey(),
        text: `Kort ${n}: flere træer langs kajen, og bænke imellem dem.`,
      })
    const page = await visit('/summary', hall.administrator.cookie)
    expect(pagesIn(await page.pdf({ preferCSSPageSize: true })), `${upTo} cards`).toBeLessThanOrEqual(2)
  }
})

const pagesIn = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0
