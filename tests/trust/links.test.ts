/**
 * Every link with a secret in it, as it is met in a mailbox: looked at by scanners, pressed twice, old, mangled, and after
 * what it is about is gone. On a server that has its pages built (`npm run build`).
 */
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Opened } from '../../server/persistence/engine.ts'
import { openDatabase } from '../../server/persistence/open.ts'
import { everyRow } from '../support/rows.ts'
import { type OpenMeeting, type TestServer, aServer, anOpenMeeting } from '../support/server.ts'
import { aKey, aPost, anAdministrator, hour } from '../support/world.ts'

const day = 24 * hour
let server: TestServer
let database: Opened
let meeting: OpenMeeting
let ahead = 0

beforeAll(async () => {
  // Nobody carries mails away, so each can be read where it waits.
  server = await aServer(
    { smtpUrl: 'smtp://127.0.0.1:9', logLevel: 'silent' },
    'built',
    () => Date.now() + ahead,
  )
  database = await openDatabase(server.config.databaseUrl ?? join(server.config.dataDir, 'raadslag.db'))
  meeting = await aLaidForthMeeting()
}, 60_000)
afterAll(async () => {
  await database?.close()
  await server?.stop()
})
afterEach(() => void (ahead = 0))

async function aLaidForthMeeting() {
  const { core } = server
  const made = await anOpenMeeting(server)
  const { meetingId, leader } = made
  await core.meetings.close(leader, { meetingId })
  await core.meetings.publish(leader, { meetingId })
  return made
}

let addresses = 0
const anAddress = () => `nogen${++addresses}@example.dk`

async function mailTo(address: string): Promise<string> {
  const { content } = await database.reading
    .selectFrom('mail')
    .innerJoin('letter', 'letter.id', 'mail.letterId')
    .select('content')
    .where('address', '=', address)
    .executeTakeFirstOrThrow()
  return new URL((JSON.parse(content ?? '') as { link: string }).link).pathname
}

interface Link {
  path: string
  /** What it is about comes to its end. */
  goes?: () => Promise<unknown>
}
interface Outcome {
  status: number
  /** Where it leads, or a sentence that is read there. */
  says: string | RegExp
  /** A link on that page. */
  on?: string
}
interface Kind {
  name: string
  make: () => Promise<Link>
  opened: Outcome
  /** What its button sends; null: it has none. */
  button: Record<string, string> | null
  pressed?: Outcome
  again: Outcome
  openedAgain: Outcome
  /** After so long it has come to its end; null: never. */
  livesMs: number | null
  over: Outcome
  mangled: Outcome
  gone: Outcome
}

const used = { status: 200, says: 'Linket er brugt eller forældet.', on: '/login' }
const missing = { status: 404, says: 'Siden findes ikke', on: '/' }
const noFollower = { status: 200, says: 'Linket passer ikke til noget mere.', on: '/' }
const stopped = { status: 303, says: '/stop/done' }

const kinds: Kind[] = [
  {
    name: 'a login by mail',
    make: async () => {
      const { actor } = await server.account()
      const email = `${actor.account.id}@example.dk`
      const asked = { asker: 'a browser', language: 'da' as const, origin: server.base, next: null }
      await server.core.accounts.askForLink(asked, { email })
      return { path: await mailTo(email), goes: () => server.core.accounts.erase(actor, { words: 'stay' }) }
    },
    opened: { status: 200, says: 'Tryk på knappen, så er du logget ind i denne browser.' },
    button: {},
    pressed: { status: 303, says: '/me' },
    again: { ...used, status: 410, says: 'Linket er brugt eller forældet. Bed om et nyt.' },
    ...{ openedAgain: used, livesMs: 10 * 60_000, over: used, mangled: used, gone: used },
  },
  {
    name: 'a login handed over',
    make: async () => {
      const { actor } = await server.account()
      const { secret } = await server.core.accounts.offerLogin(actor.account.id)
      const goes = () => server.core.accounts.erase(actor, { words: 'stay' })
      return { path: `/login/${secret}`, goes }
    },
    opened: { status: 200, says: 'Tryk på knappen, så er du logget ind i denne browser.' },
    button: {},
    pressed: { status: 303, says: '/me' },
    again: { ...used, status: 410, says: 'Linket er brugt eller forældet. Bed om et nyt.' },
    ...{ openedAgain: used, livesMs: 12 * hour, over: used, mangled: used, gone: used },
  },
  {
    name: 'a first login, which asks for a name',
    make: async () => {
      const email = anAddress()
      const asked = { asker: 'a browser', language: 'da' as const, origin: server.base, next: '/calendar' }
      await server.core.accounts.askForLink(asked, { email })
      const path = await mailTo(email)
      // The newest link to an address is the only one.
      return { path, goes: () => server.core.accounts.askForLink(asked, { email }) }
    },
    opened: { status: 200, says: 'Dit navn' },
    button: { name: 'Åse' },
    pressed: { status: 303, says: '/calendar' },
    again: { ...used, status: 410, says: 'Linket er brugt eller forældet. Bed om et nyt.' },
    ...{ openedAgain: used, livesMs: 10 * 60_000, over: used, mangled: used, gone: used },
  },
  {
    name: 'a follow to be confirmed',
    make: async () => {
      const email = anAddress()
      const asked = { kind: 'thread', target: meeting.threadId, email }
      await server.core.following.ask({ language: 'da', origin: server.base }, asked)
      const goes = () => database.writing.deleteFrom('follower').where('email', '=', email).execute()
      return { path: await mailTo(email), goes }
    },
    opened: { status: 200, says: 'Hvad skal torvet bruges til?' },
    button: {},
    pressed: { status: 303, says: /^\/follow\// },
    again: { status: 303, says: /^\/follow\// },
    openedAgain: { status: 200, says: /Så får du besked.*Hvad skal torvet bruges til\?/s, on: '/t/' },
    ...{ livesMs: 7 * day, over: noFollower, mangled: noFollower, gone: noFollower },
  },
  {
    name: 'the end of an account’s mails',
    make: async () => {
      const { actor } = await server.account()
      await server.core.following.follow(actor, 'da', { kind: 'meeting', target: meeting.meetingId })
      const path = `/stop/${await server.core.following.stopToken(actor)}`
      return { path, goes: () => server.core.accounts.erase(actor, { words: 'stay' }) }
    },
    opened: { status: 200, says: 'Vil du stoppe med mails?' },
    button: {},
    ...{
      pressed: stopped,
      again: stopped,
      openedAgain: stopped,
      livesMs: null,
      over: stopped,
      gone: stopped,
    },
    mangled: { status: 303, says: '/stop/unknown' },
  },
  {
    name: 'an invitation to lead',
    make: async () => {
      const { core, administrator } = server
      const { actor } = await server.account('facilitator')
      const { meetingId } = await anOpenMeeting(server, {}, actor)
      const { secret: own } = await core.people.invite(actor, { meetingId })
      await core.people.acceptInvitation(administrator.actor, { secret: own })
      const { secret } = await core.people.invite(actor, { meetingId })
      const goes = () =>
        core.people.endFacilitator(administrator.actor, { meetingId, accountId: actor.account.id })
      return { path: `/invite/${secret}`, goes }
    },
    opened: { status: 200, says: /Mette Skov beder dig om at lede/ },
    get button() {
      return { name: 'Bo', email: anAddress(), password: anAdministrator.password }
    },
    pressed: { status: 303, says: /^\/m\/\w+\/lead$/ },
    again: { ...used, status: 404, says: 'Linket er brugt, lukket eller forældet. Bed om et nyt.' },
    openedAgain: { ...used, says: 'Linket er brugt, lukket eller forældet. Bed om et nyt.' },
    livesMs: 2 * day,
    ...{
      over: { ...used, says: 'Linket er brugt, lukket eller forældet. Bed om et nyt.' },
      mangled: { ...used, says: 'Linket er brugt, lukket eller forældet. Bed om et nyt.' },
      gone: { ...used, says: 'Linket er brugt, lukket eller forældet. Bed om et nyt.' },
    },
  },
  {
    name: 'the receipt of a report',
    make: async () => {
      const { core } = server
      const [author, reader] = [await server.account(), await server.account()]
      const { id } = await core.contributions.submit(author.actor, aPost(meeting.threadId))
      const { secret } = await core.reports.make(reader.actor, {
        ...{ id, key: aKey(), reason: 'off_topic', words: '', origin: null },
      })
      return { path: `/report/${secret}`, goes: () => core.contributions.withdraw(author.actor, { id }) }
    },
    opened: { status: 200, says: 'Hvad blev der af det?', on: '/t/' },
    button: null,
    ...{ again: missing, openedAgain: missing, over: missing, mangled: missing, livesMs: null },
    gone: { status: 200, says: 'har selv taget det tilbage', on: '/t/' },
  },
  {
    name: 'a hall that is tried',
    make: async () => {
      const { meetingId, leader } = await anOpenMeeting(server)
      const { reachKey } = await server.core.day.read(leader, meetingId)
      return { path: `/reached/${reachKey}`, goes: () => server.core.meetings.close(leader, { meetingId }) }
    },
    opened: { status: 200, says: 'Din telefon kan nå mødet' },
    button: {},
    pressed: { status: 200, says: 'Tak. Mødebordet kan se, at telefonen kan nå os.' },
    again: { status: 200, says: 'Det er det samme net som før.' },
    openedAgain: { status: 200, says: 'Din telefon kan nå mødet' },
    livesMs: null,
    over: missing,
    mangled: { status: 200, says: 'Koden hører ikke til et møde', on: '/' },
    gone: { status: 200, says: 'Koden hører ikke til et møde', on: '/' },
  },
]

describe.each(kinds)('$name', (kind) => {
  test('can be looked at as often as scanners like, and works then', async () => {
    const { path } = await kind.make()
    const before = await rows()
    for (const method of ['GET', 'HEAD', 'GET', 'HEAD', 'GET'])
      expect((await ask(path, { method })).status, method).toBe(kind.opened.status)
    await shows(path, kind.opened)
    expect(await rows()).toEqual(before)
    if (kind.button && kind.pressed) await answers(await press(path, kind.button), kind.pressed)
  })

  test.skipIf(kind.button === null)('pressed twice says so, and changes nothing more', async () => {
    const { path } = await kind.make()
    const { button } = kind
    await press(path, button ?? {})
    const before = await rows()
    await answers(await press(path, button ?? {}), kind.again)
    await shows(path, kind.openedAgain)
    expect(await rows()).toEqual(before)
  })

  test.skipIf(kind.livesMs === null)('works until its time is over, and not after it', async () => {
    const { path } = await kind.make()
    ahead = (kind.livesMs ?? 0) - 30_000
    await shows(path, kind.opened)
    ahead = (kind.livesMs ?? 0) + 30_000
    const before = await rows()
    await shows(path, kind.over)
    await press(path, kind.button ?? {})
    expect(await rows()).toEqual(before)
  })

  test('mangled opens nothing, and says what one can do', async () => {
    const { path } = await kind.make()
    const [, area = '', secret = ''] = path.split('/')
    const before = await rows()
    const otherEnd = secret.endsWith('A') ? 'B' : 'A'
    const mangled = [
      ...[secret.slice(0, -1), secret.slice(0, -1) + otherEnd, `${secret}x`, secret.toUpperCase()],
      ...['guessed', 'x'.repeat(4000), '%00', '%3Cscript%3Ealert(1)', '..%2f..', "'%20or%201=1"],
    ]
    for (const one of mangled.filter((each) => each !== secret)) {
      await shows(`/${area}/${one}`, kind.mangled)
      if (kind.button) expect((await press(`/${area}/${one}`, kind.button)).status).toBeLessThan(500)
    }
    expect(await rows()).toEqual(before)
  })

  test('says so when what it is about is gone', async () => {
    const { path, goes } = await kind.make()
    await goes?.()
    const before = await rows()
    await shows(path, kind.gone)
    if (kind.button) expect((await press(path, kind.button)).status).toBeLessThan(500)
    expect(await rows()).toEqual(before)
  })
})

test('the link that sets a house up says that it was used, and a wrong one sets nothing up', async () => {
  const typed = { ...anAdministrator, email: anAddress(), secret: 'guessed' }
  const before = await rows()
  for (const secret of ['', 'guessed', 'x'.repeat(4000), '%3Cscript%3Ealert(1)']) {
    await shows(`/setup?secret=${secret}`, used)
    const pressed = await press('/setup?/begin', { ...typed, secret })
    expect(pressed.status).toBe(404)
    await answers(pressed, { ...used, status: 404 })
  }
  expect(await rows()).toEqual(before)
})

test('who is blocked is told so, and not that their link was used', async () => {
  const { core, administrator } = server
  const { actor } = await server.account()
  await core.administration.block(administrator.actor, { accountId: actor.account.id, reason: 'spam' })
  const { secret } = await core.accounts.offerLogin(actor.account.id)
  await answers(await press(`/login/${secret}`, {}), {
    status: 403,
    says: 'Kontoen er spærret.',
    on: '/login',
  })
})

test('a login link that is opened once more, by who is in, leads on', async () => {
  const { cookie } = await server.account()
  const { secret } = await server.core.accounts.offerLogin(server.administrator.actor.account.id)
  await press(`/login/${secret}`, {})
  const opened = await ask(`/login/${secret}`, { headers: { cookie, 'accept-language': 'da' } })
  await answers(opened, { status: 200, says: 'Du er logget ind i denne browser.', on: '/me' })
})

test('what mails lead to is found when its thread went into another, and when the words are taken back', async () => {
  const { core } = server
  const { meetingId, leader } = await aLaidForthMeeting()
  const { agenda } = await core.meetings.read(leader, meetingId)
  const [intoId = '', threadId = ''] = agenda.flatMap((item) => item.threadId ?? [])
  const author = await server.account()
  const { id } = await core.contributions.submit(author.actor, aPost(threadId, 'Bussen hvert kvarter.'))
  const email = anAddress()
  const asked = { kind: 'thread', target: threadId, email }
  await core.following.ask({ language: 'da', origin: server.base }, asked)
  await core.threads.merge(leader, { threadId, intoId })
  const confirm = await mailTo(email)
  await shows(confirm, { status: 200, says: 'Hvad skal torvet bruges til?', on: `/t/${intoId}` })

  const goes = async (path: string) => {
    const response = await ask(path)
    return response.status < 400 && response.status > 300
      ? ask(response.headers.get('location') ?? '')
      : response
  }
  await answers(await goes(`/t/${threadId}?at=${id}`), { status: 200, says: 'Bussen hvert kvarter.' })
  await core.contributions.withdraw(author.actor, { id })
  await answers(await goes(`/t/${threadId}?at=${id}`), { status: 200, says: 'Hvad skal torvet bruges til?' })
  for (const path of ['/me/logins', `/m/${meetingId}/reports`])
    await answers(await ask(path), { status: 303, says: `/login?next=${encodeURIComponent(path)}` })
})

test('a mail program that stops mails twice, or after an account is gone, is not told no', async () => {
  const { actor } = await server.account()
  await server.core.following.follow(actor, 'da', { kind: 'meeting', target: meeting.meetingId })
  const path = `/stop/${await server.core.following.stopToken(actor)}`
  const click = (to: string) =>
    fetch(server.base + to, {
      method: 'POST',
      body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
    })
  expect((await click(path)).status).toBe(200)
  expect((await click(path)).status).toBe(200)
  await server.core.accounts.erase(actor, { words: 'stay' })
  expect((await click(path)).status).toBe(200)
  expect((await click(`${path}x`)).status).toBe(404)
})

/** What the postman, the clock and the index of words write by themselves. */
const restless = /^(mail|letter|letter_outcome|presence|setting|search_\w+)$/

const rows = async () =>
  Object.entries(await everyRow(database.reading)).filter(([table]) => !restless.test(table))

const ask = (path: string, init: RequestInit = {}) =>
  server.ask(path, {
    headers: { accept: 'text/html', 'accept-language': 'da', origin: server.base },
    ...init,
  })

const press = (path: string, typed: Record<string, string>) =>
  ask(path, { method: 'POST', body: new URLSearchParams(typed) })

const shows = async (path: string, outcome: Outcome) => answers(await ask(path), outcome, path)

async function answers(response: Response, { status, says, on }: Outcome, path = '') {
  const html = await response.text()
  expect(response.status, path).toBe(status)
  if (status === 303)
    return expect(response.headers.get('location'), path).toEqual(
      typeof says === 'string' ? says : expect.stringMatching(says),
    )
  const [main = ''] = /<main[^]*<\/main>/.exec(html) ?? []
  const text = main.replaceAll(/<!--.*?-->|<[^>]+>/gs, '').replaceAll(/\s+/g, ' ')
  if (typeof says === 'string') expect(text, path).toContain(says)
  else expect(text, path).toMatch(says)
  if (on) expect(main, path).toContain(`href="${on}`)
  expect(html).not.toContain('<script>alert')
}
