/** The municipality answers, with and without a script, and whoever asked reads it. */
import type { Browser, BrowserContextOptions, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aKey } from '../support/world.ts'
import { isAccessible } from './accessible.ts'
import { type Hall, aBrowser, aHall, smallPhoneSize, openAt } from './support.ts'

let browser: Browser
let hall: Hall
let claimCode = ''
const said: string[] = []

beforeAll(async () => {
  browser = await aBrowser()
  hall = await aHall()
  const { core, leader, meetingId, threadId } = hall
  const { token } = await hall.join(hall.codes.screen)
  const { actor } = await hall.door.ask({ cookies: {}, bearer: token, isSecure: false })
  claimCode = actor.keyIn(meetingId)?.claimCode ?? ''
  for (const text of ['Kommer der flere bænke?', 'Hvornår kører bussen igen?'])
    said.push((await core.contributions.submit(actor, { key: aKey(), threadId, text })).id)
  await core.meetings.close(leader, { meetingId })
  await core.meetings.publish(leader, { meetingId })
})
afterAll(async () => {
  await browser.close()
  await hall.stop()
})

const open = (path: string, cookie = '', options: BrowserContextOptions = {}) =>
  openAt(browser, hall, path, cookie, options)

const official = async () => (await hall.account('official')).cookie
const post = (page: Page, text: string) => page.locator('article', { hasText: text })

describe.each([
  ['without a script', { javaScriptEnabled: false }, 0],
  ['with one', {}, 1],
] as const)('an official %s', (_way, options, which) => {
  const words = ['Kommer der flere bænke?', 'Hvornår kører bussen igen?'][which] ?? ''

  test('is told all that is missing, keeps what was typed, and answers', async () => {
    const page = await open(`/t/${hall.threadId}`, await official(), options)
    await post(page, words)
      .getByRole('link', { name: `Svar som kommunen på: ${words}` })
      .click()
    await page.getByLabel('Vi er med', { exact: true }).check()
    await page.getByLabel('Svaret med dine egne ord').fill('Det gør vi.')
    await page.getByRole('button', { name: 'Offentliggør svaret' }).click()
    const alert = page.getByRole('alert')
    expect(await alert.evaluate((list) => list === document.activeElement)).toBe(true)
    const wanted = [
      ['Skriv, hvem der er ansvarlig.', 'Ansvarlig person'],
      ['Skriv, hvad det næste skridt er.', 'Næste skridt'],
      ['Skriv, hvornår det senest sker.', 'Senest (dato)'],
      ['Skriv, hvilket kontor du svarer fra.', 'Dit kontor'],
    ] as const
    for (const [sentence, label] of wanted) {
      await alert.getByRole('link', { name: sentence }).click()
      const field = page.getByLabel(label)
      expect(await field.evaluate((one) => one === document.activeElement)).toBe(true)
      expect(await field.getAttribute('aria-describedby')).toMatch(/-wrong$/)
    }
    expect(await page.getByLabel('Svaret med dine egne ord').inputValue()).toBe('Det gør vi.')
    if (which === 0) await isAccessibleWithScript(page)

    await page.getByLabel('Ansvarlig person').fill('Ole Bak')
    await page.getByLabel('Næste skridt').fill('Bestilles i næste uge')
    await page.getByLabel('Senest (dato)').fill('2199-12-01')
    await page.getByLabel('Dit kontor').fill('Teknik og Miljø')
    await page.getByRole('button', { name: 'Offentliggør svaret' }).click()
    await page.waitForURL(/#c-/)
    const answer = post(page, words).getByRole('group', { name: 'Svar fra kommunen' })
    expect(await answer.innerText()).toMatch(/Vi er med[^]*Det gør vi\.[^]*Ole Bak[^]*Teknik og Miljø/)
  })
})

/** Without a script axe cannot look; the same page with one is the same page. */
async function isAccessibleWithScript(page: Page) {
  await isAccessible(await open(new URL(page.url()).pathname, await official()))
}

test('the author reads it on the page of their code, and everybody in the list and the thread', async () => {
  const claim = await open('/claim')
  await claim.getByLabel(/kode/i).fill(claimCode)
  await claim.getByRole('button').last().click()
  await claim.getByRole('group', { name: 'Svar fra kommunen' }).first().waitFor()
  await isAccessible(claim)
  const list = await open('/answers', '', { viewport: smallPhoneSize })
  expect(await list.getByRole('region', { name: 'Besvaret for nylig' }).innerText()).toContain('Det gør vi.')
  await isAccessible(list)
  const width = await list.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBeLessThanOrEqual(smallPhoneSize.width)
})

test('a draft is seen by who may answer, and a withdrawn answer says so in its place', async () => {
  const cookie = await official()
  const path = `/t/${hall.threadId}/answer`
  const page = await open(path, cookie)
  expect(await page.getByLabel('Begrundelse').isVisible()).toBe(false)
  await page.getByLabel('Det kan vi ikke', { exact: true }).check()
  expect(await page.getByLabel('Ansvarlig person').isVisible()).toBe(false)
  await page.getByLabel('Begrundelse').fill('Det tænker vi over.')
  await page.getByRole('button', { name: 'Gem som kladde' }).click()
  await page.getByText('Kladde, gemt').waitFor()
  expect(await page.getByLabel('Begrundelse').inputValue()).toBe('Det tænker vi over.')
  await page.getByLabel('Dit kontor').fill('Teknik og Miljø')
  await page.getByRole('button', { name: 'Offentliggør svaret' }).click()
  await page.getByRole('group', { name: 'Svar fra kommunen på hele tråden' }).waitFor()
  await page.getByRole('link', { name: 'Ret kommunens svar, eller tag det tilbage' }).first().click()
  await page.getByText('Tag svaret tilbage').first().click()
  await page.getByRole('button', { name: 'Tag svaret tilbage' }).click()
  const visitor = await open(`/t/${hall.threadId}`)
  const place = visitor.getByRole('group', { name: 'Svar fra kommunen på hele tråden' })
  expect(await place.innerText()).toMatch(/taget tilbage .* af Mette Skov, Teknik og Miljø/)
  expect(await visitor.content()).not.toContain('Det tænker vi over.')
})

test('a promised day stands in the thread for everybody', async () => {
  const { core, leader, threadId } = hall
  await core.answers.promise(leader, { threadId, about: threadId, who: 'Ole Bak', due: '2199-12-03' })
  // Answered contributions stop the clock; a new one sets it going.
  const page = await open(`/m/${hall.meetingId}`)
  expect(await page.locator('main').innerText()).toContain('Ole Bak')
})

test('words that were answered with their theme say so in the order of time, and lead there', async () => {
  const { core, leader, meetingId, threadId } = hall
  const where = { meetingId, threadId, name: 'Hvile og rejse' }
  await core.themes.make(leader, { ...where, contributionIds: said.slice(0, 1) })
  const { themes } = await core.threads.read(leader, { id: threadId })
  await core.answers.publish(leader, {
    ...{ threadId, about: themes[0]?.id, seen: 0, origin: null },
    ...{ outcome: 'must_not', reason: 'Loven siger nej.', office: 'Jura' },
  })
  const page = await open(`/t/${threadId}?order=oldest`, '', { javaScriptEnabled: false })
  const link = page.getByRole('link', { name: 'Kommunen har svaret på temaet Hvile og rejse' })
  expect(await link.count()).toBe(1)
  await post(page, 'Kommer der flere bænke?').getByRole('link', { name: 'Hvile og rejse' }).click()
  const theme = page.getByRole('region', { name: 'Hvile og rejse' })
  expect(await theme.innerText()).toContain('Loven siger nej.')
  expect(new URL(page.url()).hash).toBe(`#${await theme.getByRole('heading').first().getAttribute('id')}`)
  expect(await link.count()).toBe(0)
})
