import { describe, expect, test } from 'vitest'
import { refused } from '../../support/refused.ts'
import { type World, aMeeting, aPost, aWorld, hour } from '../../support/world.ts'

const week = 7 * 24 * hour
const day = 24 * hour
const second = 1000
const origin = 'https://raad.example.dk'

async function laidForth() {
  const meeting = await aWorld().withOpenMeeting()
  const { core, host, meetingId } = meeting
  await meeting.say('Bænke i læ')
  await core.meetings.close(host, { meetingId })
  await core.meetings.publish(host, { meetingId })
  return { ...meeting, birgit: await meeting.citizen('Birgit Møller'), ...toldOf(meeting) }
}

function toldOf({ core, clock, tools }: World) {
  return {
    /** Time passes, and what is due is posted and taken: what each mail tells. */
    async told(ms: number) {
      clock.pass(ms)
      while (await core.following.postDigests(origin));
      const mails = []
      for (let mail = await core.mail.take(); mail; mail = await core.mail.take()) {
        mails.push({ to: mail.address, about: await core.mail.about(mail.letter) })
        await core.mail.settle(mail, { is: 'over', outcome: 'sent' })
      }
      return mails.flatMap(({ to, about: { digest } }) =>
        digest
          ? [
              {
                to,
                stop: digest.stop,
                answers: digest.news.threads.flatMap(({ answers }) =>
                  answers.map(({ answer }) => answer.text),
                ),
                promises: digest.news.threads.flatMap(({ promises }) => promises),
                words: digest.news.threads.flatMap(({ words }) => words.map(({ text }) => text)),
                coming: digest.news.coming.map(({ title }) => title),
                laidForth: digest.news.laidForth.map(({ title }) => title),
              },
            ]
          : [],
      )
    },
    async addressOf(account: { id: string } | null) {
      const row = await tools.db
        .selectFrom('account')
        .select('email')
        .where('id', '=', account?.id ?? '')
        .executeTakeFirst()
      return row?.email
    },
  }
}

describe('who follows a thread', () => {
  test('is told once a week, with the words, the newest last, and not of what was before', async () => {
    const { clock, core, birgit, citizen, threadId, told, addressOf } = await laidForth()
    await core.following.follow(birgit, 'da', { kind: 'thread', target: threadId })
    clock.pass(second)
    const kurt = await citizen('Kurt Bo')
    await core.contributions.submit(kurt, aPost(threadId, 'Et træ'))
    await core.contributions.submit(kurt, aPost(threadId, 'Og skygge'))
    expect(await told(week)).toMatchObject([
      { to: await addressOf(birgit.account), words: ['Et træ', 'Og skygge'] },
    ])
    expect(await told(week)).toEqual([])
  })

  test('is not told of their own words, of what is held back, or of what was taken back before it was sent', async () => {
    const { clock, core, birgit, host, citizen, threadId, told } = await laidForth()
    await core.following.follow(birgit, 'da', { kind: 'thread', target: threadId })
    clock.pass(second)
    await core.contributions.submit(birgit, aPost(threadId, 'Mit eget'))
    const kurt = await citizen('Kurt Bo')
    const held = await core.contributions.submit(kurt, aPost(threadId, 'Noget grimt'))
    await core.moderation.hold(host, { id: held.id })
    expect(await told(week)).toEqual([])
    const { id } = await core.contributions.submit(kurt, aPost(threadId, 'Fortrudt'))
    await core.contributions.withdraw(kurt, { id })
    expect(await told(week)).toEqual([])
  })

  test('hears of what was released later', async () => {
    const { clock, core, birgit, host, citizen, threadId, told } = await laidForth()
    await core.following.follow(birgit, 'da', { kind: 'thread', target: threadId, rhythm: 'daily' })
    clock.pass(second)
    const { id } = await core.contributions.submit(await citizen('Kurt'), aPost(threadId, 'Alligevel fint'))
    await core.moderation.hold(host, { id })
    expect(await told(day)).toEqual([])
    await core.moderation.release(host, { id })
    expect(await told(day)).toMatchObject([{ words: ['Alligevel fint'] }])
  })

  test('hears of the words of the room when they are laid forth, and no sooner', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { clock, core, host, meetingId, threadId } = meeting
    const { told } = toldOf(meeting)
    await core.following.follow(await meeting.citizen(), 'da', {
      kind: 'thread',
      target: threadId,
      rhythm: 'daily',
    })
    clock.pass(second)
    await meeting.say('Bænke i læ')
    await core.meetings.close(host, { meetingId })
    expect(await told(day)).toEqual([])
    await core.meetings.publish(host, { meetingId })
    expect(await told(day)).toMatchObject([{ words: ['Bænke i læ'] }])
  })

  test('hears of what the municipality answers, once, and of a correction', async () => {
    const { core, birgit, host, clock, threadId, told } = await laidForth()
    await core.following.follow(birgit, 'da', { kind: 'thread', target: threadId, rhythm: 'at_once' })
    clock.pass(second)
    const since = clock.now()
    clock.pass(second)
    const answer = { outcome: 'must_not', reason: 'Loven.', office: 'Jura', origin: null }
    const about = { threadId, about: threadId }
    await core.answers.publish(host, { ...about, ...answer, text: 'Nej.', seen: 0 })
    await core.following.wakeAtOnce(since)
    expect(await told(hour / 4)).toMatchObject([{ words: [], answers: ['Nej.'] }])
    expect(await told(week)).toEqual([])
    const again = clock.now()
    clock.pass(second)
    await core.answers.publish(host, { ...about, ...answer, text: 'Stadig nej.', seen: 1 })
    await core.following.wakeAtOnce(again)
    expect(await told(hour / 4)).toMatchObject([{ answers: ['Stadig nej.'] }])
  })

  test('is told by when an answer is promised, and by when it was at first, until it has come', async () => {
    const { core, birgit, host, clock, threadId, told } = await laidForth()
    await core.following.follow(birgit, 'da', { kind: 'thread', target: threadId, rhythm: 'at_once' })
    clock.pass(second)
    const { posts } = await core.threads.read(host, { id: threadId })
    const promise = (about: string | undefined, due: string) =>
      core.answers.promise(host, { threadId, about, who: 'Ole Bak', due })
    const toldAfter = async (act: () => Promise<unknown>) => {
      const since = clock.now()
      clock.pass(second)
      await act()
      await core.following.wakeAtOnce(since)
      return (await told(hour / 4)).flatMap(({ promises }) => promises)
    }
    const whole = { words: null, who: 'Ole Bak', due: '2026-06-01', movedFrom: null }
    expect(await toldAfter(() => promise(threadId, '2026-06-01'))).toEqual([whole])
    expect(await toldAfter(() => promise(posts[0]?.id, '2026-07-01'))).toMatchObject([
      { words: 'Bænke i læ', due: '2026-07-01' },
    ])
    const moved = { ...whole, due: '2026-08-01', movedFrom: '2026-06-01' }
    expect(await toldAfter(() => promise(threadId, '2026-08-01'))).toEqual([moved])
    const kept = async () => {
      await promise(threadId, '2026-09-01')
      const answer = { outcome: 'must_not', reason: 'Loven.', office: 'Jura', origin: null, seen: 0 }
      await core.answers.publish(host, { threadId, about: threadId, ...answer })
    }
    expect(await toldAfter(kept)).toEqual([])
  })

  test('is told of no answer to their own words a second time, and of those to others', async () => {
    const { core, birgit, citizen, host, clock, threadId, told, db, addressOf } = await laidForth()
    const kurt = await citizen('Kurt Bo')
    const { id: hers } = await core.contributions.submit(birgit, aPost(threadId, 'Mit eget'))
    for (const actor of [birgit, kurt])
      await core.following.follow(actor, 'da', { kind: 'thread', target: threadId })
    clock.pass(second)
    const answer = { outcome: 'must_not', reason: 'Loven.', office: 'Jura', origin: null, seen: 0 }
    const mailsTo = async () =>
      (await db.selectFrom('mail').select('address').execute()).map(({ address }) => address)
    await core.answers.publish(host, { threadId, about: hers, ...answer, text: 'Til dig.' })
    expect(await mailsTo()).toEqual([await addressOf(birgit.account)])
    expect(await told(week)).toMatchObject([{ to: await addressOf(kurt.account), answers: ['Til dig.'] }])
    await core.answers.publish(host, { threadId, about: threadId, ...answer, text: 'Til alle.' })
    clock.pass(second)
    await core.contributions.submit(kurt, aPost(threadId, 'Efter svaret'))
    const all = await told(week)
    const byAddress = new Map(all.map(({ to, answers }) => [to, answers]))
    // His words came after it, so nobody wrote to him.
    expect(byAddress.get((await addressOf(kurt.account)) ?? '')).toEqual(['Til alle.'])
    expect(byAddress.get((await addressOf(birgit.account)) ?? '')).toEqual([])
  })

  test('at once is a little later, all in one mail', async () => {
    const { core, birgit, citizen, clock, threadId, told } = await laidForth()
    await core.following.follow(birgit, 'da', { kind: 'thread', target: threadId, rhythm: 'at_once' })
    clock.pass(second)
    const since = clock.now()
    const kurt = await citizen('Kurt Bo')
    clock.pass(1000)
    for (const text of ['Et', 'To']) await core.contributions.submit(kurt, aPost(threadId, text))
    await core.following.wakeAtOnce(since)
    expect(await told(hour / 60)).toEqual([])
    expect(await told(hour / 4)).toMatchObject([{ words: ['Et', 'To'] }])
    expect(await told(week)).toEqual([])
  })

  test('never is never, and can be seen', async () => {
    const { clock, core, birgit, citizen, threadId, told } = await laidForth()
    await core.following.follow(birgit, 'da', { kind: 'thread', target: threadId })
    clock.pass(second)
    await core.following.follow(birgit, 'da', { kind: 'thread', target: threadId, rhythm: 'never' })
    clock.pass(second)
    await core.contributions.submit(await citizen(), aPost(threadId, 'Et træ'))
    expect(await told(week)).toEqual([])
    expect(await core.following.list(birgit)).toMatchObject([
      { rhythm: 'never', name: 'Hvad skal torvet bruges til?' },
    ])
    await core.following.unfollow(birgit, { kind: 'thread', target: threadId })
    expect(await core.following.list(birgit)).toEqual([])
  })
})

describe('who follows a meeting, a place or a person', () => {
  test('hears of what is announced there, in one mail for all', async () => {
    const meeting = await laidForth()
    const { clock, core, birgit, host, told } = meeting
    const hostId = host.account?.id ?? ''
    for (const [kind, target] of [
      ['place', '  FORSAMLINGSHUSET.'],
      ['facilitator', hostId],
    ])
      await core.following.follow(birgit, 'da', { kind, target })
    clock.pass(second)
    const startsAt = meeting.clock.now() + 4 * week
    const plan = { title: 'Havnen', startsAt, endsAt: startsAt + hour }
    const { meetingId } = await aMeeting({ ...meeting, host }, plan)
    await core.meetings.announce(host, { meetingId })
    expect(await told(week)).toMatchObject([{ coming: ['Havnen'] }])
    expect(await told(week)).toEqual([])
  })

  test('hears of the words of all its questions', async () => {
    const { clock, core, birgit, citizen, meetingId, threadIds, told } = await laidForth()
    await core.following.follow(birgit, 'da', { kind: 'meeting', target: meetingId })
    clock.pass(second)
    const kurt = await citizen('Kurt')
    for (const threadId of threadIds) await core.contributions.submit(kurt, aPost(threadId, 'Et ord'))
    expect(await told(week)).toMatchObject([{ words: ['Et ord', 'Et ord'] }])
  })
})

describe('without an account', () => {
  const email = 'Kurt@Example.dk'

  async function asked() {
    const meeting = await laidForth()
    const { core, threadId } = meeting
    const ask = () =>
      core.following.ask(
        { language: 'da', origin },
        { kind: 'thread', target: threadId, email, rhythm: 'daily' },
      )
    await ask()
    const question = (await core.mail.take()) ?? expect.fail('nothing was sent')
    return { ...meeting, ask, question, token: question.letter.content.said?.token ?? '' }
  }

  test('one is asked from that address first, and told nothing before', async () => {
    const { clock, core, citizen, threadId, question, token, told } = await asked()
    expect(question).toMatchObject({ address: 'kurt@example.dk', letter: { kind: 'confirm_follow' } })
    clock.pass(second)
    await core.contributions.submit(await citizen(), aPost(threadId, 'Et træ'))
    expect(await told(day)).toEqual([])
    await core.following.confirm({ token })
    clock.pass(second)
    expect(await told(day)).toMatchObject([{ to: 'kurt@example.dk', words: ['Et træ'] }])
  })

  test('nobody else changes what it follows, or how often, before a mail was answered', async () => {
    const { core, token, threadId, meetingId, db } = await asked()
    const follows = () => db.selectFrom('follow').select(['kind', 'rhythm']).orderBy('kind').execute()
    expect(await follows()).toEqual([])
    await core.following.confirm({ token })
    const before = await follows()
    expect(before).toEqual([{ kind: 'thread', rhythm: 'daily' }])
    const tokens = []
    for (const other of [
      { kind: 'thread', target: threadId, rhythm: 'at_once' },
      { kind: 'meeting', target: meetingId },
    ]) {
      await core.following.ask({ language: 'da', origin }, { ...other, email })
      const mail = (await core.mail.take()) ?? expect.fail('nothing was sent')
      tokens.push(mail.letter.content.said?.token ?? '')
      expect(await core.following.asked(tokens.at(-1) ?? '')).toMatchObject({
        isConfirmed: false,
        followed: [{ kind: other.kind }],
      })
    }
    expect(await follows()).toEqual(before)
    await core.following.confirm({ token: tokens[0] })
    expect(await follows()).toEqual([{ kind: 'thread', rhythm: 'at_once' }])
    await core.following.confirm({ token: tokens[1] })
    expect(await follows()).toMatchObject([{ kind: 'meeting' }, { kind: 'thread', rhythm: 'at_once' }])
    expect(await core.following.asked(tokens[1] ?? '')).toMatchObject({ isConfirmed: true })
  })

  test('one is asked once a day, however often somebody types it', async () => {
    const { core, ask } = await asked()
    await ask()
    expect(await core.mail.take()).toBeNull()
  })

  test('one click leaves nothing, and does no harm the second time', async () => {
    const { clock, core, citizen, threadId, token, told, db } = await asked()
    await core.following.confirm({ token })
    clock.pass(second)
    await core.contributions.submit(await citizen(), aPost(threadId, 'Et træ'))
    const [mail] = await told(day)
    await core.following.stop({ token: mail?.stop })
    expect(await db.selectFrom('follower').selectAll().execute()).toEqual([])
    expect(await db.selectFrom('follow').selectAll().execute()).toEqual([])
    expect(await core.following.readStop(mail?.stop ?? '')).toBe('stopped')
    await core.following.stop({ token: mail?.stop })
    await refused(core.following.stop({ token: `${mail?.stop}x` }), 'link_wrong')
  })

  test('what is asked about is named, in the mail and to who holds its link, until a week has passed', async () => {
    const { core, clock, token, threadId, db } = await asked()
    const { content } = await db.selectFrom('letter').select('content').executeTakeFirstOrThrow()
    expect(JSON.parse(content ?? '')).toMatchObject({ said: { name: 'Hvad skal torvet bruges til?' } })
    const followed = [{ kind: 'thread', target: threadId, name: 'Hvad skal torvet bruges til?' }]
    expect(await core.following.asked(token)).toMatchObject({ isConfirmed: false, followed })
    clock.pass(7 * day + second)
    expect(await core.following.asked(token)).toBeNull()
    await refused(core.following.confirm({ token }), 'link_wrong')
  })

  test('a place where nobody met is written to nobody’s address', async () => {
    const { core, db } = await aWorld().withMeeting()
    const made = { kind: 'place', target: 'Vind en bil på evil.example', email: 'offer@example.dk' }
    await refused(core.following.ask({ language: 'da', origin }, made), 'not_found')
    expect(await db.selectFrom('mail').selectAll().execute()).toEqual([])
  })

  test('an address that nobody confirmed is forgotten', async () => {
    const { core, clock, db } = await asked()
    clock.pass(8 * day)
    expect(await core.following.forgetUnconfirmed()).toBe(1)
    expect(await db.selectFrom('follower').selectAll().execute()).toEqual([])
  })

  test.each(['', 'x', '0.0', `${'0'.repeat(26)}.${'a'.repeat(22)}`])('%j fits nothing', async (token) => {
    const { core } = await asked()
    await refused(core.following.confirm({ token }), 'link_wrong')
    await refused(core.following.stop({ token }), 'link_wrong')
  })

  test('what only its participants may know of cannot be followed', async () => {
    const { core, meetingId } = await aWorld().withOpenMeeting({ access: 'closed' })
    const ask = { kind: 'meeting', target: meetingId, email }
    await refused(core.following.ask({ language: 'da', origin }, ask), 'not_found')
  })
})

describe('an account', () => {
  test('stops all with one click, and still sees what it followed', async () => {
    const { clock, core, birgit, citizen, threadId, told } = await laidForth()
    await core.following.follow(birgit, 'da', { kind: 'thread', target: threadId, rhythm: 'daily' })
    clock.pass(second)
    const kurt = await citizen('Kurt')
    await core.contributions.submit(kurt, aPost(threadId, 'Et træ'))
    const [mail] = await told(day)
    await core.following.stop({ token: mail?.stop })
    await core.contributions.submit(kurt, aPost(threadId, 'Og et til'))
    expect(await told(week)).toEqual([])
    expect(await core.following.list(birgit)).toMatchObject([{ rhythm: 'never' }])
  })

  test('that is erased in the middle of a run gets nothing more, and nothing of it is kept', async () => {
    const { core, birgit, citizen, clock, threadId, db } = await laidForth()
    await core.following.follow(birgit, 'da', { kind: 'thread', target: threadId, rhythm: 'daily' })
    clock.pass(second)
    await core.contributions.submit(await citizen('Kurt'), aPost(threadId, 'Et træ'))
    clock.pass(day)
    await core.following.postDigests(origin)
    await core.accounts.erase(birgit, { words: 'stay' })
    expect(await core.mail.take()).toBeNull()
    expect(await db.selectFrom('follower').selectAll().execute()).toEqual([])
  })

  test('is told once, though two processes look at the same instant', async () => {
    const { core, birgit, citizen, clock, threadId, db } = await laidForth()
    await core.following.follow(birgit, 'da', { kind: 'thread', target: threadId, rhythm: 'daily' })
    clock.pass(second)
    await core.contributions.submit(await citizen('Kurt'), aPost(threadId, 'Et træ'))
    clock.pass(day)
    await Promise.all([core.following.postDigests(origin), core.following.postDigests(origin)])
    expect(await db.selectFrom('mail').select('id').execute()).toHaveLength(1)
  })

  test('needs a login, and something that is there', async () => {
    const { core, birgit, participant, threadId } = await laidForth()
    await refused(
      core.following.follow(participant, 'da', { kind: 'thread', target: threadId }),
      'login_first',
    )
    for (const kind of ['thread', 'meeting', 'facilitator'])
      await refused(core.following.follow(birgit, 'da', { kind, target: '0'.repeat(26) }), 'not_found')
    await refused(core.following.follow(birgit, 'da', { kind: 'idea', target: 'x' }), 'malformed')
  })
})
