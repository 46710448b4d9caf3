/** The same evening on a cheap phone, and at home. */
import type { Browser, CDPSession, Page } from 'playwright'
import { newKey } from '../../src/lib/posting.ts'
import type { Place } from './place.ts'

export interface Away {
  /** kB */
  phonePage: number
  /** Until the last of the words has come; ms. */
  whole: number
  /** Of the browser's own time, for one contribution; ms. */
  oneMore: number
  oneMoreDrawn: number
  thread: number
  /** kB */
  threadPage: number
}

const rate = 4
const times = 3
const quietMs = 2000
const patienceMs = 60_000

export async function away(browser: Browser, place: Place): Promise<Away> {
  const { url, meetingId, code, threadId, deskCookie = '' } = place
  const page = await browser.newPage({ viewport: { width: 390, height: 844 }, locale: 'da-DK' })
  page.setDefaultTimeout(patienceMs)
  await page.goto(`${url}/j/${code}`)
  await page.locator('main.awake').waitFor()
  await page.fill('#words', 'Mit eget bidrag.')
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.getByText('Modtaget').first().waitFor()

  const phone = await page.context().newCDPSession(page)
  await phone.send('Performance.enable')
  await phone.send('Emulation.setCPUThrottlingRate', { rate })
  const began = performance.now()
  const response = await page.goto(`${url}/m/${meetingId}/now`)
  const phonePage = ((await response?.body())?.length ?? 0) / 1000
  const whole = (await lastHeard(page, phone)) - began
  const oneMore = await costOfOne(browser, phone, place)
  await page.locator('a[href="#wall"]').click()
  await page.locator('ul.said > li').first().waitFor()
  await page.waitForTimeout(quietMs)
  const oneMoreDrawn = await costOfOne(browser, phone, place)
  await page.context().close()

  const headers = { cookie: deskCookie }
  await (await fetch(`${url}/t/${threadId}`, { headers })).text()
  const asked = performance.now()
  const thread = await (await fetch(`${url}/t/${threadId}`, { headers })).text()
  return {
    ...{ phonePage, whole, oneMore, oneMoreDrawn },
    thread: performance.now() - asked,
    threadPage: Buffer.byteLength(thread) / 1000,
  }
}

/** When nothing has come over the socket for a while: when the last of it came. */
async function lastHeard(page: Page, phone: CDPSession): Promise<number> {
  let last = performance.now()
  phone.on('Network.webSocketFrameReceived', () => (last = performance.now()))
  await phone.send('Network.enable')
  await page.locator('main.awake').waitFor()
  while (performance.now() - last < quietMs) await page.waitForTimeout(100)
  return last
}

/** The middle of a few, each written on a phone of its own, since none may write fast. */
async function costOfOne(browser: Browser, phone: CDPSession, place: Place): Promise<number> {
  const costs: number[] = []
  for (let n = 0; n < times; n++) {
    const before = await busyMs(phone)
    await writeOne(browser, place)
    await new Promise((resolve) => setTimeout(resolve, quietMs))
    const after = await busyMs(phone)
    await new Promise((resolve) => setTimeout(resolve, quietMs))
    // What a page does anyway in such a time is no cost of the contribution.
    costs.push(after - before - ((await busyMs(phone)) - after))
  }
  return costs.sort((a, b) => a - b)[Math.floor(times / 2)] ?? 0
}

async function busyMs(phone: CDPSession): Promise<number> {
  const { metrics } = await phone.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
}

async function writeOne(browser: Browser, { url, code, meetingId, threadId }: Place) {
  const context = await browser.newContext()
  await context.request.get(`${url}/j/${code}`)
  const answer = await context.request.post(`${url}/api/threads/${threadId}/contributions`, {
    headers: { origin: url },
    data: { key: newKey(), meetingId, text: 'Et bidrag til.' },
  })
  if (!answer.ok()) throw new Error(`Nothing was written: ${answer.status()} ${await answer.text()}`)
  await context.close()
}
