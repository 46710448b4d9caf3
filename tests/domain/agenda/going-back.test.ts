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

test('the record says when the room was at each, as it went', async () => {
  const { core, host, meetingId, itemIds, clock } = await aWorld().withOpenMeeting()
  const [first = '', second = ''] = itemIds
  const at = [clock.now()]
  for (const itemId of [first, second, first]) {
    await core.agenda.move(host, { meetingId, itemId })
    clock.pass(10 * minute)
    at.push(clock.now())
  }
  const [start, away, back, end] = at
  const visits = async (itemId: string) => {
    const { agenda } = await core.meetings.read(host, meetingId)
    return agenda.find(({ id }) => id === itemId)?.visits
  }
  expect(await visits(first)).toEqual([
    { from: start, until: away },
    { from: back, until: null },
  ])
  await core.meetings.close(host, { meetingId })
  expect(await visits(first)).toEqual([
    { from: start, until: away },
    { from: back, until: end },
  ])
  expect(await visits(second)).toEqual([{ from: away, until: back }])
})

test('whoever has the floor keeps it when the room goes on', async () => {
  const { core, host, meetingId, itemIds } = await aWorld().withOpenMeeting()
  const [first = '', second = ''] = itemIds
  const floor = async () => (await wallOf({ core }, meetingId)).floorTaken
  await core.agenda.move(host, { meetingId, itemId: first })
  await core.speakers.add(host, { meetingId, name: 'Bo' })
  const { id } = await core.speakers.call(host, { meetingId })
  await core.agenda.move(host, { meetingId, itemId: second })
  expect(await floor()).toBe(true)
  await core.speakers.end(host, { meetingId, id })
  expect(await floor()).toBe(false)
})
