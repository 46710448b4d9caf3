/** What is done around a meeting: planning, tables, cards, the van, the log and the words. */
import type { Page } from 'playwright'
import { hour } from '../../../server/demo/clock.ts'
import { keyFor } from '../../../server/rehearsal/phone.ts'
import { type Evening, openDesk } from './evening.ts'
import { origin, putAway } from './studio.ts'

/** The server has just been started for the first time. */
export async function pictureOfSettingUp({ studio }: Pick<Evening, 'studio'>) {
  const secret = (await studio.core.accounts.offerSetUp()) ?? ''
  const page = await studio.device({ path: `/setup?secret=${secret}` })
  await studio.take(page, 'plan-set-up', 'The first visit to a new server')
  await putAway(page)
}

export async function picturesOfPlanning(evening: Evening, comingId: string) {
  const { studio, login, meetingId } = evening
  const page = await studio.device({ path: '/meetings', storageState: login })
  await studio.take(page, 'plan-meetings', 'A facilitator’s meetings')
  await page.goto(`${origin}/m/${comingId}/plan`)
  await studio.take(page, 'plan-meeting', 'Planning: what, where and when, the clear frame, the agenda', true)
  await planStops(evening)
  for (const [path, name, says] of [
    ['lead/stands', 'plan-tables', 'Tables, their scribes, and the gathering-up'],
    ['lead/stands/signs', 'plan-table-signs', 'A sign for each table'],
    ['cards', 'plan-cards', 'Cards are printed, and typed in afterwards'],
    ['outreach', 'plan-outreach', 'The van: one conversation at a time, also without a network'],
  ] as const) {
    await page.goto(`${origin}/m/${meetingId}/${path}`)
    await page.waitForLoadState('networkidle')
    await studio.take(page, name, says, true)
  }
  await pictureOfStops(evening, page)
  await page.goto(`${origin}/words`)
  await studio.take(page, 'plan-words', 'Words that the desk suggests to look for')
  await putAway(page)
}

export async function pictureOfInviting(evening: Evening) {
  const { core, leader, meetingId, studio } = evening
  const { secret } = await core.people.invite(leader, { meetingId })
  const page = await studio.device({ path: `/invite/${secret}` })
  await studio.take(page, 'plan-invited', 'Asked to lead a meeting together')
  await page.goto(`${origin}/login`)
  await studio.take(page, 'plan-login', 'Logging in; participants never do')
  await putAway(page)
}

const where = [
  ['Brugsen i Strandby', 3],
  ['Havneskolen, cykelskuret', 5],
] as const

async function planStops({ core, leader, meetingId, clock }: Evening) {
  for (const [place, hoursAgo] of where) {
    const startsAt = Math.floor(clock.now() / hour - hoursAgo) * hour
    await core.outreach.planStop(leader, { meetingId, key: keyFor(meetingId, place), place, startsAt })
  }
}

async function pictureOfStops({ studio, meetingId }: Evening, page: Page) {
  await page.goto(`${origin}/m/${meetingId}/outreach`)
  await page.getByText('Planlæg stop', { exact: true }).click()
  await page.getByText('Ret', { exact: true }).first().click()
  await studio.take(page, 'plan-stops', 'Where the van goes, and how a stop is changed', true)
}

/** Nearly everything that a desk may do has been done. */
export async function pictureOfLog(evening: Evening) {
  await doAllSorts(evening)
  const page = await openDesk(evening, '/log')
  await evening.studio.take(page, 'plan-log', 'The log that nobody can change', true)
  await putAway(page)
}

async function doAllSorts({ core, leader, meetingId, questions }: Evening) {
  const threadId = questions[0]?.threadId ?? ''
  const { posts } = await core.threads.read(leader, { id: threadId })
  const named = posts.find(({ name, hat, channel }) => name && !hat && channel === 'phone')?.id
  const id = posts.find(({ channel, state }) => channel === 'phone' && state === 'shown')?.id
  const { moderation, hats, contributions, people } = core
  await moderation.hold(leader, { id: named, part: 'name', reason: 'private_matters' })
  await moderation.release(leader, { id: named, part: 'name' })
  await moderation.stopPhone(leader, { id, reason: 'personal_attack' })
  await moderation.allowPhone(leader, { id })
  await moderation.hold(leader, { id, reason: 'off_topic', note: 'Det hører til under næste punkt.' })
  await moderation.release(leader, { id })
  await core.threads.setApproval(leader, { meetingId, threadId, first: true })
  await core.threads.setApproval(leader, { meetingId, threadId, first: false })
  await contributions.translate(leader, { id, language: 'en', text: 'Written too soon.' })
  await contributions.translate(leader, { id, language: 'en', text: null })
  const [given] = await hats.list(leader, meetingId)
  await hats.takeBack(leader, { id: given?.id })
  await people.invite(leader, { meetingId })
}

/** @param comingId of a meeting that is announced and has not begun. */
export async function picturesOfInvitation({ studio, login }: Evening, comingId: string) {
  const page = await studio.device({ path: `/m/${comingId}/invitation`, storageState: login })
  await studio.take(page, 'plan-invitation', 'The meeting in words for everybody who invites to it', true)
  await page.getByRole('button', { name: /^Send en prøve/ }).click()
  await page.getByText('Den seneste prøve blev sendt').waitFor()
  await page.locator('#list').fill(list)
  await page.getByRole('button', { name: 'Se listen igennem' }).click()
  await page.getByText('adresser får mailen').waitFor()
  await page.locator('#list-title').scrollIntoViewIfNeeded()
  await studio.take(page, 'plan-invitation-list', 'Who gets the mail, and which lines do not')
  await page.getByRole('button', { name: /^Send til/ }).click()
  await page.locator('.sendings .done').waitFor()
  await page.locator('.sendings').scrollIntoViewIfNeeded()
  await studio.take(page, 'plan-invitation-sent', 'How far it has come: counts, and nobody’s address')
  await putAway(page)
}

const list = [
  ...[
    'Bådklubben Fremad <formand@fremad.example>',
    'koret@lærkevig.example',
    'havneskolen@laerkevig.example',
  ],
  ...['Maja Holt; maja.holt@post.example', 'beboere@kajvej.example', 'beboere@kajvej.example'],
  ...['fiskeriforeningen.laerkevig.example', 'aeldreraadet@laerkevig.example'],
].join('\n')

export async function pictureOfRehearsing(evening: Evening, comingId: string) {
  const desk = await openDesk({ ...evening, meetingId: comingId }, '/lead/day')
  await desk.getByRole('button', { name: 'Begynd generalprøven' }).click()
  await desk.waitForURL((url) => url.pathname.endsWith('/lead'))
  await desk.waitForSelector('.desk.scripted')
  for (const title of ['Velkommen', 'Rækkefølgen']) {
    await desk.keyboard.press('n')
    await desk.locator('[aria-current=step]', { hasText: title }).waitFor()
  }
  await desk.locator('#incoming article').nth(2).waitFor()
  await evening.studio.take(
    desk,
    'plan-rehearsal',
    'A rehearsal: the real desk, with phones that nobody holds',
  )
  await desk.getByRole('button', { name: 'Slut og slet' }).first().click()
  await putAway(desk)
}
