import { describe, expect, test } from 'vitest'
import type { RecordInput } from '../../../src/lib/contract/inputs/recording.ts'
import { claimOn } from '../../../server/domain/contributions/contribution.ts'
import { sha256 } from '../../../server/ids.ts'
import { refused } from '../../support/refused.ts'
import { type Meeting, aKey, aWorld, anOpenMeeting, hour } from '../../support/world.ts'

const sheetOf = ({ core, host, meetingId, threadId }: Meeting, count = 3) =>
  core.paper.print(host, { meetingId, threadId, count })

const typed = ({ meetingId, threadId }: Meeting, cardNumber: number, text: string): RecordInput => ({
  ...{ key: aKey(), meetingId, threadId, channel: 'paper', text, cardNumber },
})

describe('a printed sheet', () => {
  test('goes on numbering where the last one ended', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const first = await sheetOf(meeting, 2)
    const second = await sheetOf(meeting, 2)
    expect(first.question).toBe('Hvad skal torvet bruges til?')
    expect([...first.cards, ...second.cards].map(({ number }) => number)).toEqual([1, 2, 3, 4])
    const codes = [...first.cards, ...second.cards].map(({ code }) => code)
    expect(new Set(codes).size).toBe(4)
    for (const code of codes) expect(code).toMatch(/^[0-9a-z]{16}$/)
  })

  test('leaves its codes on paper alone', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { cards } = await sheetOf(meeting)
    const rows = await meeting.db.selectFrom('paperCard').selectAll().orderBy('number').execute()
    expect(rows.map(({ claimHash }) => claimHash)).toEqual(cards.map(({ code }) => sha256(code)))
    for (const { code } of cards) expect(JSON.stringify(rows)).not.toContain(code)
  })

  test('of two that are printed at once none has the other’s numbers', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const sheets = await Promise.all([sheetOf(meeting), sheetOf(meeting), sheetOf(meeting)])
    const numbers = sheets.flatMap(({ cards }) => cards.map(({ number }) => number))
    expect(numbers.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
  })

  test('has four hundred cards at most', async () => {
    const meeting = await aWorld().withOpenMeeting()
    expect((await sheetOf(meeting, 400)).cards).toHaveLength(400)
    await refused(sheetOf(meeting, 401), 'malformed')
    await refused(sheetOf(meeting, 0), 'malformed')
  })

  test('is for who leads the meeting, from its announcement until it is closed', async () => {
    const meeting = await aWorld().withMeeting()
    const { core, host, meetingId, threadId } = meeting
    await refused(sheetOf(meeting), 'not_announced')
    await core.meetings.announce(host, { meetingId })
    expect((await sheetOf(meeting)).cards).toHaveLength(3)
    await core.meetings.open(host, { meetingId })
    await refused(core.paper.print(meeting.phone(), { meetingId, threadId, count: 1 }), 'forbidden')
    await core.meetings.close(host, { meetingId })
    await refused(sheetOf(meeting), 'meeting_closed')
  })

  test('is about a question of this meeting', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { threadId } = await anOpenMeeting(meeting)
    await refused(sheetOf({ ...meeting, threadId }), 'not_found')
  })
})

describe('a card that is typed in', () => {
  test('fits the code on its slip', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { core, host } = meeting
    const [, second] = (await sheetOf(meeting)).cards
    const code = second?.code ?? ''
    expect(await core.people.readClaim({ code })).toMatchObject({ card: 2, contributions: [] })

    const { id } = await core.contributions.record(host, typed(meeting, 2, 'En bænk i solen.'))
    const row = await meeting.db.selectFrom('contribution').selectAll().executeTakeFirstOrThrow()
    expect(row).toMatchObject({ id, channel: 'paper', claimHash: claimOn(sha256(code), id) })
    expect(await core.people.readClaim({ code })).toMatchObject({
      card: 2,
      mayWrite: false,
      contributions: [{ id, text: 'En bænk i solen.', state: 'shown' }],
    })
  })

  test('goes to the question that is printed on it', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { core, host, threadIds } = meeting
    await sheetOf(meeting)
    await core.contributions.record(host, { ...typed(meeting, 1, 'Torvet'), threadId: threadIds[1] })
    const row = await meeting.db.selectFrom('contribution').select('threadId').executeTakeFirstOrThrow()
    expect(row.threadId).toBe(threadIds[0])
  })

  test('is typed in once, whoever types', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { core, host, meetingId } = meeting
    await sheetOf(meeting)
    const card = typed(meeting, 1, 'En bænk i solen.')
    const { id } = await core.contributions.record(host, card)
    expect(await core.contributions.record(host, card)).toEqual({ id })
    await refused(core.contributions.record(host, typed(meeting, 1, 'Andre ord')), 'card_used')
    expect(await core.paper.lookUp(host, { meetingId, number: 1 })).toMatchObject({
      number: 1,
      typed: { id, text: 'En bænk i solen.', state: 'shown' },
    })
    expect(await meeting.db.selectFrom('contribution').selectAll().execute()).toHaveLength(1)
  })

  test('by two at the same instant is one contribution', async () => {
    const meeting = await aWorld().withOpenMeeting()
    await sheetOf(meeting)
    const both = await Promise.allSettled(
      ['Den ene', 'Den anden'].map((text) =>
        meeting.core.contributions.record(meeting.host, typed(meeting, 1, text)),
      ),
    )
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await meeting.db.selectFrom('contribution').selectAll().execute()).toHaveLength(1)
  })

  test('may be typed again when it was held back', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { core, host } = meeting
    const [first] = (await sheetOf(meeting)).cards
    const wrong = await core.contributions.record(host, typed(meeting, 1, 'En bæk i solen.'))
    await core.moderation.hold(host, { id: wrong.id, reason: 'other' })
    const right = await core.contributions.record(host, typed(meeting, 1, 'En bænk i solen.'))
    expect(await core.people.readClaim({ code: first?.code })).toMatchObject({
      contributions: [{ id: right.id }],
    })
  })

  test('has a number of this meeting', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { core, host, meetingId } = meeting
    await sheetOf(meeting)
    await refused(core.contributions.record(host, typed(meeting, 4, 'Ukendt')), 'card_unknown')
    await refused(core.paper.lookUp(host, { meetingId, number: 4 }), 'card_unknown')
    await refused(core.paper.lookUp(meeting.phone(), { meetingId, number: 1 }), 'login_first')
    await refused(core.paper.read(meeting.phone(), meetingId), 'login_first')
  })

  test('waits for a second pair of eyes where that is asked for', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { core, host, meetingId } = meeting
    const [first] = (await sheetOf(meeting)).cards
    const card = { ...typed(meeting, 1, 'En bænk i solen.'), untilApproved: true }
    const { id } = await core.contributions.record(host, card)
    expect((await core.feed.since(meetingId, 'room', 0)).upserts.contributions).toEqual([])
    expect(await core.paper.read(host, meetingId)).toMatchObject({
      printed: 3,
      typed: 1,
      unread: [{ id, number: 1, text: 'En bænk i solen.' }],
    })
    expect(await core.people.readClaim({ code: first?.code })).toMatchObject({
      contributions: [{ state: 'waiting' }],
    })

    await core.moderation.release(host, { id, seen: 'waiting' })
    expect((await core.feed.since(meetingId, 'room', 0)).upserts.contributions).toMatchObject([{ id }])
    expect((await core.paper.read(host, meetingId)).unread).toEqual([])
  })
})

describe('a slip’s code', () => {
  test('opens no phone', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const [first] = (await sheetOf(meeting)).cards
    await refused(meeting.core.people.takeClaim(meeting.phone(), { code: first?.code }), 'no_phone')
  })

  test('still fits when the meeting has forgotten its cards', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { core, host, meetingId, clock } = meeting
    const [first, second] = (await sheetOf(meeting)).cards
    const { id } = await core.contributions.record(host, typed(meeting, 1, 'En bænk i solen.'))
    await core.meetings.close(host, { meetingId })
    clock.pass(200 * 24 * hour)
    await core.people.forgetDevices()
    expect(await meeting.db.selectFrom('paperCard').selectAll().execute()).toEqual([])
    expect(await core.people.readClaim({ code: first?.code })).toMatchObject({ contributions: [{ id }] })
    await refused(core.people.readClaim({ code: second?.code }), 'claim_wrong')
  })
})

test('a question whose cards are printed may still be dropped', async () => {
  const meeting = await aWorld().withMeeting()
  const { core, host, meetingId, itemId } = meeting
  await core.meetings.announce(host, { meetingId })
  await sheetOf(meeting)
  await core.agenda.takeOut(host, { meetingId, itemId })
  expect((await core.paper.lookUp(host, { meetingId, number: 1 })).threadId).toBeNull()
})
