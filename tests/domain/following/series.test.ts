/** What hangs together without being one meeting, and what programs are told that look for news. */
import { describe, expect, test } from 'vitest'
import { refused } from '../../support/refused.ts'
import { aMeeting, aPost, aWorld, anOpenMeeting, hour } from '../../support/world.ts'

const answer = {
  ...{ outcome: 'joining', text: 'Vi sætter tre bænke.', office: 'Teknik og Miljø', seen: 0, origin: null },
  ...{ responsible: 'Ole Bak', nextStep: 'Bænkene bliver bestilt', due: '2026-05-01' },
}

async function laidForth() {
  const meeting = await aWorld().withOpenMeeting()
  const { core, host, meetingId } = meeting
  meeting.clock.pass(1000)
  const id = await meeting.say('Bænke i læ')
  await core.meetings.close(host, { meetingId })
  await core.meetings.publish(host, { meetingId })
  return { ...meeting, id, hostId: host.account?.id ?? '' }
}

describe('a series', () => {
  test('is what is held at a place, however it is spelled, under the name that it had last', async () => {
    const { core, clock, ...world } = await laidForth()
    const startsAt = clock.now() + 100 * hour
    await aMeeting({ ...world, core, clock }, { place: 'Forsamlings-huset', title: 'Et andet' })
    const plan = { place: 'FORSAMLINGSHUSET!', startsAt, endsAt: startsAt + hour }
    const again = await aMeeting({ ...world, core, clock }, plan)
    await core.meetings.announce(again.host, again)
    const { name, meetings } = await core.following.series({ kind: 'place', target: 'forsamlingshuset' })
    expect([name, meetings.length]).toEqual(['FORSAMLINGSHUSET!', 2])
    await refused(core.following.series({ kind: 'place', target: 'Ingen steder' }), 'not_found')
    await refused(core.following.series({ kind: 'place', target: '…' }), 'not_found')
  })

  test('is what somebody leads, but for closed doors, drafts and rehearsals', async () => {
    const { core, host, hostId, meetingId, ...world } = await laidForth()
    const closed = await anOpenMeeting({ ...world, core, host }, { access: 'closed' })
    await core.meetings.close(host, closed)
    const draft = await aMeeting({ ...world, core, host })
    await core.rehearsals.copy(host, { meetingId: draft.meetingId })
    const { name, meetings } = await core.following.series({ kind: 'facilitator', target: hostId })
    expect([name, meetings.map(({ id }) => id)]).toEqual([host.account?.name, [meetingId]])
    const somebody = (await world.citizen()).account?.id
    await refused(core.following.series({ kind: 'facilitator', target: somebody }), 'not_found')
  })
})

describe('a feed', () => {
  test('of a thread has its words once everybody may read them, its answers and its meeting, the latest first', async () => {
    const { core, clock, host, id, threadId, citizen } = await laidForth()
    clock.pass(1000)
    await core.contributions.submit(await citizen('Kurt Bo'), aPost(threadId, 'Et træ'))
    clock.pass(1000)
    await core.answers.publish(host, { threadId, about: id, ...answer })
    const { title, entries } = await core.following.feed({ kind: 'thread', target: threadId })
    expect(title).toBe('Hvad skal torvet bruges til?')
    expect(entries.map((entry) => (entry.is === 'words' ? entry.text : entry.is))).toEqual([
      ...['answer', 'Et træ', 'laid_forth', 'Bænke i læ', 'announced'],
    ])
    expect(entries[0]).toMatchObject({ news: { to: 'contribution', words: 'Bænke i læ' } })
  })

  test('says nothing of words that were held, taken back, or not laid forth', async () => {
    const { core, host, id, threadId, meetingId, ...world } = await laidForth()
    await core.answers.publish(host, { threadId, about: id, ...answer })
    await core.moderation.hold(host, { id })
    const open = await anOpenMeeting({ ...world, core, host })
    await open.say('Endnu kun for salen')
    for (const feed of [
      { kind: 'thread', target: threadId },
      { kind: 'meeting', target: meetingId },
      { kind: 'meeting', target: open.meetingId },
    ]) {
      const { entries } = await core.following.feed(feed)
      expect(entries.filter(({ is }) => is === 'words' || is === 'answer')).toEqual([])
    }
  })

  test('of everything has meetings and answers', async () => {
    const { core, host, threadId } = await laidForth()
    await core.answers.publish(host, { threadId, about: threadId, ...answer })
    const { title, entries } = await core.following.feed({ kind: 'all' })
    expect(title).toBeNull()
    expect(new Set(entries.map(({ is }) => is))).toEqual(new Set(['announced', 'laid_forth', 'answer']))
  })

  test('there is none of closed doors or rehearsals, nor of what is not', async () => {
    const world = await aWorld()
    const closed = await anOpenMeeting(world, { access: 'closed' })
    await refused(closed.core.following.feed({ kind: 'meeting', target: closed.meetingId }), 'not_found')
    await refused(closed.core.following.feed({ kind: 'thread', target: closed.threadId }), 'not_found')
    const { core, host, meetingId } = await aMeeting(world)
    const copy = await core.rehearsals.copy(host, { meetingId })
    await refused(core.following.feed({ kind: 'meeting', target: copy.meetingId }), 'not_found')
    await refused(core.following.feed({ kind: 'thread', target: '0' }), 'not_found')
  })
})

test('what follows a rehearsal would tell of what is gone', async () => {
  const { core, host, meetingId } = await aMeeting(await aWorld())
  const copy = await core.rehearsals.copy(host, { meetingId })
  const following = { kind: 'meeting', target: copy.meetingId }
  await refused(core.following.follow(host, 'da', following), 'only_rehearsing')
})
