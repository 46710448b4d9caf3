/** One rule for how much was said: the meeting, its threads, their lists and the wall give the same numbers. */
import { describe, expect, test } from 'vitest'
import { countedAs } from '../../../server/domain/contributions/count.ts'
import type { ContributionState } from '../../../src/lib/contract/words.ts'
import { nobody } from '../../../server/domain/people/actor.ts'
import { aPost, anOpenMeeting, aWorld, wallOf } from '../../support/world.ts'

describe('what is counted, and as what', () => {
  const cases: [ContributionState, ContributionState | null, ReturnType<typeof countedAs>, (0 | 1)?][] = [
    ['shown', null, 'contribution'],
    ['shown', 'shown', 'reply'],
    ['shown', 'withdrawn', 'reply', 1],
    ['shown', 'erased', 'reply', 1],
    ['shown', 'withdrawn', 'covered', 0],
    ['shown', 'erased', 'covered', 0],
    ['shown', 'held', 'covered'],
    ['shown', 'waiting', 'covered'],
    ['held', null, 'held'],
    ['held', 'shown', 'held'],
    ['waiting', null, 'waiting'],
    ['withdrawn', null, 'withdrawn'],
    ['withdrawn', 'shown', 'withdrawn'],
    ['erased', null, 'withdrawn'],
  ]
  test.each(cases)('%s under %s: %s', (state, parentState, expected, parentKeepsPlace = 0) => {
    expect(countedAs({ state, parentState, parentKeepsPlace, forHours: false })).toBe(expected)
  })

  test('what waits for reading hours waits for nobody', () => {
    expect(countedAs({ state: 'waiting', parentState: null, parentKeepsPlace: null, forHours: true })).toBe(
      'for_hours',
    )
  })
})

const none = { room: 0, home: 0, replies: 0, covered: 0, held: 0, waiting: 0, forHours: 0, withdrawn: 0 }

/** Of each sort one, and two that are to be seen. */
async function aTalkativeMeeting() {
  const meeting = await aWorld().withOpenMeeting()
  const { core, host, say, phone } = meeting
  const author = phone()
  const seen = await say('Flere bænke i læ.')
  await say('Et halvtag.')
  await say('Hvor?', { parentId: seen, kind: 'ask' })
  const held = await say('Naboens hund.')
  const regretted = await say('Det mente jeg ikke.', { from: author })
  const underHeld = await say('Hvis hund?', { parentId: held })
  await core.moderation.hold(host, { id: held })
  await core.contributions.withdraw(author, { id: regretted })
  return { ...meeting, held, underHeld }
}

test('the meeting, the thread and the lists agree on a meeting of every sort of words', async () => {
  const { core, host, meetingId, threadId } = await aTalkativeMeeting()
  const tally = { ...none, room: 2, replies: 1, covered: 1, held: 1, withdrawn: 1 }
  const [line] = await core.threads.listOf(host, meetingId)
  expect(line?.counts).toEqual(tally)
  const page = await core.threads.read(host, { id: threadId })
  expect(page.counts).toEqual(tally)
  expect(page.posts.flatMap(({ replies }) => replies)).toHaveLength(tally.replies)
  expect(await core.meetings.count(host, meetingId)).toMatchObject({
    received: 6,
    byChannel: { phone: 2 },
    replies: 1,
    covered: 1,
    held: 1,
    waiting: 0,
    withdrawn: 1,
    heldByReason: [{ reason: null, count: 1 }],
  })
})

test('all that was received can be added up by everybody, also what is to be read first', async () => {
  const { core, host, meetingId, threadId, say } = await aTalkativeMeeting()
  await core.threads.setApproval(host, { meetingId, threadId, first: true })
  await say('Må jeg sige noget?')
  const { received, byChannel, replies, covered, held, waiting, forHours, withdrawn } =
    await core.meetings.count(nobody, meetingId)
  const all = [...Object.values(byChannel), replies, covered, held, waiting, forHours, withdrawn]
  expect(waiting).toBe(1)
  expect([received, all.reduce((total, count) => total + count, 0)]).toEqual([7, 7])
})

test('what waits for reading hours is counted apart from what is to be read first', async () => {
  const { core, clock, db, host, meetingId, threadId, say, citizen } = await aTalkativeMeeting()
  await core.threads.setApproval(host, { meetingId, threadId, first: true })
  await say('Må jeg sige noget?')
  await core.meetings.close(host, { meetingId })
  await core.meetings.publish(host, { meetingId })
  await core.contributions.submit(await citizen(), aPost(threadId, 'Fra sofaen.'))
  await db
    .updateTable('contribution')
    .set({ waitsUntil: clock.now() + 1 })
    .where('channel', '=', 'online')
    .execute()
  expect(await core.meetings.count(nobody, meetingId)).toMatchObject({ waiting: 1, forHours: 1, received: 8 })
  expect((await core.threads.read(host, { id: threadId })).counts).toMatchObject({ waiting: 1, forHours: 1 })
})

test('why it is held back is counted for everybody, as soon as it is said', async () => {
  const { core, host, meetingId, held } = await aTalkativeMeeting()
  await core.moderation.hold(host, { id: held, reason: 'off_topic' })
  const { heldByReason } = await core.meetings.count(nobody, meetingId)
  expect(heldByReason).toEqual([{ reason: 'off_topic', count: 1 }])
})

test('what is shown again counts again, with what was said to it', async () => {
  const { core, host, threadId, held } = await aTalkativeMeeting()
  await core.moderation.release(host, { id: held })
  expect((await core.threads.read(host, { id: threadId })).counts).toEqual({
    ...none,
    room: 3,
    replies: 2,
    withdrawn: 1,
  })
})

test('the wall holds back as many of its question as the thread', async () => {
  const { core, host, meetingId, itemId, threadId } = await aTalkativeMeeting()
  await core.agenda.move(host, { meetingId, itemId })
  const { counts } = await wallOf({ core }, meetingId)
  expect(counts.held).toBe((await core.threads.read(host, { id: threadId })).counts.held)
})

test('a thread taken up again is counted as its reader may read it', async () => {
  const first = await aWorld().withOpenMeeting()
  const { core, host, threadId, meetingId } = first
  const next = await anOpenMeeting(first, { access: 'participants' })
  await core.threads.takeUp(host, { meetingId: next.meetingId, threadId, title: 'Igen', minutes: 20 })
  const parentId = await first.say('For alle')
  await core.meetings.close(host, { meetingId })
  await core.meetings.publish(host, { meetingId })
  await next.say('Kun for os', { threadId })
  await next.say('Også kun for os', { threadId, parentId })
  const countsFor = async (actor: typeof host) => {
    const line = (await core.threads.list(actor)).find(({ id }) => id === threadId)
    const page = await core.threads.read(actor, { id: threadId })
    expect(line?.counts).toEqual(page.counts)
    return page.counts
  }
  expect(await countsFor(nobody)).toEqual({ ...none, room: 1 })
  expect(await countsFor(host)).toEqual({ ...none, room: 2, replies: 1 })
})
