import { describe, expect, test } from 'vitest'
import { forEachList } from '../../src/lib/contract/lists.ts'
import { pageBytes, pageEntities } from '../../src/lib/contract/limits.ts'
import { type OpenMeeting, aKey, aWorld } from '../support/world.ts'

/** Paper cards have no pace, so a hall full of words is quickly made. */
async function typeIn({ core, host, meetingId, threadId }: OpenMeeting, cards: number, text: string) {
  for (let i = 0; i < cards; i++)
    await core.contributions.record(host, {
      key: aKey(),
      meetingId,
      threadId,
      channel: 'paper',
      text: `${i} ${text}`,
    })
}

async function pagesOf({ core, meetingId }: OpenMeeting) {
  const pages = [await core.feed.since(meetingId, 'room', 0)]
  while (pages.at(-1)?.more) pages.push(await core.feed.since(meetingId, 'room', pages.at(-1)?.head ?? 0))
  return pages
}

describe('a page of the feed', () => {
  test('holds at most two hundred things, and says that there is more', async () => {
    const meeting = await aWorld().withOpenMeeting()
    await typeIn(meeting, 230, 'Bænke')
    const pages = await pagesOf(meeting)
    const sizes = pages.map(
      ({ upserts }) => upserts.contributions.length + upserts.threads.length + upserts.agenda.length,
    )
    expect(pages.map(({ more }) => more)).toEqual([true, false])
    expect(Math.max(...sizes)).toBeLessThanOrEqual(pageEntities)
    expect(pages.flatMap(({ upserts }) => upserts.contributions)).toHaveLength(230)
  })

  test('holds at most 48 kB, however many bytes a letter takes', async () => {
    const meeting = await aWorld().withOpenMeeting()
    await typeIn(meeting, 60, 'æ😀'.repeat(200))
    const pages = await pagesOf(meeting)
    expect(pages.length).toBeGreaterThan(1)
    for (const page of pages) expect(Buffer.byteLength(JSON.stringify(page))).toBeLessThanOrEqual(pageBytes)
    expect(pages.flatMap(({ upserts }) => upserts.contributions)).toHaveLength(60)
  })

  test('begins where the one before ended', async () => {
    const meeting = await aWorld().withOpenMeeting()
    await typeIn(meeting, 60, 'æ😀'.repeat(200))
    const [first, second] = await pagesOf(meeting)
    expect(second?.from).toBe(first?.head)
  })

  test('names a thing once, with its newest number', async () => {
    const { core, say, participant, meetingId } = await aWorld().withOpenMeeting()
    const id = await say('Bænke', { from: participant })
    for (const text of ['Borde', 'Stole']) await core.contributions.edit(participant, { id, text })
    const { upserts } = await core.feed.since(meetingId, 'room', 0)
    expect(upserts.contributions.map(({ text }) => text)).toEqual(['Stole'])
  })
})

describe('asking for what changed', () => {
  test('without a number gives epoch and head alone', async () => {
    const { core, say, participant, meetingId } = await aWorld().withOpenMeeting()
    await say('Bænke', { from: participant })
    const { head } = await core.feed.since(meetingId, 'room', 0)
    const answer = await core.feed.catchUp(participant, { meetingId })
    expect(answer).toMatchObject({ epoch: 'first-epoch', from: head, head, more: false })
    expect(answer.upserts.contributions).toEqual([])
  })

  test('from the present head gives nothing', async () => {
    const { core, say, participant, meetingId } = await aWorld().withOpenMeeting()
    await say('Bænke', { from: participant })
    const { head, epoch } = await core.feed.catchUp(participant, { meetingId })
    const { upserts } = await core.feed.catchUp(participant, { meetingId, since: head, epoch })
    expect(upserts).toEqual({ ...forEachList(() => []), meeting: null, wall: null })
  })

  test('from the future gives the whole picture', async () => {
    const { core, participant, meetingId } = await aWorld().withOpenMeeting()
    const { head } = await core.feed.catchUp(participant, { meetingId })
    const page = await core.feed.catchUp(participant, { meetingId, since: head + 1000, epoch: 'first-epoch' })
    expect(page).toMatchObject({ from: 0, head })
    expect(page.upserts.agenda).toHaveLength(3)
  })

  test('with the numbers of another epoch gives the whole picture', async () => {
    const { core, participant, meetingId, epoch } = await aWorld().withOpenMeeting()
    const { head } = await core.feed.catchUp(participant, { meetingId })
    epoch.value = 'second-epoch'
    const page = await core.feed.catchUp(participant, { meetingId, since: head, epoch: 'first-epoch' })
    expect(page).toMatchObject({ epoch: 'second-epoch', from: 0, head })
    expect(page.upserts.meeting?.id).toBe(meetingId)
  })

  test.each([
    { since: -1 },
    { since: 1.5 },
    { since: '1' },
    { since: 2 ** 60 },
    { audience: 'everyone' },
    { epoch: 'x'.repeat(65) },
  ])('%j is malformed', async (asked) => {
    const { core, participant, meetingId } = await aWorld().withOpenMeeting()
    const attempt = core.feed.catchUp(participant, { meetingId, since: 0, ...asked })
    await expect(attempt).rejects.toMatchObject({ reason: 'malformed' })
  })
})

describe('what the room does not see', () => {
  const inRoom = async ({ core, meetingId }: Pick<OpenMeeting, 'core' | 'meetingId'>) =>
    core.feed.since(meetingId, 'room', 0)

  test('a contribution that awaits approval is told to the desk', async () => {
    const meeting = await aWorld().withOpenMeeting({ safetyDelaySeconds: null })
    const id = await meeting.say('Bænke')
    const { upserts } = await meeting.core.feed.since(meeting.meetingId, 'desk', 0)
    expect(upserts.contributions.map((view) => view.id)).toEqual([id])
  })

  test('and leaves no row, no number and no name in the room', async () => {
    const meeting = await aWorld().withOpenMeeting({ safetyDelaySeconds: null })
    const before = await inRoom(meeting)
    const id = await meeting.say('Bænke', { from: meeting.participant })
    await meeting.core.contributions.edit(meeting.participant, { id, text: 'Borde' })
    await meeting.core.contributions.withdraw(meeting.participant, { id })
    expect(await inRoom(meeting)).toEqual(before)
  })

  test('held before anybody saw it, it is only among the numbers', async () => {
    const meeting = await aWorld().withOpenMeeting({ safetyDelaySeconds: null })
    await meeting.core.agenda.move(meeting.host, { meetingId: meeting.meetingId, itemId: meeting.itemId })
    const id = await meeting.say('Bænke')
    await meeting.core.moderation.hold(meeting.host, { id, reason: 'off_topic' })
    const page = await inRoom(meeting)
    expect(JSON.stringify(page)).not.toContain(id)
    expect(page.upserts.wall?.counts.held).toBe(1)
  })

  test('held after the room saw it, it is removed there, without a reason', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const id = await meeting.say('Bænke')
    const { head, upserts } = await inRoom(meeting)
    expect(upserts.contributions.map((view) => view.id)).toEqual([id])
    await meeting.core.moderation.hold(meeting.host, { id, reason: 'off_topic', note: 'Ikke her' })
    const page = await meeting.core.feed.since(meeting.meetingId, 'room', head)
    expect(page.removed.contributions).toEqual([id])
    expect(JSON.stringify(page)).not.toMatch(/off_topic|Ikke her/)
  })

  test('the reason that comes afterwards tells the room nothing', async () => {
    const meeting = await aWorld().withHeldContribution()
    const before = await inRoom(meeting)
    await meeting.core.moderation.hold(meeting.host, { id: meeting.held.id, reason: 'off_topic' })
    expect(await inRoom(meeting)).toEqual(before)
  })
})
