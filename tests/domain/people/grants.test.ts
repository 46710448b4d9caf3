import { describe, expect, test } from 'vitest'
import { refused } from '../../support/refused.ts'
import { aPost, aStranger, aWall, aWorld, anOpenMeeting, minute } from '../../support/world.ts'

const blank = (meetingId: string) => ({ meetingId, mode: 'blank' })

describe('a wall’s code', () => {
  test('makes any computer a wall of this meeting', async () => {
    const world = await aWorld().withOpenMeeting()
    const { core, meetingId, host } = world
    const computer = aStranger(world)
    await refused(core.wall.setMode(computer, blank(meetingId)), 'forbidden')
    const { code } = await core.people.offerWall(host, { meetingId })
    expect(await core.people.exchangeGrant(computer, { code: code.toLowerCase() })).toEqual({
      meetingId,
      table: null,
    })
    await core.wall.setMode(computer, blank(meetingId))
  })

  test('works once', async () => {
    const world = await aWorld().withOpenMeeting()
    const { code } = await world.core.people.offerWall(world.host, { meetingId: world.meetingId })
    await world.core.people.exchangeGrant(aStranger(world), { code })
    await refused(world.core.people.exchangeGrant(aStranger(world), { code }), 'code_wrong')
  })

  test('works for a quarter of an hour', async () => {
    const world = await aWorld().withOpenMeeting()
    const { code } = await world.core.people.offerWall(world.host, { meetingId: world.meetingId })
    world.clock.pass(15 * minute)
    await refused(world.core.people.exchangeGrant(aStranger(world), { code }), 'code_wrong')
  })

  test('that never was is wrong', async () => {
    const world = await aWorld().withOpenMeeting()
    await refused(world.core.people.exchangeGrant(aStranger(world), { code: 'AAAAAA' }), 'code_wrong')
  })

  test('is offered by who leads the meeting alone', async () => {
    const { core, participant, meetingId } = await aWorld().withOpenMeeting()
    await refused(core.people.offerWall(participant, { meetingId }), 'forbidden')
  })
})

describe('a wall', () => {
  test('reads the room, and not the desk', async () => {
    const world = await aWorld().withOpenMeeting({ access: 'closed' })
    const wall = await aWall(world, world.meetingId)
    const { meetingId } = world
    expect((await world.core.feed.catchUp(wall, { meetingId, since: 0 })).upserts.meeting?.id).toBe(meetingId)
    await refused(world.core.feed.catchUp(wall, { meetingId, since: 0, audience: 'desk' }), 'forbidden')
  })

  test('neither writes nor leads', async () => {
    const world = await aWorld().withOpenMeeting()
    const { core, meetingId, threadId, itemId, say } = world
    const wall = await aWall(world, meetingId)
    const id = await say('Bænke')
    await refused(core.contributions.submit(wall, aPost(threadId)), 'join_first')
    await refused(core.agenda.move(wall, { meetingId, itemId }), 'forbidden')
    await refused(core.wall.focus(wall, { meetingId, id }), 'forbidden')
    await refused(core.moderation.hold(wall, { id }), 'not_found')
    await refused(core.meetings.close(wall, { meetingId }), 'forbidden')
  })

  test('of one meeting is none of another', async () => {
    const world = await aWorld().withOpenMeeting()
    const other = await anOpenMeeting(world)
    const wall = await aWall(world, world.meetingId)
    await world.core.wall.setMode(wall, blank(world.meetingId))
    await refused(world.core.wall.setMode(wall, blank(other.meetingId)), 'forbidden')
  })

  test('is listed on the desk, and ended there', async () => {
    const world = await aWorld().withOpenMeeting()
    const { core, host, meetingId } = world
    const wall = await aWall(world, meetingId)
    const { grants } = await core.meetings.readDesk(host, meetingId)
    expect(grants).toMatchObject([{ kind: 'wall', endedAt: null }])
    await core.people.endGrant(host, { meetingId, grantId: grants[0]?.id })
    await refused(core.wall.setMode(wall, blank(meetingId)), 'forbidden')
    expect((await core.meetings.readDesk(host, meetingId)).grants).toEqual([])
  })

  test('is not ended from another meeting', async () => {
    const world = await aWorld().withOpenMeeting()
    const other = await anOpenMeeting({ ...world, host: await world.facilitator() })
    const wall = await aWall(world, world.meetingId)
    const { grants } = await world.core.meetings.readDesk(world.host, world.meetingId)
    await world.core.people.endGrant(other.host, { meetingId: other.meetingId, grantId: grants[0]?.id })
    await world.core.wall.setMode(wall, blank(world.meetingId))
  })
})
