/** A thread is taken to a meeting, summed up, split and merged, and every link goes on working. */
import type { Browser, BrowserContextOptions } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anOpenMeeting } from '../support/server.ts'
import { aKey, aPlan } from '../support/world.ts'
import { fits, isAccessible } from './accessible.ts'
import { type Hall, aBrowser, aHall, smallPhoneSize, openAt } from './support.ts'

let browser: Browser
let hall: Hall
let nextId = ''
const said: string[] = []
const texts = ['Kommer der flere bænke?', 'Hvornår kører bussen igen?', 'Bussen kører for tidligt.']
const week = 7 * 24 * 3_600_000

beforeAll(async () => {
  browser = await aBrowser()
  hall = await aHall()
  const { core, leader, administrator, meetingId, threadId } = hall
  const { token } = await hall.join(hall.codes.screen)
  const { actor } = await hall.door.ask({ cookies: {}, bearer: token, isSecure: false })
  for (const text of texts)
    said.push((await core.contributions.submit(actor, { key: aKey(), threadId, text })).id)
  await core.meetings.close(leader, { meetingId })
  await core.meetings.publish(leader, { meetingId })
  const startsAt = Date.now() + week
  const plan = aPlan({ title: 'Torvet igen', startsAt, endsAt: startsAt + 3_600_000 })
  nextId = (await core.meetings.plan(administrator.actor, plan)).id
  await core.meetings.announce(administrator.actor, { meetingId: nextId })
})
afterAll(async () => {
  await browser.close()
  await hall.stop()
})

const open = (path: string, cookie = '', options: BrowserContextOptions = {}) =>
  openAt(browser, hall, path, cookie, options)

const secondThreadOf = async (meetingId: string) =>
  (await hall.core.meetings.read(hall.administrator.actor, meetingId)).threads[1]?.id ?? ''

const withoutScript = { javaScriptEnabled: false }

/** Without a script axe cannot look; the same page with one is the same page. */
async function isAccessibleAt(path: string, cookie = '') {
  const page = await open(path, cookie, { viewport: smallPhoneSize })
  await isAccessible(page)
  await fits(page)
}

test('a citizen proposes the thread for a meeting, who leads it says yes, and the thread says so', async () => {
  const citizen = (await hall.account()).cookie
  const page = await open(`/t/${hall.threadId}`, citizen, withoutScript)
  await page.getByRole('link', { name: 'Tag med til mødet' }).click()
  await isAccessibleAt(`/t/${hall.threadId}/take`, citizen)
  await page.getByLabel(/Torvet igen/).check()
  await page.getByLabel('Hvorfor? (kan udelades)').fill('Vi nåede ikke bænkene.')
  await page.getByRole('button', { name: 'Foreslå det' }).click()
  await page.getByText(/Foreslået til Torvet igen/).waitFor()
  await isAccessibleAt('/me', citizen)

  const plan = await open(`/m/${nextId}/plan`, hall.administrator.cookie, withoutScript)
  await isAccessibleAt(`/m/${nextId}/plan`, hall.administrator.cookie)
  const proposed = plan.getByRole('region', { name: 'Foreslået til mødet' })
  expect(await proposed.innerText()).toContain('Vi nåede ikke bænkene.')
  await proposed.getByLabel('Punktets titel').fill('Bænkene')
  await proposed.getByRole('button', { name: 'Sæt på dagsordenen' }).click()
  await plan.waitForURL(/saved/)
  const thread = await open(`/t/${hall.threadId}`)
  await thread.getByText(/På dagsordenen til Torvet igen/).waitFor()
})

test('a secretary sums the thread up, paragraph by paragraph, with its sources', async () => {
  const secretary = (await hall.account('secretary')).cookie
  const path = `/t/${hall.threadId}/summary`
  const page = await open(path, secretary, withoutScript)
  await page.getByLabel('Afsnittets tekst').fill('Der er brug for bænke.')
  await page.getByRole('button', { name: 'Gem afsnittet' }).click()
  await page.getByRole('button', { name: 'Offentliggør opsummeringen' }).click()
  expect(await page.getByRole('alert').innerText()).toContain('mindst ét bidrag')
  await page.getByRole('link', { name: 'Ret afsnit 1' }).click()
  await page.getByLabel('Kommer der flere bænke?').check()
  await page.getByRole('button', { name: 'Gem afsnittet' }).click()
  await isAccessibleAt(path, secretary)
  await page.getByRole('button', { name: 'Offentliggør opsummeringen' }).click()
  await page.getByText(/Opsummeret af Mette Skov/).waitFor()
  const thread = await open(`/t/${hall.threadId}`)
  await thread.getByText('Opsummering', { exact: true }).click()
  const source = thread.getByRole('link', { name: 'Kommer der flere bænke?' }).first()
  expect(await source.getAttribute('href')).toBe(`#c-${said[0]}`)
  await isAccessibleAt(`/t/${hall.threadId}`)
})

test('words are moved into a new thread, and old links lead to them', async () => {
  const { threadId, administrator } = hall
  const page = await open(`/t/${threadId}`, administrator.cookie, withoutScript)
  await page.getByRole('link', { name: 'Flyt bidrag' }).click()
  await isAccessibleAt(`/t/${threadId}/move`, administrator.cookie)
  await page.getByLabel('Hvornår kører bussen igen?').check()
  await page.getByRole('button', { name: 'Flyt dem' }).click()
  expect(await page.getByRole('alert').count()).toBe(1)
  expect(await page.getByLabel('Hvornår kører bussen igen?').isChecked()).toBe(true)
  await page.getByLabel('Spørgsmålet i den nye tråd').fill('Hvad med bussen?')
  await page.getByRole('button', { name: 'Flyt dem' }).click()
  await page.getByRole('heading', { name: 'Hvad med bussen?' }).waitFor()
  expect(await page.locator('article').innerText()).toContain(
    'Skrevet i tråden »Hvad skal torvet bruges til?«',
  )

  const byQuestion = await open(`/t/${threadId}?at=${said[1]}`, '', withoutScript)
  expect(byQuestion.url()).toContain(`at=${said[1]}#c-${said[1]}`)
  await byQuestion.getByRole('heading', { name: 'Hvad med bussen?' }).waitFor()
  const byHash = await open(`/t/${threadId}#c-${said[1]}`)
  await byHash.getByRole('heading', { name: 'Hvad med bussen?' }).waitFor()
  await byHash.locator(`#c-${said[1]}`).waitFor()
  const old = await open(`/t/${threadId}`, '', withoutScript)
  await old.getByRole('link', { name: 'Et bidrag er flyttet til »Hvad med bussen?«' }).click()
  await old.getByRole('heading', { name: 'Hvad med bussen?' }).waitFor()
})

test('threads are merged after one has seen what will happen, and the old address goes on working', async () => {
  const { threadId, administrator } = hall
  const other = await secondThreadOf(hall.meetingId)
  const page = await open(`/t/${threadId}/merge`, administrator.cookie, withoutScript)
  await isAccessibleAt(`/t/${threadId}/merge?into=${other}`, administrator.cookie)
  await page.getByLabel(/Hvordan kommer vi frem\?.*Torvet i Nørre Sundby/).check()
  await page.getByRole('button', { name: 'Se, hvad der vil ske' }).click()
  expect(await page.getByRole('region', { name: 'Denne tråd lægges ind i den anden' }).innerText()).toMatch(
    /2/,
  )
  await page.getByRole('button', { name: 'Læg trådene sammen' }).click()
  await page.getByText(/Lagt sammen med »Hvad skal torvet bruges til\?«, .*, af Karen Holm/).waitFor()
  const deep = await open(`/t/${threadId}#c-${said[0]}`)
  await deep.waitForURL(new RegExp(`/t/${other}.*#c-${said[0]}`))
  expect(await deep.locator(`#c-${said[0]}`).innerText()).toContain('Kommer der flere bænke?')
  await isAccessibleAt(`/t/${threadId}`)
})

test('not while a meeting with the thread is under way', async () => {
  const now = await anOpenMeeting(hall, { title: 'Havnen' })
  const page = await open(
    `/t/${now.threadId}/merge?into=${await secondThreadOf(now.meetingId)}`,
    hall.administrator.cookie,
  )
  await page.getByRole('button', { name: 'Læg trådene sammen' }).click()
  expect(await page.getByRole('alert').innerText()).toContain('er i gang')
})
