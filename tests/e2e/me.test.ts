/** One's own page, without a script: what one wrote follows into an account, goes on at home, and is left behind. */
import type { Browser, BrowserContextOptions, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aKey } from '../support/world.ts'
import { isAccessible } from './accessible.ts'
import { type Hall, aBrowser, aHall, smallPhoneSize } from './support.ts'

let browser: Browser
let hall: Hall
/** The device that wrote in the room. */
let device: string

beforeAll(async () => {
  browser = await aBrowser()
  hall = await aHall()
  const { core, leader, meetingId, threadId } = hall
  const { token, cookie } = await hall.join(hall.codes.screen)
  const { actor } = await hall.door.ask({ cookies: {}, bearer: token, isSecure: false })
  await core.contributions.submit(actor, { key: aKey(), threadId, text: 'Flere bænke i læ.' })
  device = cookie
  await core.meetings.close(leader, { meetingId })
  await core.meetings.publish(leader, { meetingId })
})
afterAll(async () => {
  await browser.close()
  await hall.stop()
})

/** A browser with these cookies, where somebody is logged in. */
async function aPage(cookies: string[], options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ locale: 'da-DK', javaScriptEnabled: false, ...options })
  for (const cookie of cookies) {
    const [name = '', value = ''] = cookie.split('=')
    await context.addCookies([{ name, value, url: hall.hall }])
  }
  const page = await context.newPage()
  page.setDefaultTimeout(8000)
  return page
}

const thread = () => `${hall.hall}/t/${hall.threadId}`
const post = (page: Page, text: string) => page.locator('article', { hasText: text })

describe('a citizen', () => {
  test('takes along what they wrote in the room, goes on at home, and is erased', async () => {
    const { cookie } = await hall.account()
    const page = await aPage([device, cookie], { viewport: smallPhoneSize })
    await page.goto(`${hall.hall}/me`)
    await page.getByText('Skrevet på denne enhed').waitFor()
    await page.locator('form[action="?/keep"]').getByRole('checkbox').check()
    await page.locator('form[action="?/keep"]').getByRole('button').click()
    await page.getByText('Nu følger bidragene din konto.').waitFor()
    await page.getByText('Flere bænke i læ.').waitFor()

    await page.goto(thread())
    await expect.poll(() => post(page, 'Flere bænke').innerText()).toContain('Mette Skov')

    await page.goto(`${hall.hall}/me`)
    await page.getByRole('link', { name: 'Slet mig' }).click()
    await page.getByLabel('Det bliver stående').check()
    await page.getByLabel('Ja, jeg vil slettes').check()
    await page.getByRole('button', { name: 'Slet min konto' }).click()
    await page.getByRole('heading', { name: 'Din konto er slettet' }).waitFor()
    await page.goto(thread())
    await expect.poll(() => post(page, 'Flere bænke').innerText()).toContain('Slettet bruger')
    expect(await page.content()).not.toContain('Mette Skov')
  })

  test('who was never there writes from home, under their name if they say so', async () => {
    const { cookie } = await hall.account()
    const page = await aPage([cookie])
    await page.goto(thread())
    await page.getByLabel('Hvad vil du sige om det?').fill('Et træ midt på torvet.')
    await page.getByLabel('Vis mit navn: Mette Skov').check()
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    await expect.poll(() => post(page, 'Et træ midt').innerText()).toContain('Mette Skov')
    await page.goto(`${hall.hall}/me`)
    await page.getByRole('button', { name: 'Vis ikke mit navn' }).click()
    await page.goto(thread())
    expect(await post(page, 'Et træ midt').innerText()).not.toContain('Mette Skov')

    // Their login ends while they write.
    await page.context().clearCookies({ name: 'login' })
    await page.getByLabel('Hvad vil du sige om det?').fill('Og et vandspejl.')
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    await page.getByRole('alert').getByText('Log ind først.').waitFor()
    expect(await page.getByLabel('Det blev ikke sendt').inputValue()).toBe('Og et vandspejl.')
  })

  test('a visitor is told how to take part', async () => {
    const page = await aPage([])
    await page.goto(thread())
    await page.getByRole('link', { name: 'Log ind, og skriv med' }).first().click()
    expect(new URL(page.url()).pathname).toBe('/login')
  })

  test('follows the conversation, less often, and no more', async () => {
    const { cookie } = await hall.account()
    const page = await aPage([cookie])
    await page.goto(thread())
    await page.getByRole('button', { name: 'Følg', exact: true }).click()
    await page.getByText('Nu følger du det.').waitFor()
    await page.goto(`${hall.hall}/me`)
    const followed = page.locator('li', { hasText: 'Hvad skal torvet bruges til?' })
    await followed.getByRole('combobox').selectOption('never')
    await followed.getByRole('button', { name: 'Gem' }).click()
    await expect.poll(() => followed.getByRole('combobox').inputValue()).toBe('never')
    await followed.getByRole('button', { name: 'Følg ikke mere' }).click()
    await page.getByText('Du følger ikke noget endnu.').waitFor()
  })

  test('without an account says yes from the mail, which does nothing by itself', async () => {
    const page = await aPage([])
    await page.goto(thread())
    await page.getByLabel('Din mailadresse').fill('kurt@example.dk')
    await page.getByRole('button', { name: 'Sig til, når der sker noget' }).click()
    await page.getByText('Hvis adressen kan bruges, ligger der snart en mail.').waitFor()
    await page.goto(`${hall.hall}/stop/guessed`)
    await page.getByText('Linket passer ikke til noget mere.').waitFor()
  })

  test('finds their language on another device', async () => {
    const { cookie } = await hall.account()
    const here = await aPage([cookie])
    await here.goto(`${hall.hall}/me`)
    await here.getByRole('button', { name: 'English' }).first().click()
    await here.getByRole('button', { name: 'Dansk' }).first().waitFor()
    const there = await aPage([cookie])
    await there.goto(`${hall.hall}/me`)
    await expect.poll(() => there.locator('html').getAttribute('lang')).toBe('en')
    await there.getByRole('button', { name: 'Dansk' }).first().click()
    await there.getByRole('button', { name: 'English' }).first().waitFor()
    const visitor = await aPage([])
    await visitor.goto(hall.hall)
    expect(await visitor.locator('html').getAttribute('lang')).toBe('da')
  })

  test('takes all along as a page and as data', async () => {
    const { cookie } = await hall.account()
    const data = await fetch(`${hall.base}/me.json`, { headers: { cookie } })
    expect(await data.json()).toMatchObject({ account: { name: 'Mette Skov' }, words: [] })
    const asPage = await fetch(`${hall.base}/me.html`, { headers: { cookie } })
    expect(asPage.headers.get('cache-control')).toBe('no-store')
    expect(await asPage.text()).toContain('Mette Skov')
  })

  test.each(['light', 'dark'] as const)('reads pages that everybody can use, %s', async (colorScheme) => {
    const { cookie, actor } = await hall.account()
    await hall.core.accounts.change(actor, { name: 'Mette Skov', language: null, textSize: 'largest' })
    const page = await aPage([cookie], { javaScriptEnabled: true, colorScheme, viewport: smallPhoneSize })
    for (const path of ['/me', '/me/erase', '/me/erased', `/t/${hall.threadId}`]) {
      await page.goto(hall.hall + path)
      await isAccessible(page)
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(overflow, `${path} is wider than the phone`).toBeLessThanOrEqual(0)
    }
  })
})
