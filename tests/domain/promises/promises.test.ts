import { describe, expect, test } from 'vitest'
import { refused } from '../../support/refused.ts'
import { type OpenMeeting, aMeeting, aWorld, anOpenMeeting, hour } from '../../support/world.ts'

const said = { who: 'Mette Skov', what: 'Sender tegningen ud', due: '2026-05-01' }

const promisesIn = async ({ core, meetingId }: Pick<OpenMeeting, 'core' | 'meetingId'>) =>
  (await core.feed.since(meetingId, 'room', 0)).upserts.promises

describe('a promise', () => {
  test('has a name and a day, and everybody at the meeting reads it', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { core, host, meetingId } = meeting
    await core.promises.make(host, { meetingId, ...said })
    expect(await promisesIn(meeting)).toMatchObject([{ ...said, threadId: null, contributionId: null }])
    expect(meeting.events.at(-1)).toMatchObject({ name: 'promise.made' })
  })

  test('without a name, a day or a deed it is none', async () => {
    const { core, host, meetingId } = await aWorld().withOpenMeeting()
    for (const missing of ['who', 'what', 'due'])
      await refused(core.promises.make(host, { meetingId, ...said, [missing]: '' }), 'field_missing')
  })

  test.each(['2026-02-30', '1. maj', '2026-5-1', '20260501'])('%s is no day', async (due) => {
    const { core, host, meetingId } = await aWorld().withOpenMeeting()
    await refused(core.promises.make(host, { meetingId, ...said, due }), 'malformed')
  })

  test('is for a day that has not passed; today has not', async () => {
    const { core, host, meetingId, clock } = await aWorld().withOpenMeeting()
    const today = { meetingId, ...said, due: '2026-04-14' }
    await core.promises.make(host, today)
    clock.pass(24 * hour)
    await refused(core.promises.make(host, today), 'due_passed')
  })

  test('holds no personal number', async () => {
    const { core, host, meetingId } = await aWorld().withOpenMeeting()
    const making = core.promises.make(host, { meetingId, ...said, what: 'Ringer til 010190-1234' })
    await refused(making, 'cpr_number')
  })

  test('about somebody’s words is about their question', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const contributionId = await meeting.say('Flere bænke')
    await meeting.core.promises.make(meeting.host, { meetingId: meeting.meetingId, contributionId, ...said })
    expect(await promisesIn(meeting)).toMatchObject([{ contributionId, threadId: meeting.threadId }])
  })

  test('is about nothing that the room has not got', async () => {
    const meeting = await aWorld().withHeldContribution()
    const { core, host, meetingId } = meeting
    const other = await anOpenMeeting(meeting)
    const away = await other.say('Et andet sted')
    for (const about of [
      { contributionId: meeting.held.id },
      { contributionId: away },
      { threadId: other.threadId },
    ])
      await refused(core.promises.make(host, { meetingId, ...said, ...about }), 'not_found')
  })

  test('is made in the room and afterwards, not before', async () => {
    const planned = await aMeeting(await aWorld())
    await refused(
      planned.core.promises.make(planned.host, { meetingId: planned.meetingId, ...said }),
      'meeting_not_open',
    )
    const { core, host, meetingId } = await anOpenMeeting(planned)
    await core.meetings.close(host, { meetingId })
    await core.promises.make(host, { meetingId, ...said })
  })

  test('is written down by the desk alone', async () => {
    const { core, participant, facilitator, meetingId } = await aWorld().withOpenMeeting()
    for (const actor of [participant, await facilitator('En anden')])
      await refused(core.promises.make(actor, { meetingId, ...said }), 'forbidden')
  })
})

describe('taken back', () => {
  test('it is read by nobody, and the row is kept', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { core, host, meetingId, db } = meeting
    const { id } = await core.promises.make(host, { meetingId, ...said })
    await core.promises.withdraw(host, { id })
    expect(await promisesIn(meeting)).toEqual([])
    expect(await db.selectFrom('promise').select('who').execute()).toEqual([{ who: 'Mette Skov' }])
  })

  test('twice, nobody hears of the second time', async () => {
    const { core, host, meetingId, events } = await aWorld().withOpenMeeting()
    const { id } = await core.promises.make(host, { meetingId, ...said })
    await core.promises.withdraw(host, { id })
    events.length = 0
    await core.promises.withdraw(host, { id })
    expect(events).toEqual([])
  })

  test('by another meeting’s desk it is not', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { core, host, meetingId } = meeting
    const { id } = await core.promises.make(host, { meetingId, ...said })
    await refused(core.promises.withdraw(await meeting.facilitator('En anden'), { id }), 'forbidden')
    expect(await promisesIn(meeting)).toHaveLength(1)
  })
})
