/** Every page between meetings, with something on it: axe finds nothing wrong with it, by day, by night and with more contrast. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { placeTarget } from '../../src/lib/contract/place.ts'
import { aKey, aPlan, hour } from '../support/world.ts'
import { type Hall, aBrowser, aHall, openAt } from './support.ts'

let browser: Browser
let hall: Hall
type Who = 'anybody' | 'citizen' | 'administrator'
let pages: Record<Who, string[]>
const cookies: Record<Who, string> = { anybody: '', citizen: '', administrator: '' }

beforeAll(async () => {
  browser = await aBrowser()
  hall = await aHall()
  const { core, leader, administrator, meetingId, threadId } = hall
  const citizen = await hall.account()
  Object.assign(cookies, { citizen: citizen.cookie, administrator: administrator.cookie })
  const joined = await hall.join(hall.codes.screen)
  const { actor: phone } = await hall.door.ask({ cookies: {}, bearer: joined.token, isSecure: false })
  const said = (text: string, more = {}) => ({ key: aKey(), threadId, text, ...more })
  const { id } = await core.contributions.submit(phone, said('Bænke i læ ved busstoppet.'))
  await core.meetings.close(leader, { meetingId })
  await core.meetings.publish(leader, { meetingId })
  const asked = said('Hvem skal passe bænkene?', { named: true, parentId: id, kind: 'ask' })
  const reply = await core.contributions.submit(citizen.actor, asked)
  await core.contributions.edit(citizen.actor, { id: reply.id, text: 'Hvem skal passe bænkene om vinteren?' })
  const { secret } = await core.reports.make(citizen.actor, {
    ...{ id, key: aKey(), reason: 'other', words: 'Der står et telefonnummer.' },
  })
  await core.answers.publish(leader, {
    ...{ threadId, about: id, seen: 0, origin: null, text: 'Der kommer fire bænke.', outcome: 'joining' },
    ...{ responsible: 'Vej og Park', nextStep: 'De stilles op.', due: '2199-12-01', office: 'Vej og Park' },
  })
  const paragraphs = [{ text: 'Der er ønsker om bænke i læ.', sources: [id] }]
  await core.sums.draft(leader, { threadId, paragraphs })
  await core.sums.publish(leader, { threadId, seen: 0 })
  await proposeFor(citizen.actor)
  await core.following.follow(citizen.actor, 'da', { kind: 'thread', target: threadId })
  const [thread, meeting] = [`/t/${threadId}`, `/m/${meetingId}`]
  const place = `/places/${placeTarget(aPlan().place)}`
  pages = {
    anybody: [
      ...['/', '/calendar', '/answers', '/roles', '/privacy', '/was', '/search?q=bænke', '/search?q=xylofon'],
      ...[meeting, `${meeting}/minutes`, `/facilitators/${leader.account?.id ?? ''}`, place],
      ...[thread, `${thread}/versions/${reply.id}`, `${thread}/report/${id}`, `/report/${secret}`],
      ...['/login', '/login/code', '/claim'],
    ],
    citizen: ['/me', '/me/logins', '/me/password', '/me/erase', `${thread}?reply=${id}`, `${thread}/take`],
    administrator: [
      ...[thread, `${thread}/host`, `${thread}/answer?about=${id}`, `${thread}/summary`],
      ...[`${thread}/move`, `${thread}/merge`, `${meeting}/reports`, '/meetings', '/me'],
      ...['/admin', '/admin/users', `/admin/users/${citizen.actor.account.id}`, '/admin/texts/home'],
      ...['/admin/texts', '/admin/look', '/admin/hats', '/admin/retention', '/admin/health', '/admin/log'],
      ...['/admin/backup', '/words'],
    ],
  }
})
afterAll(async () => {
  await browser.close()
  await hall.stop()
})

async function proposeFor(citizen: Parameters<Hall['core']['proposals']['propose']>[0]) {
  const { core, leader, threadId } = hall
  const startsAt = Date.now() + 24 * hour
  const { id: meetingId } = await core.meetings.plan(leader, aPlan({ startsAt, endsAt: startsAt + hour }))
  await core.meetings.announce(leader, { meetingId })
  await core.proposals.propose(citizen, { threadId, meetingId, why: 'Det hører hjemme dér.' })
}

const themes = [
  { colorScheme: 'light', contrast: null },
  { colorScheme: 'dark', contrast: null },
  { colorScheme: 'light', contrast: 'more' },
  { colorScheme: 'dark', contrast: 'more' },
] as const

test.each(['anybody', 'citizen', 'administrator'] as const)(
  'that %s opens',
  { timeout: 180_000 },
  async (who) => {
    const page = await openAt(browser, hall, '/', cookies[who])
    for (const path of pages[who]) {
      const answer = await page.goto(hall.hall + path)
      expect.soft([path, answer?.status()]).toEqual([path, 200])
      for (const [at, theme] of themes.entries()) {
        await page.emulateMedia(theme)
        const axe = new AxeBuilder({ page })
        // What is no matter of colours is the same in all of them.
        const { violations } = await (at === 0 ? axe : axe.withRules(['color-contrast'])).analyze()
        const faults = violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map(({ html }) => html)])
        expect.soft([path, theme, faults]).toEqual([path, theme, []])
      }
    }
    await page.context().close()
  },
)
