import AxeBuilder from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Page, Request } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Hall, aBrowser, aHall, aPhonePage, smallPhoneSize } from './support.ts'

let browser: Browser
let hall: Hall
beforeAll(async () => {
  browser = await aBrowser()
  hall = await aHall()
})
afterAll(async () => {
  await browser?.close()
  await hall?.stop()
})

const phone = (options: BrowserContextOptions) => aPhonePage(browser, hall, options)
const awake = (page: Page) => page.waitForSelector('main.awake')
const spoken = (page: Page) => page.evaluate(() => document.documentElement.lang)
const choose = async (page: Page, by: string, name: string) => {
  await page.getByRole('link', { name: by }).click()
  await page.getByRole('button', { name, exact: true }).click()
}

test('the browser picks the language, and everything that comes later speaks it as well', async () => {
  const page = await phone({ locale: 'uk-UA' })
  await awake(page)
  expect(await spoken(page)).toBe('uk')
  await page.fill('#words', 'Лавка на сонці.')
  await page.getByRole('button', { name: 'Надіслати', exact: true }).click()
  await page.locator('li.card').getByText('Отримано').waitFor()
  await page.getByText('Мені потрібна допомога з написанням').waitFor()
  await page.getByRole('link', { name: 'Порядок' }).click()
  await page.getByText(/приблизно до \d\d:\d\d/).waitFor()
  expect(await page.locator('main').innerText()).not.toMatch(/Modtaget|Received|Dagsorden|Agenda/)
  await page.context().close()
})

test('a language is chosen without a script, and stays', async () => {
  const page = await phone({ locale: 'da-DK', javaScriptEnabled: false })
  await choose(page, 'Sprog · Language', 'Polski')
  expect(page.url()).toBe(`${hall.hall}/m/${hall.meetingId}/now`)
  expect(await page.locator('html').getAttribute('lang')).toBe('pl')
  await page.fill('#words', 'Mój numer to 010190-1234.')
  await page.getByRole('button', { name: 'Wyślij', exact: true }).click()
  await page.getByText('To wygląda na numer CPR').waitFor()
  expect(await page.inputValue('#words')).toContain('010190-1234')
  await page.frameLocator('iframe').getByText('Wieści z sali').waitFor()
  await choose(page, 'Język', 'Dansk')
  await page.getByRole('button', { name: 'Send', exact: true }).waitFor()
  await page.context().close()
})

test('a language is chosen with a script, and nothing that was written is lost', async () => {
  const page = await phone({ locale: 'da-DK' })
  await awake(page)
  await page.fill('#words', 'Jeg er midt i en tanke')
  await choose(page, 'Sprog · Language', 'Deutsch')
  await awake(page)
  expect(await spoken(page)).toBe('de')
  expect(await page.inputValue('#words')).toBe('Jeg er midt i en tanke')
  await page.getByRole('button', { name: 'Senden', exact: true }).waitFor()
  await page.context().close()
})

test('what the server refuses is said in the language of the phone', async () => {
  const page = await phone({ locale: 'de-DE' })
  await awake(page)
  await page.goto(`${hall.hall}/j/forkert`)
  await page.getByText('Der Code stimmt nicht').waitFor()
  await page.getByLabel('Code des Treffens').waitFor()
  await page.context().close()
})

test('what the meeting says of itself is read aloud as Danish, and its name is not squeezed away', async () => {
  const page = await phone({ locale: 'de-DE', viewport: smallPhoneSize })
  await awake(page)
  const name = page.locator('header h1 .name')
  for (const own of [name, page.locator('#question')]) expect(await own.getAttribute('lang')).toBe('da')
  await page.getByText('noch 40 Min.').or(page.getByText('40 Min')).first().waitFor()
  expect((await name.boundingBox())?.width).toBeGreaterThan(120)
  await page.getByRole('link', { name: 'Ablauf' }).click()
  expect(await page.locator('#agenda strong').first().getAttribute('lang')).toBe('da')
  await page.goto(`${hall.hall}/m/${hall.meetingId}`)
  expect(await spoken(page)).toBe('en')
  expect(await page.locator('h1').getAttribute('lang')).toBe('da')
  await page.context().close()
})

test('a press that was not heard is told in the language of the phone', async () => {
  const page = await phone({ locale: 'de-DE' })
  await awake(page)
  const { reachKey } = await hall.core.day.read(hall.leader, hall.meetingId)
  await page.route('**/reached/**', (route) =>
    route.request().method() === 'POST' ? route.abort() : route.continue(),
  )
  await page.goto(`${hall.hall}/reached/${reachKey}`)
  await page.getByText('Es kam keine Antwort').waitFor()
  await page.context().close()
})

test('the house’s own pages are in English for who reads neither language there, and the way back is whole', async () => {
  const page = await phone({ locale: 'ar' })
  await awake(page)
  await page.goto(`${hall.hall}/m/${hall.meetingId}`)
  expect(await spoken(page)).toBe('en')
  expect(await page.locator('html').getAttribute('dir')).toBeNull()
  await page.locator(`a[href^="/m/${hall.meetingId}/now"]`).first().click()
  await page.waitForURL(/\/now/)
  expect(await spoken(page)).toBe('ar')
  await page.context().close()
})

test('Arabic is read from the right, Danish words on the page from the left, and nothing is too wide', async () => {
  const page = await phone({ locale: 'ar', viewport: smallPhoneSize })
  await awake(page)
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl')
  const send = await page.getByRole('button', { name: 'إرسال', exact: true }).boundingBox()
  expect((send?.x ?? 320) + (send?.width ?? 0) / 2).toBeLessThan(160)
  const direction = (part: string) => page.locator(part).evaluate((node) => getComputedStyle(node).direction)
  expect(await direction('#question')).toBe('ltr')
  expect(await direction('.places')).toBe('rtl')
  for (const place of ['الكتابة', 'الشاشة', 'البرنامج']) {
    await page.getByRole('navigation').getByRole('link', { name: place }).click()
    expect(await page.evaluate(() => document.documentElement.scrollWidth), place).toBe(320)
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
      place,
    ).toEqual([])
  }
  await page.context().close()
})

test.for(['uk-UA', 'ar', 'de-DE', 'pl-PL'])('%s costs a first visit no more than 60 kB', async (locale) => {
  const context = await browser.newContext({ locale })
  const page = await context.newPage()
  const loaded: Request[] = []
  page.on('requestfinished', (request) => loaded.push(request))
  await page.addInitScript(() => {
    const watch = new MutationObserver(() => {
      if (!document.querySelector('main.awake')) return
      performance.mark('awake')
      watch.disconnect()
    })
    watch.observe(document, { subtree: true, childList: true, attributeFilter: ['class'] })
  })
  await page.goto(`${hall.hall}/j/${hall.codes.screen}`)
  await awake(page)
  await page.waitForLoadState('networkidle')
  const late = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter(({ startTime }) => startTime >= (performance.getEntriesByName('awake')[0]?.startTime ?? 0))
      .map(({ name }) => name),
  )
  expect(late.filter((url) => url.includes('/language/'))).toHaveLength(1)
  const needed = loaded.filter((request) => !late.includes(request.url()))
  const sizes = await Promise.all(needed.map((request) => request.sizes()))
  const weight = sizes.reduce((sum, { responseBodySize }) => sum + responseBodySize, 0)
  expect(weight).toBeGreaterThan(30_000)
  expect(weight).toBeLessThanOrEqual(60_000)
  await context.close()
})
