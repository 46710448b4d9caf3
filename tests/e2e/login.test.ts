/** Logging in from home: by link, by code, with a password; and what one sees of it afterwards. */
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import PostalMime from 'postal-mime'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestServer, aServer, eventually } from '../support/server.ts'
import { anAdministrator } from '../support/world.ts'
import { fits, isAccessibleByDayAndNight } from './accessible.ts'
import { aBrowser, smallPhoneSize } from './support.ts'

let browser: Browser
let server: TestServer
beforeAll(async () => {
  browser = await aBrowser()
  server = await aServer({}, 'built')
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

async function home({ script = true } = {}): Promise<Page> {
  const context = await browser.newContext({
    ...{ locale: 'da-DK', javaScriptEnabled: script, viewport: smallPhoneSize },
    baseURL: server.base,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(8000)
  return page
}

async function isAccessibleAndFits(page: Page) {
  await isAccessibleByDayAndNight(page)
  await fits(page)
}

/** On a phone the pages of the house are behind one word. */
const openMenu = (page: Page) => page.locator('summary', { hasText: 'Menu' }).click()

async function mailTo(address: string): Promise<string> {
  const outbox = join(server.config.dataDir, 'outbox')
  let text = ''
  await eventually(async () => {
    const names = await readdir(outbox)
    const all = await Promise.all(
      names.map(async (name) => PostalMime.parse(await readFile(join(outbox, name)))),
    )
    text = all.find(({ to }) => to?.[0]?.address === address)?.text ?? ''
    expect(text).not.toBe('')
  }, 10_000)
  return text.replaceAll('\r', '')
}
/** Where phones reach this machine nobody listens here. */
const linkIn = (text: string) => /http:\S+(\/login\/\S+)/.exec(text)?.[1] ?? ''
const codeIn = (text: string) => /\n(\S{3} \S{3})\n/.exec(text)?.[1] ?? ''

async function askFor(page: Page, address: string) {
  await page.goto('/login?next=/calendar')
  await page.getByLabel('Mailadresse').fill(address)
  await page.getByRole('button', { name: 'Send mig et link' }).click()
  await page.waitForURL('**/login/code?next=%2Fcalendar')
  return mailTo(address)
}

test('somebody new opens the link, chooses a name, and goes on to where they were', async () => {
  const page = await home()
  await page.goto('/login')
  await isAccessibleAndFits(page)
  const link = linkIn(await askFor(page, 'ny@example.dk'))
  await isAccessibleAndFits(page)
  // As a scanner does, and somebody who thinks it over.
  for (let i = 0; i < 3; i++) await page.goto(link)
  await isAccessibleAndFits(page)
  await page.getByLabel('Dit navn').fill('Åse <i>Holm</i>')
  await page.getByRole('button', { name: 'Lav konto og log ind' }).click()
  await page.waitForURL('**/calendar')
  const header = await page.getByRole('banner').boundingBox()
  expect(header?.height).toBeLessThan(100)
  await openMenu(page)
  await isAccessibleAndFits(page)
  await page.getByRole('link', { name: 'Min side' }).waitFor()
  expect(await page.getByRole('link', { name: 'Mine møder' }).count()).toBe(0)

  const late = await home()
  await late.goto(link)
  await late.getByText('Linket er brugt eller forældet.').waitFor()
  await isAccessibleAndFits(late)
})

test('somebody without a script types the code, wrong at first, and only where they asked', async () => {
  const page = await home({ script: false })
  const code = codeIn(await askFor(page, 'kode@example.dk'))
  const stranger = await home()
  await stranger.goto('/login/code')
  await stranger.getByLabel('Kode fra mailen').fill(code)
  await stranger.getByRole('button', { name: 'Log ind' }).click()
  await stranger.getByRole('alert').getByText('Koden virker ikke mere.').waitFor()

  const type = async (typed: string) => {
    await page.getByLabel('Kode fra mailen').fill(typed)
    await page.getByRole('button', { name: 'Log ind' }).click()
  }
  await type(code === 'AAA AAA' ? 'CCCCCC' : 'AAAAAA')
  await page.getByRole('alert').getByText('Koden passer ikke.').waitFor()
  await type(code.toLowerCase())
  await page.getByLabel('Dit navn').fill('Ole')
  await page.getByRole('button', { name: 'Lav konto og log ind' }).click()
  await page.waitForURL('**/calendar')
})

test('who leads logs in with a password, sees every login, and ends the other', async () => {
  const { email, password } = anAdministrator
  const logIn = async () => {
    const page = await home()
    await page.goto('/login/password')
    await page.getByLabel('Mailadresse').fill(email)
    await page.getByLabel('Adgangskode').fill(password)
    await page.getByRole('button', { name: 'Log ind' }).click()
    await page.waitForURL('**/meetings')
    return page
  }
  const [here, there] = [await logIn(), await logIn()]
  expect(await mailTo(email)).toContain('fra en enhed, vi ikke har set før')
  await here.goto('/me/logins')
  await isAccessibleAndFits(here)
  expect(await here.getByText('Denne browser').count()).toBe(1)
  await here.getByRole('button', { name: 'Log alle andre ud' }).click()
  await here.waitForURL('**/me/logins')
  expect(await here.locator('main li').count()).toBe(1)
  await there.goto('/me/logins')
  await there.waitForURL('**/login?next=%2Fme%2Flogins')
  await there.goto('/admin/log?act=block')
  await there.waitForURL('**/login?next=%2Fadmin%2Flog%3Fact%3Dblock')

  await here.goto('/me/password')
  await isAccessibleAndFits(here)
  await here.getByLabel('Nuværende adgangskode').fill('forkert')
  await here.getByLabel('Ny adgangskode').fill('en ny og lang adgangskode')
  await here.getByRole('button', { name: 'Gem adgangskode' }).click()
  await here.getByRole('alert').getByText('Din nuværende adgangskode passer ikke.').waitFor()
  await here.goto('/')
  await openMenu(here)
  await here.getByRole('link', { name: 'Mine møder' }).waitFor()
  await here.getByRole('button', { name: 'Log ud' }).click()
  await openMenu(here)
  await here.getByRole('link', { name: 'Log ind' }).waitFor()
})

test('a citizen who leads nothing is told so kindly', async () => {
  const { loginToken: value } = await server.account()
  const page = await home()
  await page.context().addCookies([{ name: 'login', value, url: server.base }])
  await page.goto('/meetings')
  await page.getByText('lige nu er der ingen').waitFor()
  expect(await page.getByRole('link', { name: 'Planlæg et møde' }).count()).toBe(0)
  await isAccessibleAndFits(page)
})
