import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page, Request } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Hall, aBrowser, aHall, aLeadingWall, aPhonePage, phoneSize, smallPhoneSize } from './support.ts'
import { anOpenMeeting, eventually } from '../support/server.ts'

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
const write = async (page: Page, text: string) => {
  await page.fill('#words', text)
  await page.getByRole('button', { name: 'Send', exact: true }).click()
}
const cardOf = (page: Page, text: string) => page.locator('li.card', { hasText: text })
const words = async () =>
  (await hall.core.threads.read(hall.leader, { id: hall.threadId })).posts.map(({ text }) => text)

test('from the code to the wall', async () => {
  const page = await aPhonePage(browser, hall)
  expect(page.url()).toBe(`${hall.hall}/m/${hall.meetingId}/now`)
  expect(await page.evaluate(() => isSecureContext)).toBe(false)
  await awake(page)

  await write(page, 'En bænk i solen.')
  await cardOf(page, 'En bænk i solen.').getByText('Modtaget').waitFor()
  const wall = await aLeadingWall(hall)
  await wall.turn()
  await cardOf(page, 'En bænk i solen.')
    .getByText(/Vist på storskærmen \d\d[.:]\d\d/)
    .waitFor()

  await page.getByRole('link', { name: 'Storskærm' }).click()
  await page.locator('.standing', { hasText: 'En bænk i solen.' }).waitFor()
  await page.context().close()
})

test('a typed code lets in, and a wrong one says so', async () => {
  const context = await browser.newContext({ viewport: phoneSize, locale: 'da-DK' })
  const page = await context.newPage()
  await page.goto(`${hall.hall}/j`)
  await page.getByLabel('Mødets kode').fill('AAA AAA')
  await page.getByRole('button', { name: 'Deltag' }).click()
  await page.getByText('Koden passer ikke').waitFor()
  await page.getByLabel('Mødets kode').fill(hall.codes.typed.toLowerCase())
  await page.getByRole('button', { name: 'Deltag' }).click()
  await page.waitForURL(/\/now$/)

  const wrong = await page.goto(`${hall.hall}/j/en-forkert-hemmelighed-fra-en-plakat`)
  expect(wrong?.status()).toBe(404)
  await page.getByLabel('Mødets kode').waitFor()
  await context.close()
})

test('a page that was only looked at makes nobody a participant', async () => {
  const before = await hall.core.meetings.count(hall.leader, hall.meetingId)
  const page = await aPhonePage(browser, hall, { javaScriptEnabled: false })
  expect(await hall.core.meetings.count(hall.leader, hall.meetingId)).toMatchObject({
    participants: before.participants,
  })
  await page.context().close()
})

test('what is written without network survives a reload, and is sent once when the network is back', async () => {
  const page = await aPhonePage(browser, hall)
  await awake(page)
  await page.context().route('**/api/**', (route) => route.abort())
  await page.context().setOffline(true)
  await write(page, 'Skrevet uden net.')
  await cardOf(page, 'Skrevet uden net.').getByText('Ikke sendt endnu – lad siden være åben').waitFor()

  // A reload needs the page itself; its words find no way out.
  await page.context().routeWebSocket(/socket\.io/, (socket) => void socket.close())
  await page.context().setOffline(false)
  await page.reload()
  await awake(page)
  await cardOf(page, 'Skrevet uden net.').getByText('Ikke sendt endnu').waitFor()
  expect(await words()).not.toContain('Skrevet uden net.')

  await page.context().unroute('**/api/**')
  await cardOf(page, 'Skrevet uden net.').getByText('Modtaget').waitFor({ timeout: 30_000 })
  expect((await words()).filter((text) => text === 'Skrevet uden net.')).toHaveLength(1)
  await page.context().close()
})

test('what is typed before the script comes is still there, and can be sent', async () => {
  const context = await browser.newContext({ viewport: phoneSize, locale: 'da-DK' })
  const page = await context.newPage()
  let letThrough = () => {}
  const held = new Promise<void>((resolve) => (letThrough = resolve))
  await page.route('**/_app/**/*.js', async (route) => {
    await held
    await route.continue()
  })
  await page.goto(`${hall.hall}/j/${hall.codes.screen}`, { waitUntil: 'commit' })
  await page.fill('#words', 'Skrevet før siden var vågen.')
  await page.getByText('skift').click()
  await page.fill('#words-name', 'Åse')
  expect(await page.locator('main.awake').count()).toBe(0)

  letThrough()
  await awake(page)
  expect(await page.inputValue('#words')).toBe('Skrevet før siden var vågen.')
  expect(await page.inputValue('#words-name')).toBe('Åse')
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await cardOf(page, 'Skrevet før siden var vågen.').getByText('Modtaget').waitFor()
  await context.close()
})

test('a draft survives a reload, and stays with its own question when the room moves on', async () => {
  const page = await aPhonePage(browser, hall)
  await awake(page)
  await page.fill('#words', 'Jeg er midt i en tanke')
  await page.reload()
  await awake(page)
  expect(await page.inputValue('#words')).toBe('Jeg er midt i en tanke')

  const [first = '', second = ''] = hall.itemIds
  await hall.core.agenda.move(hall.leader, { meetingId: hall.meetingId, itemId: second })
  await page.getByText('Mødet er gået videre. Du skriver stadig til:').waitFor()
  expect(await page.inputValue('#words')).toBe('Jeg er midt i en tanke')
  await page.getByRole('link', { name: 'Gå til det nye spørgsmål' }).click()
  await page.getByRole('heading', { name: 'Hvordan kommer vi frem?' }).waitFor()
  expect(await page.inputValue('#words')).toBe('')

  await page.getByRole('link', { name: 'Dagsorden' }).click()
  await page.getByText('Du har skrevet noget her, som ikke er sendt.').waitFor()
  await page.getByRole('link', { name: /Skriv til det.*Hvad skal torvet bruges til/ }).click()
  await page.getByRole('heading', { name: 'Hvad skal torvet bruges til?' }).waitFor()
  expect(await page.inputValue('#words')).toBe('Jeg er midt i en tanke')
  await hall.core.agenda.move(hall.leader, { meetingId: hall.meetingId, itemId: first })
  await page.context().close()
})

test('held back words say why, can be mended, and withdrawn', async () => {
  const page = await aPhonePage(browser, hall)
  await awake(page)
  await write(page, 'Naboen i nummer 4 er sur.')
  const card = cardOf(page, 'Naboen i nummer 4')
  await card.getByText('Modtaget').waitFor()
  const id = await card.locator('form[action="?/withdraw"] input').inputValue()
  await hall.core.moderation.hold(hall.leader, {
    id,
    reason: 'private_matters',
    note: 'Der er et husnummer.',
  })
  await card.getByText('Vises ikke: Om andres private forhold').waitFor()
  await card.getByText('Der er et husnummer.').waitFor()

  await card.getByText('Ret og send igen').click()
  await card.getByLabel('Ret dit bidrag').fill('En nabo er sur.')
  await card.getByRole('button', { name: 'Send igen' }).click()
  const mended = cardOf(page, 'En nabo er sur.')
  await mended.getByText('Rettet og sendt igen').waitFor()
  page.on('dialog', (dialog) => void dialog.accept())
  await mended.getByRole('button', { name: 'Tag tilbage' }).click()
  await page.locator('li.card').getByText('Du har taget det tilbage').waitFor()
  await page.context().close()
})

test('an answer from the phone asks first, and stands under the words', async () => {
  const [author, other] = [await aPhonePage(browser, hall), await aPhonePage(browser, hall)]
  await awake(author)
  await write(author, 'Torvet skal være grønt.')
  await awake(other)
  await other.getByRole('link', { name: 'Storskærm' }).click()
  const card = cardOf(other, 'Torvet skal være grønt.')
  await card.getByRole('button', { name: 'Spørg ind eller svar' }).click()
  expect(await card.getByRole('radio').first().isChecked()).toBe(true)
  await card.getByLabel('Dit svar').fill('Med græs eller træer?')
  await card.getByRole('button', { name: 'Send', exact: true }).click()

  await author.getByRole('link', { name: 'Storskærm' }).click()
  await cardOf(author, 'Torvet skal være grønt.').getByText('Med græs eller træer?').waitFor()
  await cardOf(author, 'Torvet skal være grønt.').getByText('Spørg ind', { exact: true }).waitFor()
  await author.context().close()
  await other.context().close()
})

test('a CPR number is stopped before it leaves the phone', async () => {
  const page = await aPhonePage(browser, hall)
  await awake(page)
  const sent: string[] = []
  page.on('request', (request) => sent.push(request.url()))
  await write(page, 'Ring til mig, 010190-1234')
  await page.getByText('Det ligner et CPR-nummer').waitFor()
  expect(await page.inputValue('#words')).toContain('010190-1234')
  expect(sent.filter((url) => url.includes('contributions'))).toEqual([])
  await page.context().close()
})

test('the whole way without a script', async () => {
  const page = await aPhonePage(browser, hall, { javaScriptEnabled: false })
  await write(page, 'Uden script.')
  await cardOf(page, 'Uden script.').getByText('Modtaget').waitFor()
  const news = page.frameLocator('iframe')
  await news.getByText('Uden script.').first().waitFor()
  expect(await page.locator('meta[http-equiv=refresh]').count()).toBe(0)
  expect(await news.locator('meta[http-equiv=refresh]').count()).toBe(1)
  await news.getByRole('link', { name: 'Stop opdateringen' }).click()
  await news.getByRole('link', { name: 'Opdatér af sig selv igen' }).waitFor()
  expect(await news.locator('meta[http-equiv=refresh]').count()).toBe(0)

  const card = cardOf(page, 'Uden script.')
  await card.getByText('Ret', { exact: true }).click()
  await card.getByLabel('Ret dit bidrag').fill('Uden script, med andre ord.')
  await card.getByRole('button', { name: 'Send igen' }).click()
  await cardOf(page, 'med andre ord.').waitFor()
  await cardOf(page, 'med andre ord.').getByRole('button', { name: 'Tag tilbage' }).click()
  await page.getByText('Du har taget det tilbage').waitFor()
  await page.context().close()
})

test('without a script, a key that was used keeps the new words under another', async () => {
  const page = await aPhonePage(browser, hall, { javaScriptEnabled: false })
  const key = await page.locator('#write input[name=key]').inputValue()
  await write(page, 'De første ord.')
  await cardOf(page, 'De første ord.').waitFor()
  await page
    .locator('#write input[name=key]')
    .evaluate((field, used) => field.setAttribute('value', used), key)
  await write(page, 'Helt andre ord.')
  await page.getByText('Det samme bidrag er allerede sendt med andre ord.').waitFor()
  expect(await page.inputValue('#words')).toBe('Helt andre ord.')
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await cardOf(page, 'Helt andre ord.').waitFor()
  await page.context().close()
})

test('question, field and Send stand above the keyboard of a small phone, and nothing is too wide', async () => {
  const page = await aPhonePage(browser, hall, { viewport: { width: 320, height: 310 } })
  await awake(page)
  await page.focus('#words')
  for (const part of ['#question', '#words', '#write form .button.primary']) {
    const box = await page.locator(part).first().boundingBox()
    expect(box?.y, part).toBeGreaterThanOrEqual(0)
    expect((box?.y ?? 0) + (box?.height ?? 0), part).toBeLessThanOrEqual(310)
  }
  await page.setViewportSize(smallPhoneSize)
  await write(page, `${'x'.repeat(60)} er et langt ord.`)
  await cardOf(page, 'er et langt ord.').waitFor()
  for (const place of ['Skriv', 'Storskærm', 'Dagsorden']) {
    await page.getByRole('navigation').getByRole('link', { name: place }).click()
    expect(await page.evaluate(() => document.documentElement.scrollWidth), place).toBe(320)
  }
  await page.context().close()
})

test.for(['light', 'dark'] as const)('no barrier that axe can find, %s', async (colorScheme) => {
  const page = await aPhonePage(browser, hall, { colorScheme })
  await awake(page)
  await write(page, `Noget at se på i ${colorScheme}.`)
  await cardOf(page, 'Noget at se på').waitFor()
  for (const place of ['Skriv', 'Storskærm', 'Dagsorden']) {
    await page.getByRole('navigation').getByRole('link', { name: place }).click()
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
      place,
    ).toEqual([])
  }
  await page.goto(`${hall.hall}/j/forkert`)
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  await page.context().close()
})

test('on the first visit 60 kB are enough to write with the script awake', async () => {
  const context = await browser.newContext({ viewport: phoneSize, locale: 'da-DK' })
  const page = await context.newPage()
  await context.addInitScript(noteWhenAwake)
  const loaded: Request[] = []
  page.on('requestfinished', (request) => loaded.push(request))
  await page.goto(`${hall.hall}/j/${hall.codes.screen}`)
  await awake(page)
  await page.waitForLoadState('networkidle')
  // Whatever was on its way by then had a part in how long it took.
  const asked = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter(({ startTime }) => startTime < (performance.getEntriesByName('awake')[0]?.startTime ?? 0))
      .map(({ name }) => name),
  )
  const isNeeded = (request: Request) => request.url() === page.url() || asked.includes(request.url())
  const all = await weigh(loaded)
  const needed = await weigh(loaded.filter(isNeeded))
  console.log(`First visit: ${needed} bytes (gzip, over plain http) until awake, ${all} in all`)
  expect(needed).toBeGreaterThan(30_000)
  expect(needed).toBeLessThanOrEqual(60_000)
  await context.close()

  function noteWhenAwake() {
    const watch = new MutationObserver(() => {
      if (!document.querySelector('main.awake')) return
      performance.mark('awake')
      watch.disconnect()
    })
    watch.observe(document, { subtree: true, childList: true, attributeFilter: ['class'] })
  }
  async function weigh(requests: Request[]) {
    const sizes = await Promise.all(requests.map((request) => request.sizes()))
    return sizes.reduce((sum, { responseBodySize }) => sum + responseBodySize, 0)
  }
})

test('a phone far from the door is told calmly, and only after a while', async () => {
  const page = await aPhonePage(browser, hall)
  await awake(page)
  await page.context().setOffline(true)
  await page.waitForTimeout(5000)
  expect(await page.getByText('Forbindelsen er væk').count()).toBe(0)
  await page.getByText(/Forbindelsen har været væk siden \d\d[.:]\d\d/).waitFor({ timeout: 12_000 })
  await page.context().setOffline(false)
  await page.getByText('Forbindelsen er væk').waitFor({ state: 'detached', timeout: 20_000 })
  await page.context().close()
})

test('when the room closes, words that were not sent can still come from home', async () => {
  const closing = await anotherMeeting()
  const page = await aPhonePage(browser, closing)
  await awake(page)
  await write(page, 'Det nåede jeg.')
  await cardOf(page, 'Det nåede jeg.').getByText('Modtaget').waitFor()
  await page.fill('#words', 'Det nåede jeg ikke.')
  await closing.core.meetings.close(closing.leader, { meetingId: closing.meetingId })
  await page.getByRole('heading', { name: 'Tak for i dag' }).waitFor()
  expect(await page.inputValue('#words')).toBe('Det nåede jeg ikke.')
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await eventually(async () => {
    const { posts } = await closing.core.threads.read(closing.leader, { id: closing.threadId })
    expect(posts.map(({ text, channel }) => [text, channel])).toContainEqual([
      'Det nåede jeg ikke.',
      'online',
    ])
  })
  await page.getByText('Din kode til bagefter').waitFor()
  await page.context().close()

  async function anotherMeeting(): Promise<Hall> {
    const meeting = await anOpenMeeting(hall)
    const [itemId = ''] = meeting.itemIds
    await hall.core.agenda.move(meeting.leader, { meetingId: meeting.meetingId, itemId })
    return { ...hall, ...meeting, itemId }
  }
})
