/** Browsers in a hall: the built pages on a real server, at a name that is no secure place, like a laptop's address. */
import { existsSync } from 'node:fs'
import type { Browser, BrowserContextOptions, Page } from 'playwright'
import type { PlanInput } from '../../src/lib/contract/inputs/planning.ts'
import type { WallView } from '../../src/lib/contract/wire/wall.ts'
import { aServer, anOpenMeeting, say } from '../support/server.ts'
import { pause } from '../support/pause.ts'
import { aKey } from '../support/world.ts'

export { aBrowser } from './browser.ts'

/** A server with its pages, an open meeting, and its first question before the room. */
export async function aHall(plan: Partial<PlanInput> = {}, now?: () => number) {
  if (!existsSync(new URL('../../build/handler.js', import.meta.url)))
    throw new Error('There are no built pages to look at: npm run build')
  const server = await aServer({}, 'built', now)
  const meeting = await anOpenMeeting(server, { safetyDelaySeconds: 0, ...plan })
  const [itemId = ''] = meeting.itemIds
  await server.core.agenda.move(meeting.leader, { meetingId: meeting.meetingId, itemId })
  return { ...server, ...meeting, hall: `http://hall.test:${server.port}`, itemId }
}
export type Hall = Awaited<ReturnType<typeof aHall>>

export const phoneSize = { width: 390, height: 844 }
export const smallPhoneSize = { width: 320, height: 568 }

/** A phone of its own that has scanned the code and stands at the field. */
export async function aPhonePage(
  browser: Browser,
  hall: Hall,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({
    viewport: phoneSize,
    locale: 'da-DK',
    hasTouch: true,
    ...options,
  })
  const page = await context.newPage()
  await page.goto(`${hall.hall}/j/${hall.codes.screen}`)
  return page
}

/** A page as somebody at home opens it: with what their browser keeps, and nothing of anybody else's. */
export async function openAt(
  browser: Browser,
  { hall }: Hall,
  path: string,
  cookie: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({ locale: 'da-DK', ...options })
  const [name, value] = cookie.split('=')
  if (name && value) await context.addCookies([{ name, value, url: hall }])
  const page = await context.newPage()
  page.setDefaultTimeout(8000)
  await page.goto(hall + path)
  return page
}

/** A wall that leads, without a picture: `turn` waits for the change that is due, and reports it. */
export async function aLeadingWall({ meetingId, core, leader, ...hall }: Hall) {
  const socket = hall.connect({ extraHeaders: { cookie: hall.administrator.cookie } })
  const screenId = aKey()
  const beat = () =>
    say(socket, 'wall:beat', { meetingId, screenId, k: 3, charactersPerSlot: 130, visible: true })
  const view = async (): Promise<WallView> => (await core.wall.read(leader, meetingId)).wall
  await beat()
  await core.wall.setMode(leader, { meetingId, mode: 'running' })
  return {
    async turn() {
      const { version, next } = await view()
      if (!next) throw new Error('Nothing on this wall is to change.')
      await pause(Math.max(0, next.at - Date.now()))
      await beat()
      await say(socket, 'wall:advance', { meetingId, version, slot: next.slot, shownMs: 6000 })
    },
  }
}
