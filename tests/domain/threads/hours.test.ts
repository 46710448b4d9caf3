import { describe, expect, test } from 'vitest'
import type { Reason } from '../../../server/refusal.ts'
import { refused } from '../../support/refused.ts'
import { aMeeting, aPost, aWorld, hour, minute } from '../../support/world.ts'

const weekdays = [1, 2, 3, 4, 5]
const office = [{ days: weekdays, from: '09:00', until: '16:00' }]
const day = 24 * hour

/** Tuesday evening at six: outside of office hours. */
async function laidForth() {
  const meeting = await aWorld().withOpenMeeting()
  const { core, host, meetingId, threadId } = meeting
  await meeting.say('Bænke i læ')
  await core.meetings.close(host, { meetingId })
  await core.meetings.publish(host, { meetingId })
  const birgit = await meeting.citizen('Birgit Møller')
  return {
    ...meeting,
    birgit,
    write: async (text: string) => (await core.contributions.submit(birgit, aPost(threadId, text))).id,
    read: async () =>
      (await core.threads.read(await meeting.citizen(), { id: threadId })).posts.map(({ text }) => text),
    own: async () => core.contributions.own(birgit, meetingId),
  }
}

async function withHours() {
  const world = await laidForth()
  await world.core.hosting.setHours(world.host, { threadId: world.threadId, hours: office })
  world.events.length = 0
  return world
}

describe('words from home', () => {
  test('wait for the next reading hours, and their author is told when they are', async () => {
    const { write, read, own, clock, core, events } = await withHours()
    await write('En pergola')
    expect(await read()).toEqual(['Bænke i læ'])
    expect(events.map(({ name }) => name)).toEqual(['contribution.awaits_approval'])
    const until = Date.UTC(2026, 3, 15, 7)
    expect(await own()).toMatchObject([{ state: 'waiting', waitsUntil: until }])

    await core.hosting.keep()
    expect(await read()).toEqual(['Bænke i læ'])
    clock.pass(until - clock.now())
    await core.hosting.keep()
    expect(await read()).toEqual(['Bænke i læ', 'En pergola'])
    expect(events.at(-1)).toMatchObject({ name: 'contribution.released', seen: true })
    expect((await own())[0]).not.toHaveProperty('waitsUntil')
  })

  test('are shown at once in reading hours, and where there are none', async () => {
    const { write, read, clock, core, host, threadId } = await withHours()
    clock.pass(16 * hour)
    await write('Onsdag klokken ti')
    expect(await read()).toContain('Onsdag klokken ti')
    clock.pass(12 * hour)
    await core.hosting.setHours(host, { threadId, hours: null })
    await write('Om aftenen')
    expect(await read()).toContain('Om aftenen')
  })

  test('are shown once, by two who look at the same instant, also long after the hour', async () => {
    const { write, clock, core, events } = await withHours()
    await write('En pergola')
    await write('Et springvand')
    clock.pass(3 * day)
    events.length = 0
    await Promise.all([core.hosting.keep(), core.hosting.keep()])
    expect(events.map(({ name }) => name)).toEqual(['contribution.released', 'contribution.released'])
  })

  test('that are read first go on waiting for a person', async () => {
    const { write, read, own, clock, core, host, meetingId, threadId } = await withHours()
    await write('En pergola')
    await core.threads.setApproval(host, { meetingId, threadId, first: true })
    clock.pass(day)
    await core.hosting.keep()
    expect(await read()).toEqual(['Bænke i læ'])
    expect((await own())[0]).toMatchObject({ state: 'waiting' })
    expect((await own())[0]).not.toHaveProperty('waitsUntil')
  })

  test('wait by new hours, and not at all when there are none any more', async () => {
    const { write, read, own, core, host, threadId } = await withHours()
    await write('En pergola')
    const evenings = [{ days: [2], from: '20:00', until: '24:00' }]
    await core.hosting.setHours(host, { threadId, hours: evenings })
    expect((await own())[0]).toMatchObject({ waitsUntil: Date.UTC(2026, 3, 14, 18) })
    await core.hosting.setHours(host, { threadId, hours: null })
    expect(await read()).toContain('En pergola')
  })

  test('can be shown before their time, by the host or the desk', async () => {
    const { write, read, core, host, threadId } = await withHours()
    const id = await write('En pergola')
    await core.hosting.openNow(host, { threadId, id })
    await core.hosting.openNow(host, { threadId, id })
    const other = await write('Et springvand')
    await core.moderation.release(host, { id: other })
    expect(await read()).toEqual(['Bænke i læ', 'En pergola', 'Et springvand'])
    await core.hosting.keep()
  })

  test('wait again when they are mended outside of the hours', async () => {
    const { write, read, clock, core, birgit } = await withHours()
    clock.pass(16 * hour)
    const id = await write('En pergola')
    clock.pass(12 * hour)
    await core.contributions.edit(birgit, { id, text: 'To pergolaer' })
    expect(await read()).toEqual(['Bænke i læ'])
    clock.pass(12 * hour)
    await core.hosting.keep()
    expect(await read()).toContain('To pergolaer')
  })

  test('that are taken back or held back meanwhile are not shown', async () => {
    const { write, read, clock, core, birgit, host } = await withHours()
    await core.contributions.withdraw(birgit, { id: await write('En pergola') })
    await core.moderation.hold(host, { id: await write('Et springvand') })
    clock.pass(day)
    await core.hosting.keep()
    expect(await read()).toEqual(['Bænke i læ'])
  })

  test('are news to followers from when they were shown', async () => {
    const { write, clock, core, citizen, threadId } = await withHours()
    const kurt = await citizen('Kurt Bo')
    await core.following.follow(kurt, 'da', { kind: 'thread', target: threadId, rhythm: 'daily' })
    clock.pass(minute)
    await write('En pergola')
    const morning = Date.UTC(2026, 3, 15, 5)
    clock.pass(morning + minute - clock.now())
    await core.following.postDigests('https://raad.example.dk')
    expect(await core.mail.take()).toBeNull()
    clock.pass(2 * hour)
    await core.hosting.keep()
    clock.pass(day - 2 * hour)
    await core.following.postDigests('https://raad.example.dk')
    const mail = await core.mail.take()
    const about = mail && (await core.mail.about(mail.letter))
    expect(about?.digest?.news.threads[0]?.words).toMatchObject([{ text: 'En pergola' }])
  })
})

test('in the room nothing waits for hours', async () => {
  const meeting = await aWorld().withOpenMeeting()
  const { core, host, threadId, participant } = meeting
  await core.hosting.setHours(host, { threadId, hours: office })
  const { id } = await core.contributions.submit(participant, aPost(threadId))
  expect(await core.threads.read(participant, { id: threadId })).toMatchObject({ posts: [{ id }] })
})

describe('a closing date', () => {
  test('closes at the end of that day, also for who writes before the clock has looked', async () => {
    const { write, clock, core, host, threadId, events, birgit } = await laidForth()
    await core.hosting.setClosing(host, { threadId, on: '2026-04-15' })
    const midnight = Date.UTC(2026, 3, 15, 22)
    expect((await core.threads.read(birgit, { id: threadId })).thread).toMatchObject({
      state: 'open',
      closesAt: midnight,
    })
    await write('I god tid')
    clock.pass(midnight - clock.now())
    await refused(write('For sent'), 'thread_closed')
    events.length = 0
    await Promise.all([core.hosting.keep(), core.hosting.keep()])
    expect(events).toEqual([{ name: 'thread.arranged', threadId }])
    expect((await core.threads.read(birgit, { id: threadId })).thread.state).toBe('closed')

    await core.hosting.setClosing(host, { threadId, on: '2026-04-20' })
    await write('Åben igen')
  })

  test.each([
    ['was', 3 * day],
    ['is to be', 0],
  ])('is taken off what %s closed when a later meeting takes it up', async (_, passed) => {
    const { clock, core, host, threadId, ...world } = await laidForth()
    await core.hosting.setClosing(host, { threadId, on: '2026-04-15' })
    clock.pass(passed)
    await core.hosting.keep()
    const startsAt = clock.now() + 7 * day
    const next = await aMeeting({ ...world, clock, core, host }, { startsAt, endsAt: startsAt + hour })
    await core.threads.takeUp(host, { meetingId: next.meetingId, threadId, title: 'Igen', minutes: 5 })
    const { thread } = await core.threads.read(host, { id: threadId })
    expect([thread.state, thread.closesAt]).toEqual(['open', undefined])
  })

  test('is told to followers once, in the week before', async () => {
    const { clock, core, host, threadId, citizen } = await laidForth()
    const kurt = await citizen('Kurt Bo')
    await core.following.follow(kurt, 'da', { kind: 'thread', target: threadId, rhythm: 'daily' })
    await core.hosting.setClosing(host, { threadId, on: '2026-04-30' })
    const told: (number | null | undefined)[] = []
    for (let days = 0; days < 18; days++) {
      clock.pass(day)
      await core.following.postDigests('https://raad.example.dk')
      const mail = await core.mail.take()
      if (!mail) continue
      told.push((await core.mail.about(mail.letter)).digest?.news.threads[0]?.closesAt)
      await core.mail.settle(mail, { is: 'over', outcome: 'sent' })
    }
    expect(told).toEqual([Date.UTC(2026, 3, 30, 22)])
  })

  test('of the night when the clocks change is at midnight too', async () => {
    const { core, host, threadId, birgit } = await laidForth()
    await core.hosting.setClosing(host, { threadId, on: '2026-10-25' })
    const { thread } = await core.threads.read(birgit, { id: threadId })
    expect(thread.closesAt).toBe(Date.UTC(2026, 9, 25, 23))
  })

  test('that is over, or is none, is refused', async () => {
    const { core, host, threadId } = await laidForth()
    await refused(core.hosting.setClosing(host, { threadId, on: '2026-04-13' }), 'due_passed')
    for (const on of ['2026-02-31', 'i morgen', '2026-13-01'])
      await refused(core.hosting.setClosing(host, { threadId, on }), 'closing_wrong')
  })
})

describe('hours that make no sense', () => {
  test.each<[unknown, Reason]>([
    [[{ days: weekdays, from: '16:00', until: '09:00' }], 'hours_crossed'],
    [[{ days: weekdays, from: '09:00', until: '09:00' }], 'hours_crossed'],
    [[{ days: weekdays, from: 'ni', until: '16:00' }], 'hours_crossed'],
    [[{ days: [], from: '09:00', until: '16:00' }], 'hours_never'],
    [[], 'hours_never'],
    [[{ days: [8], from: '09:00', until: '16:00' }], 'malformed'],
  ])('are refused: %j', async (hours, reason) => {
    const { core, host, threadId } = await aWorld().withOpenMeeting()
    await refused(core.hosting.setHours(host, { threadId, hours }), reason)
  })
})

describe('the host', () => {
  test('is who planned the meeting, and hands the thread over to another who may have it', async () => {
    const { core, host, threadId, administrator, citizen, facilitator, birgit } = await laidForth()
    const hostNow = async () => (await core.threads.read(birgit, { id: threadId })).host
    expect(await hostNow()).toEqual({ name: 'Mette Skov', office: null })
    const dorte = await facilitator('Dorte Lund')
    const kurt = await citizen('Kurt Bo')
    await refused(core.hosting.handOver(host, { threadId, accountId: kurt.account?.id ?? '' }), 'host_unfit')
    await refused(core.hosting.handOver(dorte, { threadId, accountId: dorte.account?.id ?? '' }), 'forbidden')
    await core.accounts.giveRole(administrator, {
      ...{ accountId: kurt.account?.id ?? '', role: 'official', office: 'Byplanchef' },
    })
    await core.hosting.handOver(host, { threadId, accountId: kurt.account?.id ?? '' })
    expect(await hostNow()).toEqual({ name: 'Kurt Bo', office: 'Byplanchef' })
    await core.hosting.setClosing(kurt, { threadId, on: '2026-05-01' })

    await core.accounts.takeRole(administrator, { accountId: kurt.account?.id ?? '', role: 'official' })
    expect(await hostNow()).toEqual({ name: 'Mette Skov', office: null })
    await refused(core.hosting.setClosing(kurt, { threadId, on: null }), 'forbidden')
  })

  test('who is erased is followed by the next who leads its meeting, else by nobody', async () => {
    const { core, host, threadId, meetingId, facilitator, administrator, birgit } = await laidForth()
    const hostNow = async () => (await core.threads.read(birgit, { id: threadId })).host?.name ?? null
    const dorte = await facilitator('Dorte Lund')
    const { secret } = await core.people.invite(host, { meetingId })
    await core.people.acceptInvitation(dorte, { secret })
    await core.accounts.erase(host, { words: 'stay' })
    expect(await hostNow()).toBe('Dorte Lund')
    expect(await core.hosting.without(administrator)).toEqual([])
    await core.accounts.erase(dorte, { words: 'stay' })
    expect(await hostNow()).toBeNull()
    expect(await core.hosting.without(administrator)).toContainEqual({
      id: threadId,
      question: 'Hvad skal torvet bruges til?',
    })
    expect(await core.hosting.without(birgit)).toEqual([])
  })

  test('of a question that is asked after they are gone is another', async () => {
    const world = await aWorld()
    const { core, host, meetingId, administrator } = await aMeeting(world)
    await core.accounts.erase(host, { words: 'stay' })
    await core.agenda.insert(administrator, {
      ...{ meetingId, title: 'Broen', minutes: 10, question: 'Hvad med broen?' },
      afterId: null,
    })
    const { threads } = await core.meetings.read(administrator, meetingId)
    expect(threads.map(({ question }) => question)).toContain('Hvad med broen?')
    expect(await core.hosting.without(administrator)).toHaveLength(3)
  })
})
