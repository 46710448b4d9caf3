/** A facilitator's evening, from an empty server to words laid before everybody: desk, wall and phone at once. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '../../server/config.ts'
import { type Running, start } from '../../server/start.ts'
import { aFrame, anAdministrator } from '../support/world.ts'
import { isAccessibleByDayAndNight } from './accessible.ts'
import { aBrowser, phoneSize } from './support.ts'

let browser: Browser
let server: Running
let dataDir: string
let setUpSecret: string
let house: string
let facilitator: BrowserContext
let desk: Page
let meetingPath: string
/** What went wrong in the desk's own script. */
const broken: string[] = []

beforeAll(async () => {
  browser = await aBrowser()
  dataDir = await mkdtemp(join(tmpdir(), 'raadslag-desk-'))
  const config = { ...readConfig({}), host: '127.0.0.1', port: 0, dataDir, logLevel: 'error' as const }
  server = await start(config, { pages: 'built' })
  setUpSecret = (await server.core.accounts.offerSetUp()) ?? ''
  house = `http://hall.test:${server.port}`
  facilitator = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'da-DK' })
  facilitator.setDefaultTimeout(15_000)
  desk = await facilitator.newPage()
  desk.on('pageerror', ({ message }) => broken.push(message))
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await rm(dataDir, { recursive: true, force: true })
})

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()
const ready = (page: Page) => page.waitForSelector('.desk.scripted')
const card = (page: Page, text: string) => page.locator('#incoming article', { hasText: text })
const status = (text: string | RegExp) => desk.locator('.line [role=status]', { hasText: text }).waitFor()
const tab = (page: Page, name: RegExp) => page.getByRole('tab', { name }).click()
const question = 'Hvad skal torvet bruges til?'

describe('from an empty server', () => {
  test('the link sets it up, and works once', async () => {
    await desk.goto(`${house}/setup?secret=${setUpSecret}`)
    await isAccessibleByDayAndNight(desk, '.preview')
    await desk.getByLabel('Kommunens navn').fill(anAdministrator.municipality)
    await desk.getByLabel('Dit navn').fill(anAdministrator.name)
    await desk.getByLabel('Mailadresse', { exact: true }).fill(anAdministrator.email)
    await desk.getByLabel('Adgangskode').fill(anAdministrator.password)
    await press(desk, 'Begynd')
    await desk.waitForURL('**/meetings/new')

    const stranger = await browser.newPage({ locale: 'da-DK' })
    await stranger.goto(`${house}/setup?secret=${setUpSecret}`)
    await stranger.getByText('Linket er brugt').waitFor()
    await stranger.close()
  })

  test('what is wrong with a plan is told at its field, and nothing typed is lost', async () => {
    await desk.getByLabel('Titel').fill('Torvet i Nørre Sundby')
    await press(desk, 'Annoncér mødet')
    await desk.getByRole('alert').filter({ hasText: 'Noget skal rettes' }).waitFor()
    expect(await desk.getByLabel('Sted', { exact: true }).getAttribute('aria-invalid')).toBe('true')
    expect(await desk.getByLabel('Titel').inputValue()).toBe('Torvet i Nørre Sundby')
    await isAccessibleByDayAndNight(desk, '.preview')
  })

  test('a meeting without a clear frame is not announced, and it says what is missing', async () => {
    await desk.getByLabel('Sted', { exact: true }).fill('Forsamlingshuset')
    await desk.getByRole('textbox', { name: 'Punkt 1' }).fill('Torvet')
    await desk.getByRole('textbox', { name: 'Punkt 2' }).fill('Velkommen')
    await desk.getByRole('button', { name: 'Flyt punkt 2 op' }).click()
    await desk.getByLabel('Spørgsmål til salen').nth(1).fill(question)
    await press(desk, 'Annoncér mødet')
    await desk.getByRole('heading', { name: 'Det mangler, før mødet kan annonceres' }).waitFor()
    await desk.getByRole('link', { name: 'Hvem beslutter' }).click()
    await isAccessibleByDayAndNight(desk, '.preview')
  })

  test('with one it is, and the desk is laid', async () => {
    for (const [part, words] of Object.entries(aFrame))
      await desk.locator(`[name="frame.${part}"]`).fill(words)
    await press(desk, 'Annoncér mødet')
    await desk.waitForURL('**/lead')
    meetingPath = new URL(desk.url()).pathname.replace('/lead', '')
    await ready(desk)
    await isAccessibleByDayAndNight(desk, '.preview')
  })

  test('the first login can be ended and begun again, and goes nowhere else', async () => {
    const { accountId } = await server.core.accounts.checkPassword(anAdministrator)
    const { secret } = await server.core.accounts.offerLogin(accountId)
    const context = await browser.newContext({ locale: 'da-DK' })
    const page = await context.newPage()
    await page.goto(`${house}/login/${secret}`)
    await page.reload()
    await isAccessibleByDayAndNight(page, '.preview')
    await press(page, 'Log ind')
    await page.waitForURL('**/meetings')
    await isAccessibleByDayAndNight(page, '.preview')
    await press(page, 'Log ud')
    await page.waitForURL(`${house}/`)
    await page.goto(`${house}/login/password?next=//elsewhere.example`)
    await page.getByLabel('Mailadresse').fill(anAdministrator.email)
    await page.getByLabel('Adgangskode').fill('en forkert adgangskode')
    await press(page, 'Log ind')
    await page.getByRole('alert').filter({ hasText: 'passer ikke' }).waitFor()
    await page.getByLabel('Adgangskode').fill(anAdministrator.password)
    await press(page, 'Log ind')
    await page.waitForURL(`${house}/meetings`)
    await context.close()
  })
})

describe('in the hall', () => {
  let wall: Page
  let phone: Page

  const write = async (text: string) => {
    await phone.fill('#words', text)
    await phone.getByRole('button', { name: 'Send', exact: true }).click()
    await phone.locator('li.card', { hasText: text }).getByText('Modtaget').waitFor()
  }

  async function aPhone(): Promise<Page> {
    const { codes } = await server.core.meetings.readDesk(await leader(), meetingPath.slice(3))
    const context = await browser.newContext({ viewport: phoneSize, locale: 'da-DK', hasTouch: true })
    const page = await context.newPage()
    await page.goto(`${house}/j/${codes?.screen}`)
    await page.waitForSelector('main.awake')
    return page
  }

  beforeAll(async () => {
    await press(desk, 'Åbn mødet')
    await desk.getByText('I gang siden').waitFor()
    await desk.keyboard.press('n')
    await desk.locator('[aria-current=step]', { hasText: 'Velkommen' }).waitFor()
  })

  test('any computer becomes a wall by a code that works once', async () => {
    await press(desk, 'Brug en anden computer')
    const code = await desk.locator('[role=status] .letters').textContent()
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, locale: 'da-DK' })
    wall = await context.newPage()
    await wall.goto(`${house}/wall`)
    await wall.getByRole('textbox').fill(code ?? '')
    await wall.keyboard.press('Enter')
    await wall.waitForURL(`**${meetingPath}/wall`)
    await desk.getByText(/Storskærm 1, siden/).waitFor()
  })

  test('a phone writes, and it is on the desk and on the wall', async () => {
    await desk.keyboard.press('n')
    await desk.locator('[aria-current=step]', { hasText: 'Torvet' }).waitFor()
    phone = await aPhone()
    await write('Flere bænke i læ.')
    await card(desk, 'Flere bænke i læ.').waitFor()
    await desk.keyboard.press('v')
    await wall.getByText('Flere bænke i læ.').first().waitFor({ timeout: 25_000 })
    await card(desk, 'Flere bænke i læ.').getByText('På storskærmen nu').waitFor()
    await desk.locator('.preview').getByText('Flere bænke i læ.').first().waitFor()
  })

  test('new ones wait below what is in sight until they are taken up', async () => {
    const size = desk.viewportSize()
    await desk.setViewportSize({ width: 1440, height: 150 })
    await desk.keyboard.press('ArrowDown')
    await write('Et sted at købe brød.')
    await desk.getByRole('button', { name: '1 ny nedenfor' }).waitFor()
    expect(await card(desk, 'Et sted at købe brød.').count()).toBe(0)
    await desk.keyboard.press('m')
    await card(desk, 'Et sted at købe brød.').waitFor()
    expect(await desk.evaluate(() => document.activeElement?.textContent)).toContain('brød')
    if (size) await desk.setViewportSize(size)
  })

  test('one is shown large, and goes back by undo', async () => {
    await desk.keyboard.press('f')
    await desk.getByRole('button', { name: 'Tilbage til alle' }).first().waitFor()
    await wall.getByText('Et sted at købe brød.').first().waitFor()
    await status('Storskærmen viser ét bidrag stort')
    await desk.getByRole('button', { name: 'Fortryd: vist stort' }).waitFor()
    await desk.keyboard.press('z')
    await status('Fortrudt. Storskærmen viser bidragene på skift.')
  })

  test('a frozen wall goes on counting', async () => {
    await desk.keyboard.press('p')
    await desk.getByText(/Frosset siden/).waitFor()
    await write('Børnene skal kunne løbe.')
    await desk.getByText(/1 ny imens/).waitFor()
    await desk.keyboard.press('p')
    await status('Storskærmen viser bidragene på skift')
  })

  test('the wall is dark at one key, and light at the next', async () => {
    await desk.keyboard.press('b')
    await desk.getByText(/Mørk siden/).waitFor()
    await wall.getByText('Flere bænke i læ.').first().waitFor({ state: 'hidden' })
    await desk.keyboard.press('b')
    await status('Storskærmen viser bidragene på skift')
  })

  test('a small wall is left out, and the big one has room again', async () => {
    const small = await facilitator.newPage()
    await small.setViewportSize({ width: 640, height: 360 })
    await small.goto(`${house}${meetingPath}/wall`)
    const leave = desk.getByRole('button', { name: /^Tæl ikke med/ })
    await expect.poll(() => leave.count(), { timeout: 15_000 }).toBe(2)
    await leave.first().click()
    await status('tæller ikke med. Den viser stadig mødet.')
    await desk.getByRole('button', { name: /^Tæl med igen/ }).waitFor()
    await desk.keyboard.press('z')
    await status('Fortrudt. Storskærmen med plads til')
    await expect.poll(() => leave.count()).toBe(2)
    await small.close()
  })

  test('what is hidden is gone at once; the reason comes afterwards, and its author reads it', async () => {
    await tab(desk, /^Alle/)
    await card(desk, 'Flere bænke i læ.').click()
    await desk.keyboard.press('h')
    await wall.getByText('Flere bænke i læ.').first().waitFor({ state: 'hidden' })
    await phone.getByText('Mødelederen har ikke givet en grund endnu').waitFor()
    await press(desk, 'Om andres private forhold')
    await phone.getByText('Vises ikke: Om andres private forhold').waitFor()
    await desk.getByLabel('Med egne ord').fill('Naboen er nævnt')
    await desk.keyboard.press('Enter')
    await phone.getByText('Naboen er nævnt').first().waitFor()
    await desk.getByLabel('Med egne ord').waitFor({ state: 'detached' })
    await tab(desk, /^Vises ikke/)
    await card(desk, 'Flere bænke i læ.').getByText('Grund: Om andres private forhold.').waitFor()
  })

  test('what was hidden without a reason is one press away, until it has one', async () => {
    await card(desk, 'Flere bænke i læ.').locator('.text').click()
    await desk.keyboard.press('h')
    await status('Bidraget vises igen')
    await desk.keyboard.press('h')
    await press(desk, 'Senere')
    await tab(desk, /^Alle/)
    const reminder = desk.locator('.said', { hasText: 'Til 1 bidrag mangler en grund' })
    await reminder.getByRole('button', { name: 'Giv en grund' }).click()
    await card(desk, 'Flere bænke i læ.').getByText('Hvorfor vises det ikke?').waitFor()
    await desk.keyboard.press('3')
    await phone.getByText('Vises ikke: Handler om noget andet').waitFor()
    await reminder.waitFor({ state: 'detached' })
  })

  test('undo takes back one act at a time', async () => {
    await desk.keyboard.press('z')
    await status('Fortrudt. Bidraget vises igen.')
    await desk.getByRole('tab', { name: 'Vises ikke', exact: true }).waitFor()
  })

  test('undo is the same after a visit to the themes', async () => {
    await tab(desk, /^Alle/)
    await card(desk, 'Flere bænke i læ.').locator('.text').click()
    await desk.keyboard.press('h')
    await press(desk, 'Senere')
    await desk.getByRole('link', { name: 'Saml i temaer' }).click()
    await desk.getByRole('button', { name: 'Fortryd: taget væk' }).waitFor()
    await desk.getByRole('link', { name: 'Mødebordet' }).click()
    await ready(desk)
    await desk.getByRole('button', { name: 'Fortryd: taget væk' }).waitFor()
    await desk.keyboard.press('z')
    await status('Fortrudt. Bidraget vises igen.')
  })

  test('what somebody said is written down, by keyboard alone', async () => {
    await tab(desk, /^Alle/)
    await desk.keyboard.press('s')
    await desk.keyboard.type('Et dansegulv til sommeren.')
    await desk.keyboard.press('Control+Enter')
    await status('Det er skrevet ned')
    await desk.keyboard.press('Escape')
    await desk.keyboard.press('m')
    await card(desk, 'Et dansegulv til sommeren.').getByText('Sagt i salen').waitFor()
  })

  test('a draft survives a reload', async () => {
    await desk.keyboard.press('s')
    await desk.keyboard.type('Halvt skrevet')
    await desk.reload()
    await ready(desk)
    await desk.keyboard.press('s')
    expect(await desk.locator('#note-text').inputValue()).toBe('Halvt skrevet')
    await desk.fill('#note-text', '')
    await desk.keyboard.press('Escape')
  })

  test('keys can be read, and switched off', async () => {
    await desk.keyboard.press('?')
    await desk.getByRole('dialog').getByText('Nogen taler').waitFor()
    await isAccessibleByDayAndNight(desk, '.preview')
    await desk.getByLabel('Genvejstaster er slået til').uncheck()
    await desk.getByRole('dialog').getByRole('button', { name: 'Luk' }).click()
    await desk.keyboard.press('b')
    await desk.keyboard.press('?')
    expect(await desk.getByRole('dialog').count()).toBe(0)
    await press(desk, 'Genvejstaster')
    await desk.getByLabel('Genvejstaster er slået til').check()
    await desk.keyboard.press('Escape')
  })

  test('what the room has not seen can be covered', async () => {
    await tab(desk, /^Alle/)
    await card(desk, 'Et dansegulv').waitFor()
    // Three in its first minute is what one phone may say.
    phone = await aPhone()
    await write('Ingen har set det her.')
    // The end of the list is in sight: it lies down there by itself.
    await card(desk, 'Ingen har set det her.').waitFor()
    await desk.keyboard.press('c')
    expect(await card(desk, 'Ingen har set det her.').count()).toBe(0)
    await desk.getByText('Dækket til.').first().waitFor()
    await desk.keyboard.press('c')
    await card(desk, 'Ingen har set det her.').waitFor()
  })

  test('a new code throws nobody out', async () => {
    const before = await desk.locator('.code .letters').textContent()
    await desk.keyboard.press('k')
    await status('Der er en ny kode')
    await expect.poll(() => desk.locator('.code .letters').textContent()).not.toBe(before)
    await write('Jeg er her endnu.')
  })

  test('is usable by everyone, light and dark, wide and narrow', async () => {
    await isAccessibleByDayAndNight(desk, '.preview')
    await desk.setViewportSize({ width: 390, height: 844 })
    for (const [pane, words] of [
      ['Dagsorden', 'Velkommen'],
      ['Bidrag', 'Et dansegulv'],
      ['Storskærm', 'Fair tid på storskærmen'],
    ] as const) {
      await desk.locator('.panes').getByRole('button', { name: pane }).click()
      await desk.locator('main').getByText(words).first().waitFor()
      await isAccessibleByDayAndNight(desk, '.preview')
      for (const always of ['Skriv ned', 'Fortryd', 'Mørk skærm'])
        expect(await desk.getByRole('button', { name: always }).first().isVisible()).toBe(true)
      expect(await desk.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    }
    await desk.setViewportSize({ width: 1440, height: 900 })
  })

  test('on a small laptop one can go on however far the agenda is scrolled, also while somebody speaks', async () => {
    await desk.setViewportSize({ width: 1366, height: 768 })
    await desk.keyboard.press('j')
    await desk.locator('#next-item').waitFor()
    await desk.keyboard.press('a')
    await desk.keyboard.type('Ingrid Toft-Christoffersen')
    await desk.keyboard.press('Enter')
    await desk.getByText('Ingrid Toft-Christoffersen').first().waitFor()
    await desk.getByRole('heading', { name: 'Torvet i Nørre Sundby' }).click()
    await desk.keyboard.press('o')
    await desk.locator('.speaking').waitFor()
    for (const scrolled of [0, 10_000]) {
      await desk.locator('main > .agenda').evaluate((column, top) => (column.scrollTop = top), scrolled)
      const isOnTop = await desk.locator('#next-item').evaluate((button) => {
        const { left, right, top, bottom } = button.getBoundingClientRect()
        return button.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2))
      })
      expect(isOnTop).toBe(true)
    }
    await desk.keyboard.press('o')
    await desk.locator('.speaking').waitFor({ state: 'detached' })
    await desk.setViewportSize({ width: 1440, height: 900 })
  })

  test('the meeting is closed after a question, and laid before everybody by name', async () => {
    await press(desk, 'Luk mødet…')
    await desk.getByRole('dialog').getByRole('button', { name: 'Bliv ved' }).click()
    await desk.getByText('I gang siden').waitFor()
    await press(desk, 'Luk mødet…')
    await desk.getByRole('dialog').getByRole('button', { name: 'Luk mødet' }).click()
    await desk.getByRole('heading', { name: 'Vil du lægge frem' }).waitFor()
    await press(desk, 'Læg frem…')
    const asked = desk.getByRole('dialog', { name: 'Vil du lægge frem' })
    await asked.getByText(/\d bidrag fra »Torvet i Nørre Sundby«/).waitFor()
    await asked.getByText(`lagt frem af ${anAdministrator.name} i dag`).waitFor()
    await isAccessibleByDayAndNight(desk, '.preview')
    await asked.getByRole('button', { name: 'Vent' }).click()
    expect(await desk.getByText(/^Lagt frem af/).count()).toBe(0)
    await press(desk, 'Læg frem…')
    await asked.getByRole('button', { name: 'Læg frem' }).click()
    await desk.getByText(new RegExp(`^Lagt frem af ${anAdministrator.name}`)).waitFor()
    expect(broken).toEqual([])
  })
})

describe('without a script', () => {
  test('a meeting is planned with more items, announced, opened, closed and laid forth', async () => {
    const state = await facilitator.storageState()
    const context = await browser.newContext({
      storageState: state,
      javaScriptEnabled: false,
      locale: 'da-DK',
    })
    context.setDefaultTimeout(10_000)
    const page = await context.newPage()
    await page.goto(`${house}/meetings/new`)
    await page.getByLabel('Titel').fill('Havnen')
    await page.getByLabel('Sted', { exact: true }).fill('Pakhuset')
    await page.getByRole('textbox', { name: 'Punkt 3' }).fill('Kajen')
    await press(page, 'Tilføj flere')
    await page.getByRole('textbox', { name: 'Punkt 6' }).waitFor()
    expect(await page.getByLabel('Titel').inputValue()).toBe('Havnen')
    await page.locator('[name="agenda.2.question"]').fill('Hvem ejer kajen?')
    await press(page, 'Fjern punkt 1')
    expect(await page.locator('[name="agenda.1.question"]').inputValue()).toBe('Hvem ejer kajen?')
    for (const [part, words] of Object.entries(aFrame))
      await page.locator(`[name="frame.${part}"]`).fill(words)
    await press(page, 'Annoncér mødet')
    await page.waitForURL('**/lead')
    await press(page, 'Åbn mødet')
    await page.getByText('I gang siden').waitFor()
    await press(page, /Begynd på punkt 1/)
    await page.locator('[aria-current=step]', { hasText: 'Kajen' }).waitFor()
    await press(page, 'Luk mødet…')
    await page.getByRole('dialog').getByRole('button', { name: 'Luk mødet' }).click()
    await page.getByRole('heading', { name: 'Mødet er lukket' }).waitFor()
    await press(page, 'Læg frem…')
    await page.getByRole('dialog').getByRole('button', { name: 'Læg frem' }).click()
    await page.getByText(new RegExp(`^Lagt frem af ${anAdministrator.name}`)).waitFor()
    await context.close()
  })

  test('an earlier thread is taken up again', async () => {
    const plan = await facilitator.newPage()
    await plan.goto(`${house}/meetings/new`)
    await plan.getByLabel('Titel').fill('Torvet, anden gang')
    await plan.getByLabel('Sted', { exact: true }).fill('Skolen')
    await press(plan, 'Gem kladde')
    await plan.getByText('Planen er gemt').waitFor()
    await plan.getByText('Tag en tråd op igen').click()
    await plan.getByLabel('Tråd', { exact: true }).selectOption({ index: 0 })
    await plan.getByLabel('Punktets titel').fill('Videre')
    await press(plan, 'Sæt på dagsordenen')
    await plan.getByLabel('Spørgsmål, taget op fra et tidligere møde').waitFor()
    await plan.close()
  })
})

async function leader() {
  const { accountId } = await server.core.accounts.checkPassword(anAdministrator)
  const account = { id: accountId, name: anAdministrator.name, roles: ['administrator' as const] }
  return { account, keyIn: () => null }
}
