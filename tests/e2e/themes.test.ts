/** Gathering into themes: wholly by keyboard, by mouse, and by two facilitators at once. */
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventually } from '../support/server.ts'
import { aKey } from '../support/world.ts'
import { isAccessibleByDayAndNight } from './accessible.ts'
import { type Hall, aBrowser, aHall } from './support.ts'

let browser: Browser
let hall: Hall
const broken: string[] = []

const words = [
  'Flere bænke i læ.',
  'Bænkene skal stå i solen.',
  'Mere lys om aftenen.',
  'Et sted at købe brød.',
  'Lad det være, som det er.',
]

beforeAll(async () => {
  browser = await aBrowser()
  hall = await aHall()
  for (const text of words) await write(text)
})
afterAll(async () => {
  await browser?.close()
  await hall?.stop()
})

const write = (text: string) => {
  const { meetingId, threadId, leader } = hall
  return hall.core.contributions.record(leader, { key: aKey(), meetingId, threadId, channel: 'spoken', text })
}

async function aBoard(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'da-DK' })
  const [name = '', value = ''] = hall.administrator.cookie.split('=')
  await context.addCookies([{ name, value, url: hall.hall }])
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  page.on('pageerror', ({ message }) => broken.push(message))
  await page.goto(`${hall.hall}/m/${hall.meetingId}/lead/themes`)
  await page.getByText('mangler en plads').first().waitFor()
  await page.waitForLoadState('networkidle')
  return page
}

const status = (page: Page, text: string) => page.locator('.line [role=status]', { hasText: text }).waitFor()

/** As it stands on a board: the name of each column, and the words in it. */
const drawn = (page: Page) =>
  page
    .locator('[data-column]')
    .evaluateAll((columns) =>
      Object.fromEntries(
        columns.map((column) => [
          column.querySelector('h2')?.textContent?.trim() ?? '',
          [...column.querySelectorAll('.text')].map((text) => text.textContent),
        ]),
      ),
    )

/** As it stands in the database, called as the board calls it. */
async function stored(): Promise<Record<string, string[]>> {
  const { themes, contributions } = (await hall.core.feed.since(hall.meetingId, 'desk', 0)).upserts
  const all = contributions.toSorted((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
  const inside = (is: (ids: string[]) => boolean) =>
    all.filter(({ themeIds }) => is(themeIds ?? [])).map(({ text }) => text)
  const alone = themes.find(({ kind }) => kind === 'alone')?.id ?? ''
  const named = themes.filter(({ kind }) => kind === 'theme')
  return {
    'Mangler en plads': inside((ids) => ids.length === 0),
    ...Object.fromEntries(named.map(({ id, name }) => [name, inside((ids) => ids.includes(id))])),
    'Står for sig selv': inside((ids) => ids.includes(alone)),
  }
}

const agrees = (...pages: Page[]) =>
  eventually(async () => {
    for (const page of pages) expect(await drawn(page)).toEqual(await stored())
  })

describe('by keyboard alone', () => {
  let board: Page
  const press = async (...keys: string[]) => {
    for (const key of keys) await board.keyboard.press(key)
  }
  const answer = async (text: string) => {
    await board.locator('dialog[open] [role=combobox]').waitFor()
    await board.keyboard.type(text)
    await press('Enter')
  }

  beforeAll(async () => {
    board = await aBoard()
  })

  test('with nothing in hand L says what to do, and what is typed on runs nothing', async () => {
    await press('l')
    await status(board, 'Vælg et bidrag først')
    await board.keyboard.type('byliv')
    await press('ArrowDown')
    await eventually(async () =>
      expect(await board.evaluate(() => document.activeElement?.textContent)).toContain(words[0]),
    )
    expect((await hall.core.wall.read(hall.leader, hall.meetingId)).wall.mode).not.toBe('blank')
  })

  test('several are chosen and put in a theme that is made by its name', async () => {
    const first = board.getByRole('option', { name: words[0] ?? '' })
    for (let n = 0; n < 30 && !(await first.evaluate((it) => it === document.activeElement)); n++)
      await press('Tab')
    await press('Space', 'ArrowDown', 'Space', 'l')
    await board.getByText('Der er ingen temaer endnu.').waitFor()
    expect(await board.getByText('Ingen temaer hedder sådan.').count()).toBe(0)
    await answer('Bænke')
    await status(board, 'Temaet Bænke er oprettet med 2 bidrag')
    await eventually(async () => expect((await drawn(board)).Bænke).toEqual(words.slice(0, 2)))
    await board.getByText('3 mangler en plads').waitFor()
  })

  test('the keyboard goes on where the cards were', async () => {
    await eventually(async () =>
      expect(await board.evaluate(() => document.activeElement?.textContent)).toContain(words[2]),
    )
  })

  test('one goes into a theme by its first letters, and into another as well', async () => {
    await press('l')
    await answer('Lys')
    await status(board, 'Temaet Lys er oprettet')
    await eventually(async () => expect((await drawn(board)).Lys).toEqual([words[2]]))
    await press('ArrowRight', 'ArrowRight', 'k')
    await answer('bæ')
    await status(board, 'også lagt i Bænke')
    await eventually(async () => expect((await drawn(board)).Bænke).toEqual(words.slice(0, 3)))
    await press('z')
    await status(board, 'Fortrudt')
    await eventually(async () => expect((await drawn(board)).Bænke).toEqual(words.slice(0, 2)))
    await agrees(board)
  })

  test('a theme is renamed where it stands, and undo names what it takes back', async () => {
    await press('r')
    await board.getByRole('textbox', { name: 'Temaets navn' }).waitFor()
    await board.keyboard.type('Lys og tryghed')
    await press('Enter')
    await status(board, 'Temaet hedder nu Lys og tryghed')
    await board.getByRole('button', { name: 'Fortryd: omdøbt til Lys og tryghed' }).waitFor()
    await agrees(board)
  })

  test('two are merged, and the merge is taken back', async () => {
    await press('m')
    await answer('Bænke')
    await status(board, 'Lys og tryghed er lagt sammen med Bænke')
    await eventually(async () => expect((await drawn(board)).Bænke).toHaveLength(3))
    await press('z')
    await status(board, 'Lys og tryghed er der igen')
    await eventually(async () => expect((await drawn(board))['Lys og tryghed']).toEqual([words[2]]))
    await agrees(board)
  })

  test('one is split into a new theme, and that is taken back', async () => {
    await board.getByRole('option', { name: words[1] ?? '' }).focus()
    await press('d')
    await answer('Sol')
    await status(board, 'delt ud af Bænke til Sol')
    await eventually(async () => expect((await drawn(board)).Sol).toEqual([words[1]]))
    await press('z')
    await status(board, 'Fortrudt')
    await eventually(async () => expect((await drawn(board)).Bænke).toEqual(words.slice(0, 2)))
    await agrees(board)
  })

  test('what uses the same words is suggested, and gathered by nobody but the facilitator', async () => {
    await write('Bænke med ryglæn.')
    await board.getByRole('option', { name: 'Bænke med ryglæn.' }).focus()
    await press('i')
    const dialog = board.getByRole('dialog', { name: 'Ligner' })
    await dialog.getByRole('checkbox', { name: words[0] ?? '' }).waitFor()
    expect(await dialog.getByRole('checkbox', { checked: true }).count()).toBe(0)
    await dialog.getByRole('checkbox', { name: words[0] ?? '' }).focus()
    await press('Space')
    await dialog.getByRole('button', { name: 'Læg sammen i' }).focus()
    await press('Enter')
    await answer('Bænke')
    await eventually(async () => expect((await drawn(board)).Bænke).toContain('Bænke med ryglæn.'))
    await agrees(board)
  })

  test('the rest stands alone, and comes back', async () => {
    await board.getByRole('button', { name: 'Resten står for sig selv' }).focus()
    await press('Enter')
    await board.getByText('0 mangler en plads').waitFor()
    await agrees(board)
    await press('z')
    await board.getByText('2 mangler en plads').waitFor()
    await agrees(board)
  })

  test('it is as accessible as the rest', async () => {
    await isAccessibleByDayAndNight(board)
  })
})

describe('two facilitators', () => {
  test('drag and type at once, and both boards say what the database says', async () => {
    const [one, other] = [await aBoard(), await aBoard()]
    const column = (page: Page, name: string) => page.locator('[data-column]', { hasText: name }).first()
    const card = (page: Page, text: string) => page.getByRole('option', { name: text }).first()
    await Promise.all([
      card(one, words[3] ?? '').dragTo(column(one, 'Lys og tryghed')),
      (async () => {
        await card(other, words[4] ?? '').focus()
        await other.keyboard.press('a')
      })(),
    ])
    await status(one, 'lagt i Lys og tryghed')
    await status(other, 'står for sig selv')
    await agrees(one, other)
    expect((await stored())['Mangler en plads']).toEqual([])
  })

  test('a change by one takes neither focus nor choice from the other', async () => {
    const [one, other] = [await aBoard(), await aBoard()]
    const held = other.getByRole('option', { name: words[0] ?? '' }).first()
    await held.focus()
    await other.keyboard.press('Space')
    await one
      .getByRole('option', { name: words[2] ?? '' })
      .first()
      .focus()
    await one.keyboard.press('o')
    await other.getByText('1 mangler en plads').waitFor()
    expect(await held.evaluate((it) => it === document.activeElement)).toBe(true)
    expect(await held.getAttribute('aria-selected')).toBe('true')
  })

  test('whoever comes too late is told, and nothing is lost', async () => {
    const [one, other] = [await aBoard(), await aBoard()]
    await one
      .getByRole('option', { name: words[0] ?? '' })
      .first()
      .focus()
    await other
      .getByRole('option', { name: words[0] ?? '' })
      .first()
      .focus()
    await other.keyboard.press('m')
    await other.locator('dialog[open] [role=combobox]').fill('Lys')
    await one.keyboard.press('u')
    await status(one, 'Bænke er opløst')
    await other.keyboard.press('Enter')
    await status(other, 'lagt sammen med et andet eller opløst')
    await agrees(one, other)
  })
})

test('nothing broke', () => {
  expect(broken).toEqual([])
})
