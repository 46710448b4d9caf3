import { describe, expect, test } from 'vitest'
import { refused } from '../../support/refused.ts'
import { type OpenMeeting, aPost, aWorld } from '../../support/world.ts'

const statesOf = async ({ core, meetingId }: OpenMeeting) =>
  Object.fromEntries(
    (await core.feed.since(meetingId, 'desk', 0)).upserts.contributions.map(({ text, state }) => [
      text,
      state,
    ]),
  )

describe('a phone that is stopped', () => {
  test('is shown no more: neither what it said, nor what it says', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { core, host, say, phone } = meeting
    const troll = phone()
    const id = await say('Første', { from: troll })
    await say('Anden', { from: troll })
    await say('En andens')
    expect(await core.moderation.stopPhone(host, { id, reason: 'personal_attack' })).toEqual({ held: 2 })
    await say('Tredje', { from: troll })
    expect(await statesOf(meeting)).toEqual({
      Første: 'held',
      Anden: 'held',
      'En andens': 'shown',
      Tredje: 'waiting',
    })
  })

  test('reads why on each', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { core, host, say, phone, meetingId } = meeting
    const troll = phone()
    const id = await say('Første', { from: troll })
    await core.moderation.stopPhone(host, { id, reason: 'personal_attack', note: 'Hold en god tone.' })
    expect(await core.contributions.own(troll, meetingId)).toEqual([
      expect.objectContaining({ state: 'held', reason: 'personal_attack', note: 'Hold en god tone.' }),
    ])
  })

  test('reads why on each also when the reason comes afterwards', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { core, host, say, phone, meetingId } = meeting
    const troll = phone()
    const id = await say('Første', { from: troll })
    const alone = await say('Anden', { from: troll })
    await core.moderation.hold(host, { id: alone, reason: 'duplicate' })
    expect(await core.moderation.stopPhone(host, { id })).toEqual({ held: 1 })
    await core.moderation.stopPhone(host, { id, reason: 'personal_attack' })
    expect((await core.contributions.own(troll, meetingId)).map(({ reason }) => reason)).toEqual([
      'personal_attack',
      'duplicate',
    ])
    expect(await core.moderation.allowPhone(host, { id })).toEqual({ shown: 1 })
  })

  test('comes back with what was held back with it, and with nothing else', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { core, host, say, phone } = meeting
    const author = phone()
    const id = await say('Første', { from: author })
    const bad = await say('Grov', { from: author })
    await core.moderation.hold(host, { id: bad, reason: 'personal_attack' })
    await core.moderation.stopPhone(host, { id })
    expect(await core.moderation.allowPhone(host, { id })).toEqual({ shown: 1 })
    await say('Igen', { from: author })
    expect(await statesOf(meeting)).toEqual({ Første: 'shown', Grov: 'held', Igen: 'shown' })
  })

  test('is not known to the desk but by what it said', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { core, host, say, phone, meetingId } = meeting
    const troll = phone()
    const id = await say('Første', { from: troll })
    await say('Anden', { from: troll })
    await core.moderation.stopPhone(host, { id })
    const { contributions } = (await core.feed.since(meetingId, 'desk', 0)).upserts
    expect(contributions.map(({ desk }) => desk?.phoneStopped)).toEqual([true, true])
    expect(JSON.stringify(contributions)).not.toContain('participant')
  })

  test('cannot be stopped where there was none, or by others than the desk', async () => {
    const { core, host, meetingId, threadId, say, participant } = await aWorld().withOpenMeeting()
    const card = { key: 'a-card-that-was-typed-in', meetingId, threadId, channel: 'paper', text: 'Kort' }
    const { id } = await core.contributions.record(host, card)
    await refused(core.moderation.stopPhone(host, { id }), 'no_phone')
    await refused(core.moderation.stopPhone(participant, { id: await say('Ord') }), 'not_found')
  })

  test('at the same instant as it posts: shown is nothing of it', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { core, host, say, phone, threadId } = meeting
    for (const round of [1, 2, 3, 4]) {
      const troll = phone()
      const id = await say(`Første ${round}`, { from: troll })
      const posting = core.contributions.submit(troll, aPost(threadId, `Anden ${round}`))
      await Promise.all([core.moderation.stopPhone(host, { id }), posting])
      const states = await statesOf(meeting)
      expect(states[`Første ${round}`]).toBe('held')
      expect(['held', 'waiting']).toContain(states[`Anden ${round}`])
    }
  })
})

describe('new phones that wait', () => {
  test('are those that came after it was said, until it is taken back', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { core, host, say, phone, meetingId, clock } = meeting
    const known = phone()
    await say('Før', { from: known })
    clock.pass(60_000)
    await core.moderation.makeNewPhonesWait(host, { meetingId, wait: true })
    await say('Kendt', { from: known })
    await say('Ny')
    await core.moderation.makeNewPhonesWait(host, { meetingId, wait: false })
    await say('Velkommen')
    expect(await statesOf(meeting)).toEqual({
      Før: 'shown',
      Kendt: 'shown',
      Ny: 'waiting',
      Velkommen: 'shown',
    })
  })

  test('everybody may know of it', async () => {
    const { core, host, meetingId } = await aWorld().withOpenMeeting()
    await core.moderation.makeNewPhonesWait(host, { meetingId, wait: true })
    expect((await core.feed.since(meetingId, 'room', 0)).upserts.meeting?.newPhonesWait).toBe(true)
  })
})

describe('a question whose words are read first', () => {
  test('shows none unread, from home neither; the other questions go on', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { core, host, say, meetingId, threadIds, threadId, participant } = meeting
    await core.threads.setApproval(host, { meetingId, threadId, first: true })
    await say('Ulæst', { from: participant })
    await say('Et andet spørgsmål', { threadId: threadIds[1] ?? '' })
    await core.meetings.close(host, { meetingId })
    await say('Hjemmefra', { from: participant })
    expect(await statesOf(meeting)).toEqual({
      Ulæst: 'waiting',
      'Et andet spørgsmål': 'shown',
      Hjemmefra: 'waiting',
    })
  })

  test('reads mended words again', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { core, host, say, meetingId, threadId, participant } = meeting
    const id = await say('Ord', { from: participant })
    await core.threads.setApproval(host, { meetingId, threadId, first: true })
    await core.contributions.edit(participant, { id, text: 'Andre ord' })
    expect(await statesOf(meeting)).toEqual({ 'Andre ord': 'waiting' })
  })
})

describe('words that were held back', () => {
  test('may be mended: they wait, and the desk is told that they were', async () => {
    const { core, author, held, meetingId, host } = await aWorld().withHeldContribution()
    await core.moderation.hold(host, { id: held.id, reason: 'private_matters' })
    await core.contributions.edit(author, { id: held.id, text: 'Der larmer en hund om natten.' })
    const { contributions } = (await core.feed.since(meetingId, 'desk', 0)).upserts
    expect(contributions[0]).toMatchObject({ state: 'waiting', desk: { mended: true } })
    expect((await core.feed.since(meetingId, 'room', 0)).upserts.contributions).toEqual([])
    await core.moderation.release(host, { id: held.id })
    expect((await core.feed.since(meetingId, 'room', 0)).upserts.contributions).toHaveLength(1)
  })
})
