import { describe, expect, test } from 'vitest'
import { screensSeen } from '../../../server/domain/wall/screens.ts'
import { refused } from '../../support/refused.ts'
import { type RunningWall, aKey, aWall, aWorld } from '../../support/world.ts'

/** The hall's wall leads and has room for two; one in the foyer has room for one. */
async function withFoyer() {
  const hall = await aWorld().withRunningWall({ safetyDelaySeconds: 0 })
  const { core, meetingId, host } = hall
  const device = await aWall(hall, meetingId)
  const foyerId = aKey()
  const foyer = (change: object = {}) =>
    core.wall.beat(device, {
      meetingId,
      screenId: foyerId,
      k: 1,
      charactersPerSlot: 60,
      visible: true,
      ...change,
    })
  await foyer()
  return {
    ...hall,
    device,
    foyerId,
    foyer,
    leaveOut: (screenId: string, leftOut = true) =>
      core.wall.leaveOut(host, { meetingId, screenId, leftOut }),
  }
}

const seen = async ({ db, clock, meetingId }: RunningWall) =>
  (await screensSeen(db, [meetingId], clock.now())).get(meetingId)

describe('a wall that is left out', () => {
  test('does not decide how much fits, until it is taken in again', async () => {
    const world = await withFoyer()
    expect((await world.view()).k).toBe(1)
    await world.leaveOut(world.foyerId)
    expect((await world.view()).k).toBe(2)
    await world.foyer()
    expect((await world.view()).k).toBe(2)
    await world.leaveOut(world.foyerId, false)
    expect((await world.view()).k).toBe(1)
  })

  test('is told to the room only where the programme changes by it', async () => {
    const world = await withFoyer()
    await world.leaveOut(world.foyerId)
    world.events.length = 0
    await world.leaveOut(world.foyerId)
    expect(world.events).toEqual([])
    await world.leaveOut(world.foyerId, false)
    expect(world.events).toEqual([{ name: 'programme.changed', meetingId: world.meetingId }])
  })

  test('hands the lead to another at once', async () => {
    const world = await withFoyer()
    expect(await world.foyer()).toMatchObject({ leading: false })
    await world.leaveOut(world.screenId)
    expect(await world.foyer()).toMatchObject({ leading: true })
    expect(await world.beat()).toMatchObject({ leading: false })
  })

  test('turns nothing, even where nobody leads', async () => {
    const world = await withFoyer()
    await world.leaveOut(world.foyerId)
    await world.say('Bænke')
    const { version, next } = await world.view()
    world.clock.pass(60_000)
    const report = { meetingId: world.meetingId, version, slot: next?.slot ?? 0, shownMs: 0 }
    const { wall } = await world.core.wall.advance(world.device, report, world.foyerId)
    expect(wall.version).toBe(version)
    const { wall: turned } = await world.core.wall.advance(world.wall, report, world.screenId)
    expect(turned.version).toBeGreaterThan(version)
  })

  test('stays left out while nobody can see it', async () => {
    const world = await withFoyer()
    await world.leaveOut(world.foyerId)
    await world.foyer({ visible: false })
    expect(await seen(world)).toEqual([{ id: world.screenId, k: 2, leftOut: false }])
    await world.foyer()
    expect(await seen(world)).toEqual([
      { id: world.foyerId, k: 1, leftOut: true },
      { id: world.screenId, k: 2, leftOut: false },
    ])
  })
})

test('who leaves a wall out hears of all that can be seen', async () => {
  const world = await withFoyer()
  expect(await world.leaveOut(world.foyerId)).toEqual({ screens: await seen(world) })
})

test('a wall that has not reported, or is another meeting’s, is not found', async () => {
  const world = await withFoyer()
  const other = await withFoyer()
  await refused(world.leaveOut(aKey()), 'not_found')
  await refused(world.leaveOut(other.foyerId), 'not_found')
})

test('a wall leaves nobody out', async () => {
  const { core, device, meetingId, screenId } = await withFoyer()
  await refused(core.wall.leaveOut(device, { meetingId, screenId, leftOut: true }), 'forbidden')
})
