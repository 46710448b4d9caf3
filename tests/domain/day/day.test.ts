import { describe, expect, test } from 'vitest'
import type { DayItem } from '../../../src/lib/contract/words.ts'
import { refused } from '../../support/refused.ts'
import { aKey, aMeeting, aPhone, aWall, aWorld, minute } from '../../support/world.ts'

async function announced() {
  const meeting = await aWorld().withMeeting()
  const { core, host, meetingId } = meeting
  await core.meetings.announce(host, { meetingId })
  const day = () => core.day.read(host, meetingId)
  return {
    ...meeting,
    day,
    seen: async (item: DayItem) => (await day()).items.find((one) => one.item === item),
    reach: async (network: string) => {
      const { reachKey: key } = await day()
      return (await core.day.reached({ key, network })).reached
    },
  }
}

test('stands are on the list where there are any', async () => {
  const { core, host, meetingId, seen } = await announced()
  expect(await seen('stands')).toBeUndefined()
  const { id } = await core.stands.add(host, { meetingId, name: 'Ved vinduet' })
  expect(await seen('stands')).toMatchObject({ at: null })
  await core.stands.end(host, { id, ended: true })
  expect(await seen('stands')).toBeUndefined()
})

describe('the machine notices', () => {
  test('nothing before anything has happened', async () => {
    const { items } = await (await announced()).day()
    expect(items.map(({ at }) => at)).toEqual(items.map(() => null))
  })

  test('a wall that somebody can see, and a phone that came in', async () => {
    const meeting = await announced()
    const { core, meetingId, clock } = meeting
    const wall = await aWall(meeting, meetingId)
    const beat = { meetingId, screenId: aKey(), k: 3, charactersPerSlot: 120 }
    await core.wall.beat(wall, { ...beat, visible: false })
    expect(await meeting.seen('wall_seen')).toMatchObject({ at: null })
    await core.wall.beat(wall, { ...beat, visible: true })
    expect(await meeting.seen('wall_seen')).toMatchObject({ at: clock.now(), by: null })

    await core.people.enter(aPhone(meeting, meetingId), meetingId)
    expect(await meeting.seen('phone_joined')).toMatchObject({ at: clock.now(), by: null })
  })

  test('a first network, and then another', async () => {
    const { reach, seen, clock } = await announced()
    expect(await reach('192.168.1.7')).toBe('first')
    expect(await seen('reached')).toMatchObject({ at: clock.now() })
    clock.pass(minute)
    expect(await reach('192.168.1.7')).toBe('again')
    expect(await seen('reached_elsewhere')).toMatchObject({ at: null })
    expect(await reach('80.62.117.4')).toBe('elsewhere')
    expect(await seen('reached_elsewhere')).toMatchObject({ at: clock.now(), by: null })
    expect(await reach('80.62.117.4')).toBe('elsewhere')
  })

  test('and keeps no address, nor what could be turned into one', async () => {
    const { reach, db } = await announced()
    await reach('192.168.1.7')
    const rows = () => db.selectFrom('checklist').select(['item', 'network']).orderBy('item').execute()
    expect((await rows())[0]?.network).toMatch(/^[\w-]{2}$/)
    await reach('80.62.117.4')
    expect(await rows()).toEqual([
      { item: 'reached', network: null },
      { item: 'reached_elsewhere', network: null },
    ])
  })

  test('one of two phones at the same instant as the first', async () => {
    const { reach } = await announced()
    const both = await Promise.all([reach('10.0.0.1'), reach('10.0.0.1')])
    expect(both.toSorted()).toEqual(['again', 'first'])
  })
})

describe('a phone reaches', () => {
  test('only a meeting whose square it has seen', async () => {
    const meeting = await announced()
    const { core, meetingId } = meeting
    const other = await aMeeting(meeting)
    const { reachKey } = await core.day.read(other.host, other.meetingId)
    for (const key of [meetingId, `${meetingId}-`, reachKey.replace(other.meetingId, meetingId), ''])
      await refused(core.day.reached({ key, network: '10.0.0.1' }), 'reach_over')
  })

  test('none that is over', async () => {
    const { core, host, meetingId, reach } = await announced()
    await core.meetings.open(host, { meetingId })
    await core.meetings.close(host, { meetingId })
    await refused(reach('10.0.0.1'), 'reach_over')
  })
})

describe('a person says', () => {
  test('what no machine can know, and takes it back', async () => {
    const { core, host, meetingId, seen, clock } = await announced()
    await core.day.tick(host, { meetingId, item: 'back_row', done: true })
    const said = { at: clock.now(), by: host.account?.name }
    expect(await seen('back_row')).toMatchObject(said)
    clock.pass(minute)
    await core.day.tick(host, { meetingId, item: 'back_row', done: true })
    expect(await seen('back_row')).toMatchObject(said)
    await core.day.tick(host, { meetingId, item: 'back_row', done: false })
    expect(await seen('back_row')).toMatchObject({ at: null, by: null })
  })

  test('nothing that the machine has to see for itself', async () => {
    const { core, host, meetingId } = await announced()
    for (const item of ['wall_seen', 'phone_joined', 'reached', 'network'])
      await refused(core.day.tick(host, { meetingId, item, done: true }), 'malformed')
  })

  test('that it all begins over', async () => {
    const { core, host, meetingId, reach, day } = await announced()
    await reach('10.0.0.1')
    await core.day.tick(host, { meetingId, item: 'sound', done: true })
    await core.day.startOver(host, { meetingId })
    expect((await day()).items.filter(({ at }) => at !== null)).toEqual([])
  })
})

test('the last measurement of the network is the one that stands', async () => {
  const { core, host, meetingId, seen } = await announced()
  await core.day.measured(host, { meetingId, phones: 90 })
  await core.day.measured(host, { meetingId, phones: 240 })
  expect(await seen('network')).toMatchObject({ phones: 240 })
})

test('each meeting has its own list, for those who lead it', async () => {
  const meeting = await announced()
  const { core, host, meetingId } = meeting
  const other = await aMeeting({ ...meeting, host: await meeting.facilitator('Ulla') })
  await core.day.tick(host, { meetingId, item: 'sheets', done: true })
  const { items } = await core.day.read(other.host, other.meetingId)
  expect(items.filter(({ at }) => at !== null)).toEqual([])
  await refused(core.day.read(other.host, meetingId), 'forbidden')
  await refused(core.day.tick(other.host, { meetingId, item: 'sheets', done: true }), 'forbidden')
  await refused(core.day.measured(other.host, { meetingId, phones: 1 }), 'forbidden')
  await refused(core.day.startOver(other.host, { meetingId }), 'forbidden')
})

test('of a meeting that one should not know of one is told nothing', async () => {
  const { core, facilitator, meetingId } = await aWorld().withOpenMeeting({ access: 'closed' })
  await refused(core.day.read(await facilitator(), meetingId), 'not_found')
})

test('a rehearsal has no day', async () => {
  const { core, host, meetingId } = await announced()
  const copy = await core.rehearsals.copy(host, { meetingId })
  await refused(core.day.read(host, copy.meetingId), 'not_found')
})
