import { describe, expect, test } from 'vitest'
import { inSpeakingOrder } from '../../../src/lib/contract/speaking.ts'
import { refused } from '../../support/refused.ts'
import {
  type OpenMeeting,
  aStranger,
  aWorld,
  anOpenMeeting,
  hour,
  minute,
  wallOf,
} from '../../support/world.ts'

const listOf = async ({ core, meetingId }: OpenMeeting) =>
  (await core.feed.since(meetingId, 'room', 0)).upserts.speakers

const inLine = async (meeting: OpenMeeting) =>
  inSpeakingOrder((await listOf(meeting)).filter(({ state }) => state === 'waiting')).map(({ name }) => name)

/** Asks from a phone of its own, a minute after whoever came before. */
async function asks({ core, clock, phone, meetingId }: OpenMeeting, name: string | null, from = phone()) {
  clock.pass(minute)
  return { from, ...(await core.speakers.ask(from, { meetingId, name })) }
}

describe('a hand that goes up', () => {
  test('stands in line, for everybody to see', async () => {
    const meeting = await aWorld().withOpenMeeting()
    await asks(meeting, 'Bo')
    await asks(meeting, 'Ida')
    expect(await inLine(meeting)).toEqual(['Bo', 'Ida'])
  })

  test('is up once, however often it is raised', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const bo = await asks(meeting, 'Bo')
    meeting.events.length = 0
    expect((await asks(meeting, 'Bo', bo.from)).id).toBe(bo.id)
    expect(meeting.events).toEqual([])
    expect(await inLine(meeting)).toEqual(['Bo'])
  })

  test('is known again by its own phone', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { from, id } = await asks(meeting, 'Bo')
    expect(await meeting.core.speakers.own(from, meeting.meetingId)).toMatchObject({ id, state: 'waiting' })
    expect(await meeting.core.speakers.own(meeting.phone(), meeting.meetingId)).toBeNull()
  })

  test('is on the list that pages are made with', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { from, id } = await asks(meeting, 'Bo')
    expect(await meeting.core.speakers.list(from, meeting.meetingId)).toMatchObject([{ id, name: 'Bo' }])
    await refused(meeting.core.speakers.list(aStranger(meeting), meeting.meetingId), 'join_first')
  })

  test('may be lowered by its owner and by the desk, by nobody else', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { core, host } = meeting
    const [bo, ida] = [await asks(meeting, 'Bo'), await asks(meeting, 'Ida')]
    await refused(core.speakers.withdraw(ida.from, { id: bo.id }), 'not_found')
    await core.speakers.withdraw(bo.from, { id: bo.id })
    await core.speakers.withdraw(host, { id: ida.id })
    expect(await listOf(meeting)).toEqual([])
  })

  test('is refused before the meeting, and without having joined', async () => {
    const { core, phone, meetingId } = await aWorld().withMeeting()
    await refused(core.speakers.ask(phone(), { meetingId }), 'meeting_not_open')
    const meeting = await aWorld().withOpenMeeting()
    await refused(meeting.core.speakers.ask(meeting.host, { meetingId: meeting.meetingId }), 'join_first')
  })
})

describe('who is called up', () => {
  test('those who have not spoken come before those who have', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { core, host, meetingId } = meeting
    const bo = await asks(meeting, 'Bo')
    await core.speakers.call(host, { meetingId })
    await asks(meeting, 'Bo igen', bo.from)
    await asks(meeting, 'Ida')
    expect(await inLine(meeting)).toEqual(['Ida', 'Bo igen'])
  })

  test('a name that the desk wrote down has spoken before when it has', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { core, host, meetingId, clock } = meeting
    await core.speakers.add(host, { meetingId, name: 'Jørgen' })
    await core.speakers.call(host, { meetingId })
    await core.speakers.add(host, { meetingId, name: 'jørgen' })
    clock.pass(minute)
    await core.speakers.add(host, { meetingId, name: 'Ida' })
    expect(await inLine(meeting)).toEqual(['Ida', 'jørgen'])
  })

  test('speaks for as long as is given, while the wall stands still', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { core, host, meetingId, clock } = meeting
    await core.speakers.setTime(host, { meetingId, seconds: 90 })
    const { id } = await asks(meeting, 'Bo')
    await core.speakers.call(host, { meetingId })
    expect(await listOf(meeting)).toEqual([
      expect.objectContaining({ id, state: 'speaking', seconds: 90, startedAt: clock.now() }),
    ])
    expect(await wallOf(meeting, meetingId)).toMatchObject({ floorTaken: true })
    await core.speakers.end(host, { meetingId })
    expect(await listOf(meeting)).toEqual([])
    expect(await wallOf(meeting, meetingId)).toMatchObject({ floorTaken: false })
  })

  test('may be anybody in line; whoever spoke until then is done', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { core, host, meetingId } = meeting
    await asks(meeting, 'Bo')
    const ida = await asks(meeting, 'Ida')
    await core.speakers.call(host, { meetingId })
    await core.speakers.call(host, { meetingId, id: ida.id })
    expect(await listOf(meeting)).toEqual([expect.objectContaining({ name: 'Ida', state: 'speaking' })])
  })

  test('is nobody when the line is empty, and nobody whose hand went down', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { core, host, meetingId } = meeting
    await refused(core.speakers.call(host, { meetingId }), 'nobody_waits')
    const bo = await asks(meeting, 'Bo')
    await core.speakers.withdraw(bo.from, { id: bo.id })
    await refused(core.speakers.call(host, { meetingId, id: bo.id }), 'state_passed')
  })

  test('is done when the meeting closes', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { core, host, meetingId, db } = meeting
    await asks(meeting, 'Bo')
    await core.speakers.call(host, { meetingId })
    await core.meetings.close(host, { meetingId })
    expect((await db.selectFrom('speaker').select('state').execute()).map(({ state }) => state)).toEqual([
      'spoken',
    ])
  })
})

describe('what the desk takes back', () => {
  test('whoever was called by mistake stands where they stood', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { core, host, meetingId } = meeting
    const bo = await asks(meeting, 'Bo')
    await asks(meeting, 'Ida')
    await core.speakers.call(host, { meetingId })
    await core.speakers.putBack(host, { id: bo.id, state: 'waiting' })
    expect(await inLine(meeting)).toEqual(['Bo', 'Ida'])
    expect(await wallOf(meeting, meetingId)).toMatchObject({ floorTaken: false })
  })

  test('whoever was thanked too early goes on with the time that was left', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { core, host, meetingId, clock } = meeting
    const { id } = await asks(meeting, 'Bo')
    await core.speakers.call(host, { meetingId })
    clock.pass(minute)
    await core.speakers.end(host, { meetingId })
    clock.pass(5 * minute)
    await core.speakers.putBack(host, { id, state: 'speaking' })
    expect(await listOf(meeting)).toEqual([
      expect.objectContaining({ id, state: 'speaking', startedAt: clock.now() - minute }),
    ])
    expect(await wallOf(meeting, meetingId)).toMatchObject({ floorTaken: true })
  })

  test('a hand that was taken off the list is up again, unless its phone has raised another', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { core, host } = meeting
    const bo = await asks(meeting, 'Bo')
    await core.speakers.withdraw(host, { id: bo.id })
    await core.speakers.putBack(host, { id: bo.id, state: 'waiting' })
    expect(await inLine(meeting)).toEqual(['Bo'])
    await refused(core.speakers.putBack(host, { id: bo.id, state: 'waiting' }), 'state_passed')
    await core.speakers.withdraw(host, { id: bo.id })
    await asks(meeting, 'Bo igen', bo.from)
    await refused(core.speakers.putBack(host, { id: bo.id, state: 'waiting' }), 'state_passed')
  })

  test('nobody speaks again who never spoke', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const bo = await asks(meeting, 'Bo')
    await refused(
      meeting.core.speakers.putBack(meeting.host, { id: bo.id, state: 'speaking' }),
      'state_passed',
    )
  })
})

describe('what somebody is called up by', () => {
  const calledAs = async (meeting: OpenMeeting) =>
    inSpeakingOrder(await listOf(meeting)).map(({ name, number, hat }) => hat?.title ?? name ?? number)

  test('is a number of their own for who gives no name, in the order in which they asked', async () => {
    const meeting = await aWorld().withOpenMeeting()
    for (const name of [null, 'Bo', null]) await asks(meeting, name)
    expect(await calledAs(meeting)).toEqual([1, 'Bo', 2])
  })

  test('is the same number for as long as the meeting lasts, and nobody else’s', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { core, host } = meeting
    const first = await asks(meeting, null)
    await core.speakers.withdraw(host, { id: first.id })
    await asks(meeting, null)
    const second = await asks(meeting, null, first.from)
    expect(await calledAs(meeting)).toEqual([2, 1])
    await core.speakers.withdraw(host, { id: second.id })
    await asks(meeting, 'Bo', first.from)
    expect(await calledAs(meeting)).toEqual([2, 'Bo'])
    expect(await core.speakers.own(first.from, meeting.meetingId)).toMatchObject({ number: null })
  })

  test('begins from one at every meeting', async () => {
    const meeting = await aWorld().withOpenMeeting()
    await asks(meeting, null)
    const other = { ...meeting, ...(await anOpenMeeting(meeting, { title: 'Havnen' })) }
    await asks(other, null)
    expect(await calledAs(other)).toEqual([1])
  })

  test('is an office for who wears one, for as long as they wear it', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { core, host, meetingId } = meeting
    const { from } = await asks(meeting, null)
    const give = async () => {
      const card = { meetingId, kind: 'politician', title: 'Børneudvalget', name: 'Anna Holm' }
      const { id, code } = await core.hats.give(host, card)
      await core.hats.putOn(from, { code })
      return id
    }
    await give()
    expect(await listOf(meeting)).toMatchObject([
      { name: 'Anna Holm', number: null, hat: { name: 'Anna Holm' } },
    ])
    await core.hats.giveBack(from, { meetingId })
    expect(await calledAs(meeting)).toEqual([1])
    const id = await give()
    expect(await calledAs(meeting)).toEqual(['Børneudvalget'])
    meeting.events.length = 0
    await core.hats.takeBack(host, { id })
    expect(await calledAs(meeting)).toEqual([1])
    expect(meeting.events.map(({ name }) => name)).toContain('speaker.renamed')
  })

  test('is forgotten with everybody else who was there', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { core, host, meetingId, clock } = meeting
    for (const name of [null, 'Bo']) await asks(meeting, name)
    await core.meetings.close(host, { meetingId })
    const { head } = await core.feed.since(meetingId, 'room', 0)
    clock.pass(200 * 24 * hour)
    await core.people.forgetDevices()
    expect(await calledAs(meeting)).toEqual([null, null])
    const told = await core.feed.since(meetingId, 'room', head)
    expect(told.upserts.speakers).toMatchObject([{ name: null }, { name: null }])
  })
})

describe('two at once', () => {
  test('two phones, no name: two numbers', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { core, phone, meetingId } = meeting
    await Promise.all([1, 2, 3].map(() => core.speakers.ask(phone(), { meetingId })))
    const numbers = (await listOf(meeting)).map(({ number }) => number)
    expect(numbers.sort()).toEqual([1, 2, 3])
  })

  test('one phone, two taps: one hand', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { core, phone, meetingId } = meeting
    const from = phone()
    const [one, other] = await Promise.all([
      core.speakers.ask(from, { meetingId }),
      core.speakers.ask(from, { meetingId }),
    ])
    expect(one).toEqual(other)
    expect(await listOf(meeting)).toHaveLength(1)
  })

  test('two desks call the next: two are called, one after the other, and one speaks', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { core, host, meetingId } = meeting
    for (const name of ['Bo', 'Ida', 'Per']) await asks(meeting, name)
    await Promise.all([core.speakers.call(host, { meetingId }), core.speakers.call(host, { meetingId })])
    const speaking = (await listOf(meeting)).filter(({ state }) => state === 'speaking')
    expect(speaking.map(({ name }) => name)).toEqual(['Ida'])
    expect(await inLine(meeting)).toEqual(['Per'])
  })
})
