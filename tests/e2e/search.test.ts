/** What is found while one types. Without a script the button finds it (`forum.test.ts`). */
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aKey } from '../support/world.ts'
import { isAccessible } from './accessible.ts'
import { type Hall, aBrowser, aHall } from './support.ts'

let browser: Browser
let hall: Hall
beforeAll(async () => {
  ;[browser, hall] = await Promise.all([aBrowser(), aHall()])
  const { core, leader, meetingId, threadId } = hall
  const { token } = await hall.join(hall.codes.screen)
  const { actor } = await hall.door.ask({ cookies: {}, bearer: token, isSecure: false })
  for (const text of ['Flere bænke i læ.', 'En bane til cykler ved havnen.', 'Mere lys på cykelstien.'])
    await core.contributions.submit(actor, { threadId, key: aKey(), text })
  await core.meetings.close(leader, { meetingId })
  await core.meetings.publish(leader, { meetingId })
})
afterAll(async () => {
  await browser?.close()
  await hall?.stop()
})

async function atSearch(query = ''): Promise<Page> {
  const context = await browser.newContext({ locale: 'da-DK' })
  const page = await context.newPage()
  page.setDefaultTimeout(8000)
  await page.goto(`${hall.hall}/search${query}`)
  await page.waitForLoadState('networkidle')
  return page
}
const field = (page: Page) => page.getByRole('searchbox', { name: 'Søg i møder, spørgsmål og bidrag' })
const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true })

test('words are found while they are typed: the field keeps the hand, and what was found is said aloud', async () => {
  const page = await atSearch()
  await field(page).pressSequentially('cyk', { delay: 30 })
  await heading(page, '2 fund for cyk').waitFor()
  expect(await page.locator('article mark').allTextContents()).toEqual(['cykler', 'cykelstien'])
  await page.getByRole('status').filter({ hasText: '2 fund for cyk' }).waitFor({ state: 'attached' })
  await page.keyboard.type('ler ved havn')
  await heading(page, '1 fund for cykler ved havn').waitFor()
  expect(await field(page).inputValue()).toBe('cykler ved havn')
  expect(new URL(page.url()).searchParams.get('q')).toBe('cykler ved havn')
  await isAccessible(page)
  await field(page).fill('')
  await page.getByText('Find ord, der er sagt og skrevet').waitFor()
  await page.context().close()
})

test('the way back leads past what was typed on the way', async () => {
  const page = await atSearch()
  await page.goto(hall.hall)
  await page.goto(`${hall.hall}/search`)
  await page.waitForLoadState('networkidle')
  for (const word of ['bæ', 'nke']) {
    await field(page).pressSequentially(word)
    await page.waitForURL(/q=/)
  }
  await heading(page, '1 fund for bænke').waitFor()
  await page.goBack()
  expect(page.url()).toBe(`${hall.hall}/`)
  await page.context().close()
})

test('a field that narrows is used at once, and stays at hand when it is cleared', async () => {
  const page = await atSearch('?q=bænke')
  await heading(page, '1 fund for bænke').waitFor()
  await page.getByText('Afgræns', { exact: true }).click()
  await page.getByLabel('Hvordan det kom').selectOption('paper')
  await heading(page, 'Der er ikke fundet noget for bænke').waitFor()
  await page.getByLabel('Hvordan det kom').selectOption('')
  await heading(page, '1 fund for bænke').waitFor()
  expect(await page.getByLabel('Hvordan det kom').isVisible()).toBe(true)
  await page.context().close()
})

test('without an answer what was found last stays, and the next word is looked for all the same', async () => {
  const page = await atSearch('?q=bænke')
  await heading(page, '1 fund for bænke').waitFor()
  const asked = /api\/search/
  await page.route(asked, (route) => route.fulfill({ status: 500, body: '{}' }))
  const inVain = page.waitForResponse(asked)
  await field(page).fill('cykler')
  expect((await inVain).status()).toBe(500)
  await page.waitForLoadState('networkidle')
  expect(await heading(page, '1 fund for bænke').isVisible()).toBe(true)
  expect(await field(page).inputValue()).toBe('cykler')
  await page.unroute(asked)
  await field(page).fill('cykler havnen')
  await heading(page, '1 fund for cykler havnen').waitFor()
  await page.context().close()
})
