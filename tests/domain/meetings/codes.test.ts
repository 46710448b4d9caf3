import type { Migration } from 'kysely/migration'
import { describe, expect, test } from 'vitest'
import { printedCode } from '../../../server/domain/meetings/printed-code.ts'
import { printedCodes } from '../../../server/persistence/migrations/0020_printed_codes.ts'
import { refused } from '../../support/refused.ts'
import { type Meeting, aWorld, evening, hour, minute } from '../../support/world.ts'

async function codesOf({ core, host, meetingId }: Meeting) {
  const { codes } = await core.meetings.readDesk(host, meetingId)
  if (!codes) throw new Error('This meeting has no codes.')
  return codes
}

async function announced(startsIn: number) {
  const meeting = await aWorld().withMeeting({
    startsAt: evening + startsIn,
    endsAt: evening + startsIn + hour,
  })
  await meeting.core.meetings.announce(meeting.host, { meetingId: meeting.meetingId })
  return { ...meeting, codes: await codesOf(meeting) }
}

describe('a code', () => {
  test.each(['typed', 'screen', 'poster'] as const)('opens the door: the %s one', async (kind) => {
    const meeting = await aWorld().withOpenMeeting()
    const code = (await codesOf(meeting))[kind]
    expect(await meeting.core.people.meetingByCode({ code })).toEqual({
      meetingId: meeting.meetingId,
      expected: 60,
      standId: null,
    })
  })

  test('of a poster may be typed as well, and goes on when the one on the wall is renewed', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { core, host, meetingId } = meeting
    const typed = printedCode((await codesOf(meeting)).poster)
    await core.meetings.renewCodes(host, { meetingId })
    for (const code of [typed, ` ${typed.slice(0, 4)} ${typed.slice(4)} `.toLowerCase()])
      expect(await core.people.meetingByCode({ code })).toMatchObject({ meetingId, standId: null })
  })

  test('of paper that was printed before codes were kept opens it as well', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { core, host, meetingId, tools } = meeting
    const { id: standId } = await core.stands.add(host, { meetingId, name: 'Ved vinduet' })
    const migration: Migration = printedCodes()
    await tools.write(async (trx) => {
      const { schema } = trx
      for (const table of ['join_code', 'stand']) {
        await schema.dropIndex(`${table}_printed_code`).execute()
        await schema.alterTable(table).dropColumn('printed_code').execute()
      }
      await migration.up(trx.withoutPlugins())
    })
    const { joinSecret } = await meeting.db.selectFrom('stand').select('joinSecret').executeTakeFirstOrThrow()
    const { poster } = await codesOf(meeting)
    for (const [secret, at] of [
      [poster, null],
      [joinSecret, standId],
    ] as const)
      expect(await core.people.meetingByCode({ code: printedCode(secret) })).toMatchObject({
        meetingId,
        standId: at,
      })
    const kept = meeting.db.selectFrom('joinCode').select('kind').where('printedCode', 'is not', null)
    expect(await kept.execute()).toEqual([{ kind: 'poster' }])
  })

  test('may be typed in small letters with a space', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { typed } = await codesOf(meeting)
    const code = ` ${typed.slice(0, 3).toLowerCase()} ${typed.slice(3).toLowerCase()}`
    expect(await meeting.core.people.meetingByCode({ code })).toMatchObject({ meetingId: meeting.meetingId })
  })

  test.each(['', 'XXXXXX', 'secret-that-never-was', '%', '__proto__'])('%j is wrong', async (code) => {
    const { core } = await aWorld().withOpenMeeting()
    await refused(core.people.meetingByCode({ code }), 'code_wrong')
  })

  test('of a draft there is none', async () => {
    const { core, host, meetingId } = await aWorld().withMeeting()
    expect((await core.meetings.readDesk(host, meetingId)).codes).toBeNull()
  })

  test('works from an hour before the start', async () => {
    const { core, codes, clock } = await announced(2 * hour)
    clock.pass(hour - minute)
    await refused(core.people.meetingByCode({ code: codes.typed }), 'code_expired')
    clock.pass(minute)
    expect(await core.people.meetingByCode({ code: codes.typed })).toBeTruthy()
  })

  test('works before that, when the meeting is opened early', async () => {
    const { core, codes, host, meetingId } = await announced(20 * hour)
    await core.meetings.open(host, { meetingId })
    expect(await core.people.meetingByCode({ code: codes.typed })).toMatchObject({ meetingId })
  })

  test('works however late it gets, until the meeting is closed', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { typed, poster } = await codesOf(meeting)
    meeting.clock.pass(30 * hour)
    expect(await meeting.core.people.meetingByCode({ code: typed })).toBeTruthy()
    await meeting.core.meetings.close(meeting.host, { meetingId: meeting.meetingId })
    for (const code of [typed, poster])
      await refused(meeting.core.people.meetingByCode({ code }), 'code_expired')
  })
})

describe('new codes', () => {
  test('put the typed one and the projected one out of use, and the poster goes on working', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { core, host, meetingId } = meeting
    const before = await codesOf(meeting)
    await core.meetings.renewCodes(host, { meetingId })
    const after = await codesOf(meeting)
    for (const code of [before.typed, before.screen])
      await refused(core.people.meetingByCode({ code }), 'code_expired')
    for (const code of Object.values(after))
      expect(await core.people.meetingByCode({ code })).toMatchObject({ meetingId })
    expect(after.poster).toBe(before.poster)
  })

  test('throw nobody out', async () => {
    const { core, host, meetingId, say, participant } = await aWorld().withOpenMeeting()
    await core.meetings.renewCodes(host, { meetingId })
    expect(await say('Jeg er her endnu', { from: participant })).toBeTruthy()
  })

  test('are on the wall at once', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { core, host, meetingId } = meeting
    await core.meetings.renewCodes(host, { meetingId })
    const { upserts } = await core.feed.since(meetingId, 'room', 0)
    expect(upserts.wall?.join?.code).toBe((await codesOf(meeting)).typed)
  })

  test('are made by who leads the meeting alone', async () => {
    const { core, meetingId, participant } = await aWorld().withOpenMeeting()
    await refused(core.meetings.renewCodes(participant, { meetingId }), 'forbidden')
  })
})

describe('a late guest', () => {
  test('comes by what is typed from paper to where its square leads, however late', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { core, host, meetingId, clock } = meeting
    await core.stands.add(host, { meetingId, name: 'Ved vinduet' })
    const { stands } = (await core.feed.since(meetingId, 'desk', 0)).upserts
    const codes = [printedCode((await codesOf(meeting)).poster), stands[0]?.desk?.code ?? '']
    await core.meetings.close(host, { meetingId })
    clock.pass(400 * 24 * hour)
    for (const code of codes) {
      await refused(core.people.meetingByCode({ code }), 'code_expired')
      expect(await core.people.closedMeetingByCode({ code })).toBe(meetingId)
    }
  })

  test.each(['typed', 'screen', 'poster'] as const)(
    'is told which meeting it was: by the %s code',
    async (kind) => {
      const meeting = await aWorld().withOpenMeeting()
      const { core, host, meetingId } = meeting
      const code = (await codesOf(meeting))[kind]
      expect(await core.people.closedMeetingByCode({ code })).toBeNull()
      await core.meetings.close(host, { meetingId })
      await refused(core.people.meetingByCode({ code }), 'code_expired')
      expect(await core.people.closedMeetingByCode({ code })).toBe(meetingId)
    },
  )

  test('is told nothing of a meeting behind closed doors', async () => {
    const meeting = await aWorld().withOpenMeeting({ access: 'closed' })
    const { typed: code } = await codesOf(meeting)
    await meeting.core.meetings.close(meeting.host, { meetingId: meeting.meetingId })
    expect(await meeting.core.people.closedMeetingByCode({ code })).toBeNull()
  })
})
