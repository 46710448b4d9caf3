import { describe, expect, test } from 'vitest'
import type { HoldReason } from '../../../src/lib/contract/words.ts'
import { refused } from '../../support/refused.ts'
import { type OpenMeeting, aWorld } from '../../support/world.ts'

const inRoom = async ({ core, meetingId }: Pick<OpenMeeting, 'core' | 'meetingId'>) =>
  (await core.feed.since(meetingId, 'room', 0)).upserts.contributions

const onDesk = async ({ core, meetingId }: Pick<OpenMeeting, 'core' | 'meetingId'>) =>
  (await core.feed.since(meetingId, 'desk', 0)).upserts.contributions

describe('holding back', () => {
  test('acts at once, without a reason', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const id = await meeting.say('Noget om naboen')
    expect(await inRoom(meeting)).toHaveLength(1)
    await meeting.core.moderation.hold(meeting.host, { id })
    expect(await inRoom(meeting)).toEqual([])
    expect(await onDesk(meeting)).toMatchObject([{ id, state: 'held', desk: { holdReason: null } }])
  })

  test('takes it off the wall', async () => {
    const { core, host, say, turn, view } = await aWorld().withRunningWall()
    const id = await say('Noget om naboen')
    await turn()
    expect((await view()).slots[0]?.contributionId).toBe(id)
    await core.moderation.hold(host, { id })
    expect((await view()).slots).toEqual([null, null])
  })

  test('the reason comes afterwards', async () => {
    const meeting = await aWorld().withHeldContribution()
    const { core, host, held, events } = meeting
    await core.moderation.hold(host, { id: held.id, reason: 'private_matters', note: 'Det er naboens sag.' })
    expect(events.map(({ name }) => name)).toEqual(['contribution.hold_explained'])
    expect(await onDesk(meeting)).toMatchObject([
      { desk: { holdReason: 'private_matters', holdNote: 'Det er naboens sag.' } },
    ])
  })

  test('a reason that is given again takes the place of the one before, with its words', async () => {
    const meeting = await aWorld().withHeldContribution()
    const { core, host, held } = meeting
    const explained = async (why: { reason?: HoldReason; note?: string }) => {
      await core.moderation.hold(host, { id: held.id, ...why })
      return (await onDesk(meeting))[0]?.desk
    }
    expect(await explained({ reason: 'off_topic' })).toMatchObject({
      holdReason: 'off_topic',
      holdNote: null,
    })
    expect(await explained({ reason: 'off_topic', note: 'Om broen' })).toMatchObject({ holdNote: 'Om broen' })
    expect(await explained({})).toMatchObject({ holdReason: 'off_topic', holdNote: 'Om broen' })
    expect(await explained({ reason: 'duplicate', note: '' })).toMatchObject({
      holdReason: 'duplicate',
      holdNote: null,
    })
  })

  test('the same reason, pressed again, is on record once', async () => {
    const meeting = await aWorld().withHeldContribution()
    const { core, host, held, events, db } = meeting
    for (let pressed = 0; pressed < 3; pressed++)
      await core.moderation.hold(host, { id: held.id, reason: 'off_topic', note: 'Om broen' })
    expect(events.map(({ name }) => name)).toEqual(['contribution.hold_explained'])
    const logged = await db
      .selectFrom('moderation')
      .select('reason')
      .where('reason', 'is not', null)
      .execute()
    expect(logged).toEqual([{ reason: 'off_topic' }])
  })

  test('why a name is held is told to no room', async () => {
    const { core, host, say, events } = await aWorld().withOpenMeeting()
    const id = await say('Bænke', { name: 'Borgmesteren' })
    await core.moderation.hold(host, { id, part: 'name' })
    events.length = 0
    await core.moderation.hold(host, { id, part: 'name', reason: 'other' })
    expect(events.map(({ name }) => name)).toEqual(['contribution.hold_explained'])
  })

  test('its author reads the reason, and nobody else does', async () => {
    const { core, host, held, author, phone, meetingId } = await aWorld().withHeldContribution()
    await core.moderation.hold(host, { id: held.id, reason: 'private_matters', note: 'Naboens sag' })
    expect(await core.contributions.own(author, meetingId)).toMatchObject([
      { id: held.id, state: 'held', reason: 'private_matters', note: 'Naboens sag' },
    ])
    expect(await core.contributions.own(phone(), meetingId)).toEqual([])
    expect(JSON.stringify(await core.feed.since(meetingId, 'room', 0))).not.toContain('Naboens sag')
  })

  test('who wrote under a name that is held reads why, until it is shown again', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { core, host, participant, meetingId } = meeting
    const id = await meeting.say('Bænke', { name: 'Borgmesteren', from: participant })
    const nameHeld = async () => (await core.contributions.own(participant, meetingId))[0]?.nameHeld
    expect(await nameHeld()).toBeUndefined()

    await core.moderation.hold(host, { id, part: 'name' })
    expect(await nameHeld()).toEqual({ reason: null, note: null })
    await core.moderation.hold(host, { id, part: 'name', reason: 'other', note: 'Skriv dit eget navn.' })
    expect(await nameHeld()).toEqual({ reason: 'other', note: 'Skriv dit eget navn.' })
    expect((await onDesk(meeting))[0]?.desk?.nameWhy).toEqual(await nameHeld())
    await core.moderation.hold(host, { id, part: 'name', reason: 'duplicate' })
    expect(await nameHeld()).toEqual({ reason: 'duplicate', note: null })
    expect(JSON.stringify(await inRoom(meeting))).not.toMatch('Skriv dit eget navn')

    await core.moderation.release(host, { id, part: 'name' })
    expect(await nameHeld()).toBeUndefined()
    await core.moderation.hold(host, { id, part: 'name' })
    expect(await nameHeld()).toEqual({ reason: null, note: null })
  })

  test('the name alone may be held', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const id = await meeting.say('Bænke', { name: 'Borgmesteren' })
    expect((await inRoom(meeting))[0]?.name).toBe('Borgmesteren')
    await meeting.core.moderation.hold(meeting.host, { id, part: 'name' })
    expect(await inRoom(meeting)).toMatchObject([{ text: 'Bænke', name: null }])
    expect(await onDesk(meeting)).toMatchObject([{ name: 'Borgmesteren', desk: { nameHeld: true } }])
    await meeting.core.moderation.release(meeting.host, { id, part: 'name' })
    expect(await inRoom(meeting)).toMatchObject([{ name: 'Borgmesteren' }])
  })

  test('is for who leads the meeting alone', async () => {
    const { core, participant, say, facilitator } = await aWorld().withOpenMeeting()
    const id = await say('Bænke')
    for (const other of [participant, await facilitator()])
      await refused(core.moderation.hold(other, { id }), 'not_found')
  })

  test.each([{ reason: 'boring' }, { part: 'both' }])('%j is malformed', async (wrong) => {
    const { core, host, say } = await aWorld().withOpenMeeting()
    const id = await say('Bænke')
    await refused(core.moderation.hold(host, { id, ...wrong }), 'malformed')
  })

  test('every act is on record, with who did it', async () => {
    const { core, db, host, held } = await aWorld().withHeldContribution()
    await core.moderation.hold(host, { id: held.id, reason: 'off_topic' })
    await core.moderation.release(host, { id: held.id })
    const rows = await db.selectFrom('moderation').selectAll().orderBy('id').execute()
    expect(rows.map(({ act, reason }) => [act, reason])).toEqual([
      ['hold', null],
      ['hold', 'off_topic'],
      ['release', null],
    ])
    expect(new Set(rows.map(({ accountId }) => accountId))).toEqual(new Set([host.account?.id]))
  })
})

describe('releasing', () => {
  test('puts it before the room again, without a reason', async () => {
    const meeting = await aWorld().withHeldContribution()
    const { core, host, held, author, meetingId } = meeting
    await core.moderation.hold(host, { id: held.id, reason: 'off_topic' })
    await core.moderation.release(host, { id: held.id })
    expect(await inRoom(meeting)).toMatchObject([{ id: held.id }])
    expect((await core.contributions.own(author, meetingId))[0]).not.toHaveProperty('reason')
  })

  test('lets it onto the wall at once: who released it has read it', async () => {
    const { core, host, say, turn, view, clock } = await aWorld().withRunningWall()
    const id = await say('Bænke')
    await core.moderation.hold(host, { id })
    expect(await turn()).toBe(false)
    await core.moderation.release(host, { id })
    expect((await view()).next?.at).toBeLessThanOrEqual(clock.now())
  })

  test('does nothing to what is there already', async () => {
    const { core, host, say, events } = await aWorld().withOpenMeeting()
    const id = await say('Bænke')
    events.length = 0
    await core.moderation.release(host, { id })
    expect(events).toEqual([])
  })

  test('a refused release tells nobody', async () => {
    const { core, events, participant, held } = await aWorld().withHeldContribution()
    await refused(core.moderation.release(participant, { id: held.id }), 'not_found')
    expect(events).toEqual([])
  })
})

describe('one’s own', () => {
  test('are all that this device wrote in this meeting, oldest first', async () => {
    const { core, participant, say, meetingId } = await aWorld().withOpenMeeting()
    await say('En anden')
    const ids = [await say('Først', { from: participant }), await say('Så', { from: participant })]
    expect((await core.contributions.own(participant, meetingId)).map(({ id }) => id)).toEqual(ids)
  })

  test('say when they were first on the wall', async () => {
    const { core, participant, say, meetingId, turn, clock } = await aWorld().withRunningWall()
    await say('Bænke', { from: participant })
    expect((await core.contributions.own(participant, meetingId))[0]).not.toHaveProperty('shownAt')
    await turn()
    expect(await core.contributions.own(participant, meetingId)).toMatchObject([{ shownAt: clock.now() }])
  })
})
