import { describe, expect, test } from 'vitest'
import { refused } from '../../support/refused.ts'
import { aPhone, aStranger, aWorld } from '../../support/world.ts'

const shown = async (core: Awaited<ReturnType<typeof aWorld>>['core'], meetingId: string) =>
  (await core.feed.since(meetingId, 'room', 0)).upserts.contributions

describe('editing', () => {
  test('puts the new words before the room, and says so', async () => {
    const { core, participant, say, meetingId, clock } = await aWorld().withOpenMeeting()
    const id = await say('Bænke', { from: participant })
    clock.pass(5000)
    await core.contributions.edit(participant, { id, text: 'Borde' })
    expect(await shown(core, meetingId)).toMatchObject([{ id, text: 'Borde', editedAt: clock.now() }])
  })

  test('keeps the name unless another is given', async () => {
    const { core, participant, say, meetingId } = await aWorld().withOpenMeeting()
    const id = await say('Bænke', { from: participant, name: 'Bo' })
    await core.contributions.edit(participant, { id, text: 'Borde' })
    expect((await shown(core, meetingId))[0]?.name).toBe('Bo')
    await core.contributions.edit(participant, { id, text: 'Borde', name: null })
    expect((await shown(core, meetingId))[0]?.name).toBeNull()
  })

  test('is for the author alone', async () => {
    const world = await aWorld().withOpenMeeting()
    const { core, host, say, participant } = world
    const id = await say('Bænke', { from: participant })
    for (const other of [aPhone(world, world.meetingId), aStranger(world), host])
      await refused(core.contributions.edit(other, { id, text: 'Nej' }), 'not_found')
  })

  test.each([
    ['å'.repeat(401), 'text_too_long'],
    ['', 'text_empty'],
    ['010190-1234', 'cpr_number'],
  ] as const)('to %j is refused', async (text, reason) => {
    const { core, participant, say } = await aWorld().withOpenMeeting()
    const id = await say('Bænke', { from: participant })
    await refused(core.contributions.edit(participant, { id, text }), reason)
  })

  test('takes it off the wall, where it waits its safety delay again', async () => {
    const { core, participant, say, turn, view, clock } = await aWorld().withRunningWall()
    const id = await say('Bænke', { from: participant })
    await turn()
    expect((await view()).slots[0]?.contributionId).toBe(id)
    await core.contributions.edit(participant, { id, text: 'Borde' })
    expect(await view()).toMatchObject({ slots: [null, null], next: { at: clock.now() + 8000 } })
    await turn()
    expect((await view()).slots[0]?.contributionId).toBe(id)
  })

  test('what was approved waits for approval again', async () => {
    const { core, host, participant, say, meetingId } = await aWorld().withOpenMeeting({
      safetyDelaySeconds: null,
    })
    const id = await say('Bænke', { from: participant })
    await core.moderation.release(host, { id })
    expect(await shown(core, meetingId)).toHaveLength(1)
    await core.contributions.edit(participant, { id, text: 'Noget ganske andet' })
    expect(await shown(core, meetingId)).toEqual([])
  })

  test('does not bring back what is held: the desk reads it again first', async () => {
    const { core, author, held, meetingId } = await aWorld().withHeldContribution()
    await core.contributions.edit(author, { id: held.id, text: 'Undskyld' })
    expect(await shown(core, meetingId)).toEqual([])
    expect(await core.contributions.own(author, meetingId)).toMatchObject([
      { state: 'waiting', text: 'Undskyld' },
    ])
  })

  test('after withdrawing is refused', async () => {
    const { core, participant, say } = await aWorld().withOpenMeeting()
    const id = await say('Bænke', { from: participant })
    await core.contributions.withdraw(participant, { id })
    await refused(core.contributions.edit(participant, { id, text: 'Borde' }), 'state_passed')
  })
})

describe('withdrawing', () => {
  test('takes the words from room and wall', async () => {
    const { core, participant, say, turn, view, meetingId } = await aWorld().withRunningWall()
    const id = await say('Bænke', { from: participant })
    await turn()
    expect((await view()).slots[0]?.contributionId).toBe(id)
    await core.contributions.withdraw(participant, { id })
    expect(await shown(core, meetingId)).toEqual([])
    expect((await view()).slots).toEqual([null, null])
  })

  test('leaves an empty place where somebody has answered', async () => {
    const { core, participant, host, say, threadId } = await aWorld().withOpenMeeting()
    const id = await say('Bænke', { from: participant, name: 'Bo' })
    await say('Hvor?', { parentId: id })
    await core.contributions.withdraw(participant, { id })
    const { posts } = await core.threads.read(host, { id: threadId })
    expect(posts).toMatchObject([
      { id, text: '', name: null, state: 'withdrawn', replies: [{ text: 'Hvor?' }] },
    ])
  })

  test('leaves an empty place in its thread where others have read it, and none where nobody could', async () => {
    const { core, participant, host, say, threadId } = await aWorld().withOpenMeeting()
    const read = await say('Bænke', { from: participant })
    const held = await say('Borde', { from: participant })
    await core.moderation.hold(host, { id: held })
    for (const id of [read, held]) await core.contributions.withdraw(participant, { id })
    const { posts, before, after } = await core.threads.read(host, { id: threadId })
    expect(posts).toMatchObject([{ id: read, text: '', state: 'withdrawn', replies: [] }])
    expect([before, after]).toEqual([0, 0])
    expect((await core.threads.posts(host, { id: threadId })).posts).toEqual([])
  })

  test('is not undone by the desk', async () => {
    const { core, participant, host, say } = await aWorld().withOpenMeeting()
    const id = await say('Bænke', { from: participant })
    await core.contributions.withdraw(participant, { id })
    await refused(core.moderation.release(host, { id }), 'state_passed')
    await refused(core.moderation.hold(host, { id }), 'state_passed')
  })

  test('the desk reads it no more either', async () => {
    const { core, participant, say, meetingId } = await aWorld().withOpenMeeting()
    const id = await say('Bænke', { from: participant })
    await core.contributions.withdraw(participant, { id })
    const { upserts } = await core.feed.since(meetingId, 'desk', 0)
    expect(JSON.stringify(upserts.contributions)).not.toContain('Bænke')
  })

  test('a second time does nothing', async () => {
    const { core, participant, say, events } = await aWorld().withOpenMeeting()
    const id = await say('Bænke', { from: participant })
    await core.contributions.withdraw(participant, { id })
    events.length = 0
    await core.contributions.withdraw(participant, { id })
    expect(events).toEqual([])
  })

  test('is for the author alone', async () => {
    const { core, phone, host, say } = await aWorld().withOpenMeeting()
    const id = await say('Bænke')
    for (const other of [phone(), host])
      await refused(core.contributions.withdraw(other, { id }), 'not_found')
  })
})

test('mended words were not on the wall until they have been', async () => {
  const { core, participant, say, turn, meetingId, clock } = await aWorld().withRunningWall()
  const id = await say('Bænke', { from: participant })
  await turn()
  const shownAt = async () => (await core.contributions.own(participant, meetingId))[0]?.shownAt
  expect(await shownAt()).toEqual(expect.any(Number))
  clock.pass(60_000)
  await core.contributions.edit(participant, { id, text: 'Bænke i læ' })
  expect(await shownAt()).toBeUndefined()
  const mendedAt = clock.now()
  await turn()
  expect(await shownAt()).toBeGreaterThan(mendedAt)
})
