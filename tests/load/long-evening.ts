/** What a desk, a phone and the page at home have to carry on an evening on which many have spoken, against one on which few have. */
import type { Browser, Page } from 'playwright'
import { aBrowser } from '../e2e/browser.ts'
import { type Away, away } from './long-evening-away.ts'
import { startChild } from './child.ts'
import type { Place } from './place.ts'
import type { Line } from './report.ts'

const few = 30
const many = 3000
const patienceMs = 60_000

interface Measured extends Away {
  /** All in ms. */
  usable: number
  step: number
  moved: number
  restAlone: number
  typing: number
}

export async function longEvening(): Promise<Line[]> {
  const [long, short] = [await evening(many), await evening(few)]
  const line = (what: string, of: keyof Measured, wanted?: string, unit = 'ms'): Line => ({
    part: `An evening with ${many} contributions`,
    what,
    measured: `${Math.round(long[of])} ${unit} (with ${few}: ${Math.round(short[of])} ${unit})`,
    ...(wanted && { wanted }),
  })
  return [
    line('Desk: until a key selects a card', 'usable', 'under 1500 ms'),
    line('Desk: an arrow, until the next is drawn', 'step', 'under 100 ms'),
    line('Board: one stands alone, until it is drawn', 'moved', 'under 100 ms'),
    line('Board: all the rest stands alone', 'restAlone'),
    line('Phone: its page, before it is compressed', 'phonePage', undefined, 'kB'),
    line('Phone, four times slower: all words loaded', 'whole'),
    line('Phone, four times slower: one more, at the field', 'oneMore', 'under 50 ms'),
    line('Phone, four times slower: one more, among all words', 'oneMoreDrawn', 'under 200 ms'),
    line('Thread: its page, until it has come', 'thread'),
    line('Thread: its page, before it is compressed', 'threadPage', undefined, 'kB'),
    line('Server: one more card typed in', 'typing', 'no more than the first'),
  ]
}

async function evening(words: number): Promise<Measured> {
  const hall = await startChild<Place>('hall.ts', { words })
  const browser = await aBrowser()
  try {
    return {
      ...(await measure(browser, hall.ready)),
      ...(await away(browser, hall.ready)),
      typing: hall.ready.typingMs ?? 0,
    }
  } finally {
    await browser.close()
    await hall.stop()
  }
}

async function measure(browser: Browser, { url, meetingId, deskCookie = '' }: Place) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'da-DK' })
  page.setDefaultTimeout(patienceMs)
  const [name = '', value = ''] = deskCookie.split('=')
  await page.context().addCookies([{ name, value, url }])
  const desk = `${url}/m/${meetingId}/lead`
  // Once before, so that neither the server nor the browser meets it for the first time.
  await page.goto(desk, { waitUntil: 'networkidle' })
  await page.goto(desk, { waitUntil: 'commit' })
  await page.locator('.desk.scripted').waitFor()
  await page.keyboard.press('ArrowDown')
  await page.locator('article:focus').waitFor()
  const usable = await page.evaluate(() => performance.now())
  await page.waitForLoadState('networkidle')
  const step = await drawn(page, 'ArrowDown', 'article:focus[aria-posinset="2"]')

  await page.goto(`${desk}/themes`, { waitUntil: 'networkidle' })
  await page.locator('.left [role=option]').first().focus()
  const moved = await drawn(page, 'a', '.alone [role=option]')
  const began = performance.now()
  await page.getByRole('button', { name: 'Resten står for sig selv' }).click()
  await page.locator('.left.none').waitFor()
  return { usable, step, moved, restAlone: performance.now() - began }
}

/** From a key to the picture with what it made; ms. */
const drawn = (page: Page, key: string, selector: string): Promise<number> =>
  page.evaluate(
    ([key = '', selector = '']) =>
      new Promise<number>((resolve) => {
        const began = performance.now()
        const look = () =>
          document.querySelector(selector)
            ? requestAnimationFrame(() => resolve(performance.now() - began))
            : requestAnimationFrame(look)
        const press = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
        ;(document.activeElement ?? document.body).dispatchEvent(press)
        look()
      }),
    [key, selector],
  )
