/** Where a thread is taken up, and when a meeting is held, as who follows them hears of it. */
import { expect, test } from 'vitest'
import { aMeeting, aPlan, aWorld, hour, minute } from '../../support/world.ts'

const origin = 'https://raad.example.dk'
const day = 24 * hour

/** Somebody follows a thread, and another meeting that stands already may take it up. */
async function following() {
  const meeting = await aWorld().withOpenMeeting()
  const { core, host, meetingId, threadId, clock } = meeting
  await meeting.say('Bænke i læ')
  await core.meetings.close(host, { meetingId })
  await core.meetings.publish(host, { meetingId })
  const startsAt = clock.now() + 20 * day
  const plan = { title: 'Torvet igen', startsAt, endsAt: startsAt + hour }
  const next = await aMeeting(meeting, plan)
  await core.meetings.announce(host, { meetingId: next.meetingId })
  clock.pass(2 * minute)
  const birgit = await meeting.citizen()
  const follow = (kind: string, target: string, rhythm = 'daily') =>
    core.following.follow(birgit, 'da', { kind, target, rhythm })
  const takeUp = (of = next.meetingId) =>
    core.threads.takeUp(host, { meetingId: of, threadId, title: 'Torvet', minutes: 20, origin })
  const change = (plan: Parameters<typeof aPlan>[0]) =>
    core.meetings.change(host, {
      ...aPlan({ title: 'Torvet igen', startsAt, endsAt: startsAt + hour, ...plan }),
      meetingId: next.meetingId,
      agenda: next.agenda.map(({ id, title, minutes }) => ({ id, title, minutes })),
    })
  async function told(ms: number) {
    clock.pass(ms)
    while (await core.following.postDigests(origin));
    const news = []
    for (let mail = await core.mail.take(); mail; mail = await core.mail.take()) {
      const { digest } = await core.mail.about(mail.letter)
      if (digest) news.push(digest.news)
      await core.mail.settle(mail, { is: 'over', outcome: 'sent' })
    }
    return news.map(({ coming, moved }) => ({
      coming: coming.map(({ title }) => title),
      moved: moved.map(({ place }) => place),
    }))
  }
  return { ...meeting, next, startsAt, follow, takeUp, change, told }
}

test('who follows a thread hears that a meeting which was announced long ago takes it up, once', async () => {
  const { threadId, clock, follow, takeUp, told } = await following()
  await follow('thread', threadId)
  clock.pass(day)
  await takeUp()
  expect(await told(day)).toEqual([{ coming: ['Torvet igen'], moved: [] }])
  expect(await told(day)).toEqual([])
})

test('who hears of it at once is woken by it', async () => {
  const { core, threadId, clock, follow, takeUp, told } = await following()
  await follow('thread', threadId, 'at_once')
  clock.pass(minute)
  const since = clock.now() - 1
  await takeUp()
  await core.following.wakeAtOnce(since)
  expect(await told(hour)).toEqual([{ coming: ['Torvet igen'], moved: [] }])
})

test('what is taken up by a meeting nobody knows of yet is told when that is announced', async () => {
  const { core, host, threadId, clock, follow, takeUp, told, ...world } = await following()
  await follow('thread', threadId)
  const startsAt = clock.now() + 40 * day
  const later = await aMeeting(
    { ...world, core, clock, host },
    { title: 'Siden', startsAt, endsAt: startsAt + hour },
  )
  await takeUp(later.meetingId)
  expect(await told(day)).toEqual([])
  await core.meetings.announce(host, { meetingId: later.meetingId })
  expect(await told(day)).toEqual([{ coming: ['Siden'], moved: [] }])
})

test('another time or place is told to who knew of the meeting, and another number of chairs to nobody', async () => {
  const { core, next, startsAt, clock, follow, change, told } = await following()
  await follow('meeting', next.meetingId)
  await change({ expected: 90 })
  expect(await told(day)).toEqual([])
  await change({ place: 'Skolen' })
  expect(await told(day)).toEqual([{ coming: [], moved: ['Skolen'] }])
  await follow('meeting', next.meetingId, 'at_once')
  const since = clock.now()
  clock.pass(minute)
  await change({ place: 'Skolen', startsAt: startsAt + hour, endsAt: startsAt + 2 * hour })
  await core.following.wakeAtOnce(since)
  expect(await told(hour)).toEqual([{ coming: [], moved: ['Skolen'] }])
})
