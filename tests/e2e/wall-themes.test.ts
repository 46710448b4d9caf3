/** Themes on a wall in a browser: as many pages as there are columns for, whatever changes, and not one word cut. */
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually } from '../support/server.ts'
import { aKey } from '../support/world.ts'
import { type Hall, aBrowser, aHall } from './support.ts'

const arabic = 'نريد مقاعد أكثر في الظل، ومكانًا يلعب فيه الأطفال.'
const danish = 'Vi vil gerne have flere bænke i skyggen og et sted, hvor børnene kan lege.'

let browser: Browser
let hall: Hall
let page: Page
beforeAll(async () => {
  browser = await aBrowser()
  hall = await aHall()
  const long = await written(arabic.repeat(4))
  for (const language of ['da', 'en'])
    await hall.core.contributions.translate(hall.leader, {
      ...{ id: long, language, seen: null },
      text: danish.repeat(6),
    })
  await gathered('Skygge', await written(arabic))
  await gathered('Ensomhed', long)
  await hall.core.wall.setMode(hall.leader, { meetingId: hall.meetingId, mode: 'themes' })
  page = await aWall()
}, 60_000)
afterAll(async () => {
  await browser?.close()
  await hall?.stop()
})

async function written(text: string): Promise<string> {
  const { core, leader, meetingId, threadId } = hall
  const words = { key: aKey(), meetingId, threadId, channel: 'paper', text }
  return (await core.contributions.record(leader, words)).id
}

async function gathered(name: string, ...contributionIds: string[]): Promise<void> {
  const { core, leader, meetingId, threadId } = hall
  await core.themes.make(leader, { meetingId, threadId, name, contributionIds })
}

/** Whose faces come late, as over a hall's network: until then everything has other widths. */
async function aWall(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, locale: 'da-DK' })
  const [name = '', value = ''] = hall.administrator.cookie.split('=')
  await context.addCookies([{ name, value, url: hall.hall }])
  const wall = await context.newPage()
  const shown = wall.waitForSelector('.themes li')
  await wall.route(/\.woff2/, async (route) => {
    await shown
    await route.continue()
  })
  await wall.goto(`${hall.hall}/m/${hall.meetingId}/wall`)
  await shown
  await wall.waitForFunction(() => document.fonts.status === 'loaded')
  return wall
}

/** What Chromium has laid out, and what the wall says of it. */
const drawn = () =>
  page.evaluate(() => {
    const flow = document.querySelector<HTMLElement>('.themes .flow')
    const names = document.querySelector('.themes .names > div:not(.away)')
    const foot = document.querySelector('.themes .foot')?.textContent ?? ''
    if (!flow || !names) throw new Error('There are no themes.')
    const pieces = [...flow.querySelectorAll('section')].flatMap((one) => [...one.getClientRects()])
    const columns = pieces.filter(({ height }) => height > 1).length
    const pages = Math.ceil(columns / Number(getComputedStyle(flow).columnCount))
    const said = Number(/af (\d+)/.exec(foot)?.[1] ?? 1)
    const isWhole =
      Math.max(...pieces.map(({ bottom }) => bottom)) <=
      (flow.parentElement?.getBoundingClientRect().bottom ?? 0) + 1
    return {
      pages,
      said,
      isWhole,
      size: Number.parseFloat(getComputedStyle(flow).fontSize),
      height: innerHeight,
    }
  })

async function agrees(): Promise<void> {
  await eventually(async () => {
    const { pages, said, isWhole, size, height } = await drawn()
    expect({ said, isWhole }).toEqual({ said: pages, isWhole: true })
    expect(size).toBeGreaterThanOrEqual(0.04 * height)
  })
}

test('a long card with two translations has as many pages as columns, also where the faces come late', async () => {
  await agrees()
  expect((await drawn()).said).toBeGreaterThan(1)
})

test.each([
  { width: 1024, height: 768 },
  { width: 3840, height: 2160 },
  { width: 1080, height: 1920 },
  { width: 1920, height: 1080 },
])('so has a wall that becomes another: $width × $height', async (size) => {
  await page.setViewportSize(size)
  await agrees()
})

test('so has one whose themes and text change while it is shown', async () => {
  await gathered('Mad', await written('Et sted at købe brød.'))
  await page.locator('.themes li', { hasText: 'brød' }).waitFor()
  await agrees()
  await hall.core.wall.size(hall.leader, { meetingId: hall.meetingId, text: 'small' })
  await agrees()
})

test('turning a page lays nothing out anew', async () => {
  const before = await drawn()
  await page.keyboard.press('ArrowRight')
  expect(await drawn()).toEqual(before)
})
