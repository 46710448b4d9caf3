import { describe, expect, test } from 'vitest'
import { refused } from '../../support/refused.ts'
import { type OpenMeeting, aStranger, aWorld } from '../../support/world.ts'

const codeOf = ({ participant, meetingId }: OpenMeeting) => participant.keyIn(meetingId)?.claimCode ?? ''

describe('a claim code', () => {
  test('shows what its holder wrote and what became of it', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { core, host, participant, say, meetingId } = meeting
    const id = await say('Bænke', { from: participant })
    await say('En andens')
    await core.moderation.hold(host, { id, reason: 'off_topic' })
    expect(await core.people.readClaim({ code: codeOf(meeting) })).toMatchObject({
      meetingId,
      title: 'Torvet i Nørre Sundby',
      contributions: [{ id, state: 'held', reason: 'off_topic' }],
      mayWrite: true,
    })
  })

  test('may be typed in groups, in any case', async () => {
    const meeting = await aWorld().withOpenMeeting()
    await meeting.say('Bænke', { from: meeting.participant })
    const code = (codeOf(meeting).match(/.{4}/g) ?? []).join('-').toUpperCase()
    expect(await meeting.core.people.readClaim({ code: ` ${code} ` })).toMatchObject({ mayWrite: true })
  })

  test.each(['', '0000000000000000', '%'])('%j is wrong', async (code) => {
    const { core } = await aWorld().withOpenMeeting()
    await refused(core.people.readClaim({ code }), 'claim_wrong')
  })

  test('lets another device write as the same author', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { core, host, participant, say, meetingId } = meeting
    const id = await say('Bænke', { from: participant })
    await core.meetings.close(host, { meetingId })
    const home = aStranger(meeting)
    await refused(core.contributions.edit(home, { id, text: 'Borde' }), 'not_found')
    await core.people.takeClaim(home, { code: codeOf(meeting) })
    await core.contributions.edit(home, { id, text: 'Borde' })
    await say('Hjemmefra', { from: home })
    const own = await core.contributions.own(participant, meetingId)
    expect(own.map(({ text }) => text)).toEqual(['Borde', 'Hjemmefra'])
  })

  test('is wrong for taking when nobody holds it', async () => {
    const meeting = await aWorld().withOpenMeeting()
    await refused(meeting.core.people.takeClaim(aStranger(meeting), { code: codeOf(meeting) }), 'claim_wrong')
  })

  test('a device that is somebody else there already stays that, and is told so', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { core, participant, phone, say, meetingId } = meeting
    await say('Bænke', { from: participant })
    const other = phone()
    const own = await say('Mit eget', { from: other })
    await refused(core.people.takeClaim(other, { code: codeOf(meeting) }), 'claim_other')
    expect((await core.contributions.own(other, meetingId)).map(({ id }) => id)).toEqual([own])
  })

  test('is stored nowhere, nor is the device', async () => {
    const meeting = await aWorld().withOpenMeeting()
    await meeting.say('Bænke', { from: meeting.participant })
    const keys = await meeting.db.selectFrom('participantKey').selectAll().execute()
    const words = await meeting.db.selectFrom('contribution').selectAll().execute()
    expect(keys).toHaveLength(1)
    expect(JSON.stringify([keys, words])).not.toContain(codeOf(meeting))
  })
})

describe('entering', () => {
  test('makes a participant once, and of a joined device alone', async () => {
    const world = await aWorld().withOpenMeeting()
    const { core, participant, meetingId, host } = world
    await core.people.enter(aStranger(world), meetingId)
    expect((await core.meetings.count(host, meetingId)).participants).toBe(0)
    for (let i = 0; i < 2; i++) await core.people.enter(participant, meetingId)
    expect((await core.meetings.count(host, meetingId)).participants).toBe(1)
  })
})
