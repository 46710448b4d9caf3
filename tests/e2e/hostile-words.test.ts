/** Every page between meetings: with words in it that a careless page would run. */
import type { Browser, BrowserContextOptions, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { News } from '../../server/domain/following/news.ts'
import type { AboutLetter } from '../../server/domain/mail/about.ts'
import type { TakenMail } from '../../server/domain/mail/letter.ts'
import type { Actor } from '../../server/domain/people/actor.ts'
import { speaking } from '../../server/exports/language.ts'
import { digestLetter } from '../../server/mail/compose-following.ts'
import { aKey, aPlan, hour, minute } from '../support/world.ts'
import { xssTexts } from '../support/xss.ts'
import { type Hall, aBrowser, aHall } from './support.ts'

let browser: Browser
let hall: Hall
let pages: Record<'anybody' | 'citizen' | 'administrator', string[]>
let feeds: string[]
/** The clock of the house: nobody writes three hundred times in one minute. */
const clock = { ago: 6 * hour }
const cookies = { anybody: '', citizen: '', administrator: '' }

/** Another one each time, no longer than the field; all of them come up. */
const next = { n: 0 }
function hostile(limit = 2000): string {
  for (let tries = 0; tries < xssTexts.length; tries++) {
    const text = xssTexts[next.n++ % xssTexts.length] ?? ''
    if (text.length <= limit) return text
  }
  throw new Error(`None is so short as ${limit}.`)
}

beforeAll(async () => {
  browser = await aBrowser()
  const plan = { title: hostile(100), place: hostile(60), address: hostile(60), directions: hostile(60) }
  hall = await aHall(plan, () => Date.now() - clock.ago)
  const { core, leader, meetingId, threadId } = hall
  const citizen = await hall.account()
  Object.assign(cookies, { citizen: citizen.cookie, administrator: hall.administrator.cookie })
  const { actor } = citizen
  const settings = { language: null, textSize: null }
  for (const one of [actor, leader]) await core.accounts.change(one, { ...settings, name: hostile(60) })
  await theHouse()
  const joined = await hall.join(hall.codes.screen)
  const { actor: phone } = await hall.door.ask({ cookies: {}, bearer: joined.token, isSecure: false })
  const { id } = await core.contributions.submit(phone, post(hostile(400), { name: hostile(60) }))
  await core.meetings.close(leader, { meetingId })
  await core.meetings.publish(leader, { meetingId })
  const said = await everyText(actor, id)
  await mended(said, actor)
  await worked(said, actor)
  const { secret } = await core.reports.make(actor, { ...reported(id), words: hostile(500) })
  const [first = ''] = said
  const at = `/t/${threadId}`
  pages = {
    anybody: [
      ...[
        '/',
        `/m/${meetingId}`,
        `/m/${meetingId}/minutes`,
        at,
        `${at}?reply=${id}`,
        `${at}/versions/${first}`,
      ],
      ...[`${at}/report/${id}`, `/report/${secret}`, '/answers', '/roles', '/calendar', '/privacy', '/was'],
      ...['/claim', '/login', '/login/code', `/facilitators/${leader.account?.id ?? ''}`],
      ...xssTexts.filter((_, i) => i % 30 === 0).map((text) => `/search?q=${encodeURIComponent(text)}`),
      ...['window', 'alert', 'evil'].map((word) => `/search?q=${word}`),
    ],
    citizen: ['/me', '/me/logins', '/me/password', '/me/erase', at, `${at}/take`],
    administrator: [
      ...[
        `${at}/host`,
        `${at}/answer`,
        `${at}/answer?about=${id}`,
        `${at}/summary`,
        `${at}/move`,
        `${at}/merge`,
      ],
      ...['/admin', '/admin/users', `/admin/users/${actor.account.id}`, '/admin/texts', '/admin/texts/home'],
      ...['/admin/look', '/admin/hats', '/admin/retention', '/admin/health', '/admin/log', '/admin/backup'],
      ...[`/m/${meetingId}/reports`, at],
    ],
  }
  feeds = [`${at}.atom`, `/m/${meetingId}.atom`, '/calendar.atom', '/calendar.ics']
})
afterAll(async () => {
  await browser.close()
  await hall.stop()
})

const post = (text: string, more = {}) => ({ key: aKey(), threadId: hall.threadId, text, ...more })
const reported = (id: string) => ({ id, key: aKey(), reason: 'other' as const })

async function theHouse() {
  const { core, administrator } = hall
  const admin = administrator.actor
  for (const place of ['home', 'privacy', 'was'] as const)
    for (const language of ['da', 'en'] as const)
      await core.administration.saveText(admin, { place, language, text: xssTexts.slice(0, 60).join('\n\n') })
  await core.administration.changeHatNames(admin, { politician_da: hostile(60), chair_en: hostile(60) })
  await core.administration.changeHats(admin, { hats: `${hostile(60)}\n${hostile(60)}` })
  await core.accounts.changeMunicipality(admin, { municipality: hostile(80), contact: hostile(100) })
  const invited = { email: 'ny@example.dk', role: 'official', office: hostile(60) }
  await core.administration.invite(admin, { language: 'da', origin: null }, invited)
}

/** All three hundred, each as somebody's words from home; the ids. */
async function everyText(from: Actor, parentId: string): Promise<string[]> {
  const { core } = hall
  const ids: string[] = []
  for (const [i, text] of xssTexts.entries()) {
    clock.ago -= minute
    const more = i % 3 === 0 ? { parentId, kind: 'ask' as const } : {}
    ids.push((await core.contributions.submit(from, post(text, { named: true, ...more }))).id)
  }
  return ids
}

async function mended([first = '', second = '']: string[], author: Actor) {
  clock.ago -= 3 * minute
  for (const id of [first, second]) await hall.core.contributions.edit(author, { id, text: hostile() })
}

/** What staff write: answers with every field, a summary, what is proposed, and why not. */
async function worked([first = '', second = '', third = '']: string[], citizen: Actor) {
  const { core, leader, threadId } = hall
  const answer = { text: hostile(), responsible: hostile(60), nextStep: hostile(120), office: hostile(60) }
  const about = { threadId, seen: 0, origin: null }
  const [joining, not] = [
    { outcome: 'joining', due: '2199-12-01' },
    { outcome: 'must_not', reason: hostile(120) },
  ]
  await core.answers.publish(leader, { ...about, about: first, ...answer, ...joining })
  await core.answers.publish(leader, { ...about, about: threadId, ...answer, ...not })
  await core.answers.draft(leader, { ...about, about: second, ...answer, ...not })
  const paragraphs = [{ text: hostile(400), sources: [third] }]
  await core.sums.draft(leader, { threadId, paragraphs })
  await core.sums.publish(leader, { threadId, seen: 0 })
  const startsAt = Date.now() + 24 * hour
  const coming = aPlan({ title: hostile(100), place: hostile(60), startsAt, endsAt: startsAt + hour })
  const { id: meetingId } = await core.meetings.plan(leader, coming)
  await core.meetings.announce(leader, { meetingId })
  await core.proposals.propose(citizen, { threadId, meetingId, why: hostile(300) })
  await core.reports.make(citizen, { ...reported(third), words: hostile(500) })
  await core.reports.answer(leader, { id: third, outcome: 'stays', note: hostile(300) })
  await core.following.follow(citizen, 'da', { kind: 'thread', target: threadId })
}

async function aPage(who: keyof typeof cookies, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ locale: 'da-DK', ...options })
  const [name = '', value = ''] = cookies[who].split('=')
  if (name) await context.addCookies([{ name, value, url: hall.hall }])
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  return page
}

/** What stands in the page as the browser understood it, and can only have come from what somebody typed. */
const foreign = () => {
  const found = [...document.querySelectorAll('*')].flatMap((element) => {
    const attributes = [...element.attributes]
    const handlers = attributes.filter(({ name }) => name.startsWith('on'))
    const ways = attributes.filter(
      ({ name, value }) =>
        ['href', 'src', 'action', 'formaction', 'data'].includes(name) &&
        /^\s*(javascript:|data:text|(https?:)?\/\/evil\.example)/i.test(value),
    )
    const isStrange = element.matches(
      'base, object, embed, iframe, video, audio, img[src="x"], meta[http-equiv=refresh]',
    )
    const isTheirs =
      element.matches('script, style') && /alert[(`]1|ran=1|evil\.example'/.test(element.textContent)
    // The data of a page is text in a script of the page's own, and has been escaped where it could end it.
    const isData = element.matches('script') && element.textContent.includes('__sveltekit')
    return handlers.length + ways.length > 0 || isStrange || (isTheirs && !isData) ? [element.outerHTML] : []
  })
  return { found, ran: 'ran' in window }
}

describe('words that a careless page would run', () => {
  test.each(['anybody', 'citizen', 'administrator'] as const)(
    'run nowhere for %s',
    { timeout: 120_000 },
    async (who) => {
      const page = await aPage(who)
      const heard: string[] = []
      page.on('dialog', (dialog) => {
        heard.push(dialog.message())
        void dialog.dismiss()
      })
      page.on('console', (message) => {
        if (/content.security.policy/i.test(message.text())) heard.push(message.text())
      })
      page.on('request', (request) => {
        if (!request.url().startsWith(hall.hall)) heard.push(request.url())
      })
      for (const path of pages[who]) {
        const answer = await page.goto(hall.hall + path)
        expect.soft([path, answer?.status()]).toEqual([path, 200])
        expect.soft([path, await page.evaluate(foreign)]).toEqual([path, { found: [], ran: false }])
      }
      expect(heard).toEqual([])
      await page.context().close()
    },
  )

  test('are words in feeds, as another parser reads them', async () => {
    const page = await aPage('anybody')
    await page.goto(`${hall.hall}/was`)
    for (const path of feeds) {
      const answer = await fetch(hall.base + path)
      const text = await answer.text()
      expect([path, answer.status]).toEqual([path, 200])
      if (path.endsWith('.ics')) {
        const lines = text
          .replace(/\r\n[ \t]/g, '')
          .split('\r\n')
          .filter(Boolean)
        expect(lines.filter((line) => !/^[A-Z-]+[;:]/.test(line))).toEqual([])
        continue
      }
      const names = await page.evaluate((xml) => {
        const read = new DOMParser().parseFromString(xml, 'application/xml')
        return [...new Set([...read.querySelectorAll('*')].map((element) => element.localName))]
      }, text)
      expect(names).toContain('entry')
      const known =
        'feed id title subtitle updated published generator link author name uri icon logo rights entry content summary category'.split(
          ' ',
        )
      expect(names.filter((name) => !known.includes(name))).toEqual([])
    }
    await page.context().close()
  })

  test('are words in mails', async () => {
    const page = await aPage('anybody')
    for (let at = 0; at < xssTexts.length; at += inAMail) {
      const mail = speaking('da', () => aDigestOf(xssTexts.slice(at, at + inAMail)))
      await page.setContent(mail?.html ?? '')
      expect(await page.getByRole('link').count()).toBeGreaterThan(inAMail - 1)
      expect(await page.evaluate(foreign)).toEqual({ found: [], ran: false })
    }
    await page.context().close()
  })
})

const inAMail = 30

/** Each of them as a question, as words, and as a name. */
function aDigestOf(texts: string[]) {
  const id = '0'.repeat(26)
  const reply = (text: string) => ({ isReply: true, answers: { text, name: text } })
  const words = (text: string) => ({ id, text, name: text, channel: 'phone' as const, ...reply(text) })
  const threads = texts.map((text) => ({
    ...{ id, question: text, words: [words(text)], more: 1, answers: [], promises: [], closesAt: null },
    turns: [
      { is: 'merged' as const, question: text },
      { is: 'summed' as const, by: text, text },
    ],
  }))
  const content = { language: 'da' as const, subject: '', text: '', link: 'https://raad.example.dk' }
  const news: News = { threads, coming: [], moved: [], laidForth: [] }
  const about = { municipality: texts[0], digest: { news, stop: 'stop' } }
  return digestLetter({ letter: { content } } as TakenMail, about as AboutLetter)
}
