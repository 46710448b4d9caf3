import { describe, expect, test } from 'vitest'
import { refused } from '../../support/refused.ts'
import { aMeeting, aPhone, aPlan, aWorld, anOpenMeeting, hour, minute } from '../../support/world.ts'

/** Announced, with a break in it, and being rehearsed. */
async function aRehearsal() {
  const meeting = await aWorld().withMeeting()
  const { core, host, meetingId } = meeting
  await core.meetings.announce(host, { meetingId })
  await core.agenda.insert(host, { meetingId, afterId: null, kind: 'break', title: 'Kaffe', minutes: 5 })
  const copy = await core.rehearsals.copy(host, { meetingId })
  return { ...meeting, copyId: copy.meetingId, endsAt: copy.endsAt }
}

describe('a rehearsal', () => {
  test('has the frame, the agenda and the questions of its meeting, and is open', async () => {
    const { core, host, meetingId, copyId, endsAt } = await aRehearsal()
    const original = await core.meetings.readDesk(host, meetingId)
    const copy = await core.meetings.readDesk(host, copyId)
    const planned = ({ agenda }: typeof copy) =>
      agenda.map(({ title, minutes, kind, threadId }) => [title, minutes, kind, threadId !== null])
    expect(planned(copy)).toEqual(planned(original))
    expect(copy.threads.map(({ question }) => question)).toEqual(
      original.threads.map(({ question }) => question),
    )
    expect(copy.meeting).toMatchObject({
      ...{ state: 'open', title: original.meeting.title, frame: original.meeting.frame },
      rehearsal: { of: meetingId, endsAt },
    })
    expect(original.meeting).not.toHaveProperty('rehearsal')
    expect(copy.codes?.typed).not.toBe(original.codes?.typed)
  })

  test('asks its questions in threads of its own', async () => {
    const { core, host, copyId, threadIds } = await aRehearsal()
    const { threads } = await core.meetings.read(host, copyId)
    for (const { id } of threads) expect(threadIds).not.toContain(id)
  })

  test('has the stands that are still open, with codes and questions of their own', async () => {
    const meeting = await aWorld().withMeeting()
    const { core, host, meetingId } = meeting
    await core.meetings.announce(host, { meetingId })
    const question = 'Hvad mangler på torvet?'
    await core.stands.add(host, { meetingId, name: 'Torvet', question, heads: 9 })
    const { id } = await core.stands.add(host, { meetingId, name: 'Havnen' })
    await core.stands.end(host, { id, ended: true })
    const copy = await core.rehearsals.copy(host, { meetingId })
    const standsOf = async (of: string) => (await core.feed.since(of, 'desk', 0)).upserts.stands
    const [original] = await standsOf(meetingId)
    const copied = await standsOf(copy.meetingId)
    expect(copied).toMatchObject([{ number: 1, name: 'Torvet', heads: 9, endedAt: null }])
    expect(copied[0]?.desk?.path).not.toBe(original?.desk?.path)
    expect(copied[0]?.threadId).not.toBe(original?.threadId)
    const { threads } = await core.meetings.read(host, copy.meetingId)
    expect(threads.find((thread) => thread.id === copied[0]?.threadId)?.question).toBe(question)
  })

  test('is in no list, and known to nobody who does not rehearse', async () => {
    const { core, host, copyId, tools, facilitator } = await aRehearsal()
    const nobody = { account: null, keyIn: () => null }
    for (const actor of [nobody, host, await facilitator()])
      expect((await core.meetings.list(actor)).map(({ id }) => id)).not.toContain(copyId)
    await refused(core.meetings.read(nobody, copyId), 'not_found')
    await refused(core.meetings.read(await facilitator(), copyId), 'not_found')
    const { threads } = await core.meetings.read(host, copyId)
    await refused(core.threads.read(nobody, { id: threads[0]?.id }), 'not_found')
    const listed = await core.threads.list(host)
    expect(listed.map(({ id }) => id)).not.toContain(threads[0]?.id)

    const phone = aPhone({ tools }, copyId)
    expect((await core.meetings.read(phone, copyId)).roles.joined).toBe(true)
    expect((await core.rehearsals.list(host)).map(({ id }) => id)).toEqual([copyId])
    expect(await core.rehearsals.list(await facilitator())).toEqual([])
  })

  test('is never laid forth, and takes up no thread', async () => {
    const { core, host, copyId, meetingId, threadId } = await aRehearsal()
    const item = { title: 'Igen', minutes: 5 }
    await refused(core.threads.takeUp(host, { ...item, meetingId: copyId, threadId }), 'only_rehearsing')
    const { threads } = await core.meetings.read(host, copyId)
    const ours = { ...item, meetingId, threadId: threads[0]?.id }
    await refused(core.threads.takeUp(host, ours), 'only_rehearsing')
    await core.meetings.close(host, { meetingId: copyId })
    await refused(core.meetings.publish(host, { meetingId: copyId }), 'only_rehearsing')
  })

  test('keeps its meeting from being opened, and another of its kind from beginning', async () => {
    const { core, host, meetingId, copyId } = await aRehearsal()
    await refused(core.meetings.open(host, { meetingId }), 'rehearsal_on')
    await refused(core.rehearsals.copy(host, { meetingId }), 'rehearsal_on')
    await refused(core.rehearsals.copy(host, { meetingId: copyId }), 'only_rehearsing')
    await core.rehearsals.end(host, { meetingId: copyId })
    await core.rehearsals.erase(copyId)
    await core.meetings.open(host, { meetingId })
    expect((await core.meetings.read(host, meetingId)).meeting.state).toBe('open')
  })

  test('is due after a quarter of an hour', async () => {
    const { core, clock, copyId } = await aRehearsal()
    clock.pass(14 * minute)
    expect(await core.rehearsals.due()).toEqual([])
    clock.pass(minute)
    expect(await core.rehearsals.due()).toEqual([copyId])
  })
})

describe('no rehearsal begins', () => {
  test('while one of those who lead it has a meeting open', async () => {
    const open = await aWorld().withOpenMeeting()
    const { core, host } = open
    const { meetingId } = await aMeeting(open, { title: 'I morgen' })
    await refused(core.rehearsals.copy(host, { meetingId }), 'meeting_on')
    await core.meetings.close(host, { meetingId: open.meetingId })
    await core.rehearsals.copy(host, { meetingId })
  })

  test('but somebody else’s meeting is in nobody’s way', async () => {
    const world = await aWorld()
    await anOpenMeeting(world)
    const { core, host, meetingId } = await aMeeting(world)
    expect((await core.rehearsals.copy(host, { meetingId })).meetingId).not.toBe(meetingId)
  })

  test('of a meeting that is over, has no question, or is led by others', async () => {
    const { core, host, meetingId, facilitator } = await aWorld().withOpenMeeting()
    await core.meetings.close(host, { meetingId })
    await refused(core.rehearsals.copy(host, { meetingId }), 'state_passed')
    const bare = await core.meetings.plan(host, aPlan({ agenda: [{ title: 'Kaffe', minutes: 5 }] }))
    await refused(core.rehearsals.copy(host, { meetingId: bare.id }), 'agenda_missing')
    await refused(core.rehearsals.copy(await facilitator(), { meetingId: bare.id }), 'not_found')
  })

  test('twice, when two press at the same instant', async () => {
    const { core, host, administrator, meetingId, db } = await aWorld().withMeeting()
    const both = await Promise.allSettled(
      [host, administrator].map((actor) => core.rehearsals.copy(actor, { meetingId })),
    )
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const copies = await db.selectFrom('meeting').select('id').where('rehearsalOf', '=', meetingId).execute()
    expect(copies).toHaveLength(1)
  })

  test('at the instant at which its meeting is opened', async () => {
    const { core, host, administrator, meetingId, db } = await aWorld().withMeeting()
    await core.meetings.announce(host, { meetingId })
    await Promise.allSettled([
      core.meetings.open(host, { meetingId }),
      core.rehearsals.copy(administrator, { meetingId }),
    ])
    const { meeting } = await core.meetings.read(host, meetingId)
    const copies = await db.selectFrom('meeting').select('id').where('rehearsalOf', '=', meetingId).execute()
    expect(copies).toHaveLength(meeting.state === 'open' ? 0 : 1)
  })
})

test('a meeting that was held is no rehearsal afterwards, so that its log stays', async () => {
  const { db, meetingId, clock } = await aWorld().withOpenMeeting()
  clock.pass(hour)
  const change = db.updateTable('meeting').set({ rehearsalOf: meetingId }).where('id', '=', meetingId)
  await expect(change.execute()).rejects.toThrow('A meeting is a rehearsal from the start')
})
