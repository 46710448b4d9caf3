import { describe, expect, test } from 'vitest'
import { refused } from '../../support/refused.ts'
import { type Meeting, aWorld, minute, wallOf } from '../../support/world.ts'

const titlesOf = async ({ core, host, meetingId }: Meeting) =>
  (await core.meetings.read(host, meetingId)).agenda.map(({ title }) => title)

describe('an item put in while the meeting goes on', () => {
  test('stands after the one that was named', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { core, host, meetingId, itemId } = meeting
    await core.agenda.insert(host, { meetingId, afterId: itemId, kind: 'break', title: 'Kaffe', minutes: 15 })
    await core.agenda.insert(host, { meetingId, afterId: null, title: 'Sang', minutes: 3 })
    expect(await titlesOf(meeting)).toEqual(['Sang', 'Velkommen', 'Torvet', 'Kaffe', 'Trafikken'])
  })

  test('may ask a question of its own, that one writes to', async () => {
    const { core, host, meetingId, say } = await aWorld().withOpenMeeting()
    const { id } = await core.agenda.insert(host, {
      meetingId,
      afterId: null,
      title: 'Støj',
      minutes: 10,
      question: 'Hvornår larmer det?',
    })
    const { agenda } = await core.meetings.read(host, meetingId)
    const threadId = agenda.find((item) => item.id === id)?.threadId
    expect(threadId).toEqual(expect.any(String))
    await say('Om natten', { threadId: threadId ?? '' })
  })

  test('as a break asks nothing', async () => {
    const { core, host, meetingId } = await aWorld().withOpenMeeting()
    const asking = {
      meetingId,
      afterId: null,
      kind: 'break',
      title: 'Kaffe',
      minutes: 15,
      question: 'Sukker?',
    }
    await refused(core.agenda.insert(host, asking), 'malformed')
  })

  test('is refused after another meeting’s item, for others than the desk, and when all is over', async () => {
    const { core, host, meetingId, participant } = await aWorld().withOpenMeeting()
    const item = { meetingId, afterId: null, title: 'Sang', minutes: 3 }
    await refused(core.agenda.insert(host, { ...item, afterId: '0'.repeat(26) }), 'not_found')
    await refused(core.agenda.insert(participant, item), 'forbidden')
    await core.meetings.close(host, { meetingId })
    await refused(core.agenda.insert(host, item), 'meeting_closed')
  })
})

test('more minutes move the end that the wall promises', async () => {
  const meeting = await aWorld().withOpenMeeting()
  const { core, host, meetingId, itemId, clock } = meeting
  await core.agenda.move(host, { meetingId, itemId })
  await core.agenda.change(host, { meetingId, itemId, minutes: 45 })
  expect((await wallOf(meeting, meetingId)).itemEndsAt).toBe(clock.now() + 45 * minute)
})

describe('an item taken out', () => {
  test('takes its unanswered question with it', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { core, host, meetingId, itemIds } = meeting
    await core.agenda.takeOut(host, { meetingId, itemId: itemIds[1] })
    expect(await titlesOf(meeting)).toEqual(['Velkommen', 'Torvet'])
    expect((await core.feed.since(meetingId, 'room', 0)).upserts.threads).toHaveLength(1)
  })

  test('stays where something was promised about it, or a theme was made', async () => {
    const { core, host, meetingId, threadIds, itemIds } = await aWorld().withOpenMeeting()
    const [first, second] = threadIds
    const said = { who: 'Mette Skov', what: 'Tegner', due: '2031-12-01' }
    await core.promises.make(host, { meetingId, threadId: first, ...said })
    await core.themes.make(host, { meetingId, threadId: second, name: 'Bænke' })
    for (const itemId of itemIds)
      await refused(core.agenda.takeOut(host, { meetingId, itemId }), 'item_in_use')
  })

  test('stays where the room is or has been: an agenda cannot be emptied under its feet', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { core, host, meetingId, itemId, agenda } = meeting
    await core.agenda.move(host, { meetingId, itemId })
    for (const { id } of agenda)
      await (id === itemId
        ? refused(core.agenda.takeOut(host, { meetingId, itemId: id }), 'item_in_use')
        : core.agenda.takeOut(host, { meetingId, itemId: id }))
    expect(await titlesOf(meeting)).toEqual(['Torvet'])
  })
})

describe('words that come when the room has moved on', () => {
  const lateness = async ({ core, meetingId }: Meeting) =>
    (await core.feed.since(meetingId, 'room', 0)).upserts.contributions.map(({ text, late = false }) => ({
      text,
      late,
    }))

  test('are kept for their own item, and marked', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { core, host, meetingId, itemIds, threadId, say } = meeting
    await core.agenda.move(host, { meetingId, itemId: itemIds[0] })
    await say('I tide')
    await core.agenda.move(host, { meetingId, itemId: itemIds[1] })
    const late = await say('For sent')
    expect(await lateness(meeting)).toEqual([
      { text: 'I tide', late: false },
      { text: 'For sent', late: true },
    ])
    const { posts } = await core.threads.read(host, { id: threadId })
    expect(posts.map(({ id }) => id)).toContain(late)
  })

  test('are not late when the room has come back', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { core, host, meetingId, itemIds, say } = meeting
    for (const itemId of [...itemIds, itemIds[0]]) await core.agenda.move(host, { meetingId, itemId })
    await say('I tide')
    expect(await lateness(meeting)).toEqual([{ text: 'I tide', late: false }])
  })

  test('nor before their item has begun', async () => {
    const meeting = await aWorld().withOpenMeeting()
    await meeting.say('Tidligt')
    expect(await lateness(meeting)).toEqual([{ text: 'Tidligt', late: false }])
  })
})
