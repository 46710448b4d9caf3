/** Forms pressed without a network: the page stays, what was typed stays, and a sentence says that nothing was sent. */
import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aPlan } from '../support/world.ts'
import { type Hall, aBrowser, aHall } from './support.ts'

let browser: Browser
let hall: Hall
let signedIn: BrowserContext
let page: Page

beforeAll(async () => {
  browser = await aBrowser()
  hall = await aHall()
  const [name = '', value = ''] = hall.administrator.cookie.split('=')
  signedIn = await browser.newContext({ locale: 'da-DK' })
  signedIn.setDefaultTimeout(20_000)
  await signedIn.addCookies([{ name, value, url: hall.hall }])
  page = await signedIn.newPage()
})
afterAll(async () => {
  await browser?.close()
  await hall?.stop()
})

const hour = 3_600_000
const nothingSent = () => page.getByRole('alert').filter({ hasText: 'intet er sendt' })

async function open(path: string) {
  await page.goto(hall.hall + path)
  // A form that the script has taken over.
  await page.waitForLoadState('networkidle')
}

/** Presses without a network, sees the page stay, and presses again with one. */
async function pressTwice(press: () => Promise<void>, done: () => Promise<void>) {
  const { pathname } = new URL(page.url())
  await signedIn.setOffline(true)
  await press()
  await nothingSent().waitFor()
  expect(new URL(page.url()).pathname).toBe(pathname)
  await signedIn.setOffline(false)
  await press()
  await done()
  await nothingSent().waitFor({ state: 'detached' })
}

test('the desk stays a desk', async () => {
  await open(`/m/${hall.meetingId}/lead`)
  await page.waitForSelector('.desk.scripted')
  await pressTwice(
    () => page.getByRole('button', { name: 'Inviter en mødeleder mere' }).click(),
    () => page.locator('#invitation').waitFor(),
  )
})

test('the question whether to close stays open, and says so itself', async () => {
  await page.getByRole('button', { name: 'Luk mødet…' }).click()
  const dialog = page.getByRole('dialog')
  await signedIn.setOffline(true)
  await dialog.getByRole('button', { name: 'Luk mødet' }).click()
  await dialog.getByRole('alert').filter({ hasText: 'intet er sendt' }).waitFor()
  await signedIn.setOffline(false)
  await dialog.getByRole('button', { name: 'Bliv ved' }).click()
})

test('a table that is typed stays typed, and is there once', async () => {
  await open(`/m/${hall.meetingId}/lead/stands`)
  const name = page.locator('form[action="?/add"] input[name=name]')
  await name.fill('Ved vinduet')
  await pressTwice(
    async () => {
      expect(await name.inputValue()).toBe('Ved vinduet')
      await page.locator('form[action="?/add"] button').click()
    },
    () => page.getByRole('heading', { name: /Ved vinduet/ }).waitFor(),
  )
  expect(await page.getByRole('heading', { name: /Ved vinduet/ }).count()).toBe(1)
})

test('so does a card for who speaks from office', async () => {
  await open(`/m/${hall.meetingId}/lead/hats`)
  await page.locator('#hat-name').fill('Anna Holm')
  await pressTwice(
    () => page.locator('form[action="?/give"] button').click(),
    () => page.locator('li.card', { hasText: 'Anna Holm' }).waitFor(),
  )
})

test('the list of the day is ticked when there is a network again', async () => {
  await open(`/m/${hall.meetingId}/lead/day`)
  const tick = page.locator('form[action="?/tick"]').first()
  await pressTwice(
    () => tick.locator('button').click(),
    () => tick.locator('button[value=no]').waitFor(),
  )
})

test('a plan keeps what was typed, and a letter too', async () => {
  const plan = aPlan({ startsAt: Date.now() + 48 * hour, endsAt: Date.now() + 50 * hour })
  const { id } = await hall.core.meetings.plan(hall.leader, plan)
  await open(`/m/${id}/plan`)
  const title = page.locator('#field-title')
  await title.fill('Et andet torv')
  await pressTwice(
    async () => {
      expect(await title.inputValue()).toBe('Et andet torv')
      await title.press('Enter')
    },
    () => page.getByRole('heading', { level: 1, name: 'Et andet torv' }).waitFor(),
  )
  await open(`/m/${id}/invitation`)
  await page.locator('#mail-text').fill('Kom og vær med.')
  await signedIn.setOffline(true)
  await page.locator('#list').fill('anna@example.dk')
  await page.locator('#mail-form button:not([formaction], [type=button])').click()
  await nothingSent().waitFor()
  expect(await page.locator('#mail-text').inputValue()).toBe('Kom og vær med.')
  await signedIn.setOffline(false)
})
