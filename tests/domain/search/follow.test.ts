/** The index follows the words: whatever is done to them, in the same transaction. */
import { expect, test } from 'vitest'
import { type Actor, nobody } from '../../../server/domain/people/actor.ts'
import { roomsOf } from '../../../server/domain/people/rooms.ts'
import {
  type World,
  aMeeting,
  aPhone,
  aPlan,
  aPost,
  aWorld,
  anOpenMeeting,
  evening,
  hour,
} from '../../support/world.ts'

const find = async ({ core }: Pick<World, 'core'>, actor: Actor, input: Record<string, string>) =>
  (await core.search.find(actor, input))?.hits.map(({ kind, id }) => `${kind} ${id}`)

const entriesOf = async ({ db }: World, id: string) =>
  db.selectFrom('searchEntry').select('id').where('id', '=', id).execute()

test('what is held back or taken back is not in the index, and what answers it neither', async () => {
  const meeting = await aWorld().withOpenMeeting()
  const { core, host, participant, threadId } = meeting
  const author = meeting.phone()
  const id = await meeting.say('Naboens hund gør.', { from: author })
  const reply = { ...aPost(threadId, 'Hvilken hund?'), parentId: id, kind: 'ask' as const }
  const { id: replyId } = await core.contributions.submit(participant, reply)
  const both = [`contribution ${id}`, `contribution ${replyId}`]
  expect(await find(meeting, participant, { q: 'hund' })).toEqual(both)

  await core.moderation.hold(host, { id })
  expect(await entriesOf(meeting, id)).toEqual([])
  expect(await entriesOf(meeting, replyId)).toEqual([])
  await core.moderation.release(host, { id })
  expect(await find(meeting, participant, { q: 'hund' })).toEqual(both)

  await core.contributions.withdraw(author, { id })
  expect(await entriesOf(meeting, id)).toEqual([])
  expect(await find(meeting, participant, { q: 'hund' })).toEqual(both.slice(1))
})

test('mended words are found by what they say now', async () => {
  const meeting = await aWorld().withOpenMeeting()
  const id = await meeting.say('En fontæne.', { from: meeting.participant })
  await meeting.core.contributions.edit(meeting.participant, { id, text: 'En drikkepost.' })
  expect(await find(meeting, meeting.participant, { q: 'fontæne' })).toEqual([])
  expect(await find(meeting, meeting.participant, { q: 'drikkepost' })).toEqual([`contribution ${id}`])
})

test('words that wait for approval are found when somebody has said yes', async () => {
  const meeting = await aWorld().withOpenMeeting()
  const { core, host, threadId, meetingId, participant } = meeting
  await core.threads.setApproval(host, { meetingId, threadId, first: true })
  const id = await meeting.say('En fontæne.')
  expect(await find(meeting, host, { q: 'fontæne' })).toEqual([])
  await core.moderation.release(host, { id })
  expect(await find(meeting, participant, { q: 'fontæne' })).toEqual([`contribution ${id}`])
})

test('a change that is undone leaves the index as it was', async () => {
  const meeting = await aWorld().withOpenMeeting()
  const id = await meeting.say('En fontæne.')
  const failing = meeting.tools.write(async (trx, record) => {
    await trx.updateTable('contribution').set({ state: 'held' }).where('id', '=', id).execute()
    record({ name: 'contribution.held', contributionId: id, threadId: meeting.threadId, seen: true })
    await Promise.reject(new Error('the disk is full'))
  })
  await expect(failing).rejects.toThrow('the disk is full')
  expect(await find(meeting, meeting.participant, { q: 'fontæne' })).toEqual([`contribution ${id}`])
})

test('a question and a meeting are found from when people may know of them, by the words that they have now', async () => {
  const world = await aWorld()
  const meeting = await aMeeting(world, { title: 'Havnens fremtid' })
  const { core, host, meetingId, threadId } = meeting
  expect(await find(meeting, nobody, { q: 'havnen' })).toEqual([])
  expect(await find(meeting, host, { q: 'havnen' })).toEqual([`meeting ${meetingId}`])

  await core.meetings.announce(host, { meetingId })
  expect(await find(meeting, nobody, { q: 'havnen' })).toEqual([`meeting ${meetingId}`])
  expect(await find(meeting, nobody, { q: 'bruges', kind: 'thread' })).toEqual([`thread ${threadId}`])

  const { agenda } = await core.meetings.read(host, meetingId)
  const changed = agenda.map(({ id, title, minutes, threadId: asks }) => ({
    ...{ id, title, minutes },
    ...(asks === threadId && { question: 'Skal fiskerne blive?' }),
    ...(asks && asks !== threadId && { question: 'Hvordan kommer vi frem?' }),
  }))
  await core.meetings.change(host, { ...aPlan({ title: 'Kajens fremtid', agenda: changed }), meetingId })
  expect(await find(meeting, nobody, { q: 'havnen' })).toEqual([])
  expect(await find(meeting, nobody, { q: 'kaj fremtid' })).toEqual([`meeting ${meetingId}`])
  expect(await find(meeting, nobody, { q: 'fiskere' })).toEqual([`thread ${threadId}`])
})

test('a meeting that is moved takes its words with it', async () => {
  const world = await aWorld()
  const first = await anOpenMeeting(world)
  const early = await first.say('En bænk.')
  const second = await anOpenMeeting(world, { startsAt: evening + 24 * hour, endsAt: evening + 26 * hour })
  const late = await second.say('Endnu en bænk.')
  const input = { q: 'bænk', kind: 'contribution' }
  const newestFirst = [late, early].map((id) => `contribution ${id}`)
  expect(await find(world, world.administrator, input)).toEqual(newestFirst)

  const { meetingId, host } = first
  const { agenda } = await world.core.meetings.read(host, meetingId)
  const kept = agenda.map(({ id, title, minutes }, at) => ({
    ...{ id, title, minutes },
    ...(at === 1 && { question: 'Hvad skal torvet bruges til?' }),
    ...(at === 2 && { question: 'Hvordan kommer vi frem?' }),
  }))
  const moved = { startsAt: evening + 48 * hour, endsAt: evening + 50 * hour, place: 'Hallen', agenda: kept }
  await world.core.meetings.change(host, { ...aPlan(moved), meetingId })
  expect(await find(world, world.administrator, input)).toEqual(newestFirst.toReversed())
  expect(await find(world, world.administrator, { ...input, place: 'Hallen' })).toEqual([
    `contribution ${early}`,
  ])
  expect(await find(world, world.administrator, { ...input, from: '2026-04-16' })).toEqual([
    `contribution ${early}`,
  ])
})

test('a question that began behind closed doors is found by the open meeting that took it up, and says nothing of the other', async () => {
  const world = await aWorld()
  const closed = await anOpenMeeting(world, { access: 'closed', title: 'Lukket kreds', place: 'Kælderen' })
  const open = await aMeeting({ ...world, host: world.administrator }, { title: 'Åbent hus' })
  const { threadId } = closed
  expect(await find(world, nobody, { q: 'torvet', kind: 'thread' })).toEqual([])

  const { core, administrator } = world
  await core.threads.takeUp(administrator, {
    meetingId: open.meetingId,
    threadId,
    title: 'Igen',
    minutes: 20,
  })
  await core.meetings.announce(administrator, { meetingId: open.meetingId })
  const found = await core.search.find(nobody, { q: 'torvet', kind: 'thread', meeting: open.meetingId })
  expect(found?.hits.map(({ id, meeting }) => [id, meeting.title])).toContainEqual([threadId, 'Åbent hus'])
  expect(await find(world, nobody, { q: 'torvet', meeting: closed.meetingId })).toEqual([])
  expect(await find(world, nobody, { q: 'torvet', place: 'Kælderen' })).toEqual([])
})

test('an answer in an open meeting to words of a closed one is not found by who may not read what it answers', async () => {
  const world = await aWorld()
  const first = await anOpenMeeting(world, { access: 'participants' })
  const { core, administrator, clock } = world
  const { threadId } = first
  const asked = await first.say('Hvad med kiosken?')
  await core.meetings.close(first.host, { meetingId: first.meetingId })
  clock.pass(hour)
  const second = await aMeeting({ ...world, host: administrator })
  await core.threads.takeUp(administrator, {
    meetingId: second.meetingId,
    threadId,
    title: 'Igen',
    minutes: 20,
  })
  await core.meetings.announce(administrator, { meetingId: second.meetingId })
  await core.meetings.open(administrator, { meetingId: second.meetingId })
  const keyed = aPhone(world, second.meetingId)
  const both: Actor = {
    account: null,
    keyIn: (id) => (id === first.meetingId ? first.participant : keyed).keyIn(id),
  }
  const answer = { ...aPost(threadId, 'Kiosken lukker.'), meetingId: second.meetingId, parentId: asked }
  const { id } = await core.contributions.submit(both, { ...answer, kind: 'build_on' })
  await core.meetings.close(administrator, { meetingId: second.meetingId })
  await core.meetings.publish(administrator, { meetingId: second.meetingId })
  expect(await find(world, both, { q: 'kiosken lukker' })).toEqual([`contribution ${id}`])
  expect(await find(world, nobody, { q: 'kiosken lukker' })).toEqual([])
})

test('nothing that is rehearsed is found, not even by who rehearses', async () => {
  const meeting = await aWorld().withMeeting()
  const { core, host, meetingId } = meeting
  await core.meetings.announce(host, { meetingId })
  const { meetingId: rehearsalId } = await core.rehearsals.copy(host, { meetingId })
  const { threads } = await core.meetings.read(host, rehearsalId)
  const phone = aPhone(meeting, rehearsalId)
  await core.contributions.submit(phone, aPost(threads[0]?.id ?? '', 'En prøvefontæne.'))
  for (const actor of [phone, host, meeting.administrator])
    expect(await find(meeting, actor, { q: 'prøvefontæne' })).toEqual([])
  const kept = await meeting.db
    .selectFrom('searchEntry')
    .select('id')
    .where('meetingId', '=', rehearsalId)
    .execute()
  expect(kept).toEqual([])
})

test('the rooms that one searches are those whose words one may read', async () => {
  const world = await aWorld()
  const host = await world.facilitator()
  const meetings = []
  for (const access of ['open', 'participants', 'closed'] as const)
    meetings.push(await anOpenMeeting({ ...world, host }, { access }))
  const ids = meetings.map(({ meetingId }) => meetingId)
  const actors = [...meetings.map(({ participant }) => participant), host, nobody, world.administrator]
  for (const actor of actors) {
    const rooms = await roomsOf(world.db, actor)
    for (const id of ids) {
      const { leads, joined } = await world.core.people.rolesIn(actor, id)
      expect(rooms === 'all' || rooms.includes(id)).toBe(leads || joined)
    }
  }
})
