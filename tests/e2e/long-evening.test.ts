/** An evening on which many have spoken: little of it is drawn, and all of it is there. */
import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventually } from '../support/server.ts'
import { aKey } from '../support/world.ts'
import { type Hall, aBrowser, aHall } from './support.ts'

const said = 260
let browser: Browser
let hall: Hall
let desk: Page
let board: Page
const broken: string[] = []

const write = (text: string) => {
  const { meetingId, threadId, leader } = hall
  return hall.core.contributions.record(leader, { key: aKey(), meetingId, threadId, channel: 'spoken', text })
}

beforeAll(async () => {
  browser = await aBrowser()
  hall = await aHall()
  for (let n = 1; n <= said; n++) await write(`Nummer ${n}. ${'Torvet skal bruges. '.repeat(n % 4)}`)
})
afterAll(async () => {
  await browser?.close()
  await hall?.stop()
})

async function aPageOfTheDesk(path = '', javaScriptEnabled = true): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'da-DK',
    javaScriptEnabled,
  })
  const [name = '', value = ''] = hall.administrator.cookie.split('=')
  await context.addCookies([{ name, value, url: hall.hall }])
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  page.on('pageerror', ({ message }) => broken.push(message))
  await page.goto(`${hall.hall}/m/${hall.meetingId}/lead${path}`)
  return page
}

/** Where the keyboard is: the words, and what a screen reader says of their place. */
const held = (page: Page) =>
  page.evaluate(() => {
    const here = document.activeElement
    const number = /Nummer \d+\./.exec(here?.textContent ?? '')?.[0] ?? here?.tagName
    return `${number} ${here?.getAttribute('aria-posinset')}/${here?.getAttribute('aria-setsize')}`
  })
const holds = (page: Page, what: string) => eventually(async () => expect(await held(page)).toBe(what))
const press = async (page: Page, key: string, times = 1) => {
  for (let n = 0; n < times; n++) await page.keyboard.press(key)
}

describe('at the desk', () => {
  const cards = () => desk.locator('article[data-id]')
  const top = () => desk.locator('article:focus').evaluate((card) => card.getBoundingClientRect().top)

  test('little is drawn, and its numbers are of all', async () => {
    desk = await aPageOfTheDesk()
    await desk.locator('.desk.scripted').waitFor()
    await desk.getByRole('tab', { name: `Nye ${said}` }).waitFor()
    await eventually(async () => expect(await cards().count()).toBeLessThan(100))
    expect(await cards().first().getAttribute('aria-setsize')).toBe(String(said))
  })

  test('the arrows go through every one, in order', async () => {
    for (let n = 1; n <= 50; n++) {
      await press(desk, 'ArrowDown')
      await holds(desk, `Nummer ${n}. ${n}/${said}`)
    }
    await press(desk, 'ArrowUp', 3)
    await holds(desk, `Nummer 47. 47/${said}`)
  })

  test('what comes moves nothing, and takes no focus', async () => {
    const before = await top()
    await write('Nummer 261. En til.')
    await desk.getByText('1 ny').waitFor()
    expect(await held(desk)).toBe(`Nummer 47. 47/${said}`)
    expect(Math.abs((await top()) - before)).toBeLessThan(2)
  })

  test('what is scrolled away from stays in hand', async () => {
    await desk.locator('.pile').evaluate((pile) => pile.scrollTo({ top: pile.scrollHeight }))
    await desk.getByText(`Nummer ${said}.`).waitFor()
    await holds(desk, 'Nummer 47. 47/261')
    await press(desk, 'ArrowDown')
    await holds(desk, 'Nummer 48. 48/261')
    expect(await top()).toBeGreaterThan(0)
  })

  test('what waits is taken up, and is the next to be read', async () => {
    await write('Nummer 262. Og en til.')
    await desk.getByText('1 ny').waitFor()
    await press(desk, 'm')
    await holds(desk, 'Nummer 262. 262/262')
  })

  test('it is as accessible as a short one', async () => {
    const { violations } = await new AxeBuilder({ page: desk }).analyze()
    expect(violations.map(({ id }) => id)).toEqual([])
  })

  test('without a script there are the first hundred, and a way to the rest', async () => {
    const page = await aPageOfTheDesk('', false)
    expect(await page.locator('article[data-id]').count()).toBe(100)
    await page.getByRole('link', { name: 'De næste' }).click()
    expect(await page.locator('article[data-id]').first().textContent()).toContain('Nummer 101.')
    await page.getByRole('link', { name: 'De forrige' }).click()
    expect(await page.locator('article[data-id]').first().textContent()).toContain('Nummer 1.')
    await page.context().close()
  })
})

describe('on the board', () => {
  const cards = () => board.locator('.left [role=option]')

  test('the last is one key away, and the first as well', async () => {
    board = await aPageOfTheDesk('/themes')
    await board.getByText('262 mangler en plads').first().waitFor()
    await eventually(async () => expect(await cards().count()).toBeLessThan(100))
    await cards().first().focus()
    await press(board, 'End')
    await holds(board, 'Nummer 262. 262/262')
    await press(board, 'ArrowUp', 25)
    await holds(board, 'Nummer 237. 237/262')
    await press(board, 'Home')
    await holds(board, 'Nummer 1. 1/262')
  })

  test('the focus is kept by who reads on where one goes away before', async () => {
    await press(board, 'ArrowDown', 20)
    await holds(board, 'Nummer 21. 21/262')
    const { contributions } = await hall.core.feed.whole(hall.leader, hall.meetingId, 'desk')
    const first = contributions.find(({ text }) => text.startsWith('Nummer 1.'))
    const where = { meetingId: hall.meetingId, threadId: hall.threadId }
    await hall.core.themes.standAlone(hall.leader, { ...where, contributionIds: [first?.id] })
    await holds(board, 'Nummer 21. 20/261')
  })

  test('all the rest stands alone at once, and comes back', async () => {
    await board.getByRole('button', { name: 'Resten står for sig selv' }).click()
    await board.locator('.left.none').waitFor()
    await board.locator('.alone [aria-setsize="262"]').first().waitFor()
    await board.getByRole('button', { name: 'Fortryd' }).click()
    await board.getByText('261 mangler en plads').first().waitFor()
  })

  test('it is as accessible as a short one', async () => {
    const { violations } = await new AxeBuilder({ page: board }).analyze()
    expect(violations.map(({ id }) => id)).toEqual([])
  })
})

test('nothing broke', () => {
  expect(broken).toEqual([])
})
