/** A table with one pen: made with a code, passed around, and left without network for a while. */
import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually } from '../support/server.ts'
import { type Hall, aBrowser, aHall } from './support.ts'

let browser: Browser
let hall: Hall
beforeAll(async () => {
  browser = await aBrowser()
  hall = await aHall()
}, 60_000)
afterAll(async () => {
  await browser?.close()
  await hall?.stop()
})

interface Pen {
  page: Page
  context: BrowserContext
  standId: string
}

async function aPen(name: string, script = true): Promise<Pen> {
  const { core, leader, meetingId } = hall
  const { id: standId, number } = await core.stands.add(leader, { meetingId, name })
  const { code } = await core.stands.offerScribe(leader, { meetingId, standId })
  const context = await browser.newContext({ locale: 'da-DK', javaScriptEnabled: script })
  const page = await context.newPage()
  await page.goto(`${hall.hall}/table?code=${code}`)
  await page.getByRole('button', { name: 'Begynd' }).click()
  await page.waitForURL(`**/m/${meetingId}/table/${number}`)
  return { page, context, standId }
}

async function write({ page }: Pen, text: string) {
  await page.locator('#words').fill(text)
  await page.getByRole('button', { name: 'Send', exact: true }).click()
}

/** What the room has from this table, oldest first. */
async function wordsFrom({ standId }: Pen): Promise<string[]> {
  const { upserts } = await hall.core.feed.since(hall.meetingId, 'room', 0)
  const said = upserts.contributions.filter((one) => one.standId === standId && one.channel === 'table')
  return said.sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1)).map(({ text }) => text)
}

test('what is written without network comes through once, in its order, also after a reload', async () => {
  const pen = await aPen('Ved vinduet')
  await write(pen, 'Med net')
  await eventually(async () => expect(await wordsFrom(pen)).toEqual(['Med net']))

  await pen.context.setOffline(true)
  const written = ['Uden net, én', 'Uden net, to', 'Uden net, tre']
  for (const text of written) await write(pen, text)
  await pen.page.getByText('3 er ikke sendt endnu').waitFor()
  await pen.page.locator('#words').fill('En kladde')
  expect(await wordsFrom(pen)).toEqual(['Med net'])

  await pen.context.setOffline(false)
  await pen.page.reload()
  await eventually(async () => expect(await wordsFrom(pen)).toEqual(['Med net', ...written]), 30_000)
  await pen.page.getByText('Alt er modtaget').waitFor()
  expect(await pen.page.locator('#words').inputValue()).toBe('En kladde')
  await pen.page.reload()
  await pen.page.getByText('Uden net, tre').first().waitFor()
  expect(await wordsFrom(pen)).toEqual(['Med net', ...written])
}, 90_000)

test('a socket that has died without a word keeps nothing from the room', async () => {
  const pen = await aPen('Ved lugen')
  let entered = false
  let swallowed = 0
  await pen.page.routeWebSocket(/socket\.io/, (line) => {
    const server = line.connectToServer()
    line.onMessage((said) => {
      if (String(said).includes('stand:write')) swallowed++
      else server.send(said)
    })
    server.onMessage((said) => {
      entered ||= String(said).includes('"ok":true')
      line.send(said)
    })
  })
  await pen.page.reload()
  await eventually(() => expect(entered).toBe(true), 15_000)
  await write(pen, 'Forbi en død linje')
  await eventually(async () => expect(await wordsFrom(pen)).toEqual(['Forbi en død linje']), 8000)
  await pen.page.getByText('Alt er modtaget').waitFor()
  expect(swallowed).toBe(1)
})

test('what was written through an hour without network lands once, and another hour changes nothing', async () => {
  const pen = await aPen('Ved scenen')
  await pen.page.clock.install()
  await pen.page.reload()
  await pen.page.locator('#words').waitFor()
  await pen.context.setOffline(true)
  const written = ['Før kaffen', 'Efter kaffen', 'Da vi næsten var færdige']
  for (const text of written) {
    await write(pen, text)
    await pen.page.clock.fastForward('20:00')
  }
  await pen.page.getByText('3 er ikke sendt endnu').waitFor()
  expect(await wordsFrom(pen)).toEqual([])

  await pen.context.setOffline(false)
  await pen.page.getByText('Alt er modtaget').waitFor()
  await pen.page.clock.fastForward('01:00:00')
  await pen.page.reload()
  await pen.page.getByText('Da vi næsten var færdige').first().waitFor()
  expect(await wordsFrom(pen)).toEqual(written)
}, 60_000)

test('a table mends its words, and reads why some are not shown', async () => {
  const { core, leader } = hall
  const pen = await aPen('Ved døren')
  await write(pen, 'Naboen lamrer')
  await pen.page.getByText('Modtaget').first().waitFor()
  await pen.page.getByText('Ret', { exact: true }).click()
  await pen.page.getByLabel('Ret ordene').fill('Naboen larmer')
  await pen.page.getByRole('button', { name: 'Gem rettelsen' }).click()
  await eventually(async () => expect(await wordsFrom(pen)).toEqual(['Naboen larmer']))
  const { upserts } = await core.feed.since(hall.meetingId, 'room', 0)
  const id = upserts.contributions.find(({ standId }) => standId === pen.standId)?.id
  await core.moderation.hold(leader, { id, reason: 'private_matters' })
  await pen.page.getByText('private forhold', { exact: false }).last().waitFor()
}, 60_000)

test('it is a plain form without a script', async () => {
  const pen = await aPen('Ved trappen', false)
  await write(pen, 'Uden script')
  await pen.page.getByText('Uden script').first().waitFor()
  expect(await wordsFrom(pen)).toEqual(['Uden script'])
}, 60_000)

test('what was said in another language is put into Danish below it, also without a script', async () => {
  const pen = await aPen('Ved trappen', false)
  await write(pen, 'Більше лавок.')
  await pen.page.getByText('Oversæt', { exact: true }).click()
  await pen.page.getByLabel('Dansk').fill('Flere bænke.')
  await pen.page.getByRole('button', { name: 'Sæt det under ordene' }).first().click()
  await pen.page.locator('.into', { hasText: 'Flere bænke.' }).waitFor()
  await pen.page.getByText('Oversat af et menneske ved bordet').waitFor()
  await pen.page.getByText('Oversæt', { exact: true }).click()
  await pen.page.getByRole('button', { name: 'Tag det væk' }).click()
  await pen.page.locator('.into').waitFor({ state: 'detached' })
  await pen.context.close()
})

test('its code works once, and says so', async () => {
  const { core, leader, meetingId } = hall
  const { id: standId } = await core.stands.add(leader, { meetingId, name: 'Baren' })
  const { code } = await core.stands.offerScribe(leader, { meetingId, standId })
  for (const says of [/Bord \d+: Baren/, /er brugt/]) {
    const page = await (await browser.newContext({ locale: 'da-DK' })).newPage()
    await page.goto(`${hall.hall}/table?code=${code}`)
    await page.getByRole('button', { name: 'Begynd' }).click()
    await page.getByText(says).first().waitFor()
  }
}, 60_000)

test('when the meeting is over the page says so, and asks nothing', async () => {
  const pen = await aPen('Ved udgangen', false)
  await hall.core.meetings.close(hall.leader, { meetingId: hall.meetingId })
  await pen.page.reload()
  await pen.page.getByRole('heading', { name: 'Mødet er slut' }).waitFor()
  expect(await pen.page.getByText('stillet et spørgsmål').count()).toBe(0)
}, 60_000)
