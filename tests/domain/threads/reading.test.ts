/** Who may read what: the meeting, its words, and the thread at home. */
import { describe, expect, test } from 'vitest'
import type { Actor } from '../../../server/domain/people/actor.ts'
import { nobody } from '../../../server/domain/people/actor.ts'
import { isRefusal } from '../../../server/refusal.ts'
import type { PlanInput } from '../../../src/lib/contract/inputs/planning.ts'
import { refused } from '../../support/refused.ts'
import { type World, aPost, aWall, aWorld, anOpenMeeting, hour } from '../../support/world.ts'

type Stage = 'draft' | 'announced' | 'open' | 'closed' | 'published'
type Said = { meeting: boolean; words: boolean }
const [nothing, meeting, all] = [
  { meeting: false, words: false },
  { meeting: true, words: false },
  { meeting: true, words: true },
]

async function meetingIn(stage: Stage, access: PlanInput['access']) {
  const made = await aWorld().withMeeting({ access })
  const { core, host, meetingId, phone } = made
  const participant = phone()
  const steps = { draft: 0, announced: 1, open: 2, closed: 3, published: 4 }[stage]
  for (const step of (['announce', 'open', 'close', 'publish'] as const).slice(0, steps))
    await core.meetings[step](host, { meetingId })
  const wall = await aWall(made, meetingId)
  return { ...made, people: { nobody, participant, wall, host, stranger: await made.facilitator() } }
}

async function reads({ core }: World, actor: Actor, meetingId: string, threadId: string): Promise<Said> {
  const may = (asking: Promise<unknown>) =>
    asking.then(
      () => true,
      (error: unknown) => (isRefusal(error) ? false : Promise.reject(error as Error)),
    )
  const page = await may(core.meetings.read(actor, meetingId))
  const words = await may(core.feed.catchUp(actor, { meetingId, since: 0 }))
  const thread = await core.threads.read(actor, { id: threadId }).catch(() => null)
  // The page, the feed, the thread and the list say the same.
  expect(thread !== null).toBe(page)
  expect(thread?.mayRead ?? false).toBe(words)
  expect((await core.meetings.list(actor)).some(({ id }) => id === meetingId)).toBe(page)
  return { meeting: page, words }
}

const cases: [Stage, PlanInput['access'], keyof Awaited<ReturnType<typeof meetingIn>>['people'], Said][] = [
  ['draft', 'open', 'nobody', nothing],
  ['draft', 'open', 'stranger', nothing],
  ['draft', 'open', 'host', all],
  ['announced', 'open', 'nobody', meeting],
  ['announced', 'closed', 'nobody', nothing],
  ['open', 'open', 'nobody', meeting],
  ['open', 'open', 'stranger', meeting],
  ['open', 'open', 'participant', all],
  ['open', 'open', 'wall', all],
  ['open', 'participants', 'nobody', meeting],
  ['open', 'participants', 'participant', all],
  ['open', 'closed', 'nobody', nothing],
  ['open', 'closed', 'stranger', nothing],
  ['open', 'closed', 'participant', all],
  ['open', 'closed', 'wall', all],
  ['open', 'closed', 'host', all],
  ['closed', 'open', 'nobody', meeting],
  ['closed', 'open', 'participant', all],
  ['published', 'open', 'nobody', all],
  ['published', 'open', 'stranger', all],
]

describe('who reads what', () => {
  test.each(cases)('%s, %s: %s', async (stage, access, who, expected) => {
    const made = await meetingIn(stage, access)
    expect(await reads(made, made.people[who], made.meetingId, made.threadId)).toEqual(expected)
  })

  test('the desk’s feed is for who leads the meeting alone', async () => {
    const { core, meetingId, people } = await meetingIn('published', 'open')
    const asked = { meetingId, since: 0, audience: 'desk' }
    expect(await core.feed.catchUp(people.host, asked)).toBeTruthy()
    for (const who of ['nobody', 'participant', 'wall', 'stranger'] as const)
      await refused(core.feed.catchUp(people[who], asked), 'forbidden')
  })

  test('the codes are in no feed but that of who may be in the room', async () => {
    const { core, host, meetingId } = await meetingIn('open', 'open')
    const { codes } = await core.meetings.readDesk(host, meetingId)
    expect(JSON.stringify(await core.meetings.read(nobody, meetingId))).not.toContain(codes?.typed)
  })
})

describe('a thread at home', () => {
  test('says where it came from and where it goes on', async () => {
    const first = await aWorld().withOpenMeeting()
    const { core, host, threadId } = first
    const next = await anOpenMeeting(first, {
      title: 'Opfølgning',
      startsAt: first.clock.now() + 1,
      endsAt: first.clock.now() + 2,
    })
    await core.meetings.close(host, { meetingId: first.meetingId })
    expect((await core.threads.read(host, { id: threadId })).next).toBeNull()
    await core.threads.takeUp(host, {
      meetingId: next.meetingId,
      threadId,
      title: 'Torvet igen',
      minutes: 20,
    })
    const page = await core.threads.read(host, { id: threadId })
    expect(page.origin.title).toBe('Torvet i Nørre Sundby')
    expect(page.next?.title).toBe('Opfølgning')
    expect(page.meetings).toHaveLength(2)
  })

  test('can be read in four orders, none of which is a verdict', async () => {
    const { core, host, say, threadId } = await aWorld().withOpenMeeting()
    const ids: string[] = []
    for (const text of ['A', 'B', 'C', 'D', 'E', 'F']) ids.push(await say(text))
    await say('Hvor?', { parentId: ids[0] })
    const read = async (order: string, seed = '1') =>
      (await core.threads.read(host, { id: threadId, order, seed })).posts.map(({ id }) => id)
    expect(await read('oldest')).toEqual(ids)
    expect(await read('unanswered')).toEqual([...ids.slice(1), ids[0]])
    expect(await read('random')).toEqual(await read('random'))
    expect((await read('random')).toSorted()).toEqual(ids.toSorted())
    expect(await read('most_loved')).toEqual(ids)
  })

  test('counts what was said in the room and what came from home', async () => {
    const { core, host, say, meetingId, threadId, participant } = await aWorld().withOpenMeeting()
    await say('I salen', { from: participant })
    await core.meetings.close(host, { meetingId })
    await say('Hjemmefra', { from: participant })
    expect((await core.threads.read(host, { id: threadId })).counts).toMatchObject({ room: 1, home: 1 })
  })
})

describe('taking up a thread', () => {
  test('puts it on the agenda, with every word there was', async () => {
    const first = await aWorld().withOpenMeeting()
    const { core, host, threadId, say } = first
    const [shown, held] = [await say('Bænke'), await say('Naboen')]
    await core.moderation.hold(host, { id: held })
    const next = await anOpenMeeting(first, { agenda: [{ title: 'Nyt', minutes: 5, question: 'Andet?' }] })
    await core.threads.takeUp(host, {
      meetingId: next.meetingId,
      threadId,
      title: 'Torvet igen',
      minutes: 20,
    })
    await core.meetings.close(host, { meetingId: first.meetingId })
    await core.meetings.publish(host, { meetingId: first.meetingId })
    const room = await core.feed.since(next.meetingId, 'room', 0)
    const desk = await core.feed.since(next.meetingId, 'desk', 0)
    expect(room.upserts.agenda.map(({ title }) => title)).toEqual(['Nyt', 'Torvet igen'])
    expect(room.upserts.contributions.map(({ id }) => id)).toEqual([shown])
    expect(desk.upserts.contributions.map(({ id }) => id).toSorted()).toEqual([shown, held].toSorted())
  })

  test('words that are not public are told to the desk of the next meeting alone', async () => {
    const first = await aWorld().withOpenMeeting()
    const { core, host, threadId, say } = first
    const next = await anOpenMeeting(first)
    const asked = { meetingId: next.meetingId, threadId, title: 'Igen', minutes: 20 }
    await core.threads.takeUp(host, asked)
    const id = await say('Kun til os')
    const { upserts, removed, head } = await core.feed.since(next.meetingId, 'room', 0)
    expect([upserts.contributions, removed.contributions]).toEqual([[], []])
    expect(head).toBe((await core.feed.since(next.meetingId, 'room', head)).head)
    expect((await core.feed.since(next.meetingId, 'desk', 0)).upserts.contributions[0]?.id).toBe(id)
    await refused(core.wall.letIn(host, { meetingId: next.meetingId, id }), 'not_visible')
    await refused(core.wall.focus(host, { meetingId: next.meetingId, id }), 'not_visible')
  })

  test('who may read one of its meetings reads the words of that one', async () => {
    const first = await aWorld().withOpenMeeting()
    const { core, host, threadId, say } = first
    const next = await anOpenMeeting(first, { access: 'participants' })
    await core.threads.takeUp(host, { meetingId: next.meetingId, threadId, title: 'Igen', minutes: 20 })
    await say('For alle')
    await core.meetings.close(host, { meetingId: first.meetingId })
    await core.meetings.publish(host, { meetingId: first.meetingId })
    await next.say('Kun for os', { threadId })
    const textsFor = async (actor: Actor) =>
      (await core.threads.read(actor, { id: threadId })).posts.map(({ text }) => text)
    expect(await textsFor(host)).toEqual(['For alle', 'Kun for os'])
    expect(await textsFor(nobody)).toEqual(['For alle'])
  })

  test('what is said in one room is told in the other once it is public', async () => {
    const first = await aWorld().withOpenMeeting()
    const next = await anOpenMeeting(first)
    const { core, host, threadId, say } = first
    await core.threads.takeUp(host, { meetingId: next.meetingId, threadId, title: 'Igen', minutes: 20 })
    const id = await say('Bænke')
    await core.meetings.close(host, { meetingId: first.meetingId })
    await core.meetings.publish(host, { meetingId: first.meetingId })
    const { upserts } = await core.feed.since(next.meetingId, 'room', 0)
    expect(upserts.contributions.map((one) => one.id)).toEqual([id])
  })

  test('happens once, and not at a closed meeting', async () => {
    const first = await aWorld().withOpenMeeting()
    const next = await anOpenMeeting(first)
    const { core, host } = first
    const asked = { meetingId: next.meetingId, threadId: first.threadId, title: 'Igen', minutes: 20 }
    await core.threads.takeUp(host, asked)
    await refused(core.threads.takeUp(host, asked), 'state_passed')
    await core.meetings.close(host, { meetingId: next.meetingId })
    await refused(core.threads.takeUp(host, { ...asked, threadId: first.threadIds[1] }), 'meeting_closed')
  })

  test('gives nobody words that were not theirs to read', async () => {
    const first = await aWorld().withOpenMeeting({ access: 'participants' })
    await first.say('Fortroligt')
    const own = await anOpenMeeting({ ...first, host: await first.facilitator('Nysgerrig') })
    const asked = { meetingId: own.meetingId, threadId: first.threadId, title: 'Kig', minutes: 5 }
    await refused(first.core.threads.takeUp(own.host, asked), 'words_not_public')
    const { upserts } = await first.core.feed.since(own.meetingId, 'desk', 0)
    expect(upserts.contributions).toEqual([])
  })

  test('needs a meeting that one leads', async () => {
    const { core, participant, meetingId, threadId } = await aWorld().withOpenMeeting()
    const asked = { meetingId, threadId, title: 'Igen', minutes: 5 }
    await refused(core.threads.takeUp(participant, asked), 'forbidden')
  })
})

test('one writes from home through the meeting that one was in', async () => {
  const { core, host, participant, meetingId, threadId } = await aWorld().withOpenMeeting()
  await core.contributions.submit(participant, aPost(threadId))
  await core.meetings.close(host, { meetingId })
  expect(await core.threads.read(participant, { id: threadId })).toMatchObject({
    mayWrite: true,
    writingThrough: meetingId,
  })
  expect(await core.threads.read(nobody, { id: threadId })).toMatchObject({
    mayWrite: false,
    writingThrough: null,
  })
})

test('a thread tells by which doors others come to write, until its meeting has forgotten them', async () => {
  const { core, clock, host, meetingId, threadId } = await aWorld().withMeeting()
  const doors = async () => (await core.threads.read(host, { id: threadId })).doors
  expect(await doors()).toEqual({ room: false, home: false, account: false })
  await core.meetings.announce(host, { meetingId })
  await core.meetings.open(host, { meetingId })
  expect(await doors()).toEqual({ room: true, home: false, account: false })
  await core.meetings.close(host, { meetingId })
  expect(await doors()).toEqual({ room: false, home: true, account: false })
  clock.pass(7 * 31 * 24 * hour)
  await core.people.forgetDevices()
  expect(await doors()).toEqual({ room: false, home: false, account: false })
})
