import { describe, expect, test } from 'vitest'
import { refused } from '../../support/refused.ts'
import { type OpenMeeting, aStranger, aWorld, minute } from '../../support/world.ts'

const callsAt = async ({ core, meetingId }: OpenMeeting, audience: 'room' | 'desk') =>
  (await core.feed.since(meetingId, audience, 0)).upserts.calls

describe('a call for somebody who helps to write', () => {
  test('is heard at the desk, and not in the room', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { core, participant, meetingId } = meeting
    const { id } = await core.help.ask(participant, { meetingId, place: 'Bagerst til venstre' })
    expect(await callsAt(meeting, 'desk')).toMatchObject([{ id, place: 'Bagerst til venstre' }])
    expect(await callsAt(meeting, 'room')).toEqual([])
  })

  test('is one, however often it is pressed', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { core, participant, meetingId } = meeting
    const first = await core.help.ask(participant, { meetingId })
    expect(await core.help.ask(participant, { meetingId })).toEqual(first)
    expect(await callsAt(meeting, 'desk')).toHaveLength(1)
  })

  test('is answered by the desk: then somebody is on their way, for a while', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { core, clock, host, participant, meetingId } = meeting
    const own = async () => (await core.help.own(participant, { meetingId })).help
    expect(await own()).toBe('none')
    const { id } = await core.help.ask(participant, { meetingId })
    expect(await own()).toBe('asked')
    await refused(core.help.answer(meeting.phone(), { id }), 'forbidden')
    await core.help.answer(host, { id })
    expect(await own()).toBe('coming')
    expect(await callsAt(meeting, 'desk')).toEqual([])
    clock.pass(6 * minute)
    expect(await own()).toBe('none')
    await core.help.ask(participant, { meetingId })
    expect(await own()).toBe('asked')
  })

  test('needs an open meeting, and to be in it', async () => {
    const { core, phone, meetingId } = await aWorld().withMeeting()
    await refused(core.help.ask(phone(), { meetingId }), 'meeting_not_open')
    const meeting = await aWorld().withOpenMeeting()
    await refused(core.help.ask(aStranger(meeting), { meetingId: meeting.meetingId }), 'join_first')
  })
})
