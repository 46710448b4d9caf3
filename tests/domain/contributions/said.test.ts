import { describe, expect, test } from 'vitest'
import { tableOf } from '../../../server/exports/table.ts'
import { refused } from '../../support/refused.ts'
import { type OpenMeeting, aKey, aPost, aScribe, aWorld, evening, hour, minute } from '../../support/world.ts'

const day = 24 * hour

/** An hour into the evening, with a phone that has been there from the beginning. */
async function anHourLater() {
  const meeting = await aWorld().withOpenMeeting()
  const { core, host, meetingId, threadId, participant, clock } = meeting
  await core.people.enter(participant, meetingId)
  clock.pass(hour)
  const seen = async (id: string) => {
    const { posts } = await core.threads.read(host, { id: threadId })
    return posts.flatMap((post) => [post, ...post.replies]).find((one) => one.id === id)
  }
  return { ...meeting, seen, texts: () => textsIn(meeting) }
}

async function textsIn({ core, host, threadId }: OpenMeeting): Promise<string[]> {
  return (await core.threads.read(host, { id: threadId })).posts.map(({ text }) => text)
}

describe('what waited on a phone for a network', () => {
  test('was said when it was written, and received when it came', async () => {
    const { say, seen, participant, clock } = await anHourLater()
    const id = await say('Læ', { from: participant, waitedMs: 2 * minute })
    expect(await seen(id)).toMatchObject({ createdAt: clock.now(), saidAt: clock.now() - 2 * minute })
  })

  test('stands in its thread, and among its author’s own, where it was said', async () => {
    const { say, texts, core, participant, meetingId } = await anHourLater()
    await say('Bænke', { from: participant })
    await say('Læ', { from: participant, waitedMs: 2 * minute })
    expect(await texts()).toEqual(['Læ', 'Bænke'])
    const own = await core.contributions.own(participant, meetingId)
    expect(own.map(({ text }) => text)).toEqual(['Læ', 'Bænke'])
    expect(own[0]?.saidAt).toBe((own[0]?.createdAt ?? 0) - 2 * minute)
  })

  test('says nothing of it when it came at once', async () => {
    const { say, seen, participant } = await anHourLater()
    const id = await say('Læ', { from: participant, waitedMs: 4000 })
    expect(await seen(id)).not.toHaveProperty('saidAt')
  })

  test('sent again after another wait is the same contribution', async () => {
    const { core, participant, threadId, seen, clock } = await anHourLater()
    const post = aPost(threadId)
    const first = await core.contributions.submit(participant, { ...post, waitedMs: 2 * minute })
    clock.pass(minute)
    const again = await core.contributions.submit(participant, { ...post, waitedMs: 3 * minute })
    expect(again).toMatchObject({ id: first.id, isNew: false })
    expect(await seen(first.id)).toMatchObject({ saidAt: evening + hour - 2 * minute })
  })

  test.each([
    ['no number', 'i går'],
    ['less than nothing', -hour],
    ['null', null],
  ])('is received with %s for a wait', async (_, waitedMs) => {
    const { core, participant, threadId, seen } = await anHourLater()
    const { id } = await core.contributions.submit(participant, { ...aPost(threadId), waitedMs })
    expect(await seen(id)).not.toHaveProperty('saidAt')
  })

  test('was not said before its author came, nor before what it answers', async () => {
    const { say, seen, participant, clock } = await anHourLater()
    const early = await say('Læ', { from: participant, waitedMs: 30 * day })
    expect(await seen(early)).toMatchObject({ saidAt: evening })
    const parentId = await say('Bænke')
    const answered = clock.now()
    clock.pass(minute)
    const reply = await say('Hvor?', { from: participant, parentId, kind: 'ask', waitedMs: hour })
    expect(await seen(reply)).toMatchObject({ saidAt: answered })
  })

  test('is from home, and stands after the evening, when it comes after closing', async () => {
    const { core, host, meetingId, say, seen, participant, clock } = await anHourLater()
    await core.meetings.close(host, { meetingId })
    const closedAt = clock.now()
    clock.pass(10 * minute)
    const inTheHall = await say('Læ', { from: participant, waitedMs: 20 * minute })
    expect(await seen(inTheHall)).toMatchObject({ channel: 'online', saidAt: closedAt })
    const atHome = await say('Bænke', { from: participant, waitedMs: 5 * minute })
    expect(await seen(atHome)).toMatchObject({ channel: 'online', saidAt: clock.now() - 5 * minute })
  })

  test('was said since the opening at most by a phone that comes with it', async () => {
    const { say, seen, phone, clock } = await anHourLater()
    const first = await say('Læ', { from: phone(), waitedMs: 20 * minute })
    expect(await seen(first)).toMatchObject({ channel: 'phone', saidAt: clock.now() - 20 * minute })
    const early = await say('Bænke', { from: phone(), waitedMs: day })
    expect(await seen(early)).toMatchObject({ saidAt: evening })
  })

  test('comes to the wall when it came: nobody is before others for having waited', async () => {
    const meeting = await aWorld().withRunningWall()
    const { core, clock, meetingId, participant, say, turn, view } = meeting
    await core.people.enter(participant, meetingId)
    clock.pass(10 * minute)
    await meeting.beat({ k: 1 })
    const first = await say('Kom først')
    clock.pass(1000)
    await say('Vil være først', { from: participant, waitedMs: 10 * minute })
    await turn()
    expect((await view()).slots[0]?.contributionId).toBe(first)
  })
})

test('a scribe’s words were said during the meeting, and not before the table was there', async () => {
  const { core, host, meetingId, threadId, seen, clock, ...world } = await anHourLater()
  const { id: standId } = await core.stands.add(host, { meetingId, name: 'Ved vinduet' })
  const set = clock.now()
  const scribe = await aScribe({ core, clock, ...world }, { meetingId, standId })
  clock.pass(hour)
  const write = async (waitedMs: number) =>
    (await core.stands.write(scribe, { ...aPost(threadId, `${waitedMs}`), meetingId, waitedMs })).id
  expect(await seen(await write(40 * minute))).toMatchObject({ saidAt: set + 20 * minute })
  expect(await seen(await write(5 * hour))).toMatchObject({ saidAt: set })
})

describe('what was heard outside', () => {
  const heard = (threadId: string, meetingId: string, startsAt: number) => ({
    ...{ key: aKey(), meetingId, threadId, channel: 'outreach' as const, text: 'Bussen.', consent: true },
    stop: { key: aKey(), place: 'Havnen', startsAt },
  })

  test('is received as soon as its meeting is announced', async () => {
    const meeting = await aWorld().withMeeting()
    const { core, host, meetingId, threadId, clock } = meeting
    const words = heard(threadId, meetingId, clock.now())
    await refused(core.contributions.record(host, words), 'meeting_not_open')
    await core.meetings.announce(host, { meetingId })
    const card = { ...words, key: aKey(), channel: 'paper' as const, stop: null }
    await refused(core.contributions.record(host, card), 'meeting_not_open')
    clock.pass(3 * hour)
    await core.contributions.record(host, { ...words, waitedMs: 2 * hour })
    const { upserts } = await core.feed.since(meetingId, 'room', 0)
    expect(upserts.contributions).toMatchObject([
      { createdAt: evening + 3 * hour, saidAt: evening + hour, place: 'Havnen' },
    ])
  })

  test('was heard, and its speaker asked, after the stop began and within a week', async () => {
    const { core, host, meetingId, threadId, seen, clock, db } = await anHourLater()
    const stop = clock.now()
    clock.pass(30 * day)
    const record = async (startsAt: number) =>
      core.contributions.record(host, { ...heard(threadId, meetingId, startsAt), waitedMs: 20 * day })
    const { id } = await record(clock.now() - day)
    expect(await seen(id)).toMatchObject({ saidAt: clock.now() - day })
    expect(await seen((await record(stop)).id)).toMatchObject({ saidAt: clock.now() - 7 * day })
    expect(await seen((await record(clock.now() + day)).id)).not.toHaveProperty('saidAt')
    const { consentedAt } = await db
      .selectFrom('contribution')
      .select('consentedAt')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    expect(consentedAt).toBe(clock.now() - day)
  })

  test('leaves the first minute to those in the room', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { core, host, meetingId, threadId, itemId, clock, say } = meeting
    await core.agenda.move(host, { meetingId, itemId })
    const mode = async () => (await core.feed.since(meetingId, 'room', 0)).upserts.wall?.mode
    expect(await mode()).toBe('thinking')
    for (let n = 0; n < 3; n++) await core.contributions.record(host, heard(threadId, meetingId, clock.now()))
    expect(await mode()).toBe('thinking')
    for (const text of ['Et', 'To', 'Tre']) await say(text)
    expect(await mode()).toBe('running')
  })
})

test('the table for a spreadsheet says both times', async () => {
  const { core, host, say, participant, threadId, clock } = await anHourLater()
  await say('Læ', { from: participant, waitedMs: 2 * minute })
  const [head, row] = tableOf([await core.threads.read(host, { id: threadId })]).split('\r\n')
  expect(head).toContain('"written_at";"received_at"')
  const at = (instant: number) => `"${new Date(instant).toISOString()}"`
  expect(row).toContain(`${at(clock.now() - 2 * minute)};${at(clock.now())}`)
})
