/** What people do at their screens, each in one line of the story. */
import type { Page } from 'playwright'
import type { Facilitator } from './people.ts'

/** At a table, or on a phone wherever it is. */
export async function writes(page: Page, text: string) {
  const place = page.getByRole('navigation').getByRole('link', { name: 'Skriv' })
  if (await place.count()) await place.click({ noWaitAfter: true })
  await page.fill('#words', text)
  // Nothing is navigated; on a line that is silent one would wait for ever to be sure of it.
  await page.getByRole('button', { name: 'Send', exact: true }).click({ noWaitAfter: true })
}

export async function answers(phone: Page, to: string, text: string) {
  await phone.evaluate(() => (location.hash = '#wall'))
  const card = phone.locator('ul.said > li', { hasText: to })
  await card.getByRole('button', { name: 'Spørg ind eller svar' }).click()
  await card.locator('textarea').fill(text)
  await card.getByRole('button', { name: 'Send', exact: true }).click()
}

export const says = (page: Page, text: string) =>
  page.locator('.line [role=status]', { hasText: text }).waitFor()

export async function writesDown({ desk }: Facilitator, text: string) {
  await desk.keyboard.press('s')
  await desk.fill('#note-text', text)
  await desk.keyboard.press('Control+Enter')
  await says(desk, 'Det er skrevet ned')
  await desk.keyboard.press('Escape')
}

/** Under its tab, and chosen: keys are about it. */
export async function takes({ desk }: Facilitator, tab: 'Alle' | 'Vises ikke', text: string) {
  await desk.getByRole('tab', { name: tab }).click()
  await desk.locator('#incoming .text', { hasText: text }).click()
}

export async function holds(by: Facilitator, text: string) {
  await takes(by, 'Alle', text)
  await by.desk.keyboard.press('h')
  await by.desk.getByRole('button', { name: 'Om andres private forhold' }).click()
  await says(by.desk, 'Grunden er gemt')
}

export async function releases(by: Facilitator, text: string) {
  await takes(by, 'Vises ikke', text)
  await by.desk.keyboard.press('h')
  await says(by.desk, 'Bidraget vises igen')
}

export async function showsLarge(by: Facilitator, text: string) {
  await takes(by, 'Alle', text)
  await by.desk.keyboard.press('f')
  await says(by.desk, 'Storskærmen viser ét bidrag stort')
}

export async function movesTo({ desk }: Facilitator, item: string) {
  await desk.locator('button.item', { hasText: item }).click()
  await desk.locator('[aria-current=step]', { hasText: item }).waitFor()
}

/** With one key, as it stands on the desk beside what it does. */
export async function presses({ desk }: Facilitator, key: string, then: string) {
  await desk.keyboard.press(key)
  await says(desk, then)
}

export async function gathers({ board }: Facilitator, theme: string, texts: string[]) {
  for (const text of texts) {
    await board.getByRole('option', { name: text }).first().focus()
    await board.keyboard.press('Space')
  }
  await board.keyboard.press('l')
  await board.locator('dialog[open] [role=combobox]').waitFor()
  await board.keyboard.type(theme)
  await board.keyboard.press('Enter')
  await says(board, theme)
}
