/** Words that few in the room can read: somebody at the desk writes what they say, and everybody sees both. */
import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aKey } from '../support/world.ts'
import { type Hall, aBrowser, aHall, aPhonePage, smallPhoneSize } from './support.ts'

const arabic = 'نريد مقاعد أكثر في الظل، ومكانًا يلعب فيه الأطفال.'
const danish = 'Vi vil gerne have flere bænke i skyggen og et sted, hvor børnene kan lege.'
const mark = 'Oversat af et menneske ved mødebordet'

let browser: Browser
let hall: Hall
let id: string

async function written(text: string): Promise<string> {
  const { core, leader, meetingId, threadId } = hall
  const words = { key: aKey(), meetingId, threadId, channel: 'paper', text }
  return (await core.contributions.record(leader, words)).id
}

async function withLogin(size: { width: number; height: number }): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: size, locale: 'da-DK' })
  const [name = '', value = ''] = hall.administrator.cookie.split('=')
  await context.addCookies([{ name, value, url: hall.hall }])
  return context
}

/** Which way its words run, and what a screen reader takes them for. */
const readingOf = (page: Page, text: string) =>
  page
    .getByText(text, { exact: true })
    .first()
    .evaluate((node) => ({ direction: getComputedStyle(node).direction, lang: node.getAttribute('lang') }))

const overflows = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)

beforeAll(async () => {
  browser = await aBrowser()
  hall = await aHall()
  id = await written(arabic)
}, 60_000)
afterAll(async () => {
  await browser?.close()
  await hall?.stop()
})

describe('at the desk', () => {
  test('a key opens a small field, and what is written there stands under the words', async () => {
    const desk = await (await withLogin({ width: 1280, height: 800 })).newPage()
    await desk.goto(`${hall.hall}/m/${hall.meetingId}/lead`)
    await desk.waitForSelector('.desk.scripted')
    const card = desk.locator('#incoming article', { hasText: arabic })
    await card.click()
    await desk.keyboard.press(';')
    await desk.getByLabel('Det siger ordene').fill(danish)
    await desk.getByRole('button', { name: 'Sæt det under ordene' }).click()
    await card.getByText(danish).waitFor()
    await card.getByText(`${mark} · Karen Holm`).waitFor()
    expect(await readingOf(desk, arabic)).toEqual({ direction: 'rtl', lang: 'und-Arab' })

    await desk.keyboard.press('z')
    await card.getByText(danish).waitFor({ state: 'detached' })
    await hall.core.contributions.translate(hall.leader, { id, language: 'da', text: danish, seen: null })
    await card.getByText(danish).waitFor()
    await desk.context().close()
  })

  test('who writes at the same time as another is told who was first, and keeps the words', async () => {
    const other = await written('Більше лавок.')
    const desk = await (await withLogin({ width: 1280, height: 800 })).newPage()
    await desk.goto(`${hall.hall}/m/${hall.meetingId}/lead`)
    await desk.waitForSelector('.desk.scripted')
    await desk.locator('#incoming article', { hasText: 'Більше лавок.' }).click()
    await desk.getByRole('button', { name: 'Oversæt' }).click()
    await desk.getByLabel('Det siger ordene').fill('Flere bænke, tak.')
    await hall.core.contributions.translate(hall.leader, { id: other, language: 'da', text: 'Flere bænke.' })
    await desk.locator('#incoming article').getByText('Flere bænke.', { exact: true }).waitFor()
    await desk.getByLabel('Det siger ordene').press('Control+Enter')
    await desk.getByText('kom først og har oversat det').waitFor()
    expect(await desk.getByLabel('Det siger ordene').inputValue()).toBe('Flere bænke, tak.')
    await desk.context().close()
  })
})

describe('in the room', () => {
  test('a phone shows both, the words first and from right to left', async () => {
    const phone = await aPhonePage(browser, hall, { viewport: smallPhoneSize })
    await phone.goto(`${hall.hall}/m/${hall.meetingId}/now#wall`)
    await phone.getByRole('link', { name: 'Storskærm' }).click()
    await phone.locator('.said').getByText(danish).waitFor()
    expect(await readingOf(phone, arabic)).toEqual({ direction: 'rtl', lang: 'und-Arab' })
    expect(await readingOf(phone, danish)).toEqual({ direction: 'ltr', lang: 'da' })
    await phone.getByText(mark).first().waitFor()
    expect(await overflows(phone)).toBe(false)
    await phone.context().close()
  })

  test('the news without a script shows both', async () => {
    const phone = await aPhonePage(browser, hall, { javaScriptEnabled: false })
    await phone.goto(`${hall.hall}/m/${hall.meetingId}/now/news`)
    expect(await readingOf(phone, arabic)).toEqual({ direction: 'rtl', lang: 'und-Arab' })
    await phone.getByText(danish).first().waitFor()
    await phone.getByText(mark).first().waitFor()
    await phone.context().close()
  })

  test('the wall draws it below the words, no larger than they are', async () => {
    await hall.core.wall.focus(hall.leader, { meetingId: hall.meetingId, id })
    const screen = await (await withLogin({ width: 1920, height: 1080 })).newPage()
    await screen.goto(`${hall.hall}/m/${hall.meetingId}/wall`)
    const card = screen.locator('.spoken')
    await card.getByText(danish).waitFor()
    await card.getByText(mark).waitFor()
    expect(await readingOf(screen, arabic)).toEqual({ direction: 'rtl', lang: 'und-Arab' })
    const boxes = await card.evaluate((node) =>
      [...node.querySelectorAll('.flow p')].map((words) => ({
        top: words.getBoundingClientRect().top,
        size: Number.parseFloat(getComputedStyle(words).fontSize),
      })),
    )
    const [said, into] = boxes
    expect(into?.top).toBeGreaterThan(said?.top ?? Infinity)
    expect(into?.size).toBeLessThanOrEqual(said?.size ?? 0)
    expect(into?.size).toBeGreaterThanOrEqual(0.04 * 1080 - 1)
    await screen.context().close()
  })
})
