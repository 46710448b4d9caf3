/** Themes and tables on a wall in a browser: side by side, as few pages as they need, whatever changes, and not one word cut. */
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bearerKey } from '../../server/auth/devices.ts'
import type { Actor } from '../../server/domain/people/actor.ts'
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

async function written(text: string, threadId = hall.threadId): Promise<string> {
  const { core, leader, meetingId } = hall
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
    const foot = document.querySelector('.themes .foot')?.textContent ?? ''
    if (!flow) throw new Error('There are no themes.')
    const from = flow.getBoundingClientRect()
    const piecesOf = (one: Element) => [...one.getClientRects()].filter(({ height }) => height > 1)
    const sections = [...flow.querySelectorAll('section')].map(piecesOf)
    const lefts = new Set(sections.flat().map(({ left }) => Math.round(left - from.left)))
    const words = [...flow.querySelectorAll('li')].flatMap(piecesOf)
    const heads = [...document.querySelectorAll('.themes .name:not(.ruler)')]
    const isUnder =
      ({ left, right, top, bottom }: DOMRect) =>
      (word: DOMRect) =>
        word.left < right - 1 && word.right > left + 1 && word.top < bottom - 1 && word.bottom > top + 1
    return {
      pages: Math.ceil(lefts.size / Number(getComputedStyle(flow).columnCount)),
      said: Number(/af (\d+)/.exec(foot)?.[1] ?? 1),
      isWhole: Math.max(...sections.flat().map(({ bottom }) => bottom)) <= from.bottom + 1,
      covered: heads.filter((head) => words.some(isUnder(head.getBoundingClientRect()))).length,
      /** In so many columns each, in the order in which they are read. */
      themes: sections.map(({ length }) => length),
      heads: heads.map(({ textContent }) => textContent.trim()),
      size: Number.parseFloat(getComputedStyle(flow).fontSize),
      height: innerHeight,
    }
  })

/** How large words are, of the height: as they were asked to be, whichever comes first. */
const large = { least: 0.06, most: 0.1 }
const small = { least: 0.04, most: large.least }
async function agrees({ least, most } = { least: 0.04, most: 0.1 }): Promise<void> {
  await eventually(async () => {
    const { pages, said, isWhole, covered, themes, heads, size, height } = await drawn()
    expect({ said, isWhole, covered }).toEqual({ said: pages, isWhole: true, covered: 0 })
    expect(heads).toHaveLength(themes.reduce((sum, columns) => sum + columns, 0))
    expect(size).toBeGreaterThanOrEqual(least * height - 0.1)
    expect(size).toBeLessThanOrEqual(most * height)
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
  await agrees(small)
})

test('turning a page lays nothing out anew', async () => {
  const before = await drawn()
  await page.keyboard.press('ArrowRight')
  expect(await drawn()).toEqual(before)
})

test('small themes share a column, in their order and each of them whole', async () => {
  const { core, leader, meetingId } = hall
  const [itemId = ''] = hall.itemIds.slice(1)
  await core.agenda.move(leader, { meetingId, itemId })
  const { agenda } = await core.meetings.readDesk(leader, meetingId)
  const threadId = agenda.find(({ id }) => id === itemId)?.threadId ?? ''
  const named = ['Ni', 'Otte', 'Syv', 'Seks', 'Fem', 'Fire', 'Tre', 'To', 'En']
  for (const [n, name] of named.entries()) {
    const contributionIds: string[] = []
    for (let said = 0; said <= n % 4; said++)
      contributionIds.push(await written(`Flere bænke i skyggen, tak. Nummer ${said}.`, threadId))
    await core.themes.make(leader, { meetingId, threadId, name, contributionIds })
  }
  await core.wall.size(leader, { meetingId, text: 'small' })
  await core.wall.setMode(leader, { meetingId, mode: 'themes' })
  await page.locator('.themes section[aria-label="En"]').waitFor()
  await agrees(small)
  const { heads, themes, said } = await drawn()
  expect(heads.filter((head) => named.includes(head))).toEqual(named)
  expect(themes).toEqual(named.map(() => 1))
  expect(said).toBeLessThanOrEqual(3)
  await core.wall.size(leader, { meetingId, text: 'large' })
  await agrees(large)
  expect((await drawn()).said).toBeLessThanOrEqual(5)
})

/** Of the tables. */
const ids: string[] = []

describe('tables', () => {
  const names = ['Ved porten', 'Under kranen', 'Ved vandet', 'På loftet']
  beforeAll(async () => {
    const { core, leader, meetingId } = hall
    for (const name of names.slice(0, 3)) ids.push((await core.stands.add(leader, { meetingId, name })).id)
    await core.wall.setMode(leader, { meetingId, mode: 'tables' })
  })

  /** Which tables stand beside each other, how large the least of their words are, and whether all of it is on the wall. */
  const beside = () =>
    page.evaluate(() => {
      const columns = [...document.querySelectorAll('.tables .column')]
      const boxes = columns.map((column) => column.getBoundingClientRect())
      const scene = document.querySelector('.scene')?.getBoundingClientRect()
      const words = document.querySelectorAll('.tables .silent, .tables .flow')
      const sizes = [...words].map((word) => Number.parseFloat(getComputedStyle(word).fontSize))
      const isInside = ({ left, right, bottom }: DOMRect) =>
        scene !== undefined &&
        left >= scene.left - 1 &&
        right <= scene.right + 1 &&
        bottom <= scene.bottom + 1
      return {
        names: columns.map((column) => column.getAttribute('aria-label') ?? ''),
        isOneRow: new Set(boxes.map(({ top }) => Math.round(top))).size === 1,
        isInside: boxes.every(isInside),
        size: Math.min(...sizes) / innerHeight,
      }
    })

  test.each([
    { width: 1280, height: 720 },
    { width: 3840, height: 2160 },
    { width: 1920, height: 1080 },
  ])('stand side by side, three of them in large words: $width × $height', async (size) => {
    await page.setViewportSize(size)
    await eventually(async () => {
      expect(await beside()).toMatchObject({ isOneRow: true, isInside: true })
      expect((await beside()).names.map((name) => name.replace(/^Bord \d: /, ''))).toEqual(names.slice(0, 3))
    })
  })

  test('four of them in smaller ones, and two at a time in large', async () => {
    const { core, leader, meetingId } = hall
    await core.stands.add(leader, { meetingId, name: names[3] })
    await core.wall.size(leader, { meetingId, text: 'small' })
    await eventually(async () => {
      const { names: shown, isOneRow, isInside, size } = await beside()
      expect({ shown: shown.length, isOneRow, isInside }).toEqual({
        shown: 4,
        isOneRow: true,
        isInside: true,
      })
      expect(size).toBeGreaterThanOrEqual(0.039)
    })
    await core.wall.size(leader, { meetingId, text: 'large' })
    await eventually(async () => expect((await beside()).names).toHaveLength(2))
    await page.getByText(/^Bord \d–\d af 4$/).waitFor()
  })
})

describe('while somebody has the floor', () => {
  /** Written by whoever sits there with the table's computer. */
  async function saidAt(standId: string, name: string): Promise<string> {
    const { core, leader, meetingId, threadId } = hall
    const scribe: Actor = { account: null, keyIn: (id) => bearerKey(standId, id, 'seal') }
    const { code } = await core.stands.offerScribe(leader, { meetingId, standId })
    await core.people.exchangeGrant(scribe, { code })
    const words = { key: aKey(), meetingId, threadId, text: 'En bro til børnene.', name }
    return (await core.stands.write(scribe, words)).id
  }

  test('a name that the desk hides leaves its table at once, and the words stay', async () => {
    const { core, leader, meetingId, itemIds } = hall
    await core.agenda.move(leader, { meetingId, itemId: itemIds[0] })
    await core.wall.setMode(leader, { meetingId, mode: 'tables' })
    await core.wall.size(leader, { meetingId, text: 'small' })
    const id = await saidAt(ids[0] ?? '', 'Jytte Toft')
    const card = page.locator('.tables li', { hasText: 'En bro til børnene.' })
    await card.getByText('Jytte Toft').waitFor()
    await core.wall.giveFloor(leader, { meetingId, taken: true })
    await core.moderation.hold(leader, { id, part: 'name' })
    await card.getByText('Jytte Toft').waitFor({ state: 'detached', timeout: 5000 })
    expect(await card.count()).toBe(1)
    await core.wall.giveFloor(leader, { meetingId, taken: false })
  })
})

describe('whoever is called up', () => {
  const clock = () =>
    page.evaluate(() => {
      const left = [...document.querySelectorAll<HTMLElement>('main *')].filter(
        (one) =>
          /^\d+:\d\d$/.test(one.textContent.trim()) && one.checkVisibility({ visibilityProperty: true }),
      )
      return left
        .filter((one) => !left.some((other) => other !== one && one.contains(other)))
        .map((one) => Number.parseFloat(getComputedStyle(one).fontSize) / innerHeight)
    })

  test('has the one clock on the wall, large, also while a table tells', async () => {
    const { core, leader, meetingId } = hall
    await core.wall.showTable(leader, { meetingId, standId: ids[0], minutes: 5 })
    await eventually(async () => expect(await clock()).toHaveLength(1))
    await core.speakers.add(leader, { meetingId, name: 'Karen Margrethe Holm-Sørensen' })
    await core.speakers.call(leader, { meetingId })
    await page.getByText('Karen Margrethe Holm-Sørensen har ordet').waitFor()
    await eventually(async () => {
      const sizes = await clock()
      expect(sizes).toHaveLength(1)
      expect(sizes[0]).toBeGreaterThanOrEqual(0.12)
    })
    const bottom = await page
      .locator('.foot')
      .last()
      .evaluate((foot) => foot.getBoundingClientRect().bottom)
    expect(bottom).toBeLessThanOrEqual(1080)
    await core.speakers.end(leader, { meetingId })
    await page.getByText('har ordet').waitFor({ state: 'detached' })
    expect(await clock()).toHaveLength(1)
  })
})
