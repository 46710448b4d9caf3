/** Whoever does not read Danish: further languages on the phone, and words that somebody has put into another. */
import { keyFor } from '../../../server/rehearsal/phone.ts'
import { type Evening, openDesk, openPhone, openWall } from './evening.ts'
import { phone, projector, putAway } from './studio.ts'

const aPhone = { viewport: phone, deviceScaleFactor: 1.5 }
const cheap = { viewport: { width: 320, height: 568 }, deviceScaleFactor: 1.5 }

const arabic = 'نريد مكانًا في الظل نجلس فيه مع الأطفال، ونستطيع أن نشرب الشاي فيه.'
const danish = 'Vi vil gerne have et sted i skyggen, hvor vi kan sidde med børnene og drikke te.'

export async function picturesOfLanguages(evening: Evening) {
  for (const [locale, name, says] of [
    ['ar', 'phone-arabic', 'In Arabic, read from the right'],
    ['de', 'phone-german', 'In German'],
  ] as const) {
    await ofLanguage(evening, { ...aPhone, locale }, name, says)
    await ofLanguage(evening, { ...cheap, locale }, `${name}-320`, `${says}, on a small phone`)
  }
  const page = await openPhone(evening, aPhone)
  await page.locator('a[href^="/languages"]').first().click()
  await page.waitForURL('**/languages?**')
  await evening.studio.take(page, 'phone-languages', 'Every language by its own name')
  await putAway(page)
}

async function ofLanguage(
  evening: Evening,
  looks: Parameters<typeof openPhone>[1],
  name: string,
  says: string,
) {
  const page = await openPhone(evening, looks)
  await evening.studio.take(page, name, says)
  await putAway(page)
}

/** Written by one of the phones, and put into Danish by a person at the desk. */
export async function picturesOfTranslating(evening: Evening) {
  const { core, leader, meetingId, questions, studio } = evening
  const threadId = questions[0]?.threadId ?? ''
  const words = { meetingId, threadId, key: keyFor(threadId, arabic), text: arabic, channel: 'spoken' }
  const { id } = await core.contributions.record(leader, words)
  const desk = await openDesk(evening)
  await desk.waitForSelector('.desk.scripted')
  await desk.locator('#incoming article', { hasText: arabic }).click()
  await desk.getByRole('button', { name: 'Oversæt' }).click()
  await desk.getByLabel('Det siger ordene').fill(danish)
  await studio.take(desk, 'desk-translate', 'What few can read is put into Danish by a person')
  await desk.getByRole('button', { name: 'Sæt det under ordene' }).click()
  await desk.locator('#incoming').getByText(danish, { exact: true }).waitFor()
  await putAway(desk)
  await core.wall.focus(leader, { meetingId, id })
  await whereBothStand(evening)
  await core.wall.focus(leader, { meetingId, id: null })
}

async function whereBothStand(evening: Evening) {
  const wall = await openWall(evening, { viewport: projector })
  await wall.getByText(danish, { exact: true }).first().waitFor()
  await evening.studio.take(wall, 'wall-translated', 'Words in another language, and what they say')
  await putAway(wall)
  const page = await openPhone(evening, aPhone)
  await page.getByRole('link', { name: 'Storskærm' }).click()
  // What was said last lies far from the eye, and is drawn as one comes to it.
  await page.locator('.said > li').last().scrollIntoViewIfNeeded()
  await page.locator('.said').getByText(danish, { exact: true }).first().scrollIntoViewIfNeeded()
  await evening.studio.take(page, 'phone-translated', 'The same on a phone')
  await putAway(page)
}
