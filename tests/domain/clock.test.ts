/** A machine's clock leaps a day ahead, or is put back by one, while everything that is measured by it is under way. */
import { describe, expect, test } from 'vitest'
import { leaseMs } from '../../server/domain/mail/letter.ts'
import { refused } from '../support/refused.ts'
import { aKey, aPost, aWall, aWorld, hour, minute } from '../support/world.ts'
import { aBag, aPostman, anInviting } from '../mail/inviting.ts'
import { aRun, origin, to } from '../mail/followers.ts'
import { eventually } from '../support/server.ts'

const day = 24 * hour
const asked = { asker: 'a browser', language: 'da' as const, origin, next: null }

describe('a link that logs in', () => {
  async function aLink(ahead: number) {
    const { core, clock } = await aWorld()
    clock.pass(ahead)
    await core.accounts.askForLink(asked, { email: 'ny@example.dk' })
    const mail = await core.mail.take()
    const [, secret = ''] = /login\/(\S+)/.exec(mail?.letter.content.link ?? '') ?? []
    const code = mail?.letter.content.said?.code ?? ''
    return { core, clock, secret, code }
  }

  test.each([
    ['was put back after it was made', 0, -day],
    ['was ahead when it was made, and is right again', day, -day],
    ['leapt ahead', 0, day],
  ])('is over where the clock %s', async (_, before, after) => {
    const { core, clock, secret, code } = await aLink(before)
    clock.pass(after)
    expect(await core.accounts.readLoginLink(secret)).toBe('over')
    await refused(core.accounts.useLogin({ secret, name: 'Åse' }), 'login_link_used')
    await refused(core.accounts.useLoginCode('a browser', { code, name: 'Åse' }), 'login_code_over')
    await core.clock.setRight()
    // Its own day comes again.
    if (after < 0) clock.pass(day)
    await refused(core.accounts.useLogin({ secret, name: 'Åse' }), 'login_link_used')
  })

  test('works where two clocks differ by seconds', async () => {
    const { core, clock, secret } = await aLink(0)
    clock.pass(-20_000)
    await core.clock.setRight()
    expect(await core.accounts.readLoginLink(secret)).toBe('asks_name')
  })
})

describe('a mail', () => {
  test('that somebody took by a clock that was ahead, and never sent, is sent after one lease', async () => {
    const { core, clock, send } = await anInviting()
    await send('ole@example.dk')
    const gone = await core.mail.take()
    clock.pass(-day)
    await core.clock.setRight()
    expect(await core.mail.take()).toBeNull()
    clock.pass(leaseMs)
    expect((await core.mail.take())?.id).toBe(gone?.id)
  })

  test('that was posted by a clock that was ahead goes at once', async () => {
    const { core, clock } = await aWorld()
    clock.pass(day)
    await core.accounts.askForLink(asked, { email: 'ny@example.dk' })
    clock.pass(-day)
    expect(await core.mail.take()).toBeNull()
    await core.clock.setRight()
    expect((await core.mail.take())?.address).toBe('ny@example.dk')
  })

  test.each([day, -day])('that is on its way is not sent twice where the clock leaps by %i', async (leap) => {
    const { core, clock, send, db } = await anInviting({
      ...{ startsAt: Date.UTC(2026, 5, 1), endsAt: Date.UTC(2026, 5, 2) },
    })
    await send('ole@example.dk')
    const way = Promise.withResolvers<void>()
    let begun = 0
    const { carrier, carried } = aBag(() => {
      begun++
      return way.promise
    })
    aPostman({ core, carrier })
    await eventually(() => expect(begun).toBe(1))
    clock.pass(leap)
    await core.clock.setRight()
    // Each lane looks some times meanwhile.
    expect(await core.mail.take(await idsIn(db))).toBeNull()
    way.resolve()
    await eventually(async () => expect(await idsIn(db)).toEqual([]))
    expect(carried).toHaveLength(1)
  })
})

type Db = Awaited<ReturnType<typeof aWorld>>['db']
const idsIn = async (db: Db) => (await db.selectFrom('mail').select('id').execute()).map(({ id }) => id)

describe('who follows', () => {
  test('is told in the morning after the clock was put back, of what came since', async () => {
    const { core, clock, followers, threadId, citizen } = await aRun()
    const everybody = to(followers.map(({ address }) => ({ to: address })))
    const told = async () => {
      await core.following.postDigests(origin)
      const mails = []
      for (let mail = await core.mail.take(); mail; mail = await core.mail.take()) {
        const { digest } = await core.mail.about(mail.letter)
        const words = digest?.news.threads.flatMap((thread) => thread.words.map(({ text }) => text)) ?? []
        mails.push({ to: mail.address, words })
        await core.mail.settle(mail, { is: 'over', outcome: 'sent' })
      }
      return mails
    }
    clock.pass(day)
    const ahead = await told()
    expect(to(ahead)).toEqual(everybody)
    clock.pass(-day)
    await core.clock.setRight()
    expect(await told()).toEqual([])
    clock.pass(minute)
    await core.contributions.submit(await citizen('Ida'), aPost(threadId, 'Og skygge'))
    clock.pass(day)
    const after = await told()
    expect(to(after)).toEqual(everybody)
    expect(after.map(({ words }) => words)).toEqual(everybody.map(() => ['Og skygge']))
  })

  test('at once is told within the hour', async () => {
    const { core, clock, birgit, db, threadId, citizen } = await aRun()
    await core.following.follow(birgit.actor, 'da', { kind: 'thread', target: threadId, rhythm: 'at_once' })
    clock.pass(day)
    const since = clock.now() - minute
    await core.contributions.submit(await citizen('Ida'), aPost(threadId, 'Og skygge'))
    await core.following.wakeAtOnce(since)
    clock.pass(-day)
    await core.clock.setRight()
    const follow = db.selectFrom('follow').select('dueAt').where('rhythm', '=', 'at_once')
    const { dueAt } = await follow.executeTakeFirstOrThrow()
    expect(dueAt).toBeLessThanOrEqual(clock.now() + hour)
  })
})

test('words that wait for reading hours wait for the next, and are then shown once', async () => {
  const meeting = await aWorld().withOpenMeeting()
  const { core, host, meetingId, threadId, clock, events } = meeting
  await meeting.say('Bænke')
  await core.meetings.close(host, { meetingId })
  await core.meetings.publish(host, { meetingId })
  const hours = [{ days: [1, 2, 3, 4, 5, 6, 7], from: '09:00', until: '16:00' }]
  await core.hosting.setHours(host, { threadId, hours })
  const birgit = await meeting.citizen()
  clock.pass(day)
  const { id } = await core.contributions.submit(birgit, aPost(threadId, 'En pergola'))
  clock.pass(-day)
  await core.clock.setRight()
  clock.pass(16 * hour)
  await core.hosting.keep()
  await core.hosting.keep()
  const released = events.filter((event) => event.name === 'contribution.released')
  expect(released).toMatchObject([{ contributionId: id }])
})

test('another wall leads where the one that led is gone, and does not hold the others to its size', async () => {
  const meeting = await aWorld().withRunningWall()
  const { core, clock, meetingId, view } = meeting
  clock.pass(-day)
  const wall = await aWall(meeting, meetingId)
  const beat = { meetingId, screenId: aKey(), k: 4, charactersPerSlot: 130, visible: true }
  expect(await core.wall.beat(wall, beat)).toMatchObject({ leading: true })
  expect((await view()).slots).toHaveLength(4)
})

test('a thread closes on its day, once, wherever the clock was meanwhile', async () => {
  const meeting = await aWorld().withOpenMeeting()
  const { core, host, meetingId, threadId, clock, events } = meeting
  await core.meetings.close(host, { meetingId })
  await core.hosting.setClosing(host, { threadId, on: '2026-04-20' })
  clock.pass(-day)
  await core.hosting.keep()
  clock.pass(8 * day)
  events.length = 0
  await core.hosting.keep()
  clock.pass(-day)
  await core.hosting.keep()
  clock.pass(day)
  await core.hosting.keep()
  expect(events.filter(({ name }) => name === 'thread.arranged')).toHaveLength(1)
})
