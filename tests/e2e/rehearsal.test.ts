/** *Generalprøve* as a facilitator presses through it: from the day's page to a hall that writes, and back. */
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, test } from 'vitest'
import { type TestServer, aServer } from '../support/server.ts'
import { aPlan } from '../support/world.ts'
import { aBrowser } from './support.ts'

const hour = 3_600_000

let browser: Browser
let server: TestServer
let desk: Page
let dayPage: string

beforeAll(async () => {
  browser = await aBrowser()
  server = await aServer({}, 'built')
  const agenda = [{ title: 'Torvet', minutes: 40, question: 'Hvad skal torvet bruges til?' }]
  const plan = aPlan({ agenda, startsAt: Date.now() + hour, endsAt: Date.now() + 3 * hour })
  const { id } = await server.core.meetings.plan(server.administrator.actor, plan)
  const house = `http://hall.test:${server.port}`
  dayPage = `${house}/m/${id}/lead/day`
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'da-DK' })
  context.setDefaultTimeout(15_000)
  const [name = '', value = ''] = server.administrator.cookie.split('=')
  await context.addCookies([{ name, value, url: house }])
  desk = await context.newPage()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** Quicker than any line can be there. */
const pressAtOnce = (page: Page, key: string) =>
  page.addInitScript((pressed) => {
    const pages = new MutationObserver(() => {
      if (!document.querySelector('.desk.scripted')) return
      pages.disconnect()
      dispatchEvent(new KeyboardEvent('keydown', { key: pressed }))
    })
    pages.observe(document, { subtree: true, childList: true, attributes: true })
  }, key)

test('a key that is pressed before the line is there moves the room, and the hall begins to write', async () => {
  await desk.goto(dayPage)
  await desk.getByLabel('Hvor mange telefoner').fill('10')
  await pressAtOnce(desk, 'n')
  await desk.getByRole('button', { name: 'Begynd generalprøven' }).click()
  await desk.waitForURL((url) => url.pathname.endsWith('/lead'))
  await desk.locator('[aria-current=step]').waitFor()
  await desk.locator('#incoming article').nth(1).waitFor()
})

test('it ends at a button, and the day’s page offers it anew', async () => {
  await desk.getByRole('button', { name: 'Slut og slet' }).first().click()
  await desk.waitForURL(dayPage)
  await desk.getByRole('button', { name: 'Begynd generalprøven' }).waitFor()
})
