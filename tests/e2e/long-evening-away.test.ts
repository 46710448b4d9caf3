/** An evening on which many have spoken, on a phone and at home: little of it is drawn at a time, and all of it is there. */
import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually } from '../support/server.ts'
import { aKey } from '../support/world.ts'
import { type Hall, aBrowser, aHall, aPhonePage } from './support.ts'

const said = 260
let browser: Browser
let hall: Hall
let phone: Page
const ids: string[] = []

beforeAll(async () => {
  browser = await aBrowser()
  hall = await aHall()
  const { meetingId, threadId, leader, core } = hall
  for (let n = 1; n <= said; n++) {
    const text = `Nummer ${n}. ${'Torvet skal bruges. '.repeat(n % 4)}`
    const { id } = await core.contributions.record(leader, {
      ...{ key: aKey(), meetingId, threadId, channel: 'spoken', text },
    })
    ids.push(id)
  }
  const contributionIds = ids.slice(0, 150)
  await core.themes.standAlone(leader, { meetingId, threadId, contributionIds })
})
afterAll(async () => {
  await browser?.close()
  await hall?.stop()
})

const cards = (page: Page) => page.locator('ul.said > li.card')

test('a phone draws little of it, and numbers all', async () => {
  phone = await aPhonePage(browser, hall)
  await phone.waitForSelector('main.awake')
  await phone.getByRole('link', { name: 'Storskærm' }).click()
  await cards(phone).first().waitFor()
  await eventually(async () => expect(await cards(phone).count()).toBeLessThan(100))
  expect(await cards(phone).first().getAttribute('aria-setsize')).toBe(String(said))
})

test('the words of a closed theme are drawn when it is opened', async () => {
  const fold = phone.locator('details.fold', { hasText: 'Står for sig selv' })
  expect(await fold.locator('p').count()).toBe(0)
  await fold.locator('summary').click()
  await fold.getByText('Nummer 1.').waitFor()
  await fold.locator('summary').click()
})

test('an answer that is being written stays, whatever is scrolled to and whatever comes', async () => {
  const first = cards(phone).first()
  await first.getByRole('button', { name: 'Svar' }).click()
  await phone.keyboard.type('Hvor skal')
  await phone.evaluate(() => scrollTo({ top: document.body.scrollHeight }))
  await phone.getByText(`Nummer ${said}.`).waitFor()
  const { meetingId, threadId, leader, core } = hall
  const text = 'Nummer 261. En til.'
  await core.contributions.record(leader, { key: aKey(), meetingId, threadId, channel: 'spoken', text })
  await phone.locator('[aria-setsize="261"]').first().waitFor()
  await phone.keyboard.type(' den stå?')
  expect(await first.locator('textarea').inputValue()).toBe('Hvor skal den stå?')
})

test('it is as accessible as a short one', async () => {
  const { violations } = await new AxeBuilder({ page: phone }).analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await phone.context().close()
})

test('without a script there are a hundred, and a way to the rest', async () => {
  const page = await aPhonePage(browser, hall, { javaScriptEnabled: false })
  await page.goto(`${hall.hall}/m/${hall.meetingId}/now/news`)
  await page.getByText('Nummer 100.').waitFor()
  expect(await page.getByText('Nummer 101.').count()).toBe(0)
  await page.getByRole('link', { name: 'Stop opdateringen' }).click()
  await page.getByRole('link', { name: 'De næste' }).click()
  await page.getByText('Nummer 101.').waitFor()
  expect(new URL(page.url()).search).toBe('?from=100&stop')

  const thread = `${hall.hall}/t/${hall.threadId}`
  await page.goto(thread)
  expect(await page.locator('article.said').count()).toBe(100)
  await page.getByRole('link', { name: 'De næste' }).first().click()
  await page.getByText('Nummer 101.').waitFor()
  await page.goto(`${thread}?at=${ids[249]}#c-${ids[249]}`)
  expect(await page.locator('article.said:target').textContent()).toContain('Nummer 250.')
  await page.goto(`${thread}?all=1`)
  expect(await page.locator('article.said').count()).toBe(said + 1)
  await page.context().close()
})

test('a link to one contribution finds it, on whichever page it is', async () => {
  const page = await aPhonePage(browser, hall)
  await page.goto(`${hall.hall}/t/${hall.threadId}#c-${ids[249]}`)
  await page.locator('article.said', { hasText: 'Nummer 250.' }).waitFor()
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await page.context().close()
})

test('by theme, what lies in two is counted in both, and paper says what is not on it', async () => {
  const { meetingId, threadId, leader, core } = hall
  const contributionIds = ids.slice(0, 40)
  for (const name of ['Bænke', 'Læ'])
    await core.themes.make(leader, { meetingId, threadId, name, contributionIds })
  const page = await aPhonePage(browser, hall, { javaScriptEnabled: false })
  await page.goto(`${hall.hall}/t/${threadId}?order=theme`)
  const whole = said + 1 + 40
  await page.getByText(`1–100 af ${whole} bidrag`).first().waitFor()
  await page.emulateMedia({ media: 'print' })
  await page.getByText(`Her står bidrag 1–100 af ${whole}.`).waitFor()
  await page.emulateMedia({ media: 'screen' })
  await page.goto(`${hall.hall}/t/${threadId}?order=theme&from=${whole - 1}`)
  await page.getByText(`301–${whole} af ${whole} bidrag`).first().waitFor()
  await page.context().close()
})

test('words that are let through late are news, on whichever page one reads; what is changed is not', async () => {
  const { threadId, leader, core } = hall
  const late = ids[200] ?? ''
  await core.moderation.hold(leader, { id: late, reason: 'off_topic' })
  const page = await aPhonePage(browser, hall)
  await page.goto(`${hall.hall}/t/${threadId}?from=100`)
  await core.moderation.hold(leader, { id: ids[240], reason: 'off_topic' })
  await core.moderation.release(leader, { id: ids[240] })
  await core.moderation.release(leader, { id: late })
  await page.getByRole('button', { name: '1 nyt – vis' }).click()
  await page.locator('article.said', { hasText: 'Nummer 201.' }).waitFor()
  await page.context().close()
})
