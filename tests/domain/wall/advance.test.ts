import { describe, expect, test } from 'vitest'
import { refused } from '../../support/refused.ts'
import { type RunningWall, aKey, aWorld, anOpenMeeting, minute } from '../../support/world.ts'

const showingsOf = ({ db }: RunningWall, id: string) =>
  db.selectFrom('showing').select(['at', 'shownMs']).where('contributionId', '=', id).orderBy('at').execute()

const standing = async ({ view }: RunningWall) =>
  (await view()).slots.flatMap((slot) => slot?.contributionId ?? [])

const fairness = async ({ core, host, meetingId }: RunningWall) =>
  (await core.meetings.readDesk(host, meetingId)).fairness

describe('a contribution reaches the wall', () => {
  test('when its safety delay is over, and not before', async () => {
    const wall = await aWorld().withRunningWall()
    const id = await wall.say('Bænke')
    const { version, next } = await wall.view()
    expect(next).toEqual({ slot: 0, at: wall.clock.now() + 8000 })
    const report = { meetingId: wall.meetingId, version, slot: 0, shownMs: 0 }
    wall.clock.pass(7000)
    await wall.core.wall.advance(wall.wall, report, wall.screenId)
    expect(await standing(wall)).toEqual([])
    wall.clock.pass(1000)
    await wall.core.wall.advance(wall.wall, report, wall.screenId)
    expect(await standing(wall)).toEqual([id])
  })

  test('as many at once as fit, and then one at a time when what came last has been read', async () => {
    const wall = await aWorld().withRunningWall({ safetyDelaySeconds: 0 })
    const text = Array.from({ length: 20 }, () => 'ord').join(' ')
    const ids = []
    for (let i = 0; i < 4; i++) ids.push(await wall.say(`${text} ${i}`))
    await wall.turn()
    expect(await standing(wall)).toEqual(ids.slice(0, 2))
    expect((await wall.view()).next?.at).toBe(wall.clock.now() + 2 * (2000 + 21 * 400))
    await wall.turn()
    expect(await standing(wall)).toEqual([ids[2], ids[1]])
    expect((await wall.view()).next?.at).toBe(wall.clock.now() + 2000 + 21 * 400)
  })

  test('two at once where a long one was that had both places', async () => {
    const wall = await aWorld().withRunningWall({ safetyDelaySeconds: 0 })
    const long = await wall.say(Array.from({ length: 100 }, () => 'ord').join(' '))
    const ids = [await wall.say('Bænke'), await wall.say('Borde')]
    await wall.turn()
    expect(await standing(wall)).toEqual([long])
    expect((await wall.view()).slots[0]?.span).toBe(2)
    await wall.turn()
    expect(await standing(wall)).toEqual(ids)
  })

  test('and does not come twice to fill a wall', async () => {
    const wall = await aWorld().withRunningWall({ safetyDelaySeconds: 0 })
    const id = await wall.say('Bænke')
    await wall.turn()
    expect(await standing(wall)).toEqual([id])
    expect(await fairness(wall)).toMatchObject({ fewest: 1, most: 1 })
  })

  test('from the thread on the wall alone', async () => {
    const wall = await aWorld().withRunningWall()
    await wall.say('Om trafikken', { threadId: wall.threadIds[1] })
    expect(await wall.turn()).toBe(false)
    const id = await wall.say('Om torvet')
    await wall.turn()
    expect(await standing(wall)).toEqual([id])
  })

  test('and is not, when it was written at home', async () => {
    const wall = await aWorld().withRunningWall()
    const next = await anOpenMeeting(wall, { title: 'Opfølgning' })
    const [old, { core, host }] = [await wall.say('Fra sidst'), wall]
    await core.threads.takeUp(host, {
      meetingId: next.meetingId,
      threadId: wall.threadId,
      title: 'Igen',
      minutes: 9,
    })
    await core.meetings.close(host, { meetingId: wall.meetingId })
    await core.meetings.publish(host, { meetingId: wall.meetingId })
    const { agenda } = await core.meetings.read(host, next.meetingId)
    await core.agenda.move(host, { meetingId: next.meetingId, itemId: agenda.at(-1)?.id })
    const nextOf = async () =>
      (await core.feed.since(next.meetingId, 'room', 0)).upserts.wall?.counts.contributions
    expect(await nextOf()).toBe(0)
    await core.wall.letIn(host, { meetingId: next.meetingId, id: old })
    expect(await nextOf()).toBe(1)
  })
})

describe('what a wall reports', () => {
  test('with a stale version is answered with the present programme', async () => {
    const wall = await aWorld().withRunningWall()
    await wall.say('Bænke')
    const { version } = await wall.view()
    await wall.turn()
    const now = await wall.view()
    const report = { meetingId: wall.meetingId, version, slot: 1, shownMs: 0 }
    wall.clock.pass(minute)
    expect((await wall.core.wall.advance(wall.wall, report, wall.screenId)).wall).toEqual(now)
  })

  test('for another slot than the one that is due changes nothing', async () => {
    const wall = await aWorld().withRunningWall()
    await wall.say('Bænke')
    const { version } = await wall.view()
    wall.clock.pass(minute)
    await wall.beat()
    const report = { meetingId: wall.meetingId, version, slot: 1, shownMs: 0 }
    await wall.core.wall.advance(wall.wall, report, wall.screenId)
    expect(await standing(wall)).toEqual([])
  })

  test('changes nothing when another wall leads', async () => {
    const wall = await aWorld().withRunningWall()
    await wall.say('Bænke')
    const { version } = await wall.view()
    wall.clock.pass(9000)
    await wall.beat()
    const report = { meetingId: wall.meetingId, version, slot: 0, shownMs: 0 }
    await wall.core.wall.advance(wall.wall, report, aKey())
    expect(await standing(wall)).toEqual([])
    await wall.core.wall.advance(wall.wall, report, wall.screenId)
    expect(await standing(wall)).toHaveLength(1)
  })

  test('is for a wall of this meeting', async () => {
    const wall = await aWorld().withRunningWall()
    const report = { meetingId: wall.meetingId, version: 0, slot: 0, shownMs: 0 }
    await refused(wall.core.wall.advance(wall.participant, report, aKey()), 'forbidden')
  })
})

describe('on record', () => {
  test('stands when each was shown, and for how long', async () => {
    const wall = await aWorld().withRunningWall({ safetyDelaySeconds: 0 })
    const [first = ''] = [await wall.say('Bænke'), await wall.say('Borde'), await wall.say('Træer')]
    await wall.turn()
    const begun = wall.clock.now()
    expect(await showingsOf(wall, first)).toEqual([{ at: begun, shownMs: 0 }])
    await wall.turn()
    expect(await showingsOf(wall, first)).toEqual([{ at: begun, shownMs: 12_000 }])
  })

  test('no wall can report longer than it was', async () => {
    const wall = await aWorld().withRunningWall({ safetyDelaySeconds: 0 })
    const [first = ''] = [await wall.say('Bænke'), await wall.say('Borde'), await wall.say('Træer')]
    await wall.turn()
    const { version, next } = await wall.view()
    wall.clock.pass(12_000)
    const report = { meetingId: wall.meetingId, version, slot: next?.slot ?? 0, shownMs: 86_000_000 }
    await wall.core.wall.advance(wall.wall, report, wall.screenId)
    expect((await showingsOf(wall, first))[0]?.shownMs).toBe(12_000)
  })

  test('a focused card counts as shown', async () => {
    const wall = await aWorld().withRunningWall()
    const id = await wall.say('Bænke')
    await wall.core.wall.focus(wall.host, { meetingId: wall.meetingId, id })
    wall.clock.pass(5000)
    await wall.core.wall.focus(wall.host, { meetingId: wall.meetingId, id: null })
    expect(await showingsOf(wall, id)).toEqual([{ at: wall.clock.now() - 5000, shownMs: 5000 }])
    expect(await fairness(wall)).toMatchObject({ shown: 1, unseen: 0 })
  })

  test('with no leading wall nothing is counted', async () => {
    const wall = await aWorld().withRunningWall()
    const id = await wall.say('Bænke')
    wall.clock.pass(11_000)
    await wall.core.wall.focus(wall.host, { meetingId: wall.meetingId, id })
    expect(await showingsOf(wall, id)).toEqual([])
    expect((await wall.view()).focusId).toBe(id)
  })

  test('the minutes’ figures: fewest, most, longest wait and the unseen', async () => {
    const wall = await aWorld().withRunningWall({ safetyDelaySeconds: 0 })
    await wall.say('Bænke')
    await wall.turn()
    await wall.say('Borde')
    await wall.say('Træer')
    await wall.turn()
    await wall.say('Holdes tilbage').then((id) => wall.core.moderation.hold(wall.host, { id }))
    expect(await fairness(wall)).toEqual({
      received: 3,
      shown: 2,
      unseen: 1,
      fewest: 0,
      most: 1,
      longestWaitMs: 6000,
    })
  })

  test('before anybody has written, the figures are nothing', async () => {
    const wall = await aWorld().withRunningWall()
    expect(await fairness(wall)).toEqual({
      received: 0,
      shown: 0,
      unseen: 0,
      fewest: 0,
      most: 0,
      longestWaitMs: 0,
    })
  })
})

describe('when its time is over', () => {
  test('what was not shown is first in line in the break', async () => {
    const wall = await aWorld().withRunningWall({ safetyDelaySeconds: 0 })
    await wall.beat({ k: 1 })
    const [shown, ...unseen] = [await wall.say('Bænke'), await wall.say('Borde'), await wall.say('Træer')]
    await wall.turn()
    expect(await standing(wall)).toEqual([shown])
    await wall.beat({ k: 2 })
    await wall.core.agenda.move(wall.host, { meetingId: wall.meetingId, itemId: wall.agenda[0]?.id })
    expect(await standing(wall)).toEqual([])
    await wall.turn()
    expect(await standing(wall)).toEqual(unseen)
  })

  test('and at the end, while people say goodbye', async () => {
    const wall = await aWorld().withRunningWall({ safetyDelaySeconds: 0 })
    await wall.say('Bænke')
    await wall.turn()
    const unseen = await wall.say('Borde')
    await wall.core.meetings.close(wall.host, { meetingId: wall.meetingId })
    expect(await wall.view()).toMatchObject({ mode: 'thanks', counts: { unseen: 1 } })
    while (await wall.turn());
    expect(await standing(wall)).toEqual([unseen])
  })

  test('what is shown while people say goodbye changes no figure of the record', async () => {
    const wall = await aWorld().withRunningWall({ safetyDelaySeconds: 0 })
    await wall.say('Bænke')
    await wall.turn()
    await wall.say('Borde')
    wall.clock.pass(minute)
    await wall.core.meetings.close(wall.host, { meetingId: wall.meetingId })
    const closed = await fairness(wall)
    expect(closed).toMatchObject({ shown: 1, unseen: 1, fewest: 0, longestWaitMs: 0 })
    while (await wall.turn());
    expect((await wall.view()).counts.unseen).toBe(0)
    expect(await fairness(wall)).toEqual(closed)
  })

  test('everyone is shown before anybody is shown again, also from the database', async () => {
    const wall = await aWorld().withRunningWall({ safetyDelaySeconds: 0 })
    for (let i = 0; i < 7; i++) await wall.say(`Ord ${i}`)
    for (let i = 0; i < 13; i++) await wall.turn()
    expect(await fairness(wall)).toMatchObject({ fewest: 2, most: 2 })
  })
})
