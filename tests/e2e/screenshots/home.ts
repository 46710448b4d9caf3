/** What everybody can read at home, before and after. */
import type { Page } from 'playwright'
import { questionsOf } from '../../../server/demo/stage.ts'
import { type Evening, meetingThat, openWall } from './evening.ts'
import { origin, phone, putAway } from './studio.ts'

const screen = { viewport: { width: 1280, height: 900 } }

export async function picturesFromHome(evening: Evening, comingId: string) {
  const { core, leader, studio } = evening
  const pastId = await meetingThat(evening, 'closed')
  const [first] = await questionsOf({ core, leader }, pastId)
  const thread = `/t/${first?.threadId}`
  const page = await studio.device({ ...screen, path: '/' })
  const show = album(studio, page)
  await studio.take(page, 'home', 'The front page: what is on, and what is coming', true)
  await show('/calendar', 'home-calendar', 'Meetings, past and coming')
  await show(`/m/${comingId}`, 'home-meeting', 'A meeting that is coming, with its clear frame')
  await show(`/m/${pastId}`, 'home-meeting-held', 'A meeting that was held')
  await show(thread, 'home-thread', 'A thread goes on at home, beside the meeting it belongs to')
  await show(`${thread}?order=theme`, 'home-thread-themes', 'The same by theme')
  await show(`/m/${pastId}/summary`, 'home-summary', 'One page to take along: themes, numbers, promises')
  await show(`/m/${pastId}/minutes`, 'home-minutes', 'A draft of the minutes')
  await show('/claim', 'home-claim', 'With a code one finds one’s own words again')
  await show('/was', 'home-accessibility', 'The accessibility statement')
  await show('/privacy', 'home-privacy', 'What is kept, of whom, and for how long')
  await show('/nowhere', 'home-nothing-here', 'An address that leads nowhere')
  await putAway(page)
  const small = await studio.device({
    ...{ viewport: phone, deviceScaleFactor: 1.5, path: thread },
  })
  await studio.take(small, 'home-thread-phone', 'The thread on a phone: the meeting comes first', true)
  await putAway(small)
}

/** The page that is printed at the door, with the edge that a printer leaves. */
export async function pictureOfPrint({ studio, meetingId, login }: Evening) {
  const page = await studio.device({
    ...{ viewport: { width: 794, height: 1123 }, storageState: login, bypassCSP: true },
    path: `/m/${meetingId}/summary`,
  })
  await page.emulateMedia({ media: 'print' })
  await page.addStyleTag({ content: 'html, body { background: #fff } body { padding: 12mm }' })
  await studio.take(page, 'paper-summary', 'The gathering-up as it is printed at the door', true)
  await putAway(page)
}

export async function pictureOfWallCode(evening: Evening) {
  const page = await evening.studio.device({ ...screen, path: '/wall' })
  await evening.studio.take(page, 'wall-code', 'Any computer becomes a wall by a code that works once')
  await putAway(page)
  const wall = await openWall(evening)
  await wall.keyboard.press('?')
  await evening.studio.take(wall, 'wall-keys', 'The keys of the wall’s own computer')
  await putAway(wall)
}

const album =
  ({ take }: Evening['studio'], page: Page) =>
  async (path: string, name: string, says: string) => {
    await page.goto(origin + path)
    await page.waitForLoadState('networkidle')
    await take(page, name, says, true)
  }
