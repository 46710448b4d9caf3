/** Who speaks from office: the desk gives a card, a phone writes with it, and the wall says so. */
import { type Evening, openDesk, openWall } from './evening.ts'
import { pictureOfSheet } from './paper.ts'
import { phone, projector, putAway, see } from './studio.ts'

const said = 'Jeg kan ikke love penge i aften. Jeg tager lyset og gelænderet med til udvalget på mandag.'

export async function picturesOfHats(evening: Evening) {
  const { core, leader, meetingId, studio } = evening
  for (const hat of [
    { kind: 'employee', title: 'Vej og Park', name: 'Palle Nørgaard' },
    { kind: 'other', title: 'Rektor på Havneskolen', name: 'Bente Lund' },
  ])
    await core.hats.give(leader, { meetingId, ...hat })
  const desk = await openDesk(evening, '/lead/hats')
  await desk.getByLabel('Navn').fill('Jonas Bech')
  await desk.locator('#hat-title').fill('Udvalget for By og Havn')
  await desk.getByRole('button', { name: 'Lav kortet' }).click()
  const letters = desk.locator('.letters')
  await letters.waitFor()
  await studio.take(desk, 'desk-hats', 'Cards for those who speak from office', true)
  const code = (await letters.innerText()).replaceAll(/\s/g, '')
  await putAway(desk)
  await ofPrint(evening)
  await onPhone(evening, code)
}

async function ofPrint(evening: Evening) {
  const { core, leader, meetingId } = evening
  const out = (await core.hats.list(leader, meetingId)).filter(({ usedAt }) => usedAt === null)
  await pictureOfSheet(evening, `/m/${meetingId}/hats.pdf`, {
    name: 'paper-hats',
    says: 'Cards for those who speak from office, as they are handed over',
    asked: { hatIds: out.slice(0, 2).map(({ id }) => id) },
  })
}

async function onPhone(evening: Evening, code: string) {
  const { studio } = evening
  const page = await studio.device({ viewport: phone, deviceScaleFactor: 1.5, hasTouch: true })
  await see(page, `/h/${code}`)
  await studio.take(page, 'phone-hat-card', 'A card is taken up by a press, and not by looking at it')
  await page.getByRole('button', { name: 'Skriv som Jonas Bech' }).click()
  await page.waitForURL('**/now')
  await page.locator('main.awake').waitFor()
  await studio.take(page, 'phone-hat', 'Writing from office says so')
  await page.fill('#words', said)
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.locator('li.card', { hasText: said }).getByText('Modtaget').waitFor()
  await onWall(evening)
  await putAway(page)
}

async function onWall(evening: Evening) {
  const { core, leader, meetingId, questions, studio } = evening
  const { posts } = await core.threads.read(leader, { id: questions[0]?.threadId })
  const id = posts.find(({ text }) => text === said)?.id ?? null
  await core.wall.focus(leader, { meetingId, id })
  const wall = await openWall(evening, { viewport: projector })
  await studio.take(wall, 'wall-hat', 'From which office somebody speaks stands beside the words')
  await putAway(wall)
  await core.wall.focus(leader, { meetingId, id: null })
}
