/** The facilitator's desk: its panes, its tabs, what it asks, and how it looks on a phone. */
import type { Page } from 'playwright'
import { type Evening, openDesk } from './evening.ts'
import { phone, putAway } from './studio.ts'

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()
const tab = (page: Page, name: RegExp) => page.getByRole('tab', { name }).click()
const pane = (page: Page, name: string) => page.locator('.panes').getByRole('button', { name }).click()
const card = (page: Page, text: string) => page.locator('#incoming article', { hasText: text }).first()

async function aDesk(evening: Evening, looks: Parameters<typeof openDesk>[2] = {}, path = '/lead') {
  const desk = await openDesk(evening, path, looks)
  await desk.waitForSelector('.desk.scripted')
  return desk
}

/** How many are there is heard a little later than the rest. */
async function aLiveDesk(evening: Evening, looks: Parameters<typeof openDesk>[2] = {}) {
  const desk = await aDesk(evening, looks)
  await desk.locator('.presence', { hasText: /\d/ }).waitFor()
  return desk
}

/** Nobody has come yet. */
export async function picturesBeforeTheDoorsOpen(evening: Evening, comingId: string) {
  const { studio } = evening
  const desk = await aDesk({ ...evening, meetingId: comingId })
  await studio.take(desk, 'desk-before', 'Before the doors open')
  await putAway(desk)
  const day = await openDesk({ ...evening, meetingId: comingId }, '/lead/day')
  await studio.take(day, 'desk-day', 'What is seen to on the day, and the rehearsal', true)
  await putAway(day)
}

export async function picturesOfDesk(evening: Evening) {
  const desk = await aLiveDesk(evening)
  await ofThePile(evening, desk)
  await ofWhatItAsks(evening, desk)
  await putAway(desk)
  await inOtherLooks(evening)
}

async function ofThePile({ studio: { take } }: Evening, desk: Page) {
  await take(desk, 'desk', 'Agenda, what comes in, and what the room sees')
  await tab(desk, /^Alle/)
  await card(desk, 'Ærligt talt').click()
  await take(desk, 'desk-all', 'Everything that was said, and what may be done with the chosen one')
  await tab(desk, /^Venter/)
  await take(desk, 'desk-waiting', 'Phones that came later are read before they are shown')
  await tab(desk, /^Vises ikke/)
  await card(desk, 'gule hus').click()
  await press(desk, 'Ret grunden')
  await take(desk, 'desk-held', 'Held back: the reason that its author reads')
  await press(desk, 'Færdig')
  await tab(desk, /^Svar og hjemmefra/)
  await take(desk, 'desk-replies', 'Replies, and what is said from home')
  await tab(desk, /^Nye/)
}

async function ofWhatItAsks({ studio: { take } }: Evening, desk: Page) {
  await desk.keyboard.press('s')
  await desk.keyboard.type('Der skal være et sted, hvor man kan hænge sit våde tøj.')
  await take(desk, 'desk-write-down', 'What somebody said aloud is written down, by the keyboard alone')
  await desk.fill('#note-text', '')
  await desk.keyboard.press('Escape')
  await desk.keyboard.press('i')
  await take(desk, 'desk-insert', 'A break, or one more item, while the meeting runs')
  await desk.keyboard.press('Escape')
  await desk.keyboard.press('r')
  await desk.getByLabel('Gør hvad').waitFor()
  await take(desk, 'desk-promise', 'Who promised what, and by when')
  await desk.keyboard.press('Escape')
  await desk.keyboard.press('?')
  await take(desk, 'desk-keys', 'One key for each frequent act')
  await desk.keyboard.press('Escape')
  await press(desk, 'Luk mødet…')
  await take(desk, 'desk-close', 'Closing asks first')
  await desk.keyboard.press('Escape')
  await desk.keyboard.press('c')
  await take(desk, 'desk-covered', 'Covered, in case this screen is the one that is projected')
  await desk.keyboard.press('c')
  await desk.locator('#speakers').scrollIntoViewIfNeeded()
  await desk.locator('#needs').scrollIntoViewIfNeeded()
  await take(desk, 'desk-needs', 'Speakers, and what needs a person')
}

async function inOtherLooks(evening: Evening) {
  const { take } = evening.studio
  const dark = await aLiveDesk(evening, { colorScheme: 'dark', locale: 'en-GB' })
  await take(dark, 'desk-dark-english', 'In the dark, and in English')
  await putAway(dark)
  const tablet = await aLiveDesk(evening, { viewport: { width: 820, height: 1180 } })
  await take(tablet, 'desk-tablet', 'On a tablet')
  await putAway(tablet)
  const small = await aLiveDesk(evening, { viewport: phone, deviceScaleFactor: 1.5, hasTouch: true })
  await take(small, 'desk-phone', 'On a phone: what comes in')
  await pane(small, 'Dagsorden')
  await take(small, 'desk-phone-agenda', 'On a phone: agenda and speakers')
  await pane(small, 'Storskærm')
  await take(small, 'desk-phone-wall', 'On a phone: the wall and how it is led')
  await putAway(small)
}

/** The network is away for longer than a moment. */
export async function pictureWithoutNetwork(evening: Evening) {
  const desk = await aLiveDesk(evening)
  await desk.context().setOffline(true)
  await desk
    .getByText(/Forbindelsen har været væk siden/)
    .first()
    .waitFor({ timeout: 40_000 })
  await evening.studio.take(
    desk,
    'desk-offline',
    'Without a network it says so, and that the meeting may go on',
  )
  await putAway(desk)
}

export async function picturesOfThemes(evening: Evening) {
  const board = await openDesk(evening, '/lead/themes')
  await board.getByText('mangler en plads').first().waitFor()
  await evening.studio.take(board, 'desk-themes', 'Gathering in themes, by dragging or by keyboard')
  await board.locator('[data-column]').first().getByRole('option').first().click()
  await evening.studio.take(board, 'desk-themes-chosen', 'What may be done with the chosen ones')
  await putAway(board)
}

export async function picturesOfClosing(evening: Evening) {
  const desk = await aDesk(evening)
  await evening.studio.take(desk, 'desk-closed', 'Closed: what was said may be laid before everybody')
  await press(desk, /^Læg frem/)
  await evening.studio.take(desk, 'desk-publish', 'Laying it forth asks once more, and by whose name')
  await putAway(desk)
}
