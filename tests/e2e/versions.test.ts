/** What words said before, what readers ask to have looked at, and answers to answers: with and without a script. */
import type { Browser, BrowserContextOptions } from 'playwright'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { nobody } from '../../server/domain/people/actor.ts'
import { aKey, minute } from '../support/world.ts'
import { xssTexts } from '../support/xss.ts'
import { fits, isAccessible } from './accessible.ts'
import { type Hall, aBrowser, aHall, smallPhoneSize, openAt } from './support.ts'

let browser: Browser
let hall: Hall
/** One for each way: nobody writes twice in a moment. */
const participants: string[] = []
const ids = { mended: '', reply: '' }

beforeAll(async () => {
  browser = await aBrowser()
  hall = await aHall()
  const { core, leader, meetingId, threadId } = hall
  const joined = await hall.join(hall.codes.screen)
  for (let i = 0; i < 2; i++) participants.push((await hall.join(hall.codes.screen)).cookie)
  const { actor } = await hall.door.ask({ cookies: {}, bearer: joined.token, isSecure: false })
  const post = (text: string, more = {}) =>
    core.contributions.submit(actor, { key: aKey(), threadId, text, ...more })
  ids.mended = (await post('Flere bænke i solen ved kirken', { name: 'Mette' })).id
  ids.reply = (await post('Hvor mange?', { parentId: ids.mended, name: 'Bo', kind: 'ask' })).id
  const real = Date.now
  const later = vi.spyOn(Date, 'now').mockImplementation(() => real() + 3 * minute)
  await core.contributions.edit(actor, { id: ids.mended, text: 'Flere bænke i læ ved kirken og skolen' })
  later.mockRestore()
  await core.meetings.close(leader, { meetingId })
  await core.meetings.publish(leader, { meetingId })
})
afterAll(async () => {
  await browser.close()
  await hall.stop()
})

const open = (path: string, cookie = '', options: BrowserContextOptions = {}) =>
  openAt(browser, hall, path, cookie, options)

const leader = async () => {
  const { accountId } = { accountId: hall.leader.account?.id ?? '' }
  const { token } = await hall.door.letIn({
    ...{ accountId, device: null, way: 'password', userAgent: null, language: 'da', origin: null },
  })
  return `login=${token}`
}

describe.each([
  ['without a script', { javaScriptEnabled: false }, 0],
  ['with one', {}, 1],
] as const)('a reader %s', (_way, options, which) => {
  test('sees that words were mended, and what they said before', async () => {
    const page = await open(`/t/${hall.threadId}`, '', options)
    await page.getByRole('link', { name: /^Rettet .* Se, hvad der stod før/ }).click()
    await page.getByRole('heading', { name: 'Sådan stod der før' }).waitFor()
    const now = page.locator('#now')
    expect(await now.locator('ins').allInnerTexts()).toEqual(
      expect.arrayContaining([expect.stringContaining('læ')]),
    )
    expect(await now.locator('del').first().innerText()).toMatch(/blev taget ud:\s+solen/)
    expect(await page.getByRole('listitem').nth(1).innerText()).toContain('Flere bænke i solen ved kirken')
  })

  test('answers an answer, which says whom it answers', async () => {
    const words = `Tre ved hver (${_way})`
    const page = await open(`/t/${hall.threadId}`, participants[which], options)
    await page.getByRole('link', { name: 'Svar på: Hvor mange?' }).click()
    const form = page.locator(`#write-${ids.reply}`)
    await form.getByLabel('Byg videre').check({ force: true })
    await form.getByLabel('Dit svar').fill(words)
    await form.getByRole('button', { name: 'Send' }).click()
    await page.waitForURL(/#c-/)
    const answer = page.locator('li.said', { hasText: words })
    const link = answer.getByRole('link', { name: 'Svar på Bo: »Hvor mange?«' })
    expect(await link.getAttribute('href')).toBe(`#c-${ids.reply}`)
  })

  test('reports words without a login, and reads on the receipt what became of it', async () => {
    const { core, leader: actor } = hall
    const page = await open(`/t/${hall.threadId}`, '', options)
    await page.getByRole('link', { name: /opmærksom på: Hvor mange/ }).click()
    await page.getByLabel('Handler om noget andet').check()
    await page.getByLabel('Med dine egne ord').fill('Det hører til <b>en anden</b> tråd')
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    await page.getByText('Tak. Det er sendt').waitFor()
    await page.getByText('Ingen har set på det endnu.').waitFor()
    await core.reports.answer(actor, { id: ids.reply, outcome: 'stays', note: 'Spørgsmålet hører til.' })
    await page.reload()
    const outcome = page.getByRole('region', { name: 'Hvad blev der af det?' })
    expect(await outcome.innerText()).toMatch(/bliver stående[^]*Spørgsmålet hører til/)
    expect(await page.getByText('Det hører til <b>en anden</b> tråd').count()).toBe(1)
  })
})

test('who leads finds it among their meetings and answers, without a script', async () => {
  const { secret } = await hall.core.reports.make(nobody, { id: ids.reply, key: aKey(), reason: 'duplicate' })
  const page = await open('/meetings', await leader(), { javaScriptEnabled: false, viewport: smallPhoneSize })
  await page.getByRole('link', { name: /Brug for dig: 1 bidrag/ }).click()
  await page.getByText('Står der allerede').first().waitFor()
  await page.getByText('Bliver stående', { exact: true }).first().click()
  await page.getByLabel(/Hvorfor\?/).fill('Det er et spørgsmål.')
  await page.getByRole('button', { name: 'Bliver stående' }).click()
  await page.getByText('Det er afgjort').waitFor()
  expect(await hall.core.reports.receipt({ secret })).toMatchObject({ outcome: 'stays' })
})

test('who leads takes an earlier wording away for good', async () => {
  const page = await open(`/t/${hall.threadId}/versions/${ids.mended}`, await leader())
  await isAccessible(page)
  expect(await page.getByText('Tag denne ordlyd væk').count()).toBe(1)
})

test('nothing that is typed is run, and the pages are without fault on a small phone', async () => {
  for (const words of xssTexts)
    await hall.core.reports.make(nobody, { id: ids.mended, key: aKey(), reason: 'other', words })
  const page = await open(`/m/${hall.meetingId}/reports`, await leader(), { viewport: smallPhoneSize })
  const shown = await page.locator('li li .words').allTextContents()
  expect(shown.toSorted()).toEqual(xssTexts.toSorted())
  const dangerous =
    'main script, main iframe, main object, main base, main [onerror], main [onload], main img'
  expect(await page.locator(dangerous).count()).toBe(0)
  expect(await page.evaluate(() => 'ran' in window)).toBe(false)
  await fits(page)
  const report = `/t/${hall.threadId}/report/${ids.mended}`
  for (const path of [report, `/t/${hall.threadId}/versions/${ids.mended}`]) {
    const small = await open(path, '', { viewport: smallPhoneSize })
    await fits(small)
    await isAccessible(small)
  }
})
