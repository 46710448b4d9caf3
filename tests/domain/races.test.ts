/** Two at once. On PostgreSQL truly so; on SQLite they queue, and the outcome is the same. */
import { describe, expect, test } from 'vitest'
import { createCore } from '../../server/core.ts'
import { isRefusal } from '../../server/refusal.ts'
import {
  type OpenMeeting,
  type World,
  aKey,
  aPhone,
  aPlan,
  aPost,
  aWorld,
  anAdministrator,
  anOpenMeeting,
} from '../support/world.ts'

/** What became of each: the reason of a refusal, or `done`. Anything else is a bug. */
async function atOnce(...attempts: Promise<unknown>[]): Promise<string[]> {
  const settled = await Promise.allSettled(attempts)
  return settled.map((one) => {
    if (one.status === 'fulfilled') return 'done'
    if (isRefusal(one.reason)) return one.reason.reason
    throw one.reason
  })
}

/** Often enough that both orders come up. */
const rounds = Array.from({ length: 8 }, (_, i) => i)

const rowsOf = ({ db }: World, meetingId: string) =>
  db.selectFrom('contribution').selectAll().where('meetingId', '=', meetingId).execute()

/** Every number once, in both feeds, and each names what is there. */
async function assertNoGaps({ db }: World) {
  const rows = await db.selectFrom('feed').select(['meetingId', 'audience', 'seq']).orderBy('seq').execute()
  for (const feed of Map.groupBy(rows, ({ meetingId, audience }) => `${meetingId} ${audience}`).values())
    expect(feed.map(({ seq }) => seq)).toEqual(feed.map((_, i) => i + 1))
}

describe('two at once', () => {
  test('a post and the closing: it came from the room, or from home', async () => {
    const first = await aWorld().withOpenMeeting()
    for (const _ of rounds) {
      const { core, host, meetingId, threadId, participant } = await anOpenMeeting(first)
      const posting = core.contributions.submit(participant, aPost(threadId))
      expect(await atOnce(posting, core.meetings.close(host, { meetingId }))).toEqual(['done', 'done'])
      const [row] = await rowsOf(first, meetingId)
      const { meeting } = await core.meetings.read(host, meetingId)
      expect(['phone', 'online']).toContain(row?.channel)
      expect(meeting.state).toBe('closed')
    }
    await assertNoGaps(first)
  })

  test('hiding and focus: what is hidden is never in focus', async () => {
    const world = await aWorld().withRunningWall()
    const { core, host, meetingId, say, view } = world
    for (const _ of rounds) {
      const id = await say('Bænke')
      const outcome = await atOnce(
        core.moderation.hold(host, { id }),
        core.wall.focus(host, { meetingId, id }),
      )
      expect(outcome[0]).toBe('done')
      expect((await view()).focusId).not.toBe(id)
    }
    await assertNoGaps(world)
  })

  test('leaving a wall out and its heartbeat: it leads no more, and its size does not count', async () => {
    const world = await aWorld().withRunningWall()
    const { core, host, meetingId, screenId, beat, view } = world
    const small = { meetingId, screenId: aKey(), k: 1, charactersPerSlot: 60, visible: true }
    for (const _ of rounds) {
      await core.wall.beat(world.wall, small)
      await beat()
      const leaveOut = (id: string, leftOut: boolean) =>
        core.wall.leaveOut(host, { meetingId, screenId: id, leftOut })
      expect(await atOnce(leaveOut(small.screenId, true), core.wall.beat(world.wall, small))).toEqual([
        'done',
        'done',
      ])
      expect((await view()).k).toBe(2)
      await leaveOut(small.screenId, false)
      await atOnce(leaveOut(screenId, true), beat())
      expect(await beat()).toMatchObject({ leading: false })
      await leaveOut(screenId, false)
    }
    await assertNoGaps(world)
  })

  test('hiding and the next change of the wall: what is hidden does not stand', async () => {
    const world = await aWorld().withRunningWall({ safetyDelaySeconds: 0 })
    const { core, host, wall, meetingId, say, view, screenId, clock, beat } = world
    for (const _ of rounds) {
      const id = await say('Bænke')
      await beat()
      const { version, next } = await view()
      clock.pass(Math.max(0, (next?.at ?? 0) - clock.now()))
      const report = { meetingId, version, slot: next?.slot ?? 0, shownMs: 0 }
      const outcome = await atOnce(
        core.moderation.hold(host, { id }),
        core.wall.advance(wall, report, screenId),
      )
      expect(outcome).toEqual(['done', 'done'])
      expect((await view()).slots.map((slot) => slot?.contributionId)).not.toContain(id)
    }
  })

  test('taking up a thread and a post: the new meeting has every word once', async () => {
    const first = await aWorld().withOpenMeeting()
    const { core, host } = first
    for (const _ of rounds) {
      const [from, next] = [await anOpenMeeting(first), await anOpenMeeting(first)]
      const asked = { meetingId: next.meetingId, threadId: from.threadId, title: 'Igen', minutes: 5 }
      const outcome = await atOnce(core.threads.takeUp(host, asked), from.say('Bænke'), from.say('Borde'))
      expect(outcome).toEqual(['done', 'done', 'done'])
      const { upserts } = await core.feed.since(next.meetingId, 'desk', 0)
      expect(upserts.contributions.map(({ text }) => text).toSorted()).toEqual(['Borde', 'Bænke'])
    }
    await assertNoGaps(first)
  })

  test('the same key twice is one contribution', async () => {
    const world = await aWorld().withOpenMeeting()
    const { core, participant, threadId, meetingId } = world
    const post = aPost(threadId)
    const answers = await Promise.all(rounds.map(() => core.contributions.submit(participant, post)))
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
    expect(answers.filter(({ isNew }) => isNew)).toHaveLength(1)
    expect(await rowsOf(world, meetingId)).toHaveLength(1)
    await assertNoGaps(world)
  })

  test('the same key with other words: one of them stands', async () => {
    const world = await aWorld().withOpenMeeting()
    const { core, phone, threadId, meetingId } = world
    const key = aKey()
    const send = (text: string) => core.contributions.submit(phone(), { ...aPost(threadId, text), key })
    expect((await atOnce(send('Bænke'), send('Borde'))).toSorted()).toEqual(['done', 'key_reused'])
    expect(await rowsOf(world, meetingId)).toHaveLength(1)
  })

  test('two tabs of one phone are one participant', async () => {
    const world = await aWorld().withOpenMeeting()
    const { core, meetingId, threadId, host } = world
    const phone = aPhone(world, meetingId)
    const [enter, post] = [core.people.enter, core.contributions.submit]
    await Promise.all([enter(phone, meetingId), enter(phone, meetingId), post(phone, aPost(threadId))])
    expect((await core.meetings.count(host, meetingId)).participants).toBe(1)
    expect(await core.contributions.own(phone, meetingId)).toHaveLength(1)
  })

  test('two leading walls that report: one change, one showing', async () => {
    const world = await aWorld().withRunningWall({ safetyDelaySeconds: 0 })
    const { core, wall, meetingId, say, view, db, screenId } = world
    await say('Bænke')
    const { version, next } = await view()
    const report = { meetingId, version, slot: next?.slot ?? 0, shownMs: 0 }
    await Promise.all(rounds.map(() => core.wall.advance(wall, report, screenId)))
    expect(await db.selectFrom('showing').selectAll().execute()).toHaveLength(1)
    expect((await view()).version).toBe(version + 1)
  })

  test('two walls that find nobody leading: one leads', async () => {
    const { core, wall, meetingId, clock } = await aWorld().withRunningWall()
    clock.pass(11_000)
    const beat = () =>
      core.wall.beat(wall, { meetingId, screenId: aKey(), k: 2, charactersPerSlot: 130, visible: true })
    const answers = await Promise.all(rounds.map(beat))
    expect(answers.filter(({ leading }) => leading)).toHaveLength(1)
  })

  test('two set-ups with one link: one administrator', async () => {
    const { tools, epoch } = await aWorld()
    await tools.write((trx) => trx.deleteFrom('account').execute())
    const { accounts } = createCore(tools, () => epoch.value)
    const secret = await accounts.offerSetUp()
    const setUp = (email: string) => accounts.setUp({ secret, ...anAdministrator, email })
    expect((await atOnce(setUp('a@example.dk'), setUp('b@example.dk'))).toSorted()).toEqual([
      'done',
      'setup_done',
    ])
    expect(await tools.db.selectFrom('account').select('id').execute()).toHaveLength(1)
  })

  test.each(['announce', 'open', 'close', 'publish'] as const)(
    '%s pressed twice happens once',
    async (step) => {
      const { core, host, meetingId, events } = await aWorld().withMeeting()
      const steps = ['announce', 'open', 'close', 'publish'] as const
      for (const before of steps.slice(0, steps.indexOf(step)))
        await core.meetings[before](host, { meetingId })
      events.length = 0
      const press = () => core.meetings[step](host, { meetingId })
      expect((await atOnce(press(), press())).toSorted()).toEqual(['done', 'state_passed'])
      expect(events.filter(({ name }) => name.startsWith('meeting.'))).toHaveLength(1)
    },
  )

  test('new codes pressed twice leave one of each kind', async () => {
    const { core, host, meetingId, db } = await aWorld().withOpenMeeting()
    const press = () => core.meetings.renewCodes(host, { meetingId })
    expect(await atOnce(press(), press())).toEqual(['done', 'done'])
    const live = await db.selectFrom('joinCode').select('kind').where('endedAt', 'is', null).execute()
    expect(live.map(({ kind }) => kind).toSorted()).toEqual(['poster', 'screen', 'typed'])
  })

  test('one wall code on two computers: one wall', async () => {
    const world = await aWorld().withOpenMeeting()
    const { core, host, meetingId } = world
    const { code } = await core.people.offerWall(host, { meetingId })
    const type = () => core.people.exchangeGrant(aPhone(world, meetingId), { code })
    expect((await atOnce(type(), type())).toSorted()).toEqual(['code_wrong', 'done'])
  })

  test('withdrawing and releasing: what was taken back is not before the room', async () => {
    const world = await aWorld().withOpenMeeting()
    const { core, host, participant, phone, say, meetingId } = world
    expect(await say('Bliver', { from: participant })).toBeTruthy()
    for (const _ of rounds) {
      const author = phone()
      const id = await say('Fortrudt', { from: author })
      await core.moderation.hold(host, { id })
      await atOnce(core.contributions.withdraw(author, { id }), core.moderation.release(host, { id }))
    }
    const { upserts } = await core.feed.since(meetingId, 'room', 0)
    expect(upserts.contributions.map(({ text }) => text)).toEqual(['Bliver'])
  })

  test('a post and the removal of its question: both cannot be', async () => {
    const meeting = await aWorld().withMeeting()
    const { core, host, meetingId, threadIds } = meeting
    for (const step of ['announce', 'open'] as const) await core.meetings[step](host, { meetingId })
    const { agenda } = await core.meetings.read(host, meetingId)

    const kept = agenda
      .slice(0, 2)
      .map(({ id, title, minutes }, i) => ({ id, title, minutes, question: i ? 'Hvad?' : null }))
    const outcome = await atOnce(
      core.contributions.submit(meeting.phone(), aPost(threadIds[1] ?? '')),
      core.meetings.change(host, { ...aPlan(), meetingId, agenda: kept }),
    )
    expect([
      ['done', 'item_in_use'],
      ['not_found', 'done'],
    ]).toContainEqual(outcome)
  })

  test('forty phones at once: every word is there once, in the order of its number', async () => {
    const world: OpenMeeting = await aWorld().withOpenMeeting()
    const ids = await Promise.all(Array.from({ length: 40 }, (_, i) => world.say(`Ord ${i}`)))
    const { upserts } = await world.core.feed.since(world.meetingId, 'room', 0)
    expect(upserts.contributions.map(({ id }) => id).toSorted()).toEqual(ids.toSorted())
    await assertNoGaps(world)
  })
})
