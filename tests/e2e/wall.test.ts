/** The wall in browsers: where sockets are blocked, and on every size of screen. */
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Hall, aBrowser, aHall } from './support.ts'
import { eventually } from '../support/server.ts'
import { aPost } from '../support/world.ts'

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

interface Screen {
  width: number
  height: number
}

/** Any computer, made a wall with a code. */
async function aWallPage({ width, height }: Screen, { sockets = true } = {}): Promise<Page> {
  const { core, leader, meetingId } = hall
  const context = await browser.newContext({ viewport: { width, height }, locale: 'da-DK' })
  if (!sockets) await context.routeWebSocket(/socket\.io/, (socket) => void socket.close())
  const page = await context.newPage()
  const { code } = await core.people.offerWall(leader, { meetingId })
  await page.goto(`${hall.hall}/wall`)
  await page.getByLabel('Kode').fill(code)
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/m/${meetingId}/wall`)
  await page.locator('.canvas').waitFor()
  return page
}

/** From a phone of its own. */
async function say(text: string): Promise<void> {
  const { token } = await hall.join(hall.codes.screen)
  const { threadId: _, ...post } = aPost(hall.threadId, text)
  const headers = { authorization: `Bearer ${token}` }
  await hall.post(`/api/threads/${hall.threadId}/contributions`, post, headers)
}

describe('where sockets are blocked', () => {
  const contributions = 12
  const awaited = 6

  test('a wall that is alone leads: nobody twice before everybody once, and all of it on record', async () => {
    const { core, leader, meetingId } = hall
    for (let i = 1; i <= contributions; i++) await say(`Ønske nummer ${i}.`)
    await core.wall.setMode(leader, { meetingId, mode: 'running' })

    const page = await aWallPage({ width: 1280, height: 720 }, { sockets: false })
    const seen: string[] = []
    await eventually(async () => {
      for (const text of await page.locator('article .box p').allInnerTexts())
        if (!seen.includes(text)) seen.push(text)
      const { fairness } = await core.meetings.readDesk(leader, meetingId)
      expect(fairness).toMatchObject({ received: contributions, most: 1, fewest: 0 })
      expect(fairness.shown).toBeGreaterThanOrEqual(awaited)
      expect(seen.length).toBeGreaterThanOrEqual(awaited)
    }, 80_000)
    expect(await page.getByText(/forbindelsen har været væk/i).count()).toBe(0)
    await page.context().close()
  }, 100_000)
})

describe('a wall that nobody can read the words on', () => {
  const idOf = (page: Page) => page.evaluate(() => sessionStorage.getItem('screen') ?? '')
  /** The walls that count. */
  const screens = async (screenId: string) => {
    const { core, leader, meetingId } = hall
    const { screens } = await core.wall.leaveOut(leader, { meetingId, screenId, leftOut: false })
    return screens.map(({ id }) => id)
  }

  test('counts for nothing under the large square, and is the same wall when it is loaded again', async () => {
    const { core, leader, meetingId } = hall
    await core.wall.setMode(leader, { meetingId, mode: 'running' })
    await core.wall.size(leader, { meetingId, largeCode: false })
    await say('Mere lys ved stien.')
    const page = await aWallPage({ width: 1080, height: 1920 })
    await page.locator('article').first().waitFor()
    await eventually(async () => expect(await idOf(page)).not.toBe(''))
    const id = await idOf(page)
    await eventually(async () => expect(await screens(id)).toContain(id))
    await core.wall.size(leader, { meetingId, largeCode: true })
    await eventually(async () => expect(await screens(id)).not.toContain(id), 15_000)
    await core.wall.size(leader, { meetingId, largeCode: false })
    await eventually(async () => expect(await screens(id)).toContain(id), 15_000)

    await page.reload()
    await page.locator('.canvas').waitFor()
    expect(await idOf(page)).toBe(id)
    await page.context().close()
  }, 60_000)
})

describe('the square that opens the meeting', () => {
  const screens: Screen[] = [
    { width: 1024, height: 768 },
    { width: 1280, height: 720 },
    { width: 1920, height: 1080 },
    { width: 3840, height: 2160 },
  ]
  const upright: Screen = { width: 1080, height: 1920 }

  /** Its modules alone, and all of it with the quiet zone; px. */
  const squareOn = (page: Page) =>
    page.locator('.join svg').evaluate((svg: SVGSVGElement) => {
      const { width, left, right, top, bottom } = svg.getBoundingClientRect()
      const modules = svg.viewBox.baseVal.width
      const isWhole = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight
      return { whole: width, modules: (width * (modules - 8)) / modules, isWhole }
    })

  const [welcome, large] = [{ mode: 'welcome' as const }, { mode: 'running' as const, largeCode: true }]
  const show = async ({ mode, largeCode = false }: { mode: 'welcome' | 'running'; largeCode?: boolean }) => {
    const { core, leader, meetingId } = hall
    await core.wall.setMode(leader, { meetingId, mode })
    await core.wall.size(leader, { meetingId, largeCode })
  }

  test.each(screens)(
    'is 60 % of the height for a welcome and on request: $width × $height',
    async (screen) => {
      const page = await aWallPage(screen)
      for (const programme of [welcome, large]) {
        await show(programme)
        await eventually(async () => {
          const { modules, isWhole } = await squareOn(page)
          expect(modules).toBeGreaterThanOrEqual(0.6 * screen.height)
          expect(isWhole).toBe(true)
        })
      }
      await page.context().close()
    },
  )

  test('is as broad as an upright screen, which has not got 60 % of its height', async () => {
    const page = await aWallPage(upright)
    for (const programme of [welcome, large]) {
      await show(programme)
      await eventually(async () => {
        const { modules, whole, isWhole } = await squareOn(page)
        expect(modules).toBeGreaterThanOrEqual(0.6 * upright.width)
        expect(whole).toBeGreaterThanOrEqual(0.9 * upright.width)
        expect(isWhole).toBe(true)
      })
    }
    await page.context().close()
  })
})

test.each([
  { width: 1280, height: 720 },
  { width: 1024, height: 768 },
  { width: 1080, height: 1920 },
])('what one may press covers no words: $width × $height', async (screen) => {
  const { core, leader, meetingId } = hall
  await core.wall.size(leader, { meetingId, largeCode: false })
  await core.wall.setMode(leader, { meetingId, mode: 'running' })
  const page = await aWallPage(screen)
  await page.mouse.move(20, 20)
  const covered = await page.evaluate(() => {
    const boxOf = (element: Element) => element.getBoundingClientRect()
    const buttons = [...document.querySelectorAll('.foot button')].map(boxOf)
    const words = [...document.querySelectorAll('.canvas p, .canvas span, .canvas h1')].map(boxOf)
    const meet = (a: DOMRect, b: DOMRect) =>
      a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
    return { buttons: buttons.length, meet: buttons.some((a) => words.some((b) => meet(a, b))) }
  })
  expect(covered).toEqual({ buttons: 2, meet: false })
  await page.context().close()
})
