/** Who has an account: their own page, what a host and a secretary see to between meetings, and what administrators keep in order. */
import { questionsOf } from '../../../server/demo/stage.ts'
import { type Evening, meetingThat } from './evening.ts'
import { origin, phone, putAway } from './studio.ts'

const screen = { viewport: { width: 1280, height: 900 } }

export async function picturesOfTheHouse(evening: Evening) {
  const { core, leader, studio, login } = evening
  const pastId = await meetingThat(evening, 'closed')
  const [first] = await questionsOf({ core, leader }, pastId)
  const thread = `/t/${first?.threadId}`
  const { posts } = await core.threads.read(leader, { id: first?.threadId })
  const page = await studio.device({ ...screen, storageState: login, path: '/me' })
  const show = async (path: string, name: string, says: string) => {
    await page.goto(origin + path)
    await page.waitForLoadState('networkidle')
    await studio.take(page, name, says, true)
  }
  await show('/me', 'home-me', 'One’s own page: what one wrote, and what became of it')
  await show('/answers', 'home-answers', 'What waits for an answer, and what was answered')
  await show(
    '/search?q=tunnelen',
    'home-search',
    'A word is found wherever it was said, the newest meeting first',
  )
  await show(`${thread}/take`, 'home-take', 'Whoever writes proposes the conversation for a coming meeting')
  await show(`${thread}/report/${posts[0]?.id}`, 'home-report', 'Anybody may ask those who lead to look')
  await show(`${thread}/answer`, 'house-answer', 'The municipality answers, with who does what by when')
  await show(`${thread}/host`, 'house-host', 'A thread’s host, its reading hours and its last day')
  await show(`${thread}/summary`, 'house-summary', 'A summary, with what each paragraph rests on')
  await show(`${thread}/merge`, 'house-merge', 'Two conversations about the same become one')
  await show('/roles', 'house-roles', 'Everybody may read who has which role, and from whom')
  await show('/admin', 'house-admin', 'What administrators keep in order')
  await show('/admin/users', 'house-users', 'Users, and what they are trusted with')
  await show('/admin/look', 'house-look', 'The municipality’s own logo and colour')
  await show('/admin/texts', 'house-texts', 'The municipality’s own words')
  await show('/admin/health', 'house-health', 'How the house is doing')
  await putAway(page)
  await pictureOfMenu(evening)
}

async function pictureOfMenu({ studio, login }: Evening) {
  const page = await studio.device({ viewport: phone, storageState: login, path: '/calendar' })
  await page.locator('summary', { hasText: 'Menu' }).click()
  await studio.take(page, 'home-menu', 'On a phone the pages are behind one word, without a script')
  await putAway(page)
}
