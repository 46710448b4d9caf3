import { describe, expect, test } from 'vitest'
import type { RecordInput } from '../../../src/lib/contract/inputs/recording.ts'
import { refused } from '../../support/refused.ts'
import { type Meeting, aKey, aWorld, anOpenMeeting } from '../../support/world.ts'

const aCard = ({ meetingId, threadId }: Meeting, text = 'Et kort fra bord tre.'): RecordInput => ({
  key: aKey(),
  meetingId,
  threadId,
  channel: 'paper',
  text,
})

describe('what the desk writes down', () => {
  test.each(['spoken', 'paper', 'table', 'outreach'] as const)(
    'from %s stands beside the others',
    async (channel) => {
      const meeting = await aWorld().withOpenMeeting()
      const { core, host, meetingId } = meeting
      const { id } = await core.contributions.record(host, { ...aCard(meeting), channel, name: 'Inger' })
      const { upserts } = await core.feed.since(meetingId, 'room', 0)
      expect(upserts.contributions).toMatchObject([{ id, channel, name: 'Inger', state: 'shown' }])
    },
  )

  test('has been read, so the wall may show it at once', async () => {
    const meeting = await aWorld().withRunningWall()
    const { id } = await meeting.core.contributions.record(meeting.host, aCard(meeting))
    const before = meeting.clock.now()
    await meeting.turn()
    expect((await meeting.view()).slots[0]).toMatchObject({ contributionId: id, since: before })
  })

  test('may be two thousand characters', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { core, host } = meeting
    await core.contributions.record(host, aCard(meeting, 'å'.repeat(2000)))
    await refused(core.contributions.record(host, aCard(meeting, 'å'.repeat(2001))), 'text_too_long')
  })

  test('sent twice is there once', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { core, host } = meeting
    const card = aCard(meeting)
    const { id } = await core.contributions.record(host, card)
    expect(await core.contributions.record(host, card)).toEqual({ id })
    await refused(core.contributions.record(host, { ...card, text: 'Andre ord' }), 'key_reused')
  })

  test('each card is an author of its own', async () => {
    const meeting = await aWorld().withRunningWall()
    const first = await meeting.core.contributions.record(meeting.host, aCard(meeting, 'Et'))
    const second = await meeting.core.contributions.record(meeting.host, aCard(meeting, 'To'))
    const flood = meeting.phone()
    for (const text of ['A', 'B', 'C']) await meeting.say(text, { from: flood })
    for (let i = 0; i < 2; i++) await meeting.turn()
    const [a, b] = (await meeting.view()).slots
    expect([a?.contributionId, b?.contributionId]).toContain(second.id)
    expect([a?.contributionId, b?.contributionId]).not.toContain(first.id)
  })

  test('may be typed in after closing, and not before the opening', async () => {
    const meeting = await aWorld().withMeeting()
    const { core, host, meetingId } = meeting
    await refused(core.contributions.record(host, aCard(meeting)), 'meeting_not_open')
    for (const step of ['announce', 'open', 'close'] as const) await core.meetings[step](host, { meetingId })
    expect((await core.contributions.record(host, aCard(meeting))).id).toHaveLength(26)
  })

  test('is in a thread of this meeting', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const other = await anOpenMeeting(meeting)
    const card = { ...aCard(meeting), threadId: other.threadId }
    await refused(meeting.core.contributions.record(meeting.host, card), 'not_found')
  })

  test('comes from no phone, nor from home', async () => {
    const meeting = await aWorld().withOpenMeeting()
    for (const channel of ['phone', 'online'])
      await refused(
        meeting.core.contributions.record(meeting.host, { ...aCard(meeting), channel }),
        'malformed',
      )
  })

  test('is for who leads the meeting alone', async () => {
    const meeting = await aWorld().withOpenMeeting()
    await refused(meeting.core.contributions.record(meeting.participant, aCard(meeting)), 'forbidden')
  })
})
