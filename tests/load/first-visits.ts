/** What a phone and a wall load on their first visit: bodies as they go over the wire, compressed. */
import type { Browser, Page, Request } from 'playwright'
import { aBrowser } from '../e2e/browser.ts'
import type { Place } from './place.ts'
import type { Line } from './report.ts'

/** Over plain http browsers take gzip alone; localhost counts as https to them. */
const names = [
  { host: 'hall.test', how: 'gzip, plain http' },
  { host: 'localhost', how: 'brotli, as under https' },
]

export async function firstVisits(place: Place): Promise<Line[]> {
  const browser = await aBrowser()
  try {
    const lines: Line[] = []
    for (const { host, how } of names) lines.push(...(await phoneLines(browser, place, host, how)))
    lines.push(await wallLine(browser, place))
    return lines
  } finally {
    await browser.close()
  }
}

/** A bad mobile network: 400 kbit/s, and 400 ms there and back. */
const slow = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 }

async function phoneLines(
  browser: Browser,
  { url, code }: Place,
  host: string,
  how: string,
): Promise<Line[]> {
  const page = await newPage(browser)
  const network = await page.context().newCDPSession(page)
  await network.send('Network.emulateNetworkConditions', slow)
  const loaded = bodiesOf(page)
  const began = performance.now()
  await page.goto(`${at(url, host)}/j/${code}`, { waitUntil: 'commit' })
  await page.locator('textarea').waitFor()
  // Those whose styles stand in the page are named, disabled, so that nobody fetches them.
  await page.waitForFunction(() =>
    [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]:not([disabled])')].every(
      ({ sheet }) => sheet,
    ),
  )
  const form = { ms: performance.now() - began, bytes: await loaded() }
  await page.locator('main.awake').waitFor()
  const script = { ms: performance.now() - began, bytes: await loaded() }
  await page.waitForLoadState('networkidle')
  const line = (what: string, measured: string, wanted?: string): Line => ({
    ...{ part: `Phone, first visit (${how})`, what, measured },
    ...(wanted && { wanted }),
  })
  return [
    line('Until the form is there, and works', `${kilobytes(form.bytes)}, ${seconds(form.ms)}`),
    line(
      'Until the script has taken over',
      `${kilobytes(script.bytes)}, ${seconds(script.ms)}`,
      '60 kB, 3 s at most',
    ),
    line('Everything', kilobytes(await loaded())),
  ]
}

async function wallLine(browser: Browser, { url, wallCode }: Place): Promise<Line> {
  const door = await newPage(browser)
  await door.goto(`${at(url, 'hall.test')}/wall?code=${wallCode ?? ''}`)
  await door.getByRole('button').click()
  await door.waitForURL(/\/m\/.*\/wall$/)
  // The same device, and nothing remembered of the pages.
  const context = await browser.newContext({ storageState: await door.context().storageState() })
  const page = await context.newPage()
  const loaded = bodiesOf(page)
  await page.goto(door.url(), { waitUntil: 'networkidle' })
  await page.evaluate(async () => void (await document.fonts.ready))
  await page.waitForTimeout(500)
  const fonts = await loaded('font')
  return {
    part: 'Wall, first visit (gzip, plain http)',
    what: 'Everything',
    measured: `${kilobytes((await loaded()) - fonts)}, and ${kilobytes(fonts)} of font`,
    wanted: '120 kB and the font',
  }
}

const newPage = async (browser: Browser): Promise<Page> => (await browser.newContext()).newPage()

function at(url: string, host: string): string {
  const address = new URL(url)
  address.hostname = host
  return address.origin
}

/** Answers how many bytes have come so far, of one kind or of all. */
function bodiesOf(page: Page): (kind?: string) => Promise<number> {
  const requests: Request[] = []
  page.on('requestfinished', (request) => requests.push(request))
  return async (kind) => {
    const wanted = requests.filter((request) => !kind || request.resourceType() === kind)
    const sizes = await Promise.all(wanted.map((request) => request.sizes()))
    return sizes.reduce((sum, { responseBodySize }) => sum + responseBodySize, 0)
  }
}

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`
const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s at 400 kbit/s`
