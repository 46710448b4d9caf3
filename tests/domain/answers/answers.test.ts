import { describe, expect, test } from 'vitest'
import type { Actor } from '../../../server/domain/people/actor.ts'
import { refused } from '../../support/refused.ts'
import { type OpenMeeting, aWorld, anOpenMeeting } from '../../support/world.ts'

const yes = {
  outcome: 'joining',
  text: 'Vi sætter tre bænke i læ.',
  ...{ responsible: 'Ole Bak', nextStep: 'Bænkene bliver bestilt', due: '2026-05-01' },
  office: 'Teknik og Miljø',
}
const no = { outcome: 'must_not', reason: 'Vejloven siger nej.', office: 'Jura' }
const first = { seen: 0, origin: null }

/** One contribution, laid before everybody, and somebody whose office it is to answer. */
async function aQuestion() {
  const meeting = await aWorld().withOpenMeeting()
  const { core, host, meetingId, threadId } = meeting
  const author = meeting.phone()
  const id = await meeting.say('Kommer der flere bænke?', { from: author })
  await core.meetings.close(host, { meetingId })
  await core.meetings.publish(host, { meetingId })
  return { ...meeting, author, id, about: { threadId, about: id }, official: await anOfficial(meeting) }
}

async function anOfficial(world: Pick<OpenMeeting, 'facilitator'>, name = 'Ole Bak'): Promise<Actor> {
  const { account, ...actor } = await world.facilitator(name)
  return { ...actor, account: account && { ...account, roles: ['official'] } }
}

const postIn = async ({ core, threadId, id }: Awaited<ReturnType<typeof aQuestion>>, actor: Actor) =>
  (await core.threads.read(actor, { id: threadId })).posts.find((post) => post.id === id)

describe('an answer', () => {
  test('stands under the words for everybody who may read them', async () => {
    const asked = await aQuestion()
    const { core, about, official } = asked
    await core.answers.publish(official, { ...about, ...yes, ...first })
    const answer = { ...yes, state: 'standing', by: 'Ole Bak', reason: null, earlier: [] }
    expect(await postIn(asked, await asked.citizen())).toMatchObject({ answer })
    const { upserts } = await core.feed.since(asked.meetingId, 'room', 0)
    expect(upserts.contributions).toMatchObject([{ id: asked.id, answer }])
    const [own] = await core.contributions.own(asked.author, asked.meetingId)
    expect(own?.answers).toMatchObject([{ to: 'contribution', answer }])
  })

  test.each([
    [{ ...yes, outcome: '' }, 'answer_outcome_missing'],
    [{ ...yes, responsible: ' ' }, 'answer_responsible_missing'],
    [{ ...yes, nextStep: '' }, 'answer_step_missing'],
    [{ ...yes, due: '' }, 'answer_date_missing'],
    [{ ...yes, office: '' }, 'answer_office_missing'],
    [{ ...yes, due: '2026-04-13' }, 'due_passed'],
    [{ ...yes, outcome: 'passed_on' }, 'answer_whom_missing'],
    [{ ...no, reason: '' }, 'answer_reason_missing'],
    [{ ...no, outcome: 'cannot', reason: '' }, 'answer_reason_missing'],
    [{ ...no, outcome: 'not_now' }, 'answer_again_missing'],
    [{ ...no, reason: 'Ring til 010190-1234' }, 'cpr_number'],
    [{ ...no, outcome: 'måske' }, 'malformed'],
  ] as const)('%j is refused: %s', async (typed, reason) => {
    const { core, about, official } = await aQuestion()
    await refused(core.answers.publish(official, { ...about, ...typed, ...first }), reason)
  })

  test('with a reason is a whole one without a person or a day', async () => {
    const asked = await aQuestion()
    await asked.core.answers.publish(asked.official, { ...asked.about, ...no, ...first })
    expect((await postIn(asked, asked.author))?.answer).toMatchObject({ reason: no.reason, due: null })
  })

  test('is given by officials, by who leads a meeting that has the thread, and by nobody else', async () => {
    const asked = await aQuestion()
    const { core, about, host, author, administrator } = asked
    for (const actor of [author, await asked.citizen(), await asked.facilitator('En anden')])
      await refused(core.answers.publish(actor, { ...about, ...no, ...first }), 'forbidden')
    await core.answers.publish(host, { ...about, ...no, ...first })
    await core.answers.publish(administrator, { ...about, ...no, seen: 1, origin: null })
  })

  test('needs that its writer may read the words', async () => {
    const meeting = await aWorld().withOpenMeeting({ access: 'participants' })
    const about = { threadId: meeting.threadId, about: await meeting.say('Mellem os.') }
    const official = await anOfficial(meeting)
    await refused(meeting.core.answers.publish(official, { ...about, ...no, ...first }), 'join_first')
  })

  test('is not given to words that are held back, elsewhere, or a rehearsal', async () => {
    const meeting = await aWorld().withHeldContribution()
    const { core, host, threadId, held } = meeting
    const toHeld = { threadId, about: held.id, ...no, ...first }
    await refused(core.answers.publish(host, toHeld), 'not_visible')
    const other = await anOpenMeeting(meeting)
    const away = await other.say('Et andet sted')
    await refused(core.answers.publish(host, { ...toHeld, about: away }), 'not_found')
  })

  test('corrected leaves the earlier text readable under it, and who wrote it', async () => {
    const asked = await aQuestion()
    const { core, about, official, host } = asked
    await core.answers.publish(official, { ...about, ...yes, ...first })
    asked.clock.pass(60_000)
    await core.answers.publish(host, { ...about, ...no, seen: 1, origin: null })
    expect((await postIn(asked, asked.author))?.answer).toMatchObject({
      ...{ outcome: 'must_not', by: 'Mette Skov', text: '' },
      earlier: [{ outcome: 'joining', text: yes.text, by: 'Ole Bak' }],
    })
  })

  test('is not written over by who had not seen it', async () => {
    const { core, about, official, host } = await aQuestion()
    await core.answers.publish(official, { ...about, ...yes, ...first })
    await refused(core.answers.publish(host, { ...about, ...no, ...first }), 'answer_overtaken')
    await refused(core.answers.withdraw(host, { ...about, seen: 0 }), 'answer_overtaken')
  })

  test('withdrawn says so in its place, and nobody reads its text again', async () => {
    const asked = await aQuestion()
    const { core, about, official } = asked
    await core.answers.publish(official, { ...about, ...yes, ...first })
    await core.answers.withdraw(official, { ...about, seen: 1 })
    const withdrawn = { state: 'withdrawn', by: 'Ole Bak', office: 'Teknik og Miljø' }
    const post = await postIn(asked, asked.author)
    expect(post?.answer).toMatchObject(withdrawn)
    expect(JSON.stringify(post)).not.toContain(yes.text)
    await core.answers.publish(official, { ...about, ...no, seen: 2, origin: null })
    expect((await postIn(asked, asked.author))?.answer).toMatchObject({ state: 'standing', earlier: [] })
  })

  test('goes from sight with the words that it answers', async () => {
    const asked = await aQuestion()
    const { core, about, official, host } = asked
    await core.answers.publish(official, { ...about, ...yes, ...first })
    await core.moderation.hold(host, { id: asked.id, reason: 'off_topic' })
    const room = await core.feed.since(asked.meetingId, 'room', 0)
    expect(JSON.stringify(room)).not.toContain(yes.text)
    expect(JSON.stringify(await core.answers.list(asked.author, {}))).not.toContain(yes.text)
  })

  test('as a draft is read by who may answer, and by nobody else', async () => {
    const asked = await aQuestion()
    const { core, about, official, host } = asked
    await core.answers.draft(official, { ...about, outcome: 'joining', text: 'Måske' })
    expect((await core.answers.read(host, about)).draft).toMatchObject({
      ...{ typed: { outcome: 'joining', text: 'Måske' }, by: 'Ole Bak' },
    })
    const theirs = { ...about, outcome: 'joining', text: 'Nej', draftSeen: null }
    await refused(core.answers.draft(host, theirs), 'draft_overtaken')
    await refused(
      core.answers.publish(host, { ...about, ...yes, ...first, draftSeen: null }),
      'draft_overtaken',
    )
    await refused(core.answers.read(asked.author, about), 'forbidden')
    expect((await postIn(asked, asked.author))?.answer).toBeUndefined()
    await core.answers.publish(official, { ...about, ...yes, ...first })
    expect((await core.answers.read(host, about)).draft).toBeNull()
  })

  test('to a theme and to a whole thread reaches each who wrote there', async () => {
    const asked = await aQuestion()
    const { core, host, official, meetingId, threadId, id } = asked
    const theme = { meetingId, threadId, name: 'Bænke', contributionIds: [id] }
    const { id: themeId } = await core.themes.make(host, theme)
    await core.answers.publish(official, { threadId, about: themeId, ...yes, ...first })
    await core.answers.publish(official, { threadId, about: threadId, ...no, ...first })
    const page = await core.threads.read(asked.author, { id: threadId })
    expect(page.themes).toMatchObject([{ answer: { outcome: 'joining' } }])
    expect(page.thread).toMatchObject({ answer: { outcome: 'must_not' } })
    const [own] = await core.contributions.own(asked.author, meetingId)
    expect(own?.answers).toMatchObject([{ to: 'theme', theme: 'Bænke' }, { to: 'thread' }])
  })

  test('given, corrected and withdrawn is in the log', async () => {
    const { core, about, official, host, meetingId } = await aQuestion()
    await core.answers.publish(official, { ...about, ...yes, ...first })
    await core.answers.publish(official, { ...about, ...no, seen: 1, origin: null })
    await core.answers.withdraw(official, { ...about, seen: 2 })
    const acts = (await core.moderation.readLog(host, meetingId)).map(({ act }) => act)
    expect(acts.slice(0, 3).toSorted()).toEqual(['answer', 'correct_answer', 'withdraw_answer'])
  })

  test('stays with its office when the account of its writer is erased', async () => {
    const asked = await aQuestion()
    const { core, about, official } = asked
    await core.answers.publish(official, { ...about, ...yes, ...first })
    await core.accounts.erase(official, { words: 'stay' })
    expect((await postIn(asked, asked.author))?.answer).toMatchObject({ by: null, office: yes.office })
  })
})

describe('an author with an account', () => {
  test('is written to once, in their own language, when their words are answered', async () => {
    const asked = await aQuestion()
    const { core, about, official, meetingId } = asked
    const citizen = await asked.citizen('Birgit Møller')
    await core.accounts.keepWords({ ...asked.author, account: citizen.account }, { meetingId, named: false })
    await core.answers.publish(official, { ...about, ...yes, ...first, origin: 'https://raadslag.test' })
    const letters = await asked.db.selectFrom('letter').selectAll().where('kind', '=', 'answer').execute()
    const mails = await asked.db.selectFrom('mail').select(['address', 'turn']).execute()
    expect(mails).toEqual([{ address: `${citizen.account?.id}@example.dk`, turn: 0 }])
    expect(letters).toHaveLength(1)
    expect(letters[0]?.content).toContain(`https://raadslag.test/t/${about.threadId}?at=${asked.id}`)
  })
})

describe('the public list', () => {
  test('has what waits, the oldest first, and what was answered', async () => {
    const asked = await aQuestion()
    const { core, about, official, threadId } = asked
    const visitor = await asked.citizen()
    expect((await core.answers.list(visitor, {})).waiting).toMatchObject([
      { is: 'thread', id: threadId, clock: { state: 'waiting', waitedDays: 0 } },
    ])
    await core.answers.publish(official, { ...about, ...yes, ...first })
    const { waiting, answered } = await core.answers.list(visitor, {})
    expect(waiting).toEqual([])
    expect(answered).toMatchObject([{ is: 'contribution', id: asked.id, answer: { outcome: 'joining' } }])
  })

  test('counts to the day that was promised, and says what was promised first', async () => {
    const asked = await aQuestion()
    const { core, official, threadId, meetingId } = asked
    const about = { threadId, about: threadId }
    await core.answers.promise(official, { ...about, who: 'Ole Bak', due: '2026-04-20' })
    await core.answers.promise(official, { ...about, who: 'Ole Bak', due: '2026-04-25' })
    asked.clock.pass(15 * 24 * 3_600_000)
    const { clock } = await core.threads.read(asked.author, { id: threadId })
    expect(clock).toMatchObject({ state: 'promised', isOver: true, daysLeft: -4, movedFrom: '2026-04-20' })
    const { upserts } = await core.feed.since(meetingId, 'room', 0)
    expect(upserts.promises).toMatchObject([{ answers: true, who: 'Ole Bak', due: '2026-04-25' }])
  })

  test('goes on with what was passed on, and with what was put off from its day', async () => {
    const asked = await aQuestion()
    const { core, about, official } = asked
    const waiting = async () => (await core.answers.list(asked.author, {})).waiting
    await core.answers.publish(official, {
      ...about,
      ...yes,
      outcome: 'passed_on',
      passedTo: 'Regionen',
      ...first,
    })
    expect(await waiting()).toMatchObject([{ id: asked.id, clock: { state: 'passed_on', who: 'Regionen' } }])
    const later = { ...no, outcome: 'not_now', again: '2026-04-20', seen: 1, origin: null }
    await core.answers.publish(official, { ...about, ...later })
    expect(await waiting()).toEqual([])
    asked.clock.pass(7 * 24 * 3_600_000)
    expect(await waiting()).toMatchObject([{ id: asked.id, clock: { state: 'again', isOver: true } }])
  })

  test('has nothing of what may not be read', async () => {
    const meeting = await aWorld().withOpenMeeting({ access: 'participants' })
    const { core, host, threadId } = meeting
    const id = await meeting.say('Mellem os.')
    const visitor = await meeting.citizen()
    expect(await core.answers.list(visitor, {})).toMatchObject({ waiting: [], answered: [] })
    await core.answers.publish(host, { threadId, about: id, ...no, ...first })
    expect(await core.answers.list(visitor, {})).toMatchObject({ waiting: [], answered: [] })
    expect((await core.answers.list(host, {})).answered).toHaveLength(1)
  })
})
