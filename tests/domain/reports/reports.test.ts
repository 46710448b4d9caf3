/** Readers ask those who lead to look at words. By itself that hides nothing, and nobody is told who asked. */
import { describe, expect, test } from 'vitest'
import { type Actor, nobody } from '../../../server/domain/people/actor.ts'
import { refused } from '../../support/refused.ts'
import { aKey, aStranger, aWorld, anOpenMeeting, hour } from '../../support/world.ts'
import { xssTexts } from '../../support/xss.ts'

async function aReported(plan = {}) {
  const meeting = await aWorld().withOpenMeeting(plan)
  const { core, host, meetingId } = meeting
  const author = meeting.phone()
  const id = await meeting.say('Naboen er en tyv', { from: author })
  return {
    ...meeting,
    author,
    id,
    report: (
      actor: Actor,
      more: Partial<{ reason: string; words: string; key: string; origin: string }> = {},
    ) => core.reports.make(actor, { id, key: aKey(), reason: 'personal_attack', ...more }),
    waiting: async () => (await core.feed.since(meetingId, 'desk', 0)).upserts.reports,
    publish: async () => {
      await core.meetings.close(host, { meetingId })
      await core.meetings.publish(host, { meetingId })
    },
    acts: async () => (await core.moderation.readLog(host, meetingId)).map(({ act }) => act).toSorted(),
  }
}

describe('a report', () => {
  test('comes to the desk and to nobody else, and hides nothing', async () => {
    const { report, waiting, phone, core, id, meetingId, threadId } = await aReported()
    await report(phone(), { words: 'Det er løgn' })
    expect(await waiting()).toMatchObject([
      { contributionId: id, reason: 'personal_attack', words: 'Det er løgn' },
    ])
    const room = (await core.feed.since(meetingId, 'room', 0)).upserts
    expect(room.reports).toEqual([])
    expect(room.contributions).toMatchObject([{ id, state: 'shown' }])
    expect(JSON.stringify(await core.threads.read(phone(), { id: threadId }))).not.toContain('løgn')
  })

  test('by the same phone, account or sending counts once, and has one receipt', async () => {
    const { report, waiting, phone, citizen, publish } = await aReported()
    await publish()
    const [one, birgit, key] = [phone(), await citizen(), aKey()]
    const secrets = new Set<string>()
    for (const by of [one, one, birgit, birgit]) secrets.add((await report(by)).secret)
    for (let i = 0; i < 2; i++) secrets.add((await report(nobody, { key })).secret)
    expect(secrets.size).toBe(3)
    expect(await waiting()).toHaveLength(3)
  })

  test('at the same instant by the same phone is one', async () => {
    const { report, waiting, phone } = await aReported()
    const one = phone()
    await Promise.all([report(one), report(one), report(one)])
    expect(await waiting()).toHaveLength(1)
  })

  test('of words that one may not read is of nothing', async () => {
    const { report, core, host, id, citizen, phone, author, ...world } = await aReported()
    for (const other of [nobody, aStranger(world), await citizen()]) await refused(report(other), 'not_found')
    await refused(
      core.reports.make(phone(), { id: '0'.repeat(26), key: aKey(), reason: 'other' }),
      'report_words_missing',
    )
    await refused(
      core.reports.make(phone(), { id: '0'.repeat(26), key: aKey(), reason: 'unlawful' }),
      'not_found',
    )
    await core.moderation.hold(host, { id })
    for (const other of [phone(), author, host]) await refused(report(other), 'not_found')
  })

  test('of a reply is of nothing while what it answers is out of sight', async () => {
    const { core, host, id, phone, say } = await aReported()
    const reply = await say('Det er det værste', { parentId: id })
    await core.moderation.hold(host, { id })
    await refused(core.reports.make(phone(), { id: reply, key: aKey(), reason: 'unlawful' }), 'not_found')
  })

  test('of one’s own words is taken in: only who leads can take away what stood there earlier', async () => {
    const { report, waiting, author } = await aReported()
    await report(author)
    expect(await waiting()).toHaveLength(1)
  })

  test.each([
    [{ reason: 'fordi' }, 'report_reason_missing'],
    [{ reason: 'other' }, 'report_words_missing'],
    [{ reason: 'other', words: '   ' }, 'report_words_missing'],
    [{ words: 'å'.repeat(501) }, 'text_too_long'],
    [{ words: 'Han er 010190-1234' }, 'cpr_number'],
    [{ words: 'a\u202eb' }, 'text_control'],
    [{ key: 'kort' }, 'malformed'],
  ] as const)('%j is refused', async (more, reason) => {
    const { report, phone } = await aReported()
    await refused(report(phone(), more), reason)
  })

  test('keeps markup as it was written', async () => {
    const { report, core, host, meetingId, publish } = await aReported()
    await publish()
    for (const words of xssTexts) await report(nobody, { words })
    const [reported] = await core.reports.list(host, meetingId)
    expect(reported?.reports.map(({ words }) => words).toSorted()).toEqual(xssTexts.toSorted())
  }, 60_000)

  test('twenty of one person in an hour are enough', async () => {
    const { core, say, phone } = await aReported()
    const [one, author] = [phone(), phone()]
    for (let i = 0; i < 20; i++) {
      const id = await say(`Ord ${i}`, { from: i % 5 === 0 ? phone() : author }).catch(() => say(`Ord ${i}`))
      await core.reports.make(one, { id, key: aKey(), reason: 'off_topic' })
    }
    const id = await say('Et ord mere')
    await refused(core.reports.make(one, { id, key: aKey(), reason: 'off_topic' }), 'too_many_reports')
    await core.reports.make(phone(), { id, key: aKey(), reason: 'off_topic' })
  })
})

describe('words that were mended after their report was answered', () => {
  test('are reported again by the same person, with a receipt of its own, once for each wording', async () => {
    const { report, core, clock, host, id, author, phone, waiting, threadId } = await aReported()
    const one = phone()
    const { secret } = await report(one)
    await core.reports.answer(host, { id, outcome: 'stays', note: 'Det er hans mening.' })
    expect(await report(one)).toEqual({ secret })
    expect(await waiting()).toEqual([])
    clock.pass(hour)
    await core.contributions.edit(author, { id, text: 'Naboen er en stor tyv' })
    const [again, twice] = await Promise.all([report(one), report(one)])
    expect(again.secret).not.toBe(secret)
    expect(twice).toEqual(again)
    expect(await waiting()).toHaveLength(1)
    expect(await core.reports.receipt({ secret })).toMatchObject({ answer: 'Det er hans mening.' })
    expect(await core.reports.receipt(again)).toMatchObject({ outcome: null })
    expect((await core.reports.own(one, threadId)).map((own) => own.secret)).toEqual([again.secret, secret])
  })

  test('and wait already are not', async () => {
    const { report, core, clock, id, author, phone, waiting } = await aReported()
    const one = phone()
    const { secret } = await report(one)
    clock.pass(hour)
    await core.contributions.edit(author, { id, text: 'Naboen er en stor tyv' })
    expect(await report(one)).toEqual({ secret })
    expect(await waiting()).toHaveLength(1)
  })
})

describe('an answer', () => {
  test('that they stay closes every report of the words, with why', async () => {
    const { report, core, host, id, phone, waiting, acts } = await aReported()
    const one = phone()
    const { secret } = await report(one)
    await report(phone())
    await core.reports.answer(host, { id, outcome: 'stays', note: 'Det er hans mening.' })
    expect(await waiting()).toEqual([])
    expect(await core.reports.receipt({ secret })).toMatchObject({
      outcome: 'stays',
      answer: 'Det er hans mening.',
      isShown: true,
    })
    expect(await acts()).toEqual(['keep_reported'])
    await refused(core.reports.answer(host, { id, outcome: 'stays', note: 'Igen' }), 'state_passed')
  })

  test('that they go holds them back, and tells their author why, and who reported them what for', async () => {
    const { report, core, host, id, phone, author, waiting, acts, meetingId } = await aReported()
    const { secret } = await report(phone())
    await core.reports.answer(host, {
      id,
      outcome: 'held',
      reason: 'personal_attack',
      note: 'Skriv om sagen.',
    })
    expect(await waiting()).toEqual([])
    expect(await core.contributions.own(author, meetingId)).toMatchObject([
      { state: 'held', reason: 'personal_attack', note: 'Skriv om sagen.' },
    ])
    expect(await core.reports.receipt({ secret })).toMatchObject({
      outcome: 'held',
      answer: null,
      holdReason: 'personal_attack',
      isShown: false,
    })
    expect(await acts()).toEqual(['heed_report', 'hold'])
  })

  test('is also what the desk does without knowing of it', async () => {
    const { report, core, host, id, phone, waiting, author, say } = await aReported()
    const { secret } = await report(phone())
    await core.moderation.hold(host, { id })
    expect(await waiting()).toEqual([])
    expect(await core.reports.receipt({ secret })).toMatchObject({ outcome: 'held', holdReason: null })
    const other = await say('Noget andet', { from: author })
    const second = await core.reports.make(phone(), { id: other, key: aKey(), reason: 'off_topic' })
    await core.contributions.withdraw(author, { id: other })
    expect(await core.reports.receipt(second)).toMatchObject({ outcome: 'withdrawn', isShown: false })
  })

  test('beside a hold at the same instant leaves no report that waits', async () => {
    const { report, core, host, id, phone, waiting } = await aReported()
    const settled = await Promise.allSettled([
      report(phone()),
      core.moderation.hold(host, { id }),
      report(phone()),
    ])
    expect(settled[1].status).toBe('fulfilled')
    expect(await waiting()).toEqual([])
  })

  test('is for who leads, and says why', async () => {
    const { report, core, host, id, phone, facilitator } = await aReported()
    const one = phone()
    await report(one)
    for (const other of [one, nobody, await facilitator()]) {
      await refused(core.reports.answer(other, { id, outcome: 'stays', note: 'Nej' }), 'not_found')
      await expect(core.reports.list(other, '0'.repeat(26))).rejects.toMatchObject({ name: 'Refusal' })
    }
    await refused(core.reports.answer(host, { id, outcome: 'stays' }), 'report_answer_missing')
    await refused(core.reports.answer(host, { id, outcome: 'withdrawn' }), 'malformed')
  })

  test('does not keep a stopped phone’s words back when it is let in again', async () => {
    const { core, host, id, phone, report, meetingId, author, clock, db } = await aReported()
    clock.pass(hour)
    await core.contributions.edit(author, { id, text: 'Naboen tog min cykel' })
    await report(phone())
    await core.moderation.stopPhone(host, { id })
    const version = await db.selectFrom('version').select('id').executeTakeFirstOrThrow()
    clock.pass(1)
    await core.versions.remove(host, version)
    await core.moderation.allowPhone(host, { id })
    expect((await core.feed.since(meetingId, 'room', 0)).upserts.contributions).toMatchObject([{ id }])
  })
})

describe('who reported', () => {
  test('finds what became of it: by account everywhere, by phone in the thread, and nobody else does', async () => {
    const { report, core, phone, citizen, publish, threadId } = await aReported()
    const one = phone()
    const { secret } = await report(one)
    await publish()
    const birgit = await citizen()
    const own = await report(birgit, { words: 'Hun er ked af det' })
    expect(await core.reports.own(one, threadId)).toMatchObject([{ secret, outcome: null }])
    expect(await core.reports.own(one)).toEqual([])
    expect(await core.reports.own(birgit)).toMatchObject([{ ...own, words: 'Hun er ked af det' }])
    expect(await core.reports.own(birgit, threadId)).toHaveLength(1)
    expect(await core.reports.own(phone(), threadId)).toEqual([])
    await refused(core.reports.receipt({ secret: 'gættet' }), 'not_found')
  })

  test('is not named to the desk, in the log, or in the letter', async () => {
    const { report, core, host, id, citizen, publish, waiting, meetingId, db } = await aReported()
    await publish()
    const birgit = await citizen('Birgit Møller')
    await report(birgit)
    const told = [await waiting(), await core.reports.list(host, meetingId)]
    await core.reports.answer(host, { id, outcome: 'stays', note: 'Det må stå.' })
    told.push((await core.moderation.readLog(host, meetingId)) as never)
    told.push((await db.selectFrom('letter').selectAll().execute()) as never)
    for (const hidden of ['Birgit', birgit.account?.id ?? ''])
      expect(JSON.stringify(told)).not.toContain(hidden)
  })

  test('and is erased leaves the report, and not who', async () => {
    const { report, core, citizen, publish, waiting, db } = await aReported()
    await publish()
    const birgit = await citizen()
    const { secret } = await report(birgit)
    expect((await core.accounts.takeOut(birgit)).reported).toMatchObject([{ reason: 'personal_attack' }])
    await core.accounts.erase(birgit, { words: 'stay' })
    expect(await waiting()).toHaveLength(1)
    expect(JSON.stringify(await db.selectFrom('report').selectAll().execute())).not.toContain(
      birgit.account?.id,
    )
    expect(await core.reports.receipt({ secret })).toMatchObject({ outcome: null })
  })

  test('from a phone is forgotten with the phone', async () => {
    const { report, core, phone, publish, clock, db, threadId } = await aReported()
    const one = phone()
    await report(one)
    await publish()
    clock.pass(200 * 24 * hour)
    await core.people.forgetDevices()
    expect(await db.selectFrom('report').select(['deviceHash']).execute()).toEqual([{ deviceHash: null }])
    expect(await core.reports.own(one, threadId)).toEqual([])
  })
})

describe('after the meeting', () => {
  test('its host gets one letter an hour for each thread, with a link and nobody’s words', async () => {
    const { report, citizen, publish, clock, db, meetingId } = await aReported()
    await publish()
    await report(await citizen(), { words: 'Det er løgn', origin: 'https://raad.example.dk' })
    await report(await citizen())
    const letters = () => db.selectFrom('letter').selectAll().execute()
    expect(await letters()).toHaveLength(1)
    expect((await letters())[0]?.content).toContain(`https://raad.example.dk/m/${meetingId}/reports`)
    expect((await letters())[0]?.content).not.toMatch(/løgn|tyv/)
    clock.pass(hour)
    await report(await citizen())
    expect(await letters()).toHaveLength(2)
    expect(await db.selectFrom('mail').select('name').execute()).toEqual([
      { name: 'Mette Skov' },
      { name: 'Mette Skov' },
    ])
  })

  test('while a desk is open nobody is written to', async () => {
    const { report, phone, db } = await aReported()
    await report(phone())
    expect(await db.selectFrom('letter').selectAll().execute()).toEqual([])
  })

  test('the list of meetings says that words wait to be looked at', async () => {
    const { report, core, phone, meetingId, id, host } = await aReported()
    await report(phone())
    await report(phone())
    expect(await core.reports.count([meetingId])).toEqual(new Map([[meetingId, 1]]))
    expect(await core.reports.list(host, meetingId)).toMatchObject([
      { contribution: { id }, reports: [{}, {}] },
    ])
    await core.reports.answer(host, { id, outcome: 'stays', note: 'Det må stå.' })
    expect(await core.reports.count([meetingId])).toEqual(new Map())
  })

  test('of a thread that two meetings have is counted once, where it was made', async () => {
    const reported = await aReported()
    const { report, core, publish, citizen, meetingId, threadId, clock, host } = reported
    await publish()
    await report(await citizen())
    clock.pass(hour)
    const second = await anOpenMeeting(reported, { title: 'Torvet igen' })
    await core.threads.takeUp(host, {
      meetingId: second.meetingId,
      threadId,
      title: 'Igen',
      minutes: 20,
    })
    const both = [meetingId, second.meetingId]
    const isHere = async (id: string) =>
      (await core.feed.since(id, 'desk', 0)).upserts.reports.map((one) => one.isHere)
    expect(await core.reports.count(both)).toEqual(new Map([[meetingId, 1]]))
    expect([await isHere(meetingId), await isHere(second.meetingId)]).toEqual([[true], [false]])
    await report(second.phone())
    expect(await core.reports.count(both)).toEqual(new Map(both.map((id) => [id, 1])))
    expect((await isHere(second.meetingId)).toSorted()).toEqual([false, true])
  })
})
