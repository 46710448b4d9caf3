import { expect, test } from 'vitest'
import { aStranger, aWorld } from '../../support/world.ts'

test('a page is made with what stands on the wall, in the order of its slots', async () => {
  const hall = await aWorld().withRunningWall({ safetyDelaySeconds: 0 })
  const first = await hall.say('En bænk i læ.')
  const second = await hall.say('Et træ mere.')
  await hall.turn()
  await hall.turn()
  const { wall, contributions } = await hall.core.wall.read(hall.participant, hall.meetingId)
  expect(wall.slots.map((slot) => slot?.contributionId)).toEqual(contributions.map(({ id }) => id))
  expect(contributions.map(({ id }) => id).sort()).toEqual([first, second].sort())
})

test('what is shown large comes first, and nothing that is held back comes at all', async () => {
  const hall = await aWorld().withRunningWall({ safetyDelaySeconds: 0 })
  const shown = await hall.say('En bænk i læ.')
  await hall.turn()
  await hall.core.wall.focus(hall.host, { meetingId: hall.meetingId, id: shown })
  const focused = await hall.core.wall.read(hall.participant, hall.meetingId)
  expect(focused.contributions[0]?.id).toBe(shown)

  await hall.core.moderation.hold(hall.host, { id: shown })
  const held = await hall.core.wall.read(hall.participant, hall.meetingId)
  expect(held.contributions).toEqual([])
})

test('who has not joined reads nothing of the wall', async () => {
  const hall = await aWorld().withRunningWall()
  const reading = hall.core.wall.read(aStranger(hall), hall.meetingId)
  await expect(reading).rejects.toMatchObject({ reason: 'join_first' })
})
