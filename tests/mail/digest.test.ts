/** What followers get, over real SMTP, read by a parser that knows nothing of what wrote it. */
import { describe, expect, onTestFinished, test } from 'vitest'
import { onPostgres } from '../support/database.ts'
import { aServer, anOpenMeeting, eventually } from '../support/server.ts'
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

describe.skipIf(onPostgres())('a digest', () => {
  test('tells by conversation what was said, the newest last, with the words in it', async () => {
    const { email, torvet, trafikken } = await aDigest()
    expect(email.subject).toBe('Nyt i 2 samtaler')
    const text = email.text ?? ''
    const places = ['Hvad skal torvet bruges til?', 'Et træ', 'Kurt Bo', 'Svar', `${origin}/t/${torvet}`]
    for (const part of places) expect(text).toContain(part)
    expect(text.indexOf('Et træ')).toBeLessThan(text.indexOf(`${origin}/t/${torvet}`))
    expect(text).toContain(`${origin}/t/${trafikken}`)
    expect(text).not.toContain('Bænke i læ')
    expect(email.html).toContain('<html lang="da">')
    expect(email.html).toContain('Bussen hvert kvarter')
  })

  test('draws nothing that somebody wrote', async () => {
    const { email } = await aDigest()
    expect(email.html).not.toMatch(/<script|<img/i)
    expect(email.html).toContain('&lt;script&gt;')
  })

  test('is in the language of who follows', async () => {
    const { email } = await aDigest('en')
    expect(email.subject).toBe('New in 2 conversations')
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
