/** A running house at a made-up address, a browser before it, and the album that its pictures are put in. */
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright'
import { readConfig } from '../../../server/config.ts'
import { start } from '../../../server/start.ts'
import { aBrowser } from '../browser.ts'
import { type EveningClock, anEveningClock, foreseeChance, pageTime } from './time.ts'

export const timezoneId = 'Europe/Copenhagen'
/** The address that stands on the wall. */
export const origin = 'http://laerkevig.example'
export const folder = fileURLToPath(new URL('../../../docs/screenshots/', import.meta.url))

export const projector = { width: 1280, height: 720 }
export const laptop = { width: 1440, height: 900 }
export const phone = { width: 390, height: 844 }

export interface Picture {
  name: string
  says: string
}

type Looks = BrowserContextOptions & { path?: string }

export type Studio = Awaited<ReturnType<typeof openStudio>>

export async function openStudio() {
  process.env.TZ = timezoneId
  // Also for what the browser draws itself: dates are written as Danes write them.
  process.env.LANGUAGE = 'da'
  foreseeChance()
  const clock: EveningClock = anEveningClock()
  const dataDir = await mkdtemp(join(tmpdir(), 'raadslag-pictures-'))
  const environment = { HOST: '127.0.0.1', PORT: '0', DATA_DIR: dataDir, ORIGIN: origin, LOG_LEVEL: 'warn' }
  const running = await start(readConfig(environment), { now: clock.now })
  const browser = await aBrowser(
    `--host-resolver-rules=MAP ${new URL(origin).host}:80 127.0.0.1:${running.port}`,
  )
  await mkdir(folder, { recursive: true })
  const album: Picture[] = []

  /** A device of its own, in Denmark, that moves nothing. */
  async function device({ path, ...looks }: Looks): Promise<Page> {
    const context = await browser.newContext({
      ...{ viewport: laptop, locale: 'da-DK', timezoneId, colorScheme: 'light', reducedMotion: 'reduce' },
      ...looks,
    })
    context.setDefaultTimeout(60_000)
    await context.addInitScript({ content: pageTime(clock.aheadMs()) })
    const page = await context.newPage()
    if (path) await see(page, path)
    return page
  }

  /** @param whole all of the page, however long, and not the window alone. */
  async function take(page: Page, name: string, says: string, whole = false): Promise<void> {
    await page.waitForTimeout(500)
    const window = page.viewportSize()
    // What stays at the foot of a window stands at the foot of the picture, and not across its middle.
    if (whole && window) await page.setViewportSize({ ...window, height: await heightOf(page) })
    const { width, height, sharp } = await page.evaluate((isWhole) => {
      const { scrollWidth, scrollHeight } = document.documentElement
      const [wide, high] = isWhole ? [scrollWidth, scrollHeight] : [innerWidth, innerHeight]
      return { width: wide, height: high, sharp: devicePixelRatio }
    }, whole)
    const line = await page.context().newCDPSession(page)
    const clip = { x: 0, y: whole ? 0 : await page.evaluate(() => scrollY), width, scale: sharp }
    const { data } = await line.send('Page.captureScreenshot', {
      ...{ format: 'webp', quality: 50, captureBeyondViewport: whole },
      clip: { ...clip, height: Math.min(height, tallest) },
    })
    await line.detach()
    await writeFile(join(folder, `${name}.webp`), Buffer.from(data, 'base64'))
    if (whole && window) await page.setViewportSize(window)
    album.push({ name, says })
    console.log(`docs/screenshots/${name}.webp`)
  }

  /** What cannot be taken here stays as it was taken elsewhere. */
  function keep(name: string, says: string) {
    if (existsSync(join(folder, `${name}.webp`))) album.push({ name, says })
  }

  async function close() {
    await browser.close()
    await running.stop()
    await rm(dataDir, { recursive: true, force: true })
  }

  return {
    ...{ core: running.core, door: running.door, url: `http://127.0.0.1:${running.port}`, clock },
    ...{ album, device, take, keep, close },
  }
}

/** More of a page than this says nothing further; px. */
const tallest = 1600

const heightOf = async (page: Page): Promise<number> =>
  Math.min(tallest, await page.evaluate(() => Math.max(innerHeight, document.documentElement.scrollHeight)))

/** Its script has come, and nothing is on its way any more. */
export async function see(page: Page, path: string): Promise<void> {
  await page.goto(origin + path)
  await page.waitForLoadState('networkidle')
}

export const putAway = (page: Page): Promise<void> => page.context().close()

/** What a device remembers, for another that is to be the same one. */
export const remembered = (page: Page): ReturnType<BrowserContext['storageState']> =>
  page.context().storageState()
