import { describe, expect, test } from 'vitest'
import { refused } from '../../support/refused.ts'
import { type Meeting, aPlan, aWorld, wallOf } from '../../support/world.ts'

const itemsOf = async ({ core, host, meetingId }: Meeting) => {
  const { agenda, threads } = await core.meetings.read(host, meetingId)
  return agenda.map(({ id, title, minutes, threadId }) => ({
    id,
    title,
    minutes,
    question: threads.find((thread) => thread.id === threadId)?.question ?? null,
  }))
}

describe('moving through the agenda', () => {
  test('puts the question on the wall and starts its minutes', async () => {
    const { core, host, meetingId, itemId, threadId, clock } = await aWorld().withOpenMeeting()
    await core.agenda.move(host, { meetingId, itemId })
    expect(await wallOf({ core }, meetingId)).toMatchObject({
      itemId,
      threadId,
      mode: 'thinking',
      itemEndsAt: clock.now() + 40 * 60_000,
    })
  })

  test('ends the item before', async () => {
    const { core, host, meetingId, itemIds, clock } = await aWorld().withOpenMeeting()
    for (const itemId of itemIds) {
      await core.agenda.move(host, { meetingId, itemId })
      clock.pass(60_000)
    }
    const { agenda } = await core.meetings.read(host, meetingId)
    expect(agenda.map(({ endedAt }) => endedAt !== null)).toEqual([false, true, false])
  })

  test('to where one is does nothing', async () => {
    const { core, host, meetingId, itemId, events } = await aWorld().withOpenMeeting()
    await core.agenda.move(host, { meetingId, itemId })
    events.length = 0
    await core.agenda.move(host, { meetingId, itemId })
    expect(events).toEqual([])
  })

  test('back to a question that people have written to, nobody thinks again', async () => {
    const { core, host, meetingId, itemIds, say } = await aWorld().withOpenMeeting()
    for (const itemId of itemIds) await core.agenda.move(host, { meetingId, itemId })
    for (const text of ['Bænke', 'Borde', 'Træer']) await say(text)
    await core.agenda.move(host, { meetingId, itemId: itemIds[0] })
    expect((await wallOf({ core }, meetingId)).mode).toBe('running')
  })

  test('is refused before the meeting is open', async () => {
    const { core, host, meetingId, itemId } = await aWorld().withMeeting()
    await refused(core.agenda.move(host, { meetingId, itemId }), 'meeting_not_open')
  })

  test('to an item of another meeting is refused', async () => {
    const { core, host, meetingId } = await aWorld().withOpenMeeting()
    await refused(core.agenda.move(host, { meetingId, itemId: '0'.repeat(26) }), 'not_found')
  })

  test('is for who leads the meeting alone', async () => {
    const { core, meetingId, itemId, participant } = await aWorld().withOpenMeeting()
    await refused(core.agenda.move(participant, { meetingId, itemId }), 'forbidden')
  })
})

describe('changing the agenda', () => {
  test('a kept item keeps its thread and what was said there', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { core, host, meetingId, threadId, say } = meeting
    await say('Bænke')
    const items = (await itemsOf(meeting)).map((item) => ({ ...item, title: `${item.title} igen` }))
    await core.meetings.change(host, { ...aPlan(), meetingId, agenda: items.toReversed() })
    const { agenda } = await core.meetings.read(host, meetingId)
    expect(agenda.map(({ title }) => title)).toEqual(['Trafikken igen', 'Torvet igen', 'Velkommen igen'])
    expect(agenda[1]?.threadId).toBe(threadId)
  })

  test('an item that people have written to stays', async () => {
    const meeting = await aWorld().withOpenMeeting()
    await meeting.say('Bænke')
    const agenda = (await itemsOf(meeting)).filter(
      ({ question }) => question !== 'Hvad skal torvet bruges til?',
    )
    const { core, host, meetingId } = meeting
    await refused(core.meetings.change(host, { ...aPlan(), meetingId, agenda }), 'item_in_use')
  })

  test('and keeps a question', async () => {
    const meeting = await aWorld().withOpenMeeting()
    await meeting.say('Bænke')
    const agenda = (await itemsOf(meeting)).map((item) => ({ ...item, question: null }))
    const { core, host, meetingId } = meeting
    await refused(core.meetings.change(host, { ...aPlan(), meetingId, agenda }), 'item_in_use')
  })

  test('an item where the room has been stays', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { core, host, meetingId, itemId } = meeting
    await core.agenda.move(host, { meetingId, itemId })
    const agenda = (await itemsOf(meeting)).filter(({ id }) => id !== itemId)
    await refused(core.meetings.change(host, { ...aPlan(), meetingId, agenda }), 'item_in_use')
  })

  test('a question that goes before anybody answered it is gone for everybody', async () => {
    const meeting = await aWorld().withMeeting()
    const { core, host, meetingId } = meeting
    const agenda = (await itemsOf(meeting)).slice(0, 2)
    await core.meetings.change(host, { ...aPlan(), meetingId, agenda })
    const page = await core.meetings.read(host, meetingId)
    expect(page.threads.map(({ question }) => question)).toEqual(['Hvad skal torvet bruges til?'])
    expect((await core.feed.since(meetingId, 'room', 0)).upserts.threads).toHaveLength(1)
  })

  test('an item of another meeting is not found', async () => {
    const { core, host, meetingId } = await aWorld().withMeeting()
    const agenda = [{ id: '0'.repeat(26), title: 'Tyvegods', minutes: 5 }]
    await refused(core.meetings.change(host, { ...aPlan(), meetingId, agenda }), 'not_found')
  })
})
