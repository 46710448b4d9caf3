/** What followers get, over real SMTP, read by a parser that knows nothing of what wrote it. */
import { describe, expect, onTestFinished, test } from 'vitest'
import { onPostgres } from '../support/database.ts'
import { aServer, anOpenMeeting, eventually } from '../support/server.ts'
import type { News } from '../../server/domain/following/news.ts'
import type { Turn } from '../../server/domain/following/turns.ts'
import type { AboutLetter } from '../../server/domain/mail/about.ts'
import type { TakenMail } from '../../server/domain/mail/letter.ts'
import { speaking } from '../../server/exports/language.ts'
import { digestLetter } from '../../server/mail/compose-following.ts'
import { aPost, aWorld, hour } from '../support/world.ts'
import { aPostman } from './inviting.ts'
import { aPostOffice } from './post-office.ts'

const origin = 'https://raad.example.dk'
const hostile = '<script>alert(1)</script> "><img src=x onerror=alert(1)>'

async function aDigest(language: 'da' | 'en' = 'da') {
  const meeting = await aWorld().withOpenMeeting()
  const { core, host, clock, meetingId, threadIds, citizen } = meeting
  await meeting.say('Bænke i læ')
  await core.meetings.close(host, { meetingId })
  await core.meetings.publish(host, { meetingId })
  const birgit = await citizen('Birgit Møller')
  await core.following.follow(birgit, language, { kind: 'meeting', target: meetingId, rhythm: 'daily' })
  clock.pass(1000)
  const kurt = await citizen('Kurt Bo')
  const [torvet = '', trafikken = ''] = threadIds
  const { id } = await core.contributions.submit(kurt, {
    ...aPost(torvet, 'Et træ\n\nog en bænk'),
    named: true,
  })
  await core.contributions.submit(await citizen('Ida'), { ...aPost(torvet, hostile), parentId: id })
  await core.contributions.submit(kurt, aPost(trafikken, 'Bussen hvert kvarter'))
  clock.pass(25 * hour)
  await core.following.postDigests(origin)
  const office = await aPostOffice()
  const { failures } = aPostman({ core, carrier: office.url })
  await eventually(() => expect(office.arrived).toHaveLength(1))
  expect(failures).toEqual([])
  const [{ email, raw }] = office.arrived as [(typeof office.arrived)[number]]
  return { email, raw, torvet, trafikken }
}

/** What somebody is told who follows a whole year of meetings. */
function aLongDigest(threads: number) {
  const id = (n: number) => String(n).padStart(26, '0')
  const words = Array.from({ length: 30 }, (_, n) => ({
    ...{
      id: id(n),
      text: `Ord nummer ${n}: en bænk, hvor man kan sidde i læ, og et træ til at give skygge.`,
    },
    ...{ name: null, channel: 'phone' as const, isReply: false, answers: null },
  }))
  const news: News = {
    ...{ coming: [], moved: [], laidForth: [] },
    threads: Array.from({ length: threads }, (_, n) => ({
      ...{ id: id(n), question: `Hvad skal der ske med plads nummer ${n}, når vejen bliver lagt om?` },
      ...{ words, more: 7, answers: [], promises: [], turns: [], closesAt: null },
    })),
  }
  return composing(news)
}

function composing(news: News) {
  const content = { language: 'da' as const, subject: '', text: '', link: origin }
  const about = { municipality: 'Nørre Sundby', digest: { news, stop: 'stop' } }
  return digestLetter({ letter: { content } } as TakenMail, about as AboutLetter)
}

describe.skipIf(onPostgres())('a digest', () => {
  test('tells by conversation what was said, the newest last, with the words in it', async () => {
    const { email, torvet, trafikken } = await aDigest()
    expect(email.subject).toBe('Nyt i 2 tråde')
    const text = email.text ?? ''
    const places = ['Hvad skal torvet bruges til?', 'Et træ', 'Kurt Bo', 'Svar', `${origin}/t/${torvet}`]
    for (const part of places) expect(text).toContain(part)
    expect(text.indexOf('Et træ')).toBeLessThan(text.indexOf(`${origin}/t/${torvet}`))
    expect(text).toContain(`${origin}/t/${trafikken}`)
    expect(text).not.toContain('Bænke i læ')
    expect(text).toContain('  Svar på Kurt Bo: »Et træ og en bænk«\n  <script>')
    expect(email.html).toContain('Svar på Kurt Bo: »Et træ og en bænk«')
    expect(email.html).toContain('<html lang="da">')
    expect(email.html).toContain('Bussen hvert kvarter')
  })

  test('of hundreds of conversations has an end: words of some, and others by name', () => {
    const composed = speaking('da', () => aLongDigest(500))
    expect(composed?.subject).toBe('Nyt i 500 tråde')
    expect(Buffer.byteLength(composed?.html ?? '')).toBeLessThan(100_000)
    expect(composed?.text.match(/Ord nummer/g)?.length).toBeLessThanOrEqual(120)
    expect(composed?.text.match(/Hvad skal der ske med plads nummer/g)).toHaveLength(90)
    expect(composed?.text).toContain('Også nyt i 470 andre tråde')
    expect(composed?.text).toContain('Og 410 til')
  })

  test('says what became of a conversation as a whole, and what was summed up', () => {
    const thread = {
      id: '0'.repeat(26),
      question: 'Hvad med torvet?',
      words: [],
      more: 0,
      answers: [],
      promises: [],
    }
    const turns: Turn[] = [
      { is: 'merged', question: 'Hvad med <b>bænkene</b>?' },
      { is: 'moved_away', question: 'Hvad med bussen?', count: 2 },
      { is: 'summed', by: 'Sofie Dam', text: 'Man ønsker læ.' },
    ]
    const news: News = {
      coming: [],
      moved: [],
      laidForth: [],
      threads: [{ ...thread, turns, closesAt: null }],
    }
    const composed = speaking('da', () => composing(news))
    for (const part of ['Man ønsker læ.', 'Ny opsummering ved Sofie Dam', '2 bidrag er flyttet til'])
      expect(composed?.text).toContain(part)
    expect(composed?.html).toContain('lagt sammen med »Hvad med &lt;b&gt;bænkene&lt;/b&gt;?«')
  })

  test('says by when an answer is promised, and by whom', () => {
    const thread = { id: '0'.repeat(26), question: 'Hvad med torvet?', words: [], more: 0, answers: [] }
    const promise = { who: 'Ole Bak', due: '2026-06-01', movedFrom: '2026-05-01' }
    const promises = [
      { ...promise, words: 'Bænke i læ' },
      { ...promise, words: null, movedFrom: null },
    ]
    const news: News = {
      ...{ coming: [], moved: [], laidForth: [] },
      threads: [{ ...thread, promises, turns: [], closesAt: null }],
    }
    const composed = speaking('da', () => composing(news))
    for (const part of [
      'Der er lovet et svar fra kommunen på »Bænke i læ« senest mandag 1. juni',
      'på hele tråden senest mandag 1. juni',
      'Lovet af Ole Bak · Først lovet senest fredag 1. maj',
    ])
      expect(composed?.text).toContain(part)
  })

  test('draws nothing that somebody wrote', async () => {
    const { email } = await aDigest()
    expect(email.html).not.toMatch(/<script|<img/i)
    expect(email.html).toContain('&lt;script&gt;')
  })

  test('is in the language of who follows', async () => {
    const { email } = await aDigest('en')
    expect(email.subject).toBe('New in 2 threads')
    expect(email.html).toContain('<html lang="en">')
  })

  test('can be stopped by the mail program itself, by who has no cookie and comes from nowhere', async () => {
    const { email } = await aDigest()
    const header = (name: string) => email.headers.find(({ key }) => key === name)?.value ?? ''
    expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
    const link = /^<(https:\/\/raad\.example\.dk\/stop\/[\w.-]+)>$/.exec(header('list-unsubscribe'))?.[1]
    expect(link).toBeDefined()
    expect(email.text).toContain(link)
  })
})

test('one click over HTTP stops it, without a cookie and from nowhere, and looking at the link does not', async () => {
  const server = await aServer()
  onTestFinished(server.stop)
  const meeting = await anOpenMeeting(server, {})
  const { actor } = await server.account()
  const following = { kind: 'meeting', target: meeting.meetingId }
  await server.core.following.follow(actor, 'da', following)
  const token = (await server.core.following.stopToken(actor)) ?? ''
  const click = (path: string, method: string) =>
    fetch(`${server.base}/stop/${path}`, {
      method,
      ...(method === 'POST' && { body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) }),
    })
  await click(token, 'GET')
  expect(await server.core.following.list(actor)).toMatchObject([{ rhythm: 'weekly' }])
  expect((await click(token, 'POST')).status).toBe(200)
  expect(await server.core.following.list(actor)).toMatchObject([{ rhythm: 'never' }])
  expect((await click(`${token}x`, 'POST')).status).toBe(404)
})
