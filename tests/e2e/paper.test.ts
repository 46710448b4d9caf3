/** Cards typed in at the desk, and words heard where there is no network. */
import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aNetworkTo } from '../support/network.ts'
import { eventually } from '../support/server.ts'
import { type Hall, aBrowser, aHall } from './support.ts'

let browser: Browser
let hall: Hall
let printed: { number: number; code: string }[]

beforeAll(async () => {
  ;[browser, hall] = await Promise.all([aBrowser(), aHall()])
  const { meetingId, threadId } = hall
  printed = (await hall.core.paper.print(hall.leader, { meetingId, threadId, count: 40 })).cards
})
afterAll(async () => {
  await browser.close()
  await hall.stop()
})

/** A computer of the facilitator's, at that address. */
async function aComputer(origin: string, script = true): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ locale: 'da-DK', javaScriptEnabled: script })
  const value = hall.administrator.loginToken
  await context.addCookies([{ name: 'login', value, url: origin }])
  return { context, page: await context.newPage() }
}

async function saidBy(channel: string): Promise<{ text: string; place?: string }[]> {
  const { upserts } = await hall.core.feed.since(hall.meetingId, 'desk', 0)
  return upserts.contributions.filter((one) => one.channel === channel)
}
const textsBy = async (channel: string) => (await saidBy(channel)).map(({ text }) => text).sort()
const local = () => `http://localhost:${hall.port}`

/** By the keyboard alone, from wherever the last one left it. */
async function typeCard(page: Page, number: string, text: string) {
  await page.keyboard.type(number)
  await page.keyboard.press('Enter')
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
}

test('two helpers type at once; a number typed twice is told, and its words are kept', async () => {
  const [one, two] = await Promise.all([aComputer(hall.hall), aComputer(hall.hall)])
  for (const { page } of [one, two]) {
    await page.goto(`${hall.hall}/m/${hall.meetingId}/cards`)
    await page.getByText('Skift+Enter').waitFor()
    await page.getByLabel('Nummer').focus()
  }
  await Promise.all([
    (async () => {
      for (let n = 1; n <= 5; n++) await typeCard(one.page, String(n), `Kort ${n}`)
    })(),
    (async () => {
      for (let n = 6; n <= 10; n++) await typeCard(two.page, String(n), `Kort ${n}`)
    })(),
  ])
  await eventually(async () => expect(await textsBy('paper')).toHaveLength(10))

  await two.page.keyboard.type('3')
  await two.page.getByText('Kort 3 er allerede skrevet ind: Kort 3').waitFor()
  await two.page.keyboard.press('Enter')
  await two.page.keyboard.type('Et andet kort')
  await two.page.keyboard.press('Enter')
  await two.page.getByText('Kortet med det nummer er allerede skrevet ind.').waitFor()
  await two.page.reload()
  await two.page.getByRole('button', { name: 'Ret' }).click()
  expect(await two.page.getByLabel('Det, der står på kortet').inputValue()).toBe('Et andet kort')
  await two.page.getByLabel('Nummer').fill('11')
  await two.page.getByRole('button', { name: 'Gem kortet' }).click()
  await eventually(async () => expect(await textsBy('paper')).toHaveLength(11))
  await one.context.close()
  await two.context.close()
})

test('cards typed without a network are there once, when it is back', async () => {
  const { context, page } = await aComputer(hall.hall)
  await page.goto(`${hall.hall}/m/${hall.meetingId}/cards`)
  await page.getByText('Skift+Enter').waitFor()
  await page.getByLabel('Nummer').focus()
  await context.setOffline(true)
  for (const n of ['21', '22', '23']) await typeCard(page, n, `Uden net ${n}`)
  await page.getByText('3 venter på at blive sendt').waitFor()
  await context.setOffline(false)
  await page.getByText('venter på at blive sendt').waitFor({ state: 'detached' })
  const offline = (await textsBy('paper')).filter((text) => text.startsWith('Uden net'))
  expect(offline).toEqual(['Uden net 21', 'Uden net 22', 'Uden net 23'])
  await context.close()
})

test('a card is typed without a script, and read by a second pair of eyes', async () => {
  const { context, page } = await aComputer(hall.hall, false)
  await page.goto(`${hall.hall}/m/${hall.meetingId}/cards`)
  await page.getByLabel('Nummer').fill('30')
  await page.getByLabel('Det, der står på kortet').fill('Uden script')
  await page.getByLabel('Et andet par øjne').check()
  await page.getByRole('button', { name: 'Gem kortet' }).click()
  await page.getByText('Kort 30 er skrevet ind.').waitFor()
  const code = printed.find(({ number }) => number === 30)?.code
  const [waiting] = (await hall.core.people.readClaim({ code })).contributions
  expect(waiting?.state).toBe('waiting')
  await page.getByRole('button', { name: 'Godkend' }).click()
  const [shown] = (await hall.core.people.readClaim({ code })).contributions
  expect(shown).toMatchObject({ text: 'Uden script', state: 'shown' })
  await context.close()
})

async function hear(page: Page, text: string) {
  await page.getByLabel('Personen har sagt ja').check()
  await page.getByLabel('Det, personen siger').fill(text)
  await page.getByRole('button', { name: 'Gem, og gør klar' }).click()
}

test('what was heard offline, and after the page was opened offline, is there exactly once', async () => {
  const network = await aNetworkTo(hall.port)
  const origin = `http://localhost:${network.port}`
  const { context, page } = await aComputer(origin)
  await page.goto(`${origin}/m/${hall.meetingId}/outreach`)
  await page.getByText('kan åbnes uden net').waitFor()
  await page.getByLabel('Sted').first().fill('Brugsen i Aaby')
  // The browser is told, and a page that is loaded anew may try before it is told again.
  network.fail()
  await context.setOffline(true)
  await page.getByText('Ingen forbindelse.').waitFor()
  for (let n = 1; n <= 5; n++) await hear(page, `Udsagn ${n}`)
  await page.getByText('5 venter på at blive sendt').waitFor()

  await page.reload()
  await page.getByText('5 venter på at blive sendt').waitFor()
  for (let n = 6; n <= 7; n++) await hear(page, `Udsagn ${n}`)
  await page.getByText('7 venter på at blive sendt').waitFor()
  expect(await textsBy('outreach')).toEqual([])

  network.recover()
  await context.setOffline(false)
  await page.getByText('Alt er sendt.').waitFor()
  expect(await textsBy('outreach')).toEqual([1, 2, 3, 4, 5, 6, 7].map((n) => `Udsagn ${n}`))
  expect(new Set((await saidBy('outreach')).map(({ place }) => place))).toEqual(new Set(['Brugsen i Aaby']))
  expect(await hall.core.outreach.stops(hall.leader, hall.meetingId)).toHaveLength(1)

  await page.goto(`${origin}/m/${hall.meetingId}/cards`)
  expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull()
  await context.close()
  await network.stop()
})

test('nobody is written down who was not asked', async () => {
  const { context, page } = await aComputer(local())
  await page.goto(`${local()}/m/${hall.meetingId}/outreach`)
  await page.getByText('Der er forbindelse.').waitFor()
  await page.getByLabel('Det, personen siger').fill('Uden at spørge')
  await page.getByRole('button', { name: 'Gem, og gør klar' }).click()
  await page.getByText('Sæt flueben ved').waitFor()
  expect(await textsBy('outreach')).not.toContain('Uden at spørge')
  await context.close()
})

test('over plain http the page says what it cannot do, and keeps the words all the same', async () => {
  const { context, page } = await aComputer(hall.hall)
  await page.goto(`${hall.hall}/m/${hall.meetingId}/outreach`)
  await page.getByText('det kræver en adresse med https').waitFor()
  await context.setOffline(true)
  await hear(page, 'Uden https')
  await page.getByText('1 venter på at blive sendt').waitFor()
  await context.setOffline(false)
  await page.getByText('Alt er sendt.').waitFor()
  expect(await textsBy('outreach')).toContain('Uden https')
  await context.close()
})

test('a poster that hangs at one question opens that question', async () => {
  const { core, leader, meetingId } = hall
  const { codes } = await core.meetings.readDesk(leader, meetingId)
  const { threads } = await core.meetings.read(leader, meetingId)
  const later = threads.at(-1)
  const context = await browser.newContext({ locale: 'da-DK' })
  const page = await context.newPage()
  await page.goto(`${hall.hall}/j/${codes?.poster}?to=${later?.id}`)
  expect(new URL(page.url()).pathname).toBe(`/m/${meetingId}/now`)
  await page.getByRole('heading', { name: later?.question }).first().waitFor()
  await context.close()
})
