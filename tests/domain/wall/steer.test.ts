import { describe, expect, test } from 'vitest'
import { refused } from '../../support/refused.ts'
import { type RunningWall, aKey, aWall, aWorld, anOpenMeeting, minute } from '../../support/world.ts'

async function withTwoCards(): Promise<RunningWall & { ids: string[] }> {
  const wall = await aWorld().withRunningWall({ safetyDelaySeconds: 0 })
  const ids = [await wall.say('Bænke'), await wall.say('Borde')]
  while (await wall.turn());
  return { ...wall, ids }
}

const mode = ({ core, host, meetingId }: RunningWall, mode: string, minutes?: number) =>
  core.wall.setMode(host, { meetingId, mode, minutes })

describe('freezing', () => {
  test('nothing changes, and the wall says how many have come', async () => {
    const wall = await withTwoCards()
    await mode(wall, 'frozen')
    wall.clock.pass(minute)
    await wall.say('Træer')
    expect(await wall.view()).toMatchObject({ mode: 'frozen', next: null, counts: { sinceFrozen: 1 } })
    expect(await wall.turn()).toBe(false)
  })

  test('what stood stands after the thaw, and is read once more first', async () => {
    const wall = await withTwoCards()
    await mode(wall, 'frozen')
    wall.clock.pass(minute)
    await wall.say('Træer')
    await mode(wall, 'running')
    const { slots, next } = await wall.view()
    expect(slots.map((slot) => slot?.contributionId)).toEqual(wall.ids)
    expect(next?.at).toBe(wall.clock.now() + 12_000)
  })
})

describe('blank', () => {
  test('is done by the wall itself, and undone', async () => {
    const wall = await withTwoCards()
    await wall.core.wall.setMode(wall.wall, { meetingId: wall.meetingId, mode: 'blank' })
    expect(await wall.view()).toMatchObject({ mode: 'blank', before: 'running', next: null })
    await wall.core.wall.setMode(wall.wall, { meetingId: wall.meetingId, mode: 'running' })
    expect((await wall.view()).slots.map((slot) => slot?.contributionId)).toEqual(wall.ids)
  })
})

test('time on a dark screen is nobody’s time', async () => {
  const wall = await withTwoCards()
  const before = (await wall.view()).slots
  await mode(wall, 'blank')
  wall.clock.pass(minute)
  await mode(wall, 'running')
  expect((await wall.view()).slots.map((slot) => slot?.since)).toEqual(
    before.map((slot) => slot && slot.since + minute),
  )
})

describe('focus', () => {
  test('given up where nothing was focused leaves a frozen wall frozen', async () => {
    const wall = await withTwoCards()
    await mode(wall, 'frozen')
    await wall.core.wall.focus(wall.host, { meetingId: wall.meetingId, id: null })
    expect(await wall.view()).toMatchObject({ mode: 'frozen' })
  })

  test('shows one, and goes back to what stood', async () => {
    const wall = await withTwoCards()
    const { core, host, meetingId, ids, view } = wall
    await core.wall.focus(host, { meetingId, id: ids[1] })
    expect(await view()).toMatchObject({ mode: 'focus', focusId: ids[1], before: 'running', next: null })
    await core.wall.focus(host, { meetingId, id: null })
    expect(await view()).toMatchObject({ mode: 'running', focusId: null })
    expect((await view()).slots.map((slot) => slot?.contributionId)).toEqual(ids)
  })

  test('of what the room may not see is refused', async () => {
    const { core, host, meetingId, held } = await aWorld().withHeldContribution()
    await refused(core.wall.focus(host, { meetingId, id: held.id }), 'not_visible')
  })

  test('of what is in no thread of this meeting is not found', async () => {
    const { core, host, meetingId } = await aWorld().withOpenMeeting()
    await refused(core.wall.focus(host, { meetingId, id: '0'.repeat(26) }), 'not_found')
  })

  test('ends when the card is hidden', async () => {
    const wall = await withTwoCards()
    const { core, host, meetingId, ids, view } = wall
    await core.wall.focus(host, { meetingId, id: ids[0] })
    await core.moderation.hold(host, { id: ids[0] })
    expect(await view()).toMatchObject({ mode: 'running', focusId: null })
    expect((await view()).slots.map((slot) => slot?.contributionId)).toEqual([undefined, ids[1]])
  })

  test('is no mode of its own', async () => {
    const wall = await withTwoCards()
    await refused(mode(wall, 'focus'), 'malformed')
  })
})

describe('somebody has the floor', () => {
  test('and nothing on the wall changes until they are done', async () => {
    const wall = await withTwoCards()
    const { core, host, meetingId } = wall
    await core.wall.giveFloor(host, { meetingId, taken: true })
    await wall.say('Træer')
    wall.clock.pass(minute)
    expect(await wall.view()).toMatchObject({ floorTaken: true, next: null })
    await core.wall.giveFloor(host, { meetingId, taken: false })
    expect((await wall.view()).next?.at).toBe(wall.clock.now() + 12_000)
  })
})

describe('the first minute', () => {
  async function thinking() {
    const wall = await aWorld().withRunningWall({ safetyDelaySeconds: 0 })
    await wall.core.agenda.move(wall.host, { meetingId: wall.meetingId, itemId: wall.itemIds[1] })
    const answer = (text: string, from = wall.phone()) =>
      wall.say(text, { from, threadId: wall.threadIds[1] })
    return { ...wall, answer }
  }

  test('stays on the question until three people have written', async () => {
    const { answer, view } = await thinking()
    for (const text of ['En', 'To']) await answer(text)
    expect(await view()).toMatchObject({ mode: 'thinking', next: null })
    await answer('Tre')
    expect((await view()).mode).toBe('running')
  })

  test('three from one phone are one', async () => {
    const { answer, view, phone } = await thinking()
    const one = phone()
    for (const text of ['En', 'To', 'Tre']) await answer(text, one)
    expect((await view()).mode).toBe('thinking')
  })

  test('ends when the desk says so', async () => {
    const wall = await thinking()
    const id = await wall.answer('En')
    await mode(wall, 'running')
    await wall.turn()
    expect((await wall.view()).slots[0]?.contributionId).toBe(id)
  })

  test('a summepause runs to its end, however many have written', async () => {
    const wall = await thinking()
    await mode(wall, 'thinking', 2)
    const until = wall.clock.now() + 2 * minute
    for (const text of ['En', 'To', 'Tre', 'Fire']) await wall.answer(text)
    expect(await wall.view()).toMatchObject({ mode: 'thinking', thinkingUntil: until, next: { at: until } })
    await wall.turn()
    expect(wall.clock.now()).toBe(until)
    expect(await wall.view()).toMatchObject({ mode: 'running', slots: [{ span: 1 }, { span: 1 }] })
  })

  test.each([0, 6, 1.5])('a summepause of %d minutes is malformed', async (minutes) => {
    const wall = await thinking()
    await refused(mode(wall, 'thinking', minutes), 'malformed')
  })
})

describe('the walls of a meeting', () => {
  test('draw as many cards as fit on the smallest', async () => {
    const { core, wall, meetingId, beat, view } = await aWorld().withRunningWall()
    await beat({ k: 5 })
    expect(await view()).toMatchObject({ k: 5, slots: [null, null, null, null, null] })
    const small = { meetingId, screenId: aKey(), k: 3, charactersPerSlot: 100, visible: true }
    await core.wall.beat(wall, small)
    expect((await view()).k).toBe(3)
    await core.wall.beat(wall, { ...small, visible: false })
    expect((await view()).k).toBe(5)
  })

  test('a wall that is silent for ten seconds counts no more', async () => {
    const { core, wall, meetingId, beat, view, clock } = await aWorld().withRunningWall()
    await core.wall.beat(wall, { meetingId, screenId: aKey(), k: 1, charactersPerSlot: 100, visible: true })
    expect((await view()).k).toBe(1)
    clock.pass(10_000)
    await beat({ k: 4 })
    expect((await view()).k).toBe(4)
  })

  test('the desk may wish for fewer', async () => {
    const { core, host, meetingId, beat, view } = await aWorld().withRunningWall()
    await beat({ k: 5 })
    await core.wall.size(host, { meetingId, slots: 2, text: 'small', theme: 'contrast', largeCode: true })
    expect(await view()).toMatchObject({
      k: 2,
      wishedSlots: 2,
      text: 'small',
      theme: 'contrast',
      largeCode: true,
    })
    await core.wall.size(host, { meetingId, slots: null })
    expect((await view()).k).toBe(5)
  })

  test('cards that fit no more leave, with their time on record', async () => {
    const wall = await withTwoCards()
    wall.clock.pass(9100)
    await wall.core.wall.size(wall.host, { meetingId: wall.meetingId, slots: 1 })
    const [last] = await wall.db.selectFrom('showing').select('shownMs').orderBy('at', 'desc').execute()
    expect((await wall.view()).slots).toHaveLength(1)
    expect(last?.shownMs).toBeGreaterThanOrEqual(9000)
  })

  test('a card of many words takes two slots', async () => {
    const { say, turn, view, beat } = await aWorld().withRunningWall({ safetyDelaySeconds: 0 })
    await beat({ k: 3, charactersPerSlot: 50 })
    const id = await say('ord '.repeat(20))
    await turn()
    expect((await view()).slots[0]).toMatchObject({ contributionId: id, span: 2 })
  })

  test('one leads, and another only when it has been silent for ten seconds', async () => {
    const world = await aWorld().withRunningWall()
    const { core, meetingId, clock, beat } = world
    const other = await aWall(world, meetingId)
    const asOther = { meetingId, screenId: aKey(), k: 2, charactersPerSlot: 130, visible: true }
    expect(await core.wall.beat(other, asOther)).toEqual({ leading: false, now: clock.now() })
    clock.pass(9999)
    expect((await core.wall.beat(other, asOther)).leading).toBe(false)
    clock.pass(1)
    expect((await core.wall.beat(other, asOther)).leading).toBe(true)
    expect((await beat()).leading).toBe(false)
  })

  test('a page that nobody sees does not lead, and lets go at once', async () => {
    const world = await aWorld().withRunningWall()
    const { core, wall, meetingId, beat } = world
    const other = { meetingId, screenId: aKey(), k: 2, charactersPerSlot: 130, visible: true }
    expect((await core.wall.beat(wall, other)).leading).toBe(false)
    expect((await beat({ visible: false })).leading).toBe(false)
    expect((await core.wall.beat(wall, other)).leading).toBe(true)
  })

  test('a screen of another meeting is not touched', async () => {
    const world = await aWorld().withRunningWall()
    const { core, db, screenId } = world
    const other = await anOpenMeeting(world)
    const wall = await aWall(world, other.meetingId)
    const claim = { meetingId: other.meetingId, screenId, k: 1, charactersPerSlot: 10, visible: true }
    for (const visible of [true, false]) await core.wall.beat(wall, { ...claim, visible })
    const screens = await db.selectFrom('screen').select(['id', 'k']).execute()
    expect(screens).toEqual([{ id: screenId, k: 2 }])
  })
})
