/** A thread at home: its host, its hours and its last day without a script, and what is new since one read it last. */
import type { Browser, BrowserContextOptions, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { toField, weekdayOf } from '../../src/lib/contract/local-time.ts'
import { aKey } from '../support/world.ts'
import { fits, isAccessible } from './accessible.ts'
import { type Hall, aBrowser, aHall, smallPhoneSize } from './support.ts'

const day = 24 * 3_600_000
let browser: Browser
let hall: Hall
/** How far this server's clock is before the machine's. */
let ahead = 0
let kurt: Awaited<ReturnType<Hall['account']>>

beforeAll(async () => {
  browser = await aBrowser()
  hall = await aHall({}, () => Date.now() + ahead)
  const { core, leader, meetingId, threadId } = hall
  const { token } = await hall.join(hall.codes.screen)
  const { actor } = await hall.door.ask({ cookies: {}, bearer: token, isSecure: false })
  await core.contributions.submit(actor, { key: aKey(), threadId, text: 'Flere bænke i læ.' })
  await core.meetings.close(leader, { meetingId })
  await core.meetings.publish(leader, { meetingId })
  kurt = await hall.account()
  // What is written at the very instant that a page is made is new once more.
  ahead += 5000
})
afterAll(async () => {
  await browser.close()
  await hall.stop()
})

async function aPage(cookie: string | null, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ locale: 'da-DK', viewport: smallPhoneSize, ...options })
  const [name = '', value = ''] = cookie?.split('=') ?? []
  if (cookie) await context.addCookies([{ name, value, url: hall.hall }])
  const page = await context.newPage()
  page.setDefaultTimeout(8000)
  return page
}

const withoutScript = { javaScriptEnabled: false }
const thread = () => `${hall.hall}/t/${hall.threadId}`
/** Long enough after what was written before, and before any page is read. */
const write = async (text: string, parentId?: string) => {
  ahead += 25_000
  const words = { key: aKey(), threadId: hall.threadId, text }
  const { id } = await hall.core.contributions.submit(kurt.actor, { ...words, ...(parentId && { parentId }) })
  ahead += 5000
  return id
}

/** The same address, in a browser that lets axe look at it. */
async function isAccessibleAt(cookie: string, address: string): Promise<void> {
  const page = await aPage(cookie)
  await page.goto(address)
  await isAccessible(page)
  await fits(page)
  await page.context().close()
}

test('what is new is marked for an account that comes back, and for a browser that remembers', async () => {
  const birgit = await hall.account()
  const pages = [await aPage(birgit.cookie), await aPage(null)]
  for (const page of pages) {
    await page.goto(thread())
    const isNoted = page.waitForFunction(() => localStorage.getItem('raadslag.reading') !== null)
    const isSent = page.waitForResponse((response) => response.url().endsWith('/read'))
    await page.locator('#said-so-far').evaluate((end) => end.scrollIntoView())
    await (page === pages[0] ? isSent : isNoted)
    isSent.catch(() => {})
    isNoted.catch(() => {})
  }
  const { posts } = await hall.core.threads.read(birgit.actor, { id: hall.threadId })
  await write('Hvor i læ?', posts[0]?.id)
  await write('En pergola ved kirken')
  for (const page of pages) {
    await page.goto(thread())
    await page.getByRole('link', { name: '2 nye siden sidst' }).waitFor()
    expect(await page.locator('.fresh').count()).toBe(2)
    await page.getByText('Nyt herfra').waitFor()
    await isAccessible(page)
    await fits(page)
    await page.context().close()
  }
  await write('Et drivhus')
  const last = await write('Et skakbræt')
  await hall.core.following.follow(birgit.actor, 'da', { kind: 'thread', target: hall.threadId })
  const mine = await aPage(birgit.cookie, withoutScript)
  await mine.goto(`${hall.hall}/me`)
  await mine.getByRole('link', { name: /nye i / }).click()
  await mine.getByRole('button', { name: 'Jeg har læst hertil' }).click()
  await mine.locator(`#c-${last}`).waitFor()
  expect(await mine.locator('.fresh').count()).toBe(0)
  await mine.goto(`${hall.hall}/me`)
  await mine.getByLabel('Husk, hvor langt jeg har læst').uncheck()
  await mine.getByRole('button', { name: 'Gem valget' }).click()
  await mine.goto(thread())
  expect(await mine.getByRole('button', { name: 'Jeg har læst hertil' }).count()).toBe(0)
  await mine.context().close()
})

test('a host sets reading hours, and shows what waits, without a script', async () => {
  const host = await aPage(hall.administrator.cookie, withoutScript)
  await host.goto(thread())
  await host.getByText('Vært: Karen Holm').waitFor()
  await host.getByRole('link', { name: 'Vært, læsetider og lukkedag' }).click()
  await host.getByRole('heading', { name: 'Vært for tråden' }).waitFor()
  await isAccessibleAt(hall.administrator.cookie, `${thread()}/host`)
  await host.getByLabel('Vis dem i læsetiden').check()
  for (const weekday of [1, 2, 3, 4, 5]) await host.locator(`input[name="a${weekday}"]`).uncheck()
  await host.getByRole('button', { name: 'Gem læsetider' }).click()
  await host.getByText('Vælg mindst én dag.').waitFor()
  const tomorrow = weekdayOf(toField(Date.now() + ahead + day).slice(0, 10))
  await host.locator(`input[name="a${tomorrow}"]`).check()
  await host.getByRole('button', { name: 'Gem læsetider' }).click()
  await host.getByText('Det er gemt.').waitFor()

  const home = await aPage(kurt.cookie, withoutScript)
  await home.goto(thread())
  await home.getByText('Lige nu er der ikke læsetid.').waitFor()
  ahead += 60_000
  await home.locator('#write-text').fill('Et springvand til børnene')
  await home.getByRole('button', { name: 'Send' }).click()
  await home.getByText('Modtaget. Vises').waitFor()
  await isAccessibleAt(kurt.cookie, thread())

  await host.reload()
  await host.getByRole('button', { name: 'Vis nu: Et springvand til børnene' }).click()
  await host.getByText('Intet venter lige nu.').waitFor()
  await home.goto(thread())
  await home.locator('article', { hasText: 'Et springvand' }).waitFor()
  await host.context().close()
  await home.context().close()
})

test('a thread closes after its last day, and what was typed meanwhile stands there still', async () => {
  const { core, leader, threadId } = hall
  const today = toField(Date.now() + ahead).slice(0, 10)
  await core.hosting.setHours(leader, { threadId, hours: null })
  await core.hosting.setClosing(leader, { threadId, on: today })
  const plain = await aPage(kurt.cookie, withoutScript)
  const live = await aPage(kurt.cookie)
  for (const page of [plain, live]) {
    await page.goto(thread())
    await page.getByText('Åben til').waitFor()
    await page.locator('#write-text').fill('Skrevet, mens tråden lukkede')
  }
  ahead += day
  await core.hosting.keep()
  await live.getByText('Tråden er lukket nu.').waitFor()
  await plain.getByRole('button', { name: 'Send' }).click()
  const late = plain.getByRole('textbox', { name: 'Det blev ikke sendt.' })
  expect(await late.inputValue()).toBe('Skrevet, mens tråden lukkede')
  await live.getByRole('button', { name: 'Send' }).click()
  await live.getByText('Tråden er lukket. Din tekst er her stadig.').waitFor()
  expect(await live.locator('#write-text').inputValue()).toBe('Skrevet, mens tråden lukkede')
  await isAccessible(live)
  await fits(live)
  const host = await aPage(hall.administrator.cookie, withoutScript)
  await host.goto(`${thread()}/host`)
  await host.getByRole('button', { name: 'Åbn igen uden lukkedag' }).click()
  await host.getByText('Det er gemt.').waitFor()
  await plain.goto(thread())
  await plain.locator('#write-text').waitFor()
  for (const page of [plain, live, host]) await page.context().close()
})
