import { expect, test } from 'vitest'
import { aWorld } from '../../support/world.ts'

const approving = () => aWorld().withOpenMeeting({ safetyDelaySeconds: null })
type Approving = Awaited<ReturnType<typeof approving>>

const stateOf = async ({ core, meetingId }: Approving, id: string, audience: 'room' | 'desk') => {
  const { upserts } = await core.feed.since(meetingId, audience, 0)
  return upserts.contributions.find((contribution) => contribution.id === id)?.state
}

test('what was approved by mistake waits again, and leaves the room', async () => {
  const meeting = await approving()
  const id = await meeting.say('Flere bænke i læ.')
  await meeting.core.moderation.release(meeting.host, { id })
  expect(await stateOf(meeting, id, 'room')).toBe('shown')
  await meeting.core.moderation.hold(meeting.host, { id, untilApproved: true })
  expect(await stateOf(meeting, id, 'room')).toBeUndefined()
  expect(await stateOf(meeting, id, 'desk')).toBe('waiting')
})

test('what was held back by mistake while it waited, waits again without a reason', async () => {
  const meeting = await approving()
  const id = await meeting.say('Flere bænke i læ.')
  await meeting.core.moderation.hold(meeting.host, { id, reason: 'off_topic' })
  await meeting.core.moderation.hold(meeting.host, { id, untilApproved: true })
  const { upserts } = await meeting.core.feed.since(meeting.meetingId, 'desk', 0)
  expect(upserts.contributions[0]).toMatchObject({
    state: 'waiting',
    desk: { holdReason: null, readyAt: null },
  })
})

test('what waits already goes on waiting, and nobody hears of it', async () => {
  const meeting = await approving()
  const id = await meeting.say('Flere bænke i læ.')
  meeting.events.length = 0
  await meeting.core.moderation.hold(meeting.host, { id, untilApproved: true })
  expect(meeting.events).toEqual([])
})
