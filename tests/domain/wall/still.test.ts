import { expect, test } from 'vitest'
import { pageTimeOf } from '../../../src/lib/components/wall/still.ts'
import { aWorld, minute } from '../../support/world.ts'

async function speaking() {
  const wall = await aWorld().withRunningWall({ safetyDelaySeconds: 0 })
  const { core, host, meetingId, clock, view } = wall
  const id = await wall.say('Et kort, som fylder flere sider.')
  await wall.turn()
  const floor = (taken: boolean) => core.wall.giveFloor(host, { meetingId, taken })
  const mode = (mode: string) => core.wall.setMode(host, { meetingId, mode })
  /** For how long the pages of the scene have turned, and those of its card: as any wall draws it that asks only now. */
  async function turned() {
    const drawn = await view()
    const { since, now } = pageTimeOf(drawn, clock.now())
    return { scene: now - since, card: now - (drawn.slots.find((slot) => slot)?.pagesFrom ?? now) }
  }
  return { ...wall, id, floor, mode, turned }
}

test('pages turn with the clock, and stand still with the wall', async () => {
  const { clock, floor, turned } = await speaking()
  const { scene } = await turned()
  clock.pass(7000)
  await floor(true)
  clock.pass(3 * minute)
  expect(await turned()).toEqual({ scene: scene + 7000, card: 7000 })
})

test('afterwards they go on where they stood, also on a wall that was opened meanwhile', async () => {
  const { clock, floor, turned } = await speaking()
  clock.pass(7000)
  const before = await turned()
  for (let speaker = 0; speaker < 2; speaker++) {
    await floor(true)
    clock.pass(3 * minute)
    await floor(false)
  }
  expect(await turned()).toEqual(before)
  clock.pass(4000)
  expect(await turned()).toEqual({ scene: before.scene + 4000, card: 11_000 })
})

test('freezing, darkening and thawing turn no page of themes', async () => {
  const { clock, floor, mode, turned } = await speaking()
  await mode('themes')
  clock.pass(30_000)
  for (const overlay of ['frozen', 'blank']) {
    await mode(overlay)
    clock.pass(minute)
    await floor(true)
    await mode('themes')
    clock.pass(minute)
    await floor(false)
  }
  expect((await turned()).scene).toBe(30_000)
})

test('what is shown while somebody has the floor begins at its first page, and what stood goes on', async () => {
  const { core, host, meetingId, id, clock, floor, turned } = await speaking()
  clock.pass(5000)
  await floor(true)
  clock.pass(minute)
  await core.wall.focus(host, { meetingId, id })
  clock.pass(minute)
  expect((await turned()).scene).toBe(0)
  await floor(false)
  clock.pass(9000)
  expect((await turned()).scene).toBe(9000)
  await core.wall.focus(host, { meetingId, id: null })
  expect((await turned()).card).toBe(5000)
})
