/** Who speaks from office: a card from the desk, used on a phone, seen on wall and thread, given back and taken back. */
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isAccessible } from './accessible.ts'
import { type Hall, aBrowser, aHall, aPhonePage, phoneSize, smallPhoneSize } from './support.ts'

let browser: Browser
let hall: Hall
let desk: Page
let phone: Page
let code = ''
const words = 'Vi sætter penge af til torvet.'

beforeAll(async () => {
  browser = await aBrowser()
  hall = await aHall()
  const [name = '', value = ''] = hall.administrator.cookie.split('=')
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'da-DK' })
  await context.addCookies([{ name, value, url: hall.hall }])
  desk = await context.newPage()
})
afterAll(async () => {
  await browser?.close()
  await hall?.stop()
})

async function aWall(): Promise<Page> {
  const { core, leader, meetingId } = hall
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 }, locale: 'da-DK' })
  const { code } = await core.people.offerWall(leader, { meetingId })
  await page.goto(`${hall.hall}/wall`)
  await page.getByRole('textbox').fill(code)
  await page.keyboard.press('Enter')
  return page
}
const hatsPath = () => `${hall.hall}/m/${hall.meetingId}/lead/hats`
const given = (name: string) => desk.locator('li.card', { hasText: name })

test('the desk gives a card with the keyboard alone, and sees its code once', async () => {
  await desk.goto(hatsPath())
  await desk.getByLabel('Navn').focus()
  await desk.keyboard.type('Anna Holm')
  await desk.keyboard.press('Tab')
  await desk.keyboard.press('Tab')
  await desk.keyboard.type('Børneudvalget')
  await desk.keyboard.press('Enter')
  await given('Anna Holm').getByText('Ikke brugt endnu').waitFor()
  code = (await desk.locator('.letters').innerText()).replaceAll(' ', '')
  expect(code).toHaveLength(12)
  await isAccessible(desk)
})

test('a link that is only looked at uses nothing; the button does', async () => {
  const context = await browser.newContext({ viewport: smallPhoneSize, locale: 'da-DK' })
  phone = await context.newPage()
  await phone.goto(`${hall.hall}/h/${code}`)
  await phone.getByText('Politiker, Børneudvalget').waitFor()
  await given('Anna Holm').getByText('Ikke brugt endnu').waitFor()
  await isAccessible(phone)
  await phone.getByRole('button', { name: 'Skriv som Anna Holm' }).click()
  await phone.waitForURL('**/now')
  await given('Anna Holm').getByText('I brug siden').waitFor()
  await phone.getByText('Du skriver som Anna Holm, Politiker, Børneudvalget').waitFor()
})

test('what is written is marked on the phone of everybody, on the wall and in the thread', async () => {
  const wall = await aWall()
  await hall.core.wall.setMode(hall.leader, { meetingId: hall.meetingId, mode: 'running' })

  await phone.waitForSelector('main.awake')
  await phone.fill('#words', words)
  await phone.getByRole('button', { name: 'Send', exact: true }).click()
  const card = wall.locator('article', { hasText: words })
  await card.getByText('Politiker, Børneudvalget').waitFor()
  await card.getByText('Anna Holm').waitFor()

  const other = await aPhonePage(browser, hall, { viewport: phoneSize })
  await other.waitForSelector('main.awake')
  await other.goto(`${hall.hall}/t/${hall.threadId}`)
  const said = other.locator('article.said', { hasText: words })
  await said.getByText('Politiker, Børneudvalget').waitFor()
  await other.context().close()
  await wall.close()
})

test('who speaks from office is called so, and who gave no name by a number, at desk, wall and phone', async () => {
  const { core, leader, meetingId } = hall
  const nobody = await aPhonePage(browser, hall, { viewport: smallPhoneSize })
  await nobody.waitForSelector('main.awake')
  for (const page of [nobody, phone]) {
    await page.getByText('Bed om ordet').click()
    await page.getByRole('button', { name: 'Ræk hånden op' }).click()
  }
  await nobody.getByText('Du er nummer 1.').waitFor()
  await phone.getByText('1 før dig').waitFor()
  expect(await phone.getByText('Du er nummer').count()).toBe(0)
  await isAccessible(nobody)

  const wall = await aWall()
  await desk.goto(`${hall.hall}/m/${meetingId}/lead`)
  await desk.waitForSelector('.desk.scripted')
  const line = desk.locator('.speakers li')
  await line.filter({ hasText: 'Anna Holm' }).getByText('Politiker, Børneudvalget').waitFor()
  await line.getByRole('button', { name: 'Giv ordet til Nummer 1' }).click()
  await wall.getByText('Nummer 1 har ordet').waitFor()
  await wall.getByText('Næste: Anna Holm [Politiker, Børneudvalget]').waitFor()
  await nobody.getByText('Du har ordet').waitFor()
  await core.speakers.call(leader, { meetingId })
  await wall.getByText('Anna Holm [Politiker, Børneudvalget] har ordet').waitFor()
  await desk.locator('.speaking').getByText('Politiker, Børneudvalget').waitFor()
  await core.speakers.end(leader, { meetingId })
  await Promise.all([nobody.context().close(), wall.close(), desk.goto(hatsPath())])
})

test('a card that is used says so on another phone, and a name is no card', async () => {
  const other = await aPhonePage(browser, hall)
  await other.goto(`${hall.hall}/h`)
  await other.getByLabel('Koden på kortet').fill(code.toLowerCase())
  await other.keyboard.press('Enter')
  await other.getByText('Kortet er brugt på en anden telefon').waitFor()
  await isAccessible(other)
  await other.context().close()

  const { posts } = await hall.core.threads.read(hall.leader, { id: hall.threadId })
  expect(posts.find(({ text }) => text === words)).toMatchObject({ name: 'Anna Holm' })
})

test('without a script the card is used and given back as well', async () => {
  const { code: typed } = await hall.core.hats.give(hall.leader, {
    ...{ meetingId: hall.meetingId, kind: 'other', title: 'Rektor', name: 'Bo Friis' },
  })
  const page = await aPhonePage(browser, hall, { javaScriptEnabled: false })
  await page.goto(`${hall.hall}/h`)
  await page.getByLabel('Koden på kortet').fill(typed)
  await page.getByRole('button', { name: 'Se kortet' }).click()
  await page.getByRole('button', { name: 'Skriv som Bo Friis' }).click()
  await page.getByText('Du skriver som Bo Friis, Rektor').waitFor()
  await page.locator('summary', { hasText: 'Giv rollen tilbage' }).click()
  await page.getByRole('button', { name: 'Giv rollen tilbage' }).click()
  await page.getByText('Har du fået et rollekort?').waitFor()
  expect(await page.getByText('Du skriver som Bo Friis').count()).toBe(0)
  await page.context().close()
})

test('what the desk takes back is gone from the phone and from all words at once', async () => {
  await desk.bringToFront()
  await given('Anna Holm').locator('summary').click()
  await given('Anna Holm').locator('form button').click()
  await given('Anna Holm').getByText('Taget tilbage').waitFor()
  await phone.getByText('Du skriver ikke længere med en rolle.').waitFor()
  expect(await phone.getByText('Du skriver som Anna Holm').count()).toBe(0)
  const { posts } = await hall.core.threads.read(hall.leader, { id: hall.threadId })
  expect(posts.find(({ text }) => text === words)).not.toHaveProperty('hat')
  await desk.goto(`${hall.hall}/m/${hall.meetingId}/log`)
  await desk.getByText('Tog rollekort tilbage').waitFor()
  await desk.getByText('Anna Holm, Politiker, Børneudvalget').first().waitFor()
})
