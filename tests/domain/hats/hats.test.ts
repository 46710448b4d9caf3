import { describe, expect, test } from 'vitest'
import type { Actor } from '../../../server/domain/people/actor.ts'
import { tableOf } from '../../../server/exports/table.ts'
import { refused } from '../../support/refused.ts'
import { type OpenMeeting, aPost, aStranger, aWorld, hour } from '../../support/world.ts'

const anna = { kind: 'politician' as const, title: 'Børneudvalget', name: 'Anna Holm' }

async function aMeetingWithCard() {
  const meeting = await aWorld().withOpenMeeting()
  const { core, host, meetingId } = meeting
  const card = await core.hats.give(host, { meetingId, ...anna })
  return { ...meeting, card }
}

/** The same, with the card used on a phone. */
async function aMeetingWithAnna() {
  const meeting = await aMeetingWithCard()
  const phone = meeting.phone()
  await meeting.core.hats.putOn(phone, { code: meeting.card.code })
  return { ...meeting, anna: phone }
}

const seen = async ({ core, meetingId }: OpenMeeting, id: string, audience: 'room' | 'desk' = 'room') =>
  (await core.feed.since(meetingId, audience, 0)).upserts.contributions.find((one) => one.id === id)

const hatsAt = async ({ core, meetingId }: OpenMeeting) =>
  (await core.feed.since(meetingId, 'desk', 0)).upserts.hats

describe('a hat', () => {
  test('marks what its phone writes, for everybody', async () => {
    const meeting = await aMeetingWithAnna()
    const id = await meeting.say('Vi skal have flere hænder.', { from: meeting.anna, name: 'A.' })
    for (const audience of ['room', 'desk'] as const)
      expect(await seen(meeting, id, audience)).toMatchObject({ hat: anna, name: 'Anna Holm' })
    const { posts } = await meeting.core.threads.read(meeting.participant, { id: meeting.threadId })
    expect(posts).toMatchObject([{ id, hat: anna, name: 'Anna Holm' }])
    expect(
      tableOf([{ thread: { ...posts[0]!, question: 'Hvad?', state: 'open', readFirst: false }, posts }]),
    ).toContain('"Anna Holm";"politician";"Børneudvalget"')
  })

  test('marks replies, and words from home after the meeting', async () => {
    const meeting = await aMeetingWithAnna()
    const { core, host, meetingId } = meeting
    const parentId = await meeting.say('Hvem betaler?')
    const reply = await meeting.say('Det gør kommunen.', { from: meeting.anna, parentId })
    await core.meetings.close(host, { meetingId })
    const later = await meeting.say('Og budgettet er på plads.', { from: meeting.anna })
    for (const id of [reply, later]) expect(await seen(meeting, id)).toMatchObject({ hat: anna })
  })

  test('goes home with the account that its phone follows into, and is given back from there', async () => {
    const meeting = await aMeetingWithAnna()
    const { core, host, anna: phone, meetingId, threadId } = meeting
    await meeting.say('Det gør kommunen.', { from: phone })
    await core.meetings.close(host, { meetingId })
    await core.meetings.publish(host, { meetingId })
    const [home, other] = [await meeting.citizen('Anna Holm'), await meeting.citizen()]
    expect(await core.hats.own(home, meetingId)).toBeNull()
    await core.accounts.keepWords(home, { code: phone.keyIn(meetingId)?.claimCode })
    const write = async (from: Actor) =>
      seen(meeting, (await core.contributions.submit(from, aPost(threadId, 'Hjemmefra.'))).id)
    expect(await core.hats.own(home, meetingId)).toEqual(anna)
    expect(await write(home)).toMatchObject({ hat: anna, name: 'Anna Holm' })
    expect(await write(other)).not.toHaveProperty('hat')
    await refused(core.hats.giveBack(other, { meetingId }), 'join_first')
    await core.hats.giveBack(home, { meetingId })
    expect(await core.hats.own(phone, meetingId)).toBeNull()
    expect(await write(home)).not.toHaveProperty('hat')
  })

  test('is not put on afterwards: what was written before the code was used stays unmarked', async () => {
    const meeting = await aMeetingWithCard()
    const { core, participant } = meeting
    const id = await meeting.say('Helt som mig selv.', { from: participant })
    await core.hats.putOn(participant, { code: meeting.card.code })
    expect(await seen(meeting, id)).not.toHaveProperty('hat')
    await core.contributions.edit(participant, { id, text: 'Nu skrevet om.' })
    expect(await seen(meeting, id)).toMatchObject({ hat: anna })
  })

  test('is no name: who calls themselves a politician is not marked', async () => {
    const meeting = await aMeetingWithAnna()
    const id = await meeting.say('Tro mig.', { name: 'Anna Holm, Politiker, Børneudvalget' })
    expect(await seen(meeting, id)).not.toHaveProperty('hat')
  })

  test('given back, leaves its mark on earlier words and none on new ones', async () => {
    const meeting = await aMeetingWithAnna()
    const { core, anna: phone, meetingId, card } = meeting
    const before = await meeting.say('Som politiker.', { from: phone })
    await core.hats.giveBack(phone, { meetingId })
    expect(await core.hats.own(phone, meetingId)).toBeNull()
    const after = await meeting.say('Som nabo.', { from: phone })
    expect(await seen(meeting, before)).toMatchObject({ hat: anna })
    expect(await seen(meeting, after)).toMatchObject({ name: null })
    expect(await seen(meeting, after)).not.toHaveProperty('hat')
    await core.contributions.edit(phone, { id: before, text: 'Stadig som politiker.' })
    expect(await seen(meeting, before)).toMatchObject({ hat: anna })
    await refused(core.hats.putOn(phone, { code: card.code }), 'hat_used')
    expect(await hatsAt(meeting)).toMatchObject([{ returnedAt: meeting.clock.now() }])
  })

  test('taken back by the desk, is gone from all that was said under it, and the log says so', async () => {
    const meeting = await aMeetingWithAnna()
    const { core, host, anna: phone, card, events } = meeting
    const id = await meeting.say('Vi lover det.', { from: phone, name: 'Bo' })
    events.length = 0
    await core.hats.takeBack(host, { id: card.id })
    expect(await seen(meeting, id)).toMatchObject({ name: 'Bo', text: 'Vi lover det.' })
    expect(await seen(meeting, id)).not.toHaveProperty('hat')
    expect(events.map(({ name }) => name)).toEqual(['hat.changed', 'contribution.marked'])
    expect(await core.moderation.readLog(host, meeting.meetingId)).toMatchObject([
      { act: 'take_back_hat', hat: anna },
      { act: 'give_hat', hat: anna },
    ])
    expect(await core.hats.own(phone, meeting.meetingId)).toBeNull()
    await core.hats.takeBack(host, { id: card.id })
    await refused(core.hats.putOn(phone, { code: card.code }), 'hat_taken_back')
  })

  test('of words that the room does not see is taken from them without the room hearing of it', async () => {
    const meeting = await aMeetingWithAnna()
    const { core, host, card, meetingId } = meeting
    const id = await meeting.say('Noget ufint.', { from: meeting.anna })
    await core.moderation.hold(host, { id })
    const { head } = await core.feed.since(meetingId, 'room', 0)
    await core.hats.takeBack(host, { id: card.id })
    expect((await core.feed.since(meetingId, 'room', head)).head).toBe(head)
    expect(await seen(meeting, id, 'desk')).not.toHaveProperty('hat')
  })

  test('stays on the words when their devices are forgotten, and on nobody', async () => {
    const meeting = await aMeetingWithAnna()
    const { core, host, meetingId, clock, db } = meeting
    const id = await meeting.say('Husk mig.', { from: meeting.anna })
    await core.meetings.close(host, { meetingId })
    clock.pass(200 * 24 * hour)
    await core.people.forgetDevices()
    expect(await seen(meeting, id)).toMatchObject({ hat: anna })
    expect(await db.selectFrom('hat').select('participantId').execute()).toEqual([{ participantId: null }])
  })

  test('goes from words that are withdrawn', async () => {
    const meeting = await aMeetingWithAnna()
    const id = await meeting.say('Fortrudt.', { from: meeting.anna })
    await meeting.core.contributions.withdraw(meeting.anna, { id })
    expect(await seen(meeting, id, 'desk')).toMatchObject({ text: '', name: null })
    expect(await seen(meeting, id, 'desk')).not.toHaveProperty('hat')
  })
})

describe('its code', () => {
  test('is used once: pressed again on the same phone it changes nothing, another is refused', async () => {
    const meeting = await aMeetingWithAnna()
    const { core, card, meetingId } = meeting
    await core.hats.putOn(meeting.anna, { code: card.code })
    await refused(core.hats.putOn(meeting.phone(), { code: card.code }), 'hat_used')
    await refused(core.hats.readOffer(meeting.phone(), { code: card.code }), 'hat_used')
    expect(await core.hats.own(meeting.anna, meetingId)).toEqual(anna)
  })

  test('is used by one of two at the same instant', async () => {
    const { core, card, phone } = await aMeetingWithCard()
    const settled = await Promise.allSettled([phone(), phone()].map((one) => core.hats.putOn(one, card)))
    expect(settled.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('says whose it is without being used, and lets its holder into the meeting', async () => {
    const meeting = await aMeetingWithCard()
    const { core, card, meetingId } = meeting
    const stranger = aStranger(meeting)
    const spelled = ` ${card.code.slice(0, 4).toLowerCase()} ${card.code.slice(4)}`
    expect(await core.hats.readOffer(stranger, { code: spelled })).toMatchObject({ hat: anna, isWorn: false })
    expect(await hatsAt(meeting)).toMatchObject([{ usedAt: null }])
    await core.hats.putOn(stranger, { code: spelled })
    expect(await core.people.rolesIn(stranger, meetingId)).toMatchObject({ joined: true, leads: false })
    const { id } = await core.contributions.submit(stranger, aPost(meeting.threadId))
    expect(await seen(meeting, id)).toMatchObject({ hat: anna })
  })

  test('is stored nowhere, and is a new one on each card that is printed', async () => {
    const { core, db, host, meetingId, card, phone } = await aMeetingWithCard()
    const [printed] = await core.hats.print(host, { meetingId, hatIds: [card.id] })
    expect(printed).toMatchObject(anna)
    expect(JSON.stringify(await db.selectFrom('hat').selectAll().execute())).not.toContain(printed?.code)
    await refused(core.hats.putOn(phone(), { code: card.code }), 'hat_wrong')
    await core.hats.putOn(phone(), { code: printed?.code })
    await refused(core.hats.print(host, { meetingId, hatIds: [card.id] }), 'hat_used')
  })

  test('works as long as the codes of its meeting do', async () => {
    const world = await aWorld().withMeeting()
    const { core, host, meetingId, clock } = world
    const { code } = await core.hats.give(host, { meetingId, ...anna })
    await refused(core.hats.putOn(world.phone(), { code }), 'code_expired')
    await core.meetings.announce(host, { meetingId })
    await core.hats.readOffer(world.phone(), { code })
    await core.meetings.open(host, { meetingId })
    clock.pass(hour)
    await core.meetings.close(host, { meetingId })
    await refused(core.hats.putOn(world.phone(), { code }), 'code_expired')
    await refused(core.hats.give(host, { meetingId, ...anna }), 'meeting_closed')
  })

  test('takes the place of the one before on the same phone', async () => {
    const meeting = await aMeetingWithAnna()
    const { core, host, meetingId } = meeting
    const other = { kind: 'other' as const, title: 'Borgmester', name: 'Anna Holm' }
    const { code } = await core.hats.give(host, { meetingId, ...other })
    expect(await core.hats.readOffer(meeting.anna, { code })).toMatchObject({ instead: anna })
    await core.hats.putOn(meeting.anna, { code })
    expect(await core.hats.own(meeting.anna, meetingId)).toEqual(other)
    expect((await hatsAt(meeting)).filter(({ returnedAt }) => returnedAt === null)).toHaveLength(1)
  })
})

describe('who gives and takes', () => {
  test('is who leads the meeting, and nobody else', async () => {
    const meeting = await aMeetingWithCard()
    const { core, card, meetingId, participant, facilitator } = meeting
    const others: Actor[] = [participant, await facilitator()]
    for (const actor of others) {
      await refused(core.hats.give(actor, { meetingId, ...anna }), 'forbidden')
      await refused(core.hats.print(actor, { meetingId, hatIds: [card.id] }), 'forbidden')
      await refused(core.hats.takeBack(actor, { id: card.id }), 'forbidden')
    }
    await refused(core.hats.list(participant, meetingId), 'login_first')
  })

  test('says what the role is, where no word of ours does', async () => {
    const { core, host, meetingId } = await aWorld().withOpenMeeting()
    const card = { meetingId, kind: 'other', name: 'Anna Holm' }
    await refused(core.hats.give(host, card), 'field_missing')
    await refused(core.hats.give(host, { ...card, kind: 'politician', name: ' ' }), 'field_missing')
  })

  test('a scribe writes for others: their own hat is not on those words', async () => {
    const meeting = await aMeetingWithCard()
    const { core, host, meetingId, threadId } = meeting
    const scribe = aStranger(meeting)
    const { id: standId } = await core.stands.add(host, { meetingId, name: 'Bordet' })
    const { code } = await core.stands.offerScribe(host, { meetingId, standId })
    await core.people.exchangeGrant(scribe, { code })
    await core.hats.putOn(scribe, { code: meeting.card.code })
    const { id } = await core.stands.write(scribe, { ...aPost(threadId), meetingId })
    expect(await seen(meeting, id)).not.toHaveProperty('hat')
  })
})
