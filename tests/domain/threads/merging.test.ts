/** Threads become one, and words go from one to another: nothing is lost, and every address goes on working. */
import { describe, expect, test } from 'vitest'
import { type Actor, nobody } from '../../../server/domain/people/actor.ts'
import { refused } from '../../support/refused.ts'
import {
  type OpenMeeting,
  aKey,
  aMeeting,
  aPost,
  aWorld,
  anOpenMeeting,
  evening,
  hour,
} from '../../support/world.ts'

/** Two threads of one meeting that is over and laid forth, with words in both. */
async function twoThreads() {
  const meeting = await aWorld().withOpenMeeting()
  const { core, host, meetingId, threadIds } = meeting
  const [into = '', from = ''] = threadIds
  const author = meeting.phone()
  const bench = await meeting.say('Flere bænke i læ.')
  const bus = await meeting.say('Bussen kommer for sjældent.', { threadId: from, from: author })
  const reply = await meeting.say('Hvornår på dagen?', { threadId: from, parentId: bus })
  await core.meetings.close(host, { meetingId })
  await core.meetings.publish(host, { meetingId })
  return { ...meeting, into, from, bench, bus, reply, author }
}

type Two = Awaited<ReturnType<typeof twoThreads>>
const merge = ({ core, host, from, into }: Two, by: Actor = host) =>
  core.threads.merge(by, { threadId: from, intoId: into })
const read = ({ core }: Pick<Two, 'core'>, id: string, by: Actor = nobody) => core.threads.read(by, { id })
const texts = async (two: Pick<Two, 'core'>, id: string) =>
  (await read(two, id)).posts.flatMap(({ text, replies }) => [text, ...replies.map((one) => one.text)])
const all = ['Flere bænke i læ.', 'Bussen kommer for sjældent.', 'Hvornår på dagen?']

describe('merging', () => {
  test('brings all that was said into one, and each knows where it was written', async () => {
    const two = await twoThreads()
    await merge(two)
    expect(await texts(two, two.into)).toEqual(all)
    const { posts } = await read(two, two.into)
    expect(posts.map(({ writtenIn }) => writtenIn)).toEqual([undefined, two.from])
    expect(await two.core.threads.lineage(nobody, two.into)).toMatchObject({
      merged: [{ id: two.from, question: 'Hvordan kommer vi frem?', by: 'Mette Skov' }],
      written: { [two.from]: 'Hvordan kommer vi frem?' },
      mayArrange: false,
    })
  })

  test('leaves the old address standing, for reading, writing, following and whoever answers', async () => {
    const two = await twoThreads()
    await merge(two)
    expect((await read(two, two.from)).thread.id).toBe(two.into)
    expect(await texts(two, two.from)).toEqual(all)
    const { posts } = await two.core.threads.posts(nobody, { id: two.from })
    expect(posts.map(({ id }) => id)).toEqual([two.bench, two.bus])
    expect(await two.core.threads.whereIs(nobody, two.bus)).toBe(two.into)
    const citizen = await two.citizen()
    const { id } = await two.core.contributions.submit(citizen, aPost(two.from, 'Hjemmefra.'))
    const answer = { ...aPost(two.from, 'Om morgenen.'), parentId: two.bus }
    await two.core.contributions.submit(citizen, answer)
    expect(await texts(two, two.into)).toEqual([...all, 'Om morgenen.', 'Hjemmefra.'])
    expect((await read(two, two.into)).posts.find((post) => post.id === id)).toMatchObject({
      threadId: two.into,
    })
    await two.core.following.follow(citizen, 'da', { kind: 'thread', target: two.from })
    expect(await two.core.following.list(citizen)).toMatchObject([{ target: two.into }])
    const asked = { threadId: two.from, about: two.from }
    expect((await two.core.answers.read(two.host, asked)).thread.id).toBe(two.into)
  })

  test('tells authors, the agenda, the record and the log', async () => {
    const two = await twoThreads()
    const { core, host, meetingId, author, into } = two
    await merge(two)
    expect(await core.contributions.own(author, meetingId)).toMatchObject([
      { threadId: into, moved: { from: 'Hvordan kommer vi frem?', into: 'Hvad skal torvet bruges til?' } },
    ])
    const { agenda, threads } = await core.meetings.read(nobody, meetingId)
    expect(agenda.map(({ threadId }) => threadId)).toEqual([null, into, into])
    expect(threads.map(({ id }) => id)).toEqual([into])
    const { questions } = await core.meetings.summary(nobody, meetingId)
    expect(questions.map(({ thread }) => thread.id)).toEqual([into])
    expect((await core.moderation.readLog(host, meetingId))[0]).toMatchObject({
      ...{ act: 'merge_threads', about: 'Hvordan kommer vi frem?' },
      becomes: 'Hvad skal torvet bruges til?',
    })
  })

  test('brings themes, promises, answers, cards and stands, and one place for what stands alone', async () => {
    const two = await twoThreads()
    const { core, db, host, meetingId, from, into, bench, bus } = two
    const at = (threadId: string, id: string) => ({ meetingId, threadId, contributionIds: [id] })
    await core.themes.make(host, { ...at(from, bus), name: 'Bussen' })
    await core.themes.standAlone(host, at(into, bench))
    const other = await two.tools.write(async (trx) => {
      const row = { meetingId, threadId: from, kind: 'alone' as const, name: '', createdAt: 0 }
      const createdBy = host.account?.id ?? ''
      await trx
        .insertInto('theme')
        .values({ ...row, id: two.tools.newId(), createdBy })
        .execute()
    })
    expect(other.outcome).toBeUndefined()
    await core.promises.make(host, {
      meetingId,
      threadId: from,
      who: 'Ole',
      what: 'Ringer',
      due: '2031-01-01',
    })
    const no = { outcome: 'must_not', reason: 'Loven.', office: 'Jura', seen: 0, origin: null }
    await core.answers.publish(host, { threadId: from, about: bus, ...no })
    await merge(two)
    const { themes, posts } = await read(two, into)
    expect(themes.map(({ kind, name }) => [kind, name])).toEqual([
      ['theme', 'Bussen'],
      ['alone', ''],
    ])
    expect(posts.at(1)).toMatchObject({ answer: { outcome: 'must_not' } })
    for (const table of ['promise', 'agendaItem', 'answer', 'threadMeeting'] as const)
      expect(await db.selectFrom(table).selectAll().where('threadId', '=', from).execute()).toEqual([])
  })

  test('is found by what was said, and the question that went is found no more', async () => {
    const two = await twoThreads()
    const find = async (q: string) =>
      ((await two.core.search.find(nobody, { q }))?.hits ?? []).map(({ kind, id }) => [kind, id])
    expect(await find('frem')).toEqual([['thread', two.from]])
    await merge(two)
    expect(await find('frem')).toEqual([])
    expect(await find('bussen')).toEqual([['contribution', two.bus]])
  })

  test('tells followers of both once, and a digest on its way finds the words', async () => {
    const two = await twoThreads()
    const { core, clock, db, from, into } = two
    const [both, one] = [await two.citizen('Bo'), await two.citizen('Åse')]
    for (const target of [from, into]) await core.following.follow(both, 'da', { kind: 'thread', target })
    await core.following.follow(one, 'da', { kind: 'thread', target: from })
    clock.pass(hour)
    await core.contributions.submit(await two.citizen('Per'), aPost(from, 'Og toget?'))
    await merge(two)
    expect(await core.following.list(both)).toHaveLength(1)
    expect(await core.following.list(one)).toMatchObject([{ target: into }])
    clock.pass(8 * 24 * hour)
    while (await core.following.postDigests(null));
    expect(await db.selectFrom('mail').select('id').execute()).toHaveLength(2)
  })

  test('is refused for itself, in a circle, twice, of what is under way, answered or rehearsed', async () => {
    const two = await twoThreads()
    const { core, host, from, into } = two
    await refused(core.threads.merge(host, { threadId: into, intoId: into }), 'thread_itself')
    await merge(two)
    await refused(core.threads.merge(host, { threadId: into, intoId: from }), 'thread_merged')
    await refused(merge(two), 'thread_merged')

    const open = await aWorld().withOpenMeeting()
    const [threadId, intoId] = open.threadIds
    await refused(open.core.threads.merge(open.host, { threadId, intoId }), 'thread_on')

    const answered = await twoThreads()
    const whole = { threadId: answered.into, about: answered.into, outcome: 'must_not', reason: 'Loven.' }
    await answered.core.answers.publish(answered.host, { ...whole, office: 'Jura', seen: 0, origin: null })
    await refused(merge(answered), 'already_answered')
  })

  test('is for who leads a meeting of each, and tells others nothing of what they may not know', async () => {
    const two = await twoThreads()
    await refused(merge(two, await two.citizen()), 'forbidden')
    await refused(merge(two, await two.facilitator()), 'forbidden')
    const secret = await aMeeting({ ...two, host: await two.facilitator('Ole Bak') }, { access: 'closed' })
    const across = { threadId: two.from, intoId: secret.threadId }
    await refused(two.core.threads.merge(two.host, across), 'not_found')
    await refused(two.core.threads.merge(two.host, { ...across, intoId: 'nothing' }), 'not_found')
    const done = await two.core.threads.merge(two.administrator, across)
    expect(done.id).toBe(secret.threadId)
  })

  test('by two at the same instant is done once', async () => {
    const two = await twoThreads()
    const { core, host, administrator, from, into } = two
    const tries = [
      core.threads.merge(host, { threadId: from, intoId: into }),
      core.threads.merge(administrator, { threadId: into, intoId: from }),
    ]
    const done = await Promise.allSettled(tries)
    expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await texts(two, from)).sort()).toEqual(all.toSorted())
  })

  test('of one that others went into before leads from all of them to the last', async () => {
    const two = await twoThreads()
    await merge(two)
    const third = await anOpenMeeting({ ...two, host: two.host }, { title: 'Havnen' })
    await two.core.meetings.close(two.host, { meetingId: third.meetingId })
    await two.core.threads.merge(two.host, { threadId: two.into, intoId: third.threadId })
    expect((await read(two, two.from)).thread.id).toBe(third.threadId)
    const inHouse = async (meetingId?: string) =>
      (await two.core.administration.log(two.administrator, { act: 'merge_threads', meetingId })).lines.length
    expect([await inHouse(), await inHouse(two.meetingId), await inHouse(third.meetingId)]).toEqual([2, 2, 1])
    const { upserts } = await two.core.feed.since(third.meetingId, 'room', 0)
    expect(upserts.contributions.map(({ text }) => text).sort()).toEqual(all.toSorted())
    expect(upserts.threads.map(({ id }) => id)).toContain(third.threadId)
  })
})

describe('moving words', () => {
  const move = ({ core, host, from, bus }: Two, rest: object = {}) =>
    core.threads.move(host, { threadId: from, contributionIds: [bus], intoId: null, ...rest })
  const toNew = { question: 'Hvad med bussen?' }

  test('takes what answers them along, into a new thread or another', async () => {
    const two = await twoThreads()
    const { id } = await move(two, toNew)
    expect(await texts(two, id)).toEqual(all.slice(1))
    expect(await texts(two, two.from)).toEqual([])
    expect((await read(two, two.from)).counts).toMatchObject({ room: 0, replies: 0 })
    const lineage = await two.core.threads.lineage(nobody, two.from)
    expect(lineage.moved).toEqual([{ id, question: 'Hvad med bussen?', count: 1 }])
    expect(await two.core.threads.whereIs(nobody, two.reply)).toBe(id)

    await two.core.threads.move(two.host, { threadId: id, contributionIds: [two.bus], intoId: two.into })
    expect(await texts(two, two.into)).toEqual(all)
    expect((await two.core.threads.lineage(nobody, two.from)).moved).toMatchObject([
      { id: two.into, count: 1 },
    ])
  })

  test('back again leaves no trace on the words', async () => {
    const two = await twoThreads()
    const { id } = await move(two, toNew)
    await two.core.threads.move(two.host, { threadId: id, contributionIds: [two.bus], intoId: two.from })
    expect((await read(two, two.from)).posts[0]).not.toHaveProperty('writtenIn')
    expect((await two.core.threads.lineage(nobody, two.from)).moved).toEqual([])
    const [own] = await two.core.contributions.own(two.author, two.meetingId)
    expect(own).not.toHaveProperty('moved')
  })

  test('out of the themes of the old thread, with the answers and promises to themselves', async () => {
    const two = await twoThreads()
    const { core, host, meetingId, from, bus } = two
    const { id: themeId } = await core.themes.make(host, {
      ...{ meetingId, threadId: from, contributionIds: [bus], name: 'Bussen' },
    })
    const no = { outcome: 'must_not', reason: 'Loven.', office: 'Jura', seen: 0, origin: null }
    await core.answers.publish(host, { threadId: from, about: bus, ...no })
    const { id } = await move(two, toNew)
    const { themes, posts } = await read(two, id)
    expect(themes).toEqual([])
    expect(posts).toMatchObject([{ answer: { outcome: 'must_not' } }])
    expect((await read(two, from)).themes).toMatchObject([{ id: themeId, contributionIds: [] }])
  })

  test('keeps what was written to the old place, and keeps the old thread', async () => {
    const two = await twoThreads()
    const { id } = await move(two, toNew)
    const late = { ...aPost(two.from, 'Om morgenen.'), parentId: two.bus }
    await two.core.contributions.submit(await two.citizen(), late)
    expect(await texts(two, id)).toContain('Om morgenen.')
  })

  test.each([
    ['move_none', () => ({ contributionIds: [], ...toNew })],
    ['move_question_missing', () => ({ question: ' ' })],
    ['thread_itself', ({ from }: Two) => ({ intoId: from })],
    ['not_found', ({ bench }: Two) => ({ contributionIds: [bench], ...toNew })],
    ['not_found', () => ({ intoId: 'x'.repeat(26) })],
    ['move_reply', ({ reply }: Two) => ({ contributionIds: [reply], ...toNew })],
    ['text_too_long', () => ({ question: 'x'.repeat(201) })],
  ] as const)('is refused: %s', async (reason, rest) => {
    const two = await twoThreads()
    await refused(move(two, rest(two)), reason)
    expect(await texts(two, two.from)).toEqual(all.slice(1))
  })

  test('is refused of what is withdrawn, answered with its theme, under way, or not one’s to arrange', async () => {
    const two = await twoThreads()
    const { core, host, author, meetingId, from, bus } = two
    await refused(move({ ...two, host: await two.facilitator() }, toNew), 'forbidden')
    const where = { meetingId, threadId: from, contributionIds: [bus] }
    const { id: about } = await core.themes.make(host, { ...where, name: 'Bussen' })
    const no = { outcome: 'must_not', reason: 'Loven.', office: 'Jura', seen: 0, origin: null }
    await core.answers.publish(host, { threadId: from, about, ...no })
    await refused(move(two, toNew), 'already_answered')
    await core.answers.withdraw(host, { threadId: from, about, seen: 1 })
    await core.contributions.withdraw(author, { id: bus })
    await refused(move(two, toNew), 'not_visible')
    const open = await aWorld().withOpenMeeting()
    const said = await open.say('Flere bænke.')
    const attempt = { threadId: open.threadId, contributionIds: [said], intoId: null, ...toNew }
    await refused(open.core.threads.move(open.host, attempt), 'thread_on')
  })

  test('never takes words from the meeting that they were said in', async () => {
    const two = await twoThreads()
    const { core, host, from, bus } = two
    const later = { startsAt: evening + 48 * hour, endsAt: evening + 50 * hour, title: 'Igen' }
    const next = await aMeeting(two, later)
    await core.threads.takeUp(host, { meetingId: next.meetingId, threadId: from, title: 'Igen', minutes: 5 })
    const asked = { threadId: from, contributionIds: [bus], intoId: next.threadId }
    await refused(core.threads.move(host, asked), 'move_elsewhere')
    const { id } = await core.threads.move(host, { ...asked, intoId: null, ...toNew })
    expect((await read(two, id, host)).meetings.map((meeting) => meeting.id)).toContain(two.meetingId)
  })

  test('tells a meeting that has the old thread alone that they are gone, and one card goes back to its place', async () => {
    const two = await twoThreads()
    const { core, host, from, bus, into } = two
    const later = { startsAt: evening + 48 * hour, endsAt: evening + 50 * hour, title: 'Igen' }
    const next = await aMeeting(two, later)
    await core.threads.takeUp(host, { meetingId: next.meetingId, threadId: from, title: 'Igen', minutes: 5 })
    const before = await core.feed.since(next.meetingId, 'room', 0)
    expect(before.upserts.contributions.map(({ id }) => id)).toContain(bus)
    await core.threads.move(host, { threadId: from, contributionIds: [bus], intoId: into })
    const { removed } = await core.feed.since(next.meetingId, 'room', before.head)
    expect(removed.contributions.toSorted()).toEqual([bus, two.reply].toSorted())
    expect(aKey()).not.toBe(aKey())
  })
})

test('a thread from which words have gone stays, and its question cannot be dropped', async () => {
  const meeting: OpenMeeting = await aWorld().withOpenMeeting()
  const { core, host, meetingId, threadIds } = meeting
  const id = await meeting.say('Flere bænke.')
  await core.meetings.close(host, { meetingId })
  await core.threads.move(host, { threadId: threadIds[0], contributionIds: [id], intoId: threadIds[1] })
  const asked = { meetingId, threadId: threadIds[0] ?? '' }
  expect((await core.threads.read(host, { id: asked.threadId })).posts).toEqual([])
  await expect(core.agenda.takeOut(host, { meetingId, itemId: meeting.itemId })).rejects.toMatchObject({
    name: 'Refusal',
  })
})
