import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { forgetAtAfter } from '../../../server/domain/people/forget.ts'
import { openDatabase } from '../../../server/persistence/open.ts'
import { onPostgres } from '../../support/database.ts'
import { refused } from '../../support/refused.ts'
import {
  type OpenMeeting,
  aPhone,
  aPlan,
  aPost,
  aStranger,
  aWall,
  aWorld,
  evening,
  hour,
  wallOf,
} from '../../support/world.ts'

const day = 24 * hour
const codeOf = ({ participant, meetingId }: OpenMeeting) => participant.keyIn(meetingId)?.claimCode ?? ''

/** Two contributions by one phone and one by another; closed and laid forth the same evening. */
async function anOldMeeting() {
  const meeting = await aWorld().withOpenMeeting()
  const { core, host, participant, say, meetingId } = meeting
  const id = await say('Bænke', { from: participant })
  const second = await say('Og borde', { from: participant })
  await say('En andens')
  await core.meetings.close(host, { meetingId })
  await core.meetings.publish(host, { meetingId })
  return { ...meeting, id, second }
}

const rowsOf = (meeting: OpenMeeting) =>
  meeting.db.selectFrom('contribution').selectAll().orderBy('createdAt').orderBy('id').execute()

describe('on its date a meeting forgets', () => {
  test('not a day before', async () => {
    const { core, clock, db } = await anOldMeeting()
    clock.pass(180 * day)
    expect(await core.people.forgetDevices()).toBe(0)
    expect(await db.selectFrom('participant').selectAll().execute()).toHaveLength(2)
  })

  test('by which number somebody was called up, also of who still has the floor, and tells the room so', async () => {
    const { core, host, participant, clock, events, meetingId } = await aWorld().withOpenMeeting()
    const { id } = await core.speakers.ask(participant, { meetingId })
    await core.speakers.call(host, { meetingId })
    clock.pass(250 * day)
    await core.people.forgetDevices()
    expect(events).toContainEqual({ name: 'speaker.renamed', meetingId, speakerId: id })
  })

  test('who its participants were, what they held, and that two words were by one person', async () => {
    const meeting = await anOldMeeting()
    const before = await rowsOf(meeting)
    expect(before[0]?.author).toBe(before[1]?.author)
    meeting.clock.pass(183 * day)
    expect(await meeting.core.people.forgetDevices()).toBe(1)
    for (const table of ['participant', 'participantKey', 'grant'] as const)
      expect(await meeting.db.selectFrom(table).selectAll().execute()).toEqual([])
    const after = await rowsOf(meeting)
    expect(after.map(({ participantId, submissionHash }) => [participantId, submissionHash])).toEqual(
      Array.from({ length: 3 }, () => [null, '']),
    )
    expect(new Set(after.map(({ author, claimHash }) => `${author} ${claimHash}`)).size).toBe(3)
    expect(after.map(({ text, claimHash }) => [text, claimHash])).toEqual(
      before.map(({ text, claimHash }) => [text, claimHash]),
    )
  })

  test('its walls', async () => {
    const meeting = await anOldMeeting()
    await aWall(meeting, meeting.meetingId)
    meeting.clock.pass(183 * day)
    await meeting.core.people.forgetDevices()
    expect(await meeting.db.selectFrom('grant').selectAll().execute()).toEqual([])
  })

  test('once, though two processes do it at the same instant, and the room is told nothing', async () => {
    const meeting = await anOldMeeting()
    const { core, clock, events, host, meetingId } = meeting
    clock.pass(183 * day)
    const picture = await wallOf(meeting, meetingId)
    events.length = 0
    const both = await Promise.all([core.people.forgetDevices(), core.people.forgetDevices()])
    expect(both.toSorted()).toEqual([0, 1])
    expect(await core.people.forgetDevices()).toBe(0)
    expect(new Set(events.map(({ name }) => name))).toEqual(new Set(['phone.forgotten']))
    expect(await wallOf(meeting, meetingId)).toEqual(picture)
    expect((await core.meetings.count(host, meetingId)).participants).toBe(2)
  })

  test('also if nobody ever closed it, and not a draft that was never held', async () => {
    const world = await aWorld().withOpenMeeting()
    await world.say('Bænke')
    await world.core.meetings.plan(world.host, aPlan({ title: 'Kun en kladde' }))
    world.clock.pass(184 * day)
    expect(await world.core.people.forgetDevices()).toBe(1)
    expect(await world.db.selectFrom('participant').selectAll().execute()).toEqual([])
  })

  test('and no other meeting', async () => {
    const meeting = await anOldMeeting()
    meeting.clock.pass(100 * day)
    const { core, host, clock, db, tools } = meeting
    const later = await core.meetings.plan(host, aPlan({ startsAt: clock.now(), endsAt: clock.now() + hour }))
    await core.meetings.announce(host, { meetingId: later.id })
    await core.meetings.open(host, { meetingId: later.id })
    await core.people.enter(aPhone({ tools }, later.id), later.id)
    clock.pass(83 * day)
    expect(await core.people.forgetDevices()).toBe(1)
    const left = await db.selectFrom('participant').select('meetingId').execute()
    expect(left).toEqual([{ meetingId: later.id }])
  })
})

describe('after that', () => {
  async function forgotten() {
    const meeting = await anOldMeeting()
    meeting.clock.pass(183 * day)
    await meeting.core.people.forgetDevices()
    return meeting
  }

  test('whoever kept the code sees what became of every word, when it stood on the wall too', async () => {
    const meeting = await forgotten()
    const { db, core, id, second, meetingId } = meeting
    const showing = { id: 'a-showing', meetingId, contributionId: id, at: evening, shownMs: 6000 }
    await db.insertInto('showing').values(showing).execute()
    const claimed = await core.people.readClaim({ code: codeOf(meeting) })
    expect(claimed).toMatchObject({
      mayWrite: false,
      contributions: [
        { id, shownAt: evening },
        { id: second, text: 'Og borde' },
      ],
    })
  })

  test('it is too late to change anything, and that is said to its author alone', async () => {
    const meeting = await forgotten()
    const { core, participant, id } = meeting
    const code = codeOf(meeting)
    await refused(core.contributions.edit(participant, { id, text: 'Borde' }), 'too_long_ago')
    await refused(core.contributions.withdraw(participant, { id }), 'too_long_ago')
    await refused(core.people.takeClaim(aStranger(meeting), { code }), 'too_long_ago')
    await refused(core.contributions.withdraw(meeting.phone(), { id }), 'not_found')
    await refused(core.people.takeClaim(aStranger(meeting), { code: '0'.repeat(16) }), 'claim_wrong')
  })

  test('a device that joined once comes in no more, and leaves no new trace', async () => {
    const { core, db, participant, meetingId, threadId } = await forgotten()
    await core.people.enter(participant, meetingId)
    await refused(core.contributions.submit(participant, aPost(threadId)), 'join_first')
    expect((await core.meetings.read(participant, meetingId)).roles.joined).toBe(false)
    expect(await db.selectFrom('participant').selectAll().execute()).toEqual([])
  })

  test('the words are still moderated', async () => {
    const { core, host, id, db } = await forgotten()
    await core.moderation.hold(host, { id, reason: 'off_topic' })
    const row = await db.selectFrom('contribution').select('state').where('id', '=', id).executeTakeFirst()
    expect(row?.state).toBe('held')
  })
})

test('the date is six months on, also from the end of a long month', () => {
  expect(new Date(forgetAtAfter(Date.UTC(2026, 3, 14, 19), 6)).toISOString()).toBe('2026-10-14T19:00:00.000Z')
  expect(forgetAtAfter(Date.UTC(2026, 7, 31), 6)).toBe(Date.UTC(2027, 2, 3))
})

test.skipIf(onPostgres())('what was deleted is in none of the files', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'raadslag-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const path = join(folder, 'raadslag.db')
  const database = await openDatabase(path)
  onTestFinished(() => database.close())
  const setting = { name: 'a', value: 'somebody-in-particular' }
  const isOnDisk = async () =>
    Buffer.concat(await Promise.all(['', '-wal'].map((end) => readFile(path + end)))).includes(setting.value)

  await database.writing.insertInto('setting').values(setting).execute()
  await database.writing.deleteFrom('setting').where('name', '=', 'a').execute()
  expect(await isOnDisk()).toBe(true)
  await database.shred()
  expect(await isOnDisk()).toBe(false)
})
