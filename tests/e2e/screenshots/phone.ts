/** The phone, from the code to the words that one takes home. */
import type { Page } from 'playwright'
import { minute } from '../../../server/demo/clock.ts'
import { type Evening, openPhone } from './evening.ts'
import { origin, phone, putAway, see } from './studio.ts'

const place = (page: Page, name: string) => page.getByRole('navigation').getByRole('link', { name }).click()

const cheap = { viewport: { width: 320, height: 568 }, deviceScaleFactor: 1.5 }
const aPhone = { viewport: phone, deviceScaleFactor: 1.5, hasTouch: true }

export async function write(page: Page, text: string) {
  await page.fill('#words', text)
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.locator('li.card', { hasText: text }).getByText('Modtaget').waitFor()
}

export async function picturesOfComingIn(evening: Evening) {
  const { take, device } = evening.studio
  const door = await device({ ...aPhone, path: '/j' })
  await take(door, 'phone-code', 'Without a camera one types the code')
  await door.getByRole('textbox').fill('QQQ 777')
  await door.keyboard.press('Enter')
  await door.waitForLoadState('networkidle')
  await take(door, 'phone-code-wrong', 'A code that fits nothing')
  await putAway(door)
  const first = await openPhone(evening)
  await take(first, 'phone', 'Scanned: the question, the field, and Send')
  await putAway(first)
}

/** Answers with the phone, which stays open: its words come back later. */
export async function picturesOfWriting(evening: Evening): Promise<Page> {
  const { take } = evening.studio
  const page = await openPhone(evening)
  await page.fill('#words', 'At man kan høre masterne om natten.')
  await take(page, 'phone-writing', 'Writing, with what becomes of it said below the field')
  await write(page, 'At man kan høre masterne om natten.')
  await take(page, 'phone-sent', 'Received, and when it will be shown')
  return page
}

export async function picturesOfPlaces(evening: Evening, page: Page) {
  const { take } = evening.studio
  await place(page, 'Storskærm')
  await take(page, 'phone-wall', 'The words of the wall, for the back row and for screen readers')
  const reply = page.getByText('Spørg ind eller svar').first()
  await reply.click()
  await page.getByLabel('Dit svar').first().scrollIntoViewIfNeeded()
  await take(page, 'phone-reply', 'Asking, or answering')
  await place(page, 'Dagsorden')
  await take(page, 'phone-agenda', 'The agenda, and how the page looks')
  await place(page, 'Skriv')
}

/** The desk does not show it, and its author may mend it. */
export async function picturesOfHeldBack(evening: Evening, page: Page) {
  const { core, leader, questions, studio } = evening
  const words = 'Formanden for bådklubben er ligeglad med os andre.'
  await write(page, words)
  const { posts } = await core.threads.read(leader, { id: questions[0]?.threadId })
  const id = posts.find(({ text }) => text === words)?.id
  const note = 'Skriv gerne, hvad der er svært, uden at pege på én.'
  await core.moderation.hold(leader, { id, reason: 'personal_attack', note })
  const mine = page.locator('li.card', { hasText: words })
  await mine.getByText(note).waitFor()
  await mine.scrollIntoViewIfNeeded()
  await studio.take(page, 'phone-held', 'Not shown: why, and what one can do')
  await mine.getByText('Ret og send igen').first().click()
  await mine.scrollIntoViewIfNeeded()
  await studio.take(page, 'phone-mend', 'Mending it, and sending it again')
  await page.reload()
  await page.locator('main.awake').waitFor()
}

export async function picturesOfSpeakingUp(evening: Evening) {
  const { core, leader, meetingId, studio } = evening
  const page = await openPhone(evening)
  await page.getByText('Bed om ordet').click()
  await page.getByLabel('Som du vil kaldes op').fill('Åse')
  await page.getByText('Bed om ordet').scrollIntoViewIfNeeded()
  await studio.take(page, 'phone-speak', 'Asking for the floor')
  await page.getByRole('button', { name: 'Ræk hånden op' }).click()
  await page.getByText('Din hånd er oppe').waitFor()
  await page.getByText('Din hånd er oppe').scrollIntoViewIfNeeded()
  await studio.take(page, 'phone-hand-up', 'The hand is up, and how many come before')
  const { waiting } = await lineOf(evening)
  const own = waiting.find(({ name }) => name === 'Åse')?.id
  await core.speakers.call(leader, { meetingId, id: own })
  await page.getByText('Du har ordet').waitFor()
  await page.getByText('Du har ordet').scrollIntoViewIfNeeded()
  await studio.take(page, 'phone-floor', 'One has the floor')
  await core.speakers.end(leader, { meetingId })
  await page.getByText('Jeg vil gerne have hjælp til at skrive').click()
  await page.getByLabel('Hvor sidder du?').fill('Ved søjlen')
  await page.getByText('Jeg vil gerne have hjælp til at skrive').scrollIntoViewIfNeeded()
  await studio.take(page, 'phone-help', 'Calling a person who helps to write')
  await page.getByRole('button', { name: 'Kald en person' }).click()
  await page.getByText('Mødebordet har fået besked').waitFor()
  await putAway(page)
}

async function lineOf({ core, meetingId }: Evening) {
  const { speakers } = (await core.feed.since(meetingId, 'desk', 0)).upserts
  return { waiting: speakers.filter(({ state }) => state === 'waiting') }
}

export async function picturesOfOtherPhones(evening: Evening) {
  const { take } = evening.studio
  const small = await openPhone(evening, cheap)
  await take(small, 'phone-320', 'A small phone')
  await place(small, 'Dagsorden')
  await small.getByLabel('Størst').check()
  await small.getByLabel('Stærk kontrast').check()
  await place(small, 'Skriv')
  await take(small, 'phone-contrast', 'A small phone with the largest words and strong contrast')
  await putAway(small)
  const english = await openPhone(evening, { ...aPhone, locale: 'en-GB', colorScheme: 'dark' })
  await take(english, 'phone-english', 'In English, and dark')
  await putAway(english)
  const plain = await openPhone(evening, { ...aPhone, javaScriptEnabled: false })
  await plain.locator('#words').waitFor()
  await take(plain, 'phone-no-script', 'Without JavaScript')
  await putAway(plain)
}

export async function pictureOfNoNetwork(evening: Evening) {
  const page = await openPhone(evening)
  await page.context().setOffline(true)
  await page.fill('#words', 'Fyret bag molen, når det blinker.')
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.getByText('Ikke sendt endnu').first().waitFor({ timeout: 30_000 })
  await evening.studio.take(page, 'phone-offline', 'No network: it is kept, and sent when there is one')
  await putAway(page)
}

/** The room has gone on while somebody was writing; then it has coffee. */
export async function picturesOfGoingOn(
  evening: Evening,
  next: () => Promise<void>,
  coffee: () => Promise<void>,
) {
  const { take } = evening.studio
  const page = await openPhone(evening)
  await page.fill('#words', 'Jeg holder mest af')
  await next()
  await page.getByText('Mødet er gået videre').waitFor()
  await take(page, 'phone-moved-on', 'The room has gone on; what is half written stays with its question')
  await putAway(page)
  await coffee()
  const idle = await openPhone(evening)
  await idle.getByRole('heading', { name: /Pause til/ }).waitFor()
  await take(idle, 'phone-break', 'A break, and until when')
  await putAway(idle)
}

/** Some of it was shown, and some of it not. */
export async function aPhoneThatWrote(evening: Evening): Promise<Page> {
  const page = await openPhone(evening)
  await write(page, 'Et sted at tørre handsker, når man har stået på kajen.')
  return page
}

/** @param page whose words they are. */
export async function picturesOfAfterwards(evening: Evening, page: Page) {
  const { take } = evening.studio
  await page.getByRole('heading', { name: 'Tak for i dag' }).waitFor()
  await take(page, 'phone-closed', 'Closed: the code with which one finds one’s words again', true)
  evening.clock.pass(minute)
  const code = await page.locator('.claim .code').textContent()
  await see(page, '/claim')
  await page
    .getByRole('textbox')
    .first()
    .fill(code ?? '')
  await page.keyboard.press('Enter')
  await page.waitForLoadState('networkidle')
  await take(page, 'phone-claimed', 'What became of one’s own words, on any device', true)
  await page.goto(`${origin}/m/${evening.meetingId}/summary`)
  await take(page, 'phone-summary', 'The gathering-up on a phone', true)
}
