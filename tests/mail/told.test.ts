/** Mails about what became of something, over real SMTP, read by a parser that knows nothing of what wrote them. */
import { expect, test } from 'vitest'
import { onPostgres } from '../support/database.ts'
import { eventually } from '../support/server.ts'
import { aMeeting, aPost, aWorld, hour } from '../support/world.ts'
import { aPostman } from './inviting.ts'
import { aPostOffice } from './post-office.ts'

const origin = 'https://raad.example.dk'
// What is said over SMTP is the same on both databases.
const once = test.skipIf(onPostgres())

async function laidForth() {
  const meeting = await aWorld().withOpenMeeting()
  const { core, host, meetingId } = meeting
  await core.meetings.close(host, { meetingId })
  await core.meetings.publish(host, { meetingId })
  return meeting
}

async function theMail({ core }: Awaited<ReturnType<typeof laidForth>>) {
  const office = await aPostOffice()
  const { failures } = aPostman({ core, carrier: office.url })
  await eventually(() => expect(office.arrived).toHaveLength(1))
  expect(failures).toEqual([])
  const [{ email, to }] = office.arrived as [(typeof office.arrived)[number]]
  return { to, subject: email.subject, text: plain(email.text), html: email.html ?? '' }
}
const plain = (text = '') => text.replaceAll('\r', '')

once.each([
  ['da', '»', '«', 'Svar fra kommunen: Vi er med', 'Ansvarlig: Ole Bak'],
  ['en', '“', '”', 'Answer from the municipality: We are with you', 'Responsible: Ole Bak'],
] as const)(
  'an answer holds what was said and what was answered, in %s',
  async (language, opens, closes, subject, fact) => {
    const meeting = await laidForth()
    const { core, host, threadId } = meeting
    const birgit = await meeting.citizen()
    await core.accounts.chooseLanguage(birgit, { language })
    const words = 'Bænke i læ.\n\nOg et træ & <b>skygge</b>.'
    const { id } = await core.contributions.submit(birgit, aPost(threadId, words))
    const about = { threadId, about: id, seen: 0, origin }
    const said = { text: 'Tre bænke.', responsible: 'Ole Bak', nextStep: 'Vi bestiller', due: '2026-06-01' }
    await core.answers.publish(host, { ...about, outcome: 'joining', ...said, office: 'Teknik' })
    const mail = await theMail(meeting)
    expect(mail.subject).toBe(subject)
    for (const part of [
      `${opens}${words}${closes}`,
      'Tre bænke.',
      fact,
      `${origin}/t/${threadId}?at=${id}#c-${id}`,
    ])
      expect(mail.text).toContain(part)
    const quote = `${opens}Bænke i læ.\n\nOg et træ &amp; &lt;b&gt;skygge&lt;/b&gt;.${closes}</p>`
    expect(plain(mail.html)).toMatch(/<p style="[^"]*border-left[^"]*">/)
    expect(plain(mail.html)).toContain(quote)
  },
)

once('a proposal tells those who lead the meeting of the thread, and nothing that was said', async () => {
  const meeting = await laidForth()
  const { core, threadId, clock } = meeting
  const startsAt = clock.now() + 24 * hour
  const leader = await meeting.facilitator('Dorte Lund')
  const plan = { title: 'Torvet igen', startsAt, endsAt: startsAt + hour }
  const next = await aMeeting({ ...meeting, host: leader }, plan)
  await core.meetings.announce(leader, { meetingId: next.meetingId })
  const proposal = { threadId, meetingId: next.meetingId, why: 'Vi nåede det ikke.', origin }
  await core.proposals.propose(await meeting.citizen(), proposal)
  const { to, subject, text } = await theMail(meeting)
  expect(to).toBe(`${leader.account?.id}@example.dk`)
  expect(subject).toBe('Forslag om en tråd til Torvet igen')
  for (const part of ['»Hvad skal torvet bruges til?«', `${origin}/m/${next.meetingId}/plan#proposed`])
    expect(text).toContain(part)
  expect(text).not.toContain('Vi nåede det ikke.')
})

once('the question whether to follow says what', async () => {
  const meeting = await laidForth()
  const { core, threadId } = meeting
  const asked = { kind: 'thread', target: threadId, email: 'kurt@example.dk' }
  await core.following.ask({ language: 'da', origin }, asked)
  const { text, html } = await theMail(meeting)
  expect(text).toContain('\n\nHvad skal torvet bruges til?\n\n')
  expect(html).toContain('<strong>Hvad skal torvet bruges til?</strong>')
})

once('that words can be read is no new meeting', async () => {
  const meeting = await aWorld().withOpenMeeting()
  const { core, host, meetingId, clock } = meeting
  await core.following.follow(await meeting.citizen(), 'da', { kind: 'meeting', target: meetingId })
  clock.pass(1000)
  await core.meetings.close(host, { meetingId })
  await core.meetings.publish(host, { meetingId })
  clock.pass(8 * 24 * hour)
  await core.following.postDigests(origin)
  const { subject, html, text } = await theMail(meeting)
  expect(subject).toBe('Nu kan alle læse det fra Torvet i Nørre Sundby')
  expect(text).toMatch(/Stop uden at logge ind: https:\/\/raad\.example\.dk\/stop\/\S+/)
  expect(html).toMatch(/<a href="https:\/\/raad\.example\.dk\/stop\/[^"]+"[^>]*>Stop mails som denne<\/a>/)
})
