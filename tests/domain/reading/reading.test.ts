import { describe, expect, test } from 'vitest'
import { refused } from '../../support/refused.ts'
import { aPlan, aPost, aWorld, hour, minute } from '../../support/world.ts'

async function laidForth() {
  const meeting = await aWorld().withOpenMeeting()
  const { core, host, meetingId, threadId, clock } = meeting
  const first = await meeting.say('Bænke i læ')
  clock.pass(minute)
  const second = await meeting.say('Et springvand')
  clock.pass(minute)
  await core.meetings.close(host, { meetingId })
  await core.meetings.publish(host, { meetingId })
  clock.pass(minute)
  const birgit = await meeting.citizen('Birgit Møller')
  const kurt = await meeting.citizen('Kurt Bo')
  const read = (actor = birgit) => core.reading.read(actor, { threadId })
  return {
    ...meeting,
    ...{ first, second, birgit, kurt, read },
    async write(text: string, from = kurt, parentId?: string) {
      clock.pass(minute)
      return (await core.contributions.submit(from, { ...aPost(threadId, text), parentId })).id
    },
    /** Reads a page to its end; `last` where there are more after it. */
    async mark(last: string | null = null, actor = birgit) {
      clock.pass(minute)
      const { at } = await read(actor)
      await core.reading.mark(actor, { threadId, until: at, last })
    },
  }
}

describe('what is new', () => {
  test('is nothing the first time, and then what others have written since', async () => {
    const { read, mark, write, birgit, first } = await laidForth()
    expect(await read()).toMatchObject({ ids: [], goOnId: null, isKept: true })
    await mark()
    expect((await read()).ids).toEqual([])
    await write('Mit eget', birgit)
    const pergola = await write('En pergola')
    const reply = await write('Hvor i læ?', undefined, first)
    expect((await read()).ids).toEqual([reply, pergola])
    await mark()
    expect((await read()).ids).toEqual([])
  })

  test('is also what was held back or waited until now, and not what nobody may read', async () => {
    const { read, mark, write, core, host, threadId, meetingId, first, clock } = await laidForth()
    const late = await write('Skal læses først')
    await core.moderation.hold(host, { id: late })
    await mark()
    await core.moderation.release(host, { id: late })
    await core.threads.setApproval(host, { meetingId, threadId, first: true })
    await write('Venter')
    expect((await read()).ids).toEqual([late])
    clock.pass(hour)
    await core.moderation.hold(host, { id: first })
    expect((await read()).ids).toEqual([late])
  })

  test('is also what was moved here from another thread, with what answers it, and not what was read there', async () => {
    const { core, host, threadId, threadIds, birgit, kurt, read, mark, clock } = await laidForth()
    const other = threadIds[1] ?? ''
    const bus = await core.contributions.submit(kurt, aPost(other, 'Bussen'))
    const when = await core.contributions.submit(kurt, { ...aPost(other, 'Hvornår?'), parentId: bus.id })
    clock.pass(minute)
    await core.reading.mark(birgit, { threadId: other, until: clock.now(), last: null })
    clock.pass(minute)
    const train = await core.contributions.submit(kurt, aPost(other, 'Toget'))
    for (const reader of [birgit, host]) await mark(null, reader)
    clock.pass(minute)
    await core.threads.move(host, {
      ...{ threadId: other, contributionIds: [bus.id, train.id], intoId: threadId },
    })
    expect((await read(host)).ids).toEqual([bus.id, when.id, train.id])
    expect((await read()).ids).toEqual([train.id])
    const { posts } = await core.threads.read(birgit, { id: threadId })
    const moved = posts.find(({ id }) => id === bus.id)
    expect([moved?.writtenIn, moved?.replies[0]?.writtenIn]).toEqual([other, other])
    await core.threads.move(host, { threadId, contributionIds: [bus.id, train.id], intoId: other })
    expect((await core.reading.read(birgit, { threadId: other })).ids).toEqual([train.id])
  })

  test('is what a meeting said that has been laid forth since, to who was not there', async () => {
    const { core, host, read, mark, threadId, clock, kurt } = await laidForth()
    const other = await core.meetings.plan(host, nextPlan(clock.now()))
    await core.threads.takeUp(host, { meetingId: other.id, threadId, title: 'Torvet', minutes: 10 })
    await core.meetings.announce(host, { meetingId: other.id })
    await core.meetings.open(host, { meetingId: other.id })
    const said = await core.contributions.record(host, {
      ...aPost(threadId, 'Sagt i salen'),
      ...{ meetingId: other.id, channel: 'spoken' },
    })
    await mark()
    await mark(null, host)
    expect((await read()).ids).toEqual([])
    clock.pass(minute)
    await core.meetings.close(host, { meetingId: other.id })
    await core.meetings.publish(host, { meetingId: other.id })
    expect((await read()).ids).toEqual([said.id])
    expect((await read(host)).ids).toEqual([])
    expect((await read(kurt)).ids).toEqual([])
  })

  test('is told with the threads that one follows', async () => {
    const { core, mark, write, birgit, threadId } = await laidForth()
    await mark()
    const pergola = await write('En pergola')
    await write('Og et til')
    expect(await core.reading.newIn(birgit, [threadId])).toEqual(
      new Map([[threadId, { count: 2, firstId: pergola }]]),
    )
  })

  test('is not told of a thread that one may not know of from here', async () => {
    const { core, threadId, citizen, phone, say } = await aWorld().withOpenMeeting({ access: 'closed' })
    const birgit = await citizen()
    const inTheRoom = { ...phone(), account: birgit.account }
    await core.reading.mark(inTheRoom, { threadId, until: 0, last: null })
    await say('Bænke i læ')
    expect((await core.reading.newIn(inTheRoom, [threadId])).get(threadId)).toMatchObject({ count: 1 })
    expect(await core.reading.newIn(birgit, [threadId])).toEqual(new Map())
  })
})

describe('a long thread', () => {
  test('goes on where one stopped, and is read at its end', async () => {
    const { read, mark, first, second } = await laidForth()
    await mark(first)
    expect(await read()).toMatchObject({ ids: [], goOnId: second })
    await mark()
    expect(await read()).toMatchObject({ ids: [], goOnId: null })
    await mark(first)
    expect((await read()).goOnId).toBeNull()
  })

  test('keeps what is new until one has come to the last of it', async () => {
    const { read, mark, write, first, second } = await laidForth()
    await mark()
    const reply = await write('Hvor i læ?', undefined, first)
    const pergola = await write('En pergola')
    await mark(first)
    expect(await read()).toMatchObject({ ids: [reply, pergola], goOnId: second })
    await mark()
    expect(await read()).toMatchObject({ ids: [], goOnId: null })
  })
})

describe('it is kept', () => {
  test('of nobody who does not want it, and goes when it is not wanted any more', async () => {
    const { core, read, mark, write, birgit, db } = await laidForth()
    await mark()
    await core.reading.remember(birgit, { on: false })
    expect(await db.selectFrom('reading').selectAll().execute()).toEqual([])
    await mark()
    await write('En pergola')
    expect(await read()).toMatchObject({ ids: [], isKept: false })
    await core.reading.remember(birgit, { on: true })
    expect(await db.selectFrom('reading').selectAll().execute()).toEqual([])
  })

  test('of no visitor, though a device that remembers for itself is told what is new', async () => {
    const { core, db, threadId, write, clock, meetingId, first, second } = await laidForth()
    const visitor = { account: null, keyIn: () => null }
    const since = clock.now()
    await core.reading.mark(visitor, { threadId, until: since, last: null })
    const id = await write('En pergola')
    expect(await core.reading.since(visitor, { threadId, since, stoppedId: first })).toEqual({
      ids: [id],
      goOnId: second,
    })
    expect(await core.reading.since(visitor, { threadId, since: 'x', stoppedId: null })).toMatchObject({
      ids: [first, second, id],
    })
    expect(await db.selectFrom('reading').selectAll().execute()).toEqual([])
    expect(meetingId).not.toBe('')
  })

  test('goes with the account, can be taken along, and is never of the future', async () => {
    const { core, db, birgit, threadId, clock } = await laidForth()
    await core.reading.mark(birgit, { threadId, until: clock.now() + 48 * hour, last: null })
    const [kept] = await db.selectFrom('reading').selectAll().execute()
    expect(kept?.readUntil).toBe(clock.now())
    expect((await core.accounts.takeOut(birgit)).reading).toEqual([
      { question: 'Hvad skal torvet bruges til?', readUntil: kept?.readUntil },
    ])
    await core.accounts.erase(birgit, { words: 'stay' })
    expect(await db.selectFrom('reading').selectAll().execute()).toEqual([])
  })

  test('only of threads that one may read', async () => {
    const { core, threadId, citizen } = await aWorld().withOpenMeeting()
    const asked = { threadId, until: 0, last: null }
    await refused(core.reading.mark(await citizen(), asked), 'join_first')
    expect((await core.reading.since(await citizen(), { threadId, since: 0 })).ids).toEqual([])
  })
})

const nextPlan = (now: number) =>
  aPlan({ title: 'Torvet igen', startsAt: now + hour, endsAt: now + 2 * hour })
