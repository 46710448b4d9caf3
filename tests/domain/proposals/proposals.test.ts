/** *Tag med til mødet*: who writes in a thread proposes it for a meeting, and who leads that meeting decides. */
import { describe, expect, test } from 'vitest'
import type { PlanInput } from '../../../src/lib/contract/inputs/planning.ts'
import { type Actor, nobody } from '../../../server/domain/people/actor.ts'
import { refused } from '../../support/refused.ts'
import { type OpenMeeting, aMeeting, aWorld, evening, hour, minute } from '../../support/world.ts'

const week = 7 * 24 * hour
const later = { startsAt: evening + week, endsAt: evening + week + 2 * hour }

/** A thread that is laid forth, and another leader's meeting a week later. */
async function aThread(plan: Partial<PlanInput> = {}, isLaidForth = true) {
  const meeting = await aWorld().withOpenMeeting()
  const { core, host, meetingId } = meeting
  const participant = meeting.phone()
  await meeting.say('Flere bænke i læ.', { from: participant })
  await core.meetings.close(host, { meetingId })
  if (isLaidForth) await core.meetings.publish(host, { meetingId })
  const leader = await meeting.facilitator('Dorte Lund')
  const next = await aMeeting({ ...meeting, host: leader }, { ...later, title: 'Torvet igen', ...plan })
  await core.meetings.announce(leader, { meetingId: next.meetingId })
  return { ...meeting, participant, leader, next: next.meetingId }
}

type Thread = Awaited<ReturnType<typeof aThread>>
const proposal = ({ threadId, next }: Thread) => ({ threadId, meetingId: next, why: 'Vi nåede det ikke.' })
const onPage = async ({ core, threadId }: Thread, actor: Actor = nobody) => core.proposals.of(actor, threadId)
const mails = ({ db }: Pick<OpenMeeting, 'db'>, kind: 'proposal' | 'proposed' = 'proposal') =>
  db
    .selectFrom('mail')
    .innerJoin('letter', 'letter.id', 'mail.letterId')
    .select(['address', 'content'])
    .where('kind', '=', kind)
    .execute()

const item = { title: 'Bænkene', minutes: 20 }

describe('a proposal', () => {
  test('is made by an account or a participant, and stands on the page of the thread without a name', async () => {
    const town = await aThread()
    const { core, next } = town
    expect(await onPage(town)).toEqual([])
    await core.proposals.propose(town.participant, proposal(town))
    const [seen] = await onPage(town)
    expect(seen).toMatchObject({
      state: 'proposed',
      reason: null,
      meeting: { id: next, title: 'Torvet igen' },
    })
    expect(seen).not.toHaveProperty('why')
    expect(seen).not.toHaveProperty('by')
    expect(await onPage(town, town.participant)).toMatchObject([{ why: 'Vi nåede det ikke.' }])
    const { meetings } = await core.proposals.proposable(await town.citizen(), town.threadId)
    expect(meetings).toMatchObject([{ meeting: { id: next }, proposal: { state: 'proposed' } }])
  })

  test('is told to those who lead the meeting, once, and not to who makes it', async () => {
    const town = await aThread()
    const { core, leader, host, next } = town
    const { secret } = await core.people.invite(leader, { meetingId: next })
    await core.people.acceptInvitation(host, { secret })
    await core.proposals.propose(host, { ...proposal(town), origin: 'https://raad.example.dk' })
    const [mail, ...more] = await mails(town, 'proposed')
    expect(more).toEqual([])
    expect(mail?.address).toBe(`${leader.account?.id}@example.dk`)
    expect(JSON.parse(mail?.content ?? '')).toMatchObject({
      link: `https://raad.example.dk/m/${next}/plan#proposed`,
      said: { question: 'Hvad skal torvet bruges til?' },
    })
    expect(mail?.content).not.toContain('Vi nåede det ikke.')
  })

  test('is told of five times a day at most', async () => {
    const questions = Array.from({ length: 6 }, (_, n) => ({
      title: `Punkt ${n}`,
      minutes: 5,
      question: `Nr. ${n}?`,
    }))
    const meeting = await aWorld().withOpenMeeting({ agenda: questions })
    const { core, host, meetingId, threadIds, clock } = meeting
    await core.meetings.close(host, { meetingId })
    await core.meetings.publish(host, { meetingId })
    const next = await aMeeting(meeting, later)
    await core.meetings.announce(host, { meetingId: next.meetingId })
    const citizen = await meeting.citizen()
    for (const threadId of threadIds) {
      await core.proposals.propose(citizen, { threadId, meetingId: next.meetingId })
      clock.pass(minute)
    }
    expect(await mails(meeting, 'proposed')).toHaveLength(5)
  })

  test('is one, whoever says it again', async () => {
    const town = await aThread()
    await town.core.proposals.propose(town.participant, proposal(town))
    await refused(town.core.proposals.propose(await town.citizen(), proposal(town)), 'proposed_already')
  })

  test('made by two at the same instant is one', async () => {
    const town = await aThread()
    const both = [await town.citizen('Bo'), await town.citizen('Åse')]
    const done = await Promise.allSettled(both.map((one) => town.core.proposals.propose(one, proposal(town))))
    expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await onPage(town)).toHaveLength(1)
  })

  test('is for who may write in the thread, and for a meeting that is coming and everybody’s', async () => {
    const town = await aThread()
    const { core, next, threadId } = town
    await refused(core.proposals.propose(nobody, proposal(town)), 'join_first')
    await refused(core.proposals.proposable(nobody, threadId), 'join_first')
    const citizen = await town.citizen()
    await refused(core.proposals.propose(citizen, { threadId, meetingId: 'x'.repeat(26) }), 'not_found')
    await refused(core.proposals.propose(citizen, { threadId, meetingId: town.meetingId }), 'not_found')
    await refused(
      core.proposals.propose(citizen, { ...proposal(town), why: 'x'.repeat(301) }),
      'text_too_long',
    )
    await refused(core.proposals.propose(citizen, { ...proposal(town), why: '010190-1234' }), 'cpr_number')
    await core.threads.takeUp(town.leader, { threadId, meetingId: next, ...item })
    await refused(core.proposals.propose(citizen, proposal(town)), 'state_passed')
    const behindDoors = await aThread({ access: 'closed' })
    await refused(behindDoors.core.proposals.propose(citizen, proposal(behindDoors)), 'not_found')
  })

  test('is not made of words that nobody there may take along', async () => {
    const town = await aThread({}, false)
    await refused(town.core.proposals.propose(town.participant, proposal(town)), 'words_not_public')
    const { account } = town.leader
    const both = { meetingId: town.meetingId, accountId: account?.id ?? '' }
    await town.tools.write((trx) => trx.insertInto('facilitator').values(both).execute())
    await town.core.proposals.propose(town.participant, proposal(town))
  })
})

describe('who leads the meeting', () => {
  test('reads what is proposed and why, and takes it: it is on the agenda, and who proposed it is told', async () => {
    const town = await aThread()
    const { core, leader, next, threadId } = town
    const citizen = await town.citizen('Birgit Møller')
    const { id } = await core.proposals.propose(citizen, proposal(town))
    await refused(core.proposals.waiting(town.host, next), 'forbidden')
    expect(await core.proposals.waiting(leader, next)).toMatchObject([
      { id, by: 'Birgit Møller', why: 'Vi nåede det ikke.', question: 'Hvad skal torvet bruges til?' },
    ])
    await refused(core.proposals.accept(town.host, { id, ...item }), 'forbidden')
    await core.proposals.accept(leader, { id, ...item, origin: 'https://raad.example' })
    const { agenda } = await core.meetings.read(nobody, next)
    expect(agenda.at(-1)).toMatchObject({ ...item, threadId })
    expect(await onPage(town)).toMatchObject([{ state: 'taken' }])
    expect(await core.proposals.own(citizen)).toMatchObject([{ state: 'taken', why: 'Vi nåede det ikke.' }])
    expect(await core.proposals.waiting(leader, next)).toEqual([])
    const [mail, ...more] = await mails(town)
    expect(more).toEqual([])
    expect(mail?.address).toBe(`${citizen.account?.id}@example.dk`)
    expect(mail?.content).toContain(`https://raad.example/t/${threadId}`)
    await refused(core.proposals.accept(leader, { id, ...item }), 'state_passed')
    await refused(core.proposals.decline(leader, { id, reason: 'Nej' }), 'state_passed')
  })

  test('takes it up by the plan as well, with the same end', async () => {
    const town = await aThread()
    await town.core.proposals.propose(await town.citizen(), proposal(town))
    await town.core.threads.takeUp(town.leader, { threadId: town.threadId, meetingId: town.next, ...item })
    expect(await onPage(town)).toMatchObject([{ state: 'taken' }])
    expect(await mails(town)).toHaveLength(1)
  })

  test('declines it with a reason that everybody reads, and it is not proposed there again', async () => {
    const town = await aThread()
    const { core, leader } = town
    const citizen = await town.citizen()
    const { id } = await core.proposals.propose(citizen, proposal(town))
    await refused(core.proposals.decline(leader, { id, reason: ' ' }), 'proposal_reason_missing')
    await core.proposals.decline(leader, { id, reason: 'Det tager vi i januar.' })
    expect(await onPage(town)).toMatchObject([{ state: 'declined', reason: 'Det tager vi i januar.' }])
    expect((await mails(town))[0]?.content).toContain('Det tager vi i januar.')
    await refused(core.proposals.propose(town.participant, proposal(town)), 'proposal_declined')
  })

  test('takes no words along that are not everybody’s', async () => {
    const town = await aThread({}, false)
    const { core, tools, leader, threadId, next } = town
    const id = tools.newId()
    const made = {
      id,
      threadId,
      meetingId: next,
      why: '',
      state: 'proposed' as const,
      createdAt: tools.now(),
    }
    await tools.write((trx) => trx.insertInto('proposal').values(made).execute())
    await refused(core.proposals.accept(leader, { id, ...item }), 'words_not_public')
    expect(await core.proposals.waiting(leader, next)).toHaveLength(1)
  })
})

test('a proposal lapses with its meeting, and says so', async () => {
  const town = await aThread()
  const { core, clock, leader, next } = town
  await core.proposals.propose(town.participant, proposal(town))
  clock.pass(week)
  await core.meetings.open(leader, { meetingId: next })
  expect(await onPage(town)).toMatchObject([{ state: 'proposed' }])
  await core.meetings.close(leader, { meetingId: next })
  expect(await onPage(town)).toMatchObject([{ state: 'unanswered' }])
  expect(await core.proposals.waiting(leader, next)).toEqual([])

  const never = await aThread()
  await never.core.proposals.propose(never.participant, proposal(never))
  never.clock.pass(week + 2 * hour + minute)
  expect(await onPage(never)).toMatchObject([{ state: 'unanswered' }])
  expect(await never.core.proposals.count([never.next])).toEqual(new Map())
})

describe('what nobody answered', () => {
  test('is put to another meeting by who proposed it', async () => {
    const town = await aThread()
    const { core, clock, leader, next } = town
    const citizen = await town.citizen()
    await core.proposals.propose(citizen, proposal(town))
    clock.pass(week)
    await core.meetings.open(leader, { meetingId: next })
    await core.meetings.close(leader, { meetingId: next })
    expect(await core.proposals.own(citizen)).toMatchObject([{ state: 'unanswered', again: true }])
    expect((await onPage(town))[0]).not.toHaveProperty('again')
    const third = await aMeeting(
      { ...town, host: leader },
      {
        startsAt: later.startsAt + week,
        endsAt: later.endsAt + week,
      },
    )
    await core.meetings.announce(leader, { meetingId: third.meetingId })
    await core.proposals.propose(citizen, { ...proposal(town), meetingId: third.meetingId })
    expect(await core.proposals.own(citizen)).toMatchObject([{ state: 'proposed' }, { state: 'unanswered' }])
  })

  test('stays with who proposed it when the doors of the meeting are closed to them, and nobody else reads of it', async () => {
    const town = await aThread()
    const { core, db, next, participant, threadId } = town
    const citizen = await town.citizen()
    await core.proposals.propose(citizen, proposal(town))
    await db.updateTable('meeting').set({ access: 'closed' }).where('id', '=', next).execute()
    const shut = [{ threadId, state: 'shut', meeting: null, again: true, why: 'Vi nåede det ikke.' }]
    expect(await core.proposals.own(citizen)).toMatchObject(shut)
    expect(await onPage(town, citizen)).toMatchObject(shut)
    expect(await onPage(town, participant)).toEqual([])
  })
})

describe('the desk of the meeting', () => {
  const picture = async ({ core, next }: Thread, audience: 'desk' | 'room' = 'desk') =>
    (await core.feed.since(next, audience, 0)).upserts.proposals

  test('is told while it waits, and the room is not; and who leads it reads how many wait', async () => {
    const town = await aThread()
    const { core, leader, next, threadId } = town
    const { id } = await core.proposals.propose(await town.citizen(), proposal(town))
    expect(await picture(town)).toEqual([{ id, threadId, createdAt: expect.any(Number) as number }])
    expect(await picture(town, 'room')).toEqual([])
    expect(await core.proposals.count([next])).toEqual(new Map([[next, 1]]))
    await core.proposals.decline(leader, { id, reason: 'Det tager vi i januar.' })
    expect(await picture(town)).toEqual([])
    expect(await core.proposals.count([next])).toEqual(new Map())
  })
})

test('nothing of who proposed it is left when they are erased, and the proposal stays', async () => {
  const town = await aThread()
  const citizen = await town.citizen()
  await town.core.proposals.propose(citizen, proposal(town))
  expect((await town.core.accounts.takeOut(citizen)).proposals).toMatchObject([{ why: 'Vi nåede det ikke.' }])
  await town.core.accounts.erase(citizen, { words: 'stay' })
  expect(await town.core.proposals.waiting(town.leader, town.next)).toMatchObject([{ why: '', by: null }])
})
