import { describe, expect, test } from 'vitest'
import type { Actor } from '../../../server/domain/people/actor.ts'
import { refused } from '../../support/refused.ts'
import { type OpenMeeting, aPost, aWorld } from '../../support/world.ts'

const loggedInOn = (phone: Actor, { account }: Actor): Actor => ({ ...phone, account })
const codeOf = ({ participant, meetingId }: OpenMeeting) => participant.keyIn(meetingId)?.claimCode ?? ''

async function laidForth() {
  const meeting = await aWorld().withOpenMeeting()
  const id = await meeting.say('Bænke', { from: meeting.participant })
  const { core, host, meetingId } = meeting
  await core.meetings.close(host, { meetingId })
  await core.meetings.publish(host, { meetingId })
  return { ...meeting, id, birgit: await meeting.citizen('Birgit Møller') }
}

const namesIn = async ({ core, birgit, threadId }: Awaited<ReturnType<typeof laidForth>>) =>
  (await core.threads.read(birgit, { id: threadId })).posts.map(({ name, authorErased }) =>
    authorErased ? 'slettet' : name,
  )

describe('what one wrote in the room', () => {
  test('follows into the account that is logged in on the same phone, and only when asked', async () => {
    const { core, birgit, participant, meetingId, id } = await laidForth()
    const phone = loggedInOn(participant, birgit)
    expect(await core.accounts.read(phone)).toMatchObject({ wrote: [], offers: [{ meetingId, count: 1 }] })
    expect(await core.accounts.keepWords(phone, { meetingId })).toEqual({ kept: 1 })
    expect(await core.accounts.read(birgit)).toMatchObject({
      wrote: [{ meetingId, named: false, contributions: [{ id, question: 'Hvad skal torvet bruges til?' }] }],
      offers: [],
    })
  })

  test('follows by its code, on any computer', async () => {
    const meeting = await laidForth()
    const { core, birgit, id } = meeting
    await core.accounts.keepWords(birgit, { code: codeOf(meeting) })
    expect((await core.accounts.read(birgit)).wrote[0]?.contributions[0]?.id).toBe(id)
    await core.contributions.edit(birgit, { id, text: 'Borde og bænke' })
  })

  test('stands without a name until one says otherwise, and then under the name as it is', async () => {
    const meeting = await laidForth()
    const { core, birgit } = meeting
    await core.accounts.keepWords(birgit, { code: codeOf(meeting) })
    expect(await namesIn(meeting)).toEqual([null])
    await core.accounts.keepWords(birgit, { code: codeOf(meeting), named: true })
    expect(await namesIn(meeting)).toEqual(['Birgit Møller'])
    await core.accounts.change(birgit, { name: 'Birgit Holm', language: null, textSize: null })
    expect(await namesIn(meeting)).toEqual(['Birgit Holm'])
  })

  test('stays when the meeting forgets its devices, and can be found by its code as before', async () => {
    const meeting = await laidForth()
    const { core, birgit, clock, id } = meeting
    await core.accounts.keepWords(birgit, { code: codeOf(meeting) })
    clock.pass(250 * 24 * 3_600_000)
    expect(await core.people.forgetDevices()).toBe(1)
    expect((await core.accounts.read(birgit)).wrote[0]?.contributions[0]?.id).toBe(id)
    expect(await core.people.readClaim({ code: codeOf(meeting) })).toMatchObject({ contributions: [{ id }] })
  })

  test('gives no name to what was taken back', async () => {
    const meeting = await laidForth()
    const { core, birgit, db, participant } = meeting
    const [own] = await core.contributions.own(participant, meeting.meetingId)
    await core.contributions.withdraw(participant, { id: own?.id })
    await core.accounts.keepWords(birgit, { code: codeOf(meeting), named: true })
    const rows = await db.selectFrom('contribution').select(['state', 'accountNamed']).execute()
    expect(rows).toEqual([{ state: 'withdrawn', accountNamed: 0 }])
  })

  test('follows by its code also when the devices are forgotten', async () => {
    const meeting = await laidForth()
    const { core, birgit, clock } = meeting
    clock.pass(250 * 24 * 3_600_000)
    await core.people.forgetDevices()
    expect(await core.accounts.keepWords(birgit, { code: codeOf(meeting), named: true })).toEqual({ kept: 1 })
    expect(await namesIn(meeting)).toEqual(['Birgit Møller'])
  })

  test('is in one account at most', async () => {
    const meeting = await laidForth()
    const { core, birgit, citizen } = meeting
    await core.accounts.keepWords(birgit, { code: codeOf(meeting) })
    const other = await citizen('Kurt Bo')
    await refused(core.accounts.keepWords(other, { code: codeOf(meeting) }), 'words_kept')
    expect((await core.accounts.read(other)).wrote).toEqual([])
  })

  test('is let go of again', async () => {
    const meeting = await laidForth()
    const { core, birgit, meetingId, id } = meeting
    await core.accounts.keepWords(birgit, { code: codeOf(meeting), named: true })
    await core.accounts.letGoOfWords(birgit, { meetingId })
    expect(await namesIn(meeting)).toEqual([null])
    expect((await core.accounts.read(birgit)).wrote).toEqual([])
    await refused(core.contributions.edit(birgit, { id, text: 'Ikke min mere' }), 'not_found')
  })

  test('needs a login, a code that fits, and something written', async () => {
    const { core, birgit, participant, meetingId, phone } = await laidForth()
    await refused(core.accounts.keepWords(participant, { meetingId }), 'login_first')
    await refused(core.accounts.keepWords(birgit, { code: '0000000000000000' }), 'claim_wrong')
    await refused(core.accounts.keepWords(birgit, { meetingId }), 'nothing_written')
    await refused(core.accounts.keepWords(loggedInOn(phone(), birgit), { meetingId }), 'nothing_written')
  })

  test('of a phone that is kept, only what is written while its owner is logged in on it follows', async () => {
    const meeting = await laidForth()
    const { core, birgit, participant, meetingId, threadId } = meeting
    const phone = loggedInOn(participant, birgit)
    await core.accounts.keepWords(phone, { meetingId, named: true })
    await core.contributions.submit(phone, { ...aPost(threadId, 'Mit andet'), named: true })
    await core.contributions.submit(participant, { ...aPost(threadId, 'Mit barns'), named: true })
    expect(await namesIn(meeting)).toEqual(['Birgit Møller', 'Birgit Møller', null])
  })

  test('on a phone that is kept, each of its words says whether the name stands on it', async () => {
    const meeting = await laidForth()
    const { core, birgit, participant, meetingId, threadId } = meeting
    const phone = loggedInOn(participant, birgit)
    expect((await core.threads.read(phone, { id: threadId })).writingNamed).toBeNull()
    await core.accounts.keepWords(phone, { meetingId, named: true })
    expect((await core.threads.read(phone, { id: threadId })).writingNamed).toBe(true)
    await core.contributions.submit(phone, aPost(threadId, 'Uden navn'))
    await core.contributions.submit(phone, { ...aPost(threadId, 'Under et andet'), name: 'Anonyma' })
    expect(await namesIn(meeting)).toEqual(['Birgit Møller', null, 'Anonyma'])
  })
})

describe('from home', () => {
  test('a citizen with an account writes once the words are laid forth, with or without the name', async () => {
    const meeting = await laidForth()
    const { core, birgit, threadId } = meeting
    expect(await core.threads.read(birgit, { id: threadId })).toMatchObject({
      mayWrite: true,
      writingAs: 'account',
    })
    const { id } = await core.contributions.submit(birgit, { ...aPost(threadId, 'Et træ'), named: true })
    await core.contributions.submit(birgit, aPost(threadId, 'Og skygge'))
    expect(await namesIn(meeting)).toEqual([null, 'Birgit Møller', null])
    await core.contributions.edit(birgit, { id, text: 'To træer' })
    await core.contributions.withdraw(birgit, { id })
  })

  test('a visitor without an account does not, nor anybody before that', async () => {
    const open = await aWorld().withOpenMeeting()
    const { core, threadId } = open
    await open.say('Bænke')
    const citizen = await open.citizen()
    await refused(core.contributions.submit(citizen, aPost(threadId, 'Et træ')), 'join_first')
    await core.meetings.close(open.host, { meetingId: open.meetingId })
    await refused(core.contributions.submit(citizen, aPost(threadId, 'Et træ')), 'join_first')
    await core.meetings.publish(open.host, { meetingId: open.meetingId })
    await core.contributions.submit(citizen, aPost(threadId, 'Et træ'))
    await refused(core.contributions.submit(open.phone(), aPost('0'.repeat(26), 'Et træ')), 'not_found')
  })

  test('it is no phone of the meeting, and can be stopped like one', async () => {
    const meeting = await laidForth()
    const { core, birgit, host, meetingId, threadId } = meeting
    const { participants } = await core.meetings.count(host, meetingId)
    const { id } = await core.contributions.submit(birgit, aPost(threadId, 'Et træ'))
    expect((await core.meetings.count(host, meetingId)).participants).toBe(participants)
    await core.moderation.stopPhone(host, { id })
    await core.contributions.submit(birgit, aPost(threadId, 'Og et til'))
    const page = await core.threads.read(birgit, { id: threadId })
    expect(page.posts.map(({ text }) => text)).toEqual(['Bænke'])
  })

  test('who posts too fast is told so', async () => {
    const { core, birgit, threadId } = await laidForth()
    for (const text of ['Et', 'To', 'Tre']) await core.contributions.submit(birgit, aPost(threadId, text))
    await refused(core.contributions.submit(birgit, aPost(threadId, 'Fire')), 'too_fast')
  })
})
