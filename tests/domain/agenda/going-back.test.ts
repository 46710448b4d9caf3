import { expect, test } from 'vitest'
import { aWorld, minute, wallOf } from '../../support/world.ts'

test('an item that the room comes back to goes on with the minutes it has left', async () => {
  const { core, host, meetingId, itemIds, clock } = await aWorld().withOpenMeeting()
  const [first = '', second = ''] = itemIds
  await core.agenda.move(host, { meetingId, itemId: first })
  clock.pass(10 * minute)
  await core.agenda.move(host, { meetingId, itemId: second })
  clock.pass(minute)
  await core.agenda.move(host, { meetingId, itemId: first })
  expect((await wallOf({ core }, meetingId)).itemEndsAt).toBe(clock.now() + 30 * minute)
})

test('before the first item the wall says welcome again', async () => {
  const { core, host, meetingId, itemId } = await aWorld().withOpenMeeting()
  await core.agenda.move(host, { meetingId, itemId })
  await core.agenda.move(host, { meetingId, itemId: null })
  expect(await wallOf({ core }, meetingId)).toMatchObject({ mode: 'welcome', itemId: null, threadId: null })
  expect((await core.meetings.read(host, meetingId)).meeting.currentItemId).toBeNull()
})
