/** What the room does and a phone goes along with: time, breaks, late words, the floor. */
import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aKey } from '../support/world.ts'
import { type Hall, aBrowser, aHall, aPhonePage } from './support.ts'

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

const awake = (page: Page) => page.waitForSelector('main.awake')
const cardOf = (page: Page, text: string) => page.locator('li.card', { hasText: text })
const goTo = (itemId: string) => hall.core.agenda.move(hall.leader, { meetingId: hall.meetingId, itemId })

test('words that are finished late go to their own question, and say so', async () => {
  const [first = '', second = ''] = hall.itemIds
  const page = await aPhonePage(browser, hall)
  await awake(page)
  await page.getByText(/\d+ min\. tilbage/).waitFor()
  await page.fill('#words', 'Jeg nåede det ikke')
  await goTo(second)
  await page.getByText('Mødet er gået videre. Du skriver stadig til:').waitFor()
  await page.getByText('bliver mærket: kom senere').waitFor()
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.getByRole('heading', { name: 'Hvordan kommer vi frem?' }).waitFor()
  await cardOf(page, 'Jeg nåede det ikke').getByText('kom senere').waitFor()
  const { posts } = await hall.core.threads.read(hall.leader, { id: hall.threadId })
  expect(posts.find(({ text }) => text === 'Jeg nåede det ikke')).toMatchObject({ late: true })
  await goTo(first)
  await page.context().close()
})

test('an answer to an answer says what it answers; a report goes to the desk, and its receipt to the phone', async () => {
  const { core, leader, meetingId, threadId } = hall
  const said = await core.contributions.record(leader, {
    ...{ key: aKey(), meetingId, threadId, channel: 'spoken', text: 'Læ er alt.' },
  })
  const page = await aPhonePage(browser, hall)
  await awake(page)
  await page.getByRole('link', { name: 'Storskærm' }).click()
  const card = page.locator('ul.said > li', { hasText: 'Læ er alt.' })
  const answer = async (text: string) => {
    await card.getByRole('button', { name: 'Spørg ind eller svar' }).click()
    if (await card.getByLabel('Svar på').count())
      await card.getByLabel('Svar på').selectOption('Hvor er der læ?')
    await card.getByLabel('Dit svar').fill(text)
    await card.getByRole('button', { name: 'Send', exact: true }).click()
    await card.locator('ul li', { hasText: text }).waitFor()
  }
  await answer('Hvor er der læ?')
  await answer('Bag kirken.')
  await card.getByText('Svar på »Hvor er der læ?«').waitFor()

  await card.getByRole('button', { name: 'Gør opmærksom på: Læ er alt.' }).click()
  await card.getByRole('radio', { name: 'En anden grund' }).check()
  await card.getByRole('button', { name: 'Send', exact: true }).click()
  await card.getByRole('alert').getByText('Skriv med dine egne ord').waitFor()
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  await card.getByRole('radio', { name: 'Er reklame' }).check()
  await card.getByRole('button', { name: 'Send', exact: true }).click()
  await card.getByText('Det er sendt til dem, der holder mødet.').waitFor()
  const [reported] = await core.reports.list(leader, meetingId)
  expect(reported).toMatchObject({ contribution: { id: said.id } })
  await card.getByRole('link', { name: 'Det, du har gjort opmærksom på' }).click()
  await page.getByText('Læ er alt.').waitFor()
  await page.context().close()
})

test('a break says until when, and one may write meanwhile', async () => {
  const { meetingId, core, leader } = hall
  const input = { meetingId, afterId: hall.itemId, kind: 'break', title: 'Kaffe', minutes: 10 }
  const { id } = await core.agenda.insert(leader, input)
  const page = await aPhonePage(browser, hall)
  await awake(page)
  await goTo(id)
  await page.getByRole('heading', { name: /Pause til \d\d[.:]\d\d/ }).waitFor()
  await page.getByText('Du kan skrive imens.').waitFor()
  await page.getByRole('link', { name: 'Hvad skal torvet bruges til?' }).click()
  await page.fill('#words', 'Skrevet i pausen')
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await cardOf(page, 'Skrevet i pausen').waitFor()
  await goTo(hall.itemId)
  await page.context().close()
})

test('a hand goes up, knows its place, has the floor, and is down again', async () => {
  const { meetingId, core, leader } = hall
  await core.speakers.add(leader, { meetingId, name: 'Bo' })
  const page = await aPhonePage(browser, hall)
  await awake(page)
  await page.getByText('Bed om ordet').click()
  await page.getByLabel('Som du vil kaldes op').fill('Åse')
  await page.getByRole('button', { name: 'Ræk hånden op' }).click()
  await page.getByText('1 før dig').waitFor()
  await page.getByText('De, der ikke har talt endnu, kommer først.').waitFor()

  await page.reload()
  await page.getByText('1 før dig').waitFor()
  await awake(page)
  await core.speakers.call(leader, { meetingId })
  await page.getByText('Du er den næste').waitFor()
  await page.getByRole('link', { name: 'Storskærm' }).click()
  await core.speakers.call(leader, { meetingId })
  await page.getByText('Du har ordet').waitFor()
  await page.getByText(/^\d:\d\d$/).waitFor()
  await core.speakers.end(leader, { meetingId })
  await page.getByText('Du har ordet').waitFor({ state: 'detached' })
  await page.context().close()
})

test('without a script a hand goes up and down as well', async () => {
  const page = await aPhonePage(browser, hall, { javaScriptEnabled: false })
  await page.getByText('Bed om ordet').click()
  await page.getByRole('button', { name: 'Ræk hånden op' }).click()
  await page.getByText('Din hånd er oppe').waitFor()
  await page.getByText('Du er nummer 1.').waitFor()
  await page.getByRole('button', { name: 'Tag hånden ned' }).click()
  await page.getByText('Bed om ordet').waitFor()
  expect(await page.getByText('Din hånd er oppe').count()).toBe(0)
  await page.context().close()
})

test('a person is called who helps to write, and the phone hears when somebody has set out', async () => {
  const { meetingId, core, leader } = hall
  const page = await aPhonePage(browser, hall)
  await awake(page)
  await page.getByText('Jeg vil gerne have hjælp til at skrive').click()
  await page.getByLabel('Hvor sidder du?').fill('Ved vinduet')
  await page.getByRole('button', { name: 'Kald en person' }).click()
  await page.getByText('Mødebordet har fået besked.').waitFor()
  const [call] = (await core.feed.since(meetingId, 'desk', 0)).upserts.calls
  expect(call).toMatchObject({ place: 'Ved vinduet' })
  await core.help.answer(leader, { id: call?.id })
  await page.getByText('Der er en på vej til dig.').waitFor({ timeout: 15_000 })
  await page.context().close()
})

test('an author says that words belong elsewhere, and reads the themes with their words', async () => {
  const { meetingId, threadId, core, leader } = hall
  const page = await aPhonePage(browser, hall)
  await awake(page)
  await page.fill('#words', 'Et skur til cykler')
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  const card = cardOf(page, 'Et skur til cykler')
  await card.getByText('Modtaget').waitFor()
  const { posts } = await core.threads.read(leader, { id: threadId })
  const id = posts.find(({ text }) => text === 'Et skur til cykler')?.id ?? ''
  await core.themes.make(leader, { meetingId, threadId, name: 'Grønt', contributionIds: [id] })
  await card.getByText('Samlet under: Grønt').waitFor()
  await card.getByText('Mit bidrag hører til et andet sted').click()
  await card.getByLabel('Hvor hører det til?').fill('Trafik')
  await card.getByRole('button', { name: 'Sig det til mødebordet' }).click()
  await card.getByText('Du har sagt, at det hører til et andet sted.').waitFor()
  const { contributions } = (await core.feed.since(meetingId, 'desk', 0)).upserts
  expect(contributions.find((one) => one.id === id)?.desk?.wish).toBe('Trafik')

  await page.getByRole('link', { name: 'Storskærm' }).click()
  await page.getByText('Grønt', { exact: true }).click()
  await page.locator('details', { hasText: 'Grønt' }).getByText('Et skur til cykler').waitFor()
  await page.context().close()
})

test('larger words and strong contrast stay on the device', async () => {
  const page = await aPhonePage(browser, hall)
  await awake(page)
  await page.getByRole('link', { name: 'Dagsorden' }).click()
  await page.getByLabel('Størst').check()
  await page.getByLabel('Stærk kontrast').check()
  await page.reload()
  await awake(page)
  await page.waitForFunction(() => document.documentElement.dataset.theme === 'contrast')
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('24px')
  await page.setViewportSize({ width: 320, height: 568 })
  for (const place of ['Skriv', 'Storskærm', 'Dagsorden']) {
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
