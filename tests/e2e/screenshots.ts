/** `npm run screenshots`: the pictures in `docs/screenshots`, of the demo's own world at a steady pace. */
import { mkdtemp, mkdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright'
import { readConfig } from '../../server/config.ts'
import { createClock } from '../../server/demo/clock.ts'
import { converse, gatherPhones } from '../../server/demo/conversation.ts'
import { type Stage, wallOf } from '../../server/demo/stage.ts'
import { leaderOf, makeWorld } from '../../server/demo/world.ts'
import { start } from '../../server/start.ts'
import { aBrowser } from './browser.ts'

const timezoneId = 'Europe/Copenhagen'
const folder = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url))
/** The address that stands on the wall. */
const origin = 'http://laerkevig.example'
/** By then the reply, the spoken one, the paper and the one held back have all been said. */
const utterances = 20
const paceMs = 700
const focused = 'Kranen. Den er rusten og i vejen, og den er vores. Lad den stå.'

const dataDir = await mkdtemp(join(tmpdir(), 'raadslag-pictures-'))
const environment = { HOST: '127.0.0.1', PORT: '0', DATA_DIR: dataDir, ORIGIN: origin, LOG_LEVEL: 'warn' }
process.env.TZ = timezoneId
/** A quarter past seven in the evening, whenever the pictures are taken. */
const ahead = new Date().setHours(19, 15, 0, 0) - Date.now()
const clock = createClock(() => Date.now() + ahead)
const running = await start(readConfig(environment), { now: clock.now })
const scene = { core: running.core, clock, url: `http://127.0.0.1:${running.port}` }
const { accountId, meetingId } = await makeWorld(scene)
const stage: Stage = { ...scene, leader: leaderOf(accountId) }
const browser = await aBrowser(
  `--host-resolver-rules=MAP ${new URL(origin).host}:80 127.0.0.1:${running.port}`,
)
await mkdir(folder, { recursive: true })

const wall = await openWall(browser)
const lines = await gatherPhones(stage, meetingId, [], async () => {})
const quiet = new AbortController()
const pace = (spoken: number) => (spoken < utterances ? paceMs : 3_600_000)
const talk = converse(stage, meetingId, lines, quiet.signal, pace).catch(() => {})

const phone = await openPhone(browser)
await write(phone, 'At man kan høre masterne om natten.')
await wallIsFull()
await picture(wall, 'wall')
await picture(phone, 'phone')
await picture(await openDesk(browser), 'desk')
await showFocus()
await picture(wall, 'wall-focus')
await picture(await openThread(browser), 'thread')

quiet.abort()
await talk
await browser.close()
for (const line of lines) line.close()
await running.stop()
await rm(dataDir, { recursive: true, force: true })
process.exit(0)

async function open(opened: Browser, path: string, width: number, height: number, scale = 1): Promise<Page> {
  const context = await opened.newContext({
    ...{
      viewport: { width, height },
      deviceScaleFactor: scale,
      locale: 'da-DK',
      timezoneId,
    },
    colorScheme: 'light',
  })
  const page = await context.newPage()
  await page.goto(origin + path)
  return page
}

async function openWall(opened: Browser): Promise<Page> {
  const { code } = await stage.core.people.offerWall(stage.leader, { meetingId })
  const page = await open(opened, `/wall?code=${code}`, 1920, 1080)
  await page.getByRole('button').click()
  await page.waitForURL(/\/m\/.*\/wall$/)
  return page
}

async function openPhone(opened: Browser): Promise<Page> {
  const { join: access } = await wallOf(stage, meetingId)
  const page = await open(opened, access?.path ?? '/', 390, 844, 2)
  await page.locator('main.awake').waitFor()
  return page
}

async function write(page: Page, text: string) {
  await page.locator('textarea').first().fill(text)
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.getByText('Modtaget').first().waitFor()
}

async function openDesk(opened: Browser): Promise<Page> {
  const { secret } = await stage.core.accounts.offerLogin(accountId)
  const page = await open(opened, `/login/${secret}?next=/m/${meetingId}/lead`, 1440, 900)
  await page.getByRole('button', { name: 'Log ind' }).click()
  await page.waitForURL(/\/lead$/)
  await page.waitForLoadState('networkidle')
  return page
}

/** Last week's first question, with what has been said from home since. */
async function openThread(opened: Browser): Promise<Page> {
  const [held] = await stage.core.meetings.list(stage.leader)
  const { threads } = await stage.core.meetings.read(stage.leader, held?.id ?? '')
  return open(opened, `/t/${threads[0]?.id ?? ''}`, 1280, 1400)
}

async function wallIsFull() {
  for (let waited = 0; waited < 90; waited++) {
    const { slots } = await wallOf(stage, meetingId)
    if (slots.every((slot, i) => slot ?? slots[i - 1]?.span === 2)) break
    await wall.waitForTimeout(1000)
  }
}

async function showFocus() {
  const { posts } = await stage.core.threads.read(stage.leader, {
    id: (await wallOf(stage, meetingId)).threadId,
  })
  const id = posts.find(({ text }) => text === focused)?.id ?? null
  await stage.core.wall.focus(stage.leader, { meetingId, id })
}

/** What moves has come to rest by then. */
async function picture(page: Page, name: string) {
  await page.waitForTimeout(1500)
  await page.screenshot({ path: join(folder, `${name}.png`) })
  console.log(`docs/screenshots/${name}.png`)
}
