/** What is done around a meeting: planning, tables, cards, the van, the log and the words. */
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
  for (const [path, name, says] of [
    ['lead/stands', 'plan-tables', 'Tables, their scribes, and the gathering-up'],
    ['lead/stands/signs', 'plan-table-signs', 'A sign for each table'],
    ['cards', 'plan-cards', 'Cards are printed, and typed in afterwards'],
    ['outreach', 'plan-outreach', 'The van: one conversation at a time, also without a network'],
    ['log', 'plan-log', 'The log that nobody can change'],
  ] as const) {
    await page.goto(`${origin}/m/${meetingId}/${path}`)
    await page.waitForLoadState('networkidle')
    await studio.take(page, name, says, true)
  }
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

export async function pictureOfRehearsing(evening: Evening, comingId: string) {
  const desk = await openDesk({ ...evening, meetingId: comingId }, '/lead/day')
  await desk.getByRole('button', { name: 'Begynd generalprøven' }).click()
  await desk.waitForURL((url) => url.pathname.endsWith('/lead'))
  await desk.waitForSelector('.desk.scripted')
  await desk.waitForTimeout(6000)
  await evening.studio.take(
    desk,
    'plan-rehearsal',
    'A rehearsal: the real desk, with phones that nobody holds',
  )
  await desk.getByRole('button', { name: 'Slut og slet' }).first().click()
  await putAway(desk)
}
