import { describe, expect, test } from 'vitest'
import { nobody } from '../../../server/domain/people/actor.ts'
import { refused } from '../../support/refused.ts'
import { type Meeting, aFrame, aPlan, aWorld } from '../../support/world.ts'

const stateOf = async ({ core, host, meetingId }: Meeting) =>
  (await core.meetings.read(host, meetingId)).meeting.state

describe('planning', () => {
  test('a meeting begins as a draft with an agenda and its questions', async () => {
    const meeting = await aWorld().withMeeting()
    const { core, host, meetingId } = meeting
    const { agenda, threads } = await core.meetings.read(host, meetingId)
    expect(await stateOf(meeting)).toBe('draft')
    expect(agenda.map(({ title }) => title)).toEqual(['Velkommen', 'Torvet', 'Trafikken'])
    expect(threads.map(({ question }) => question)).toEqual([
      'Hvad skal torvet bruges til?',
      'Hvordan kommer vi frem?',
    ])
  })

  test('questions come in the order of the agenda, also when it has been turned', async () => {
    const { core, host, meetingId } = await aWorld().withMeeting()
    const { agenda } = await core.meetings.read(host, meetingId)
    const questionOf = new Map(aPlan().agenda.map(({ title, question }) => [title, question]))
    const turned = agenda
      .toReversed()
      .map(({ id, title, minutes }) => ({ id, title, minutes, question: questionOf.get(title) }))
    await core.meetings.change(host, { ...aPlan({ agenda: turned }), meetingId })
    const { threads } = await core.meetings.read(host, meetingId)
    expect(threads.map(({ question }) => question)).toEqual([
      'Hvordan kommer vi frem?',
      'Hvad skal torvet bruges til?',
    ])
  })

  test('nobody plans without a login', async () => {
    const { core } = await aWorld()
    await refused(core.meetings.plan(nobody, aPlan()), 'login_first')
  })

  test('a citizen plans none, and a facilitator does', async () => {
    const { core, citizen, facilitator } = await aWorld()
    await expect(core.meetings.plan(await facilitator(), aPlan())).resolves.toBeDefined()
    await refused(core.meetings.plan(await citizen(), aPlan()), 'forbidden')
  })

  test.each([
    [{ title: ' ' }, 'field_missing'],
    [{ endsAt: 1 }, 'times_crossed'],
    [{ expected: 0 }, 'malformed'],
    [{ safetyDelaySeconds: 31 }, 'malformed'],
    [{ kind: 'party' }, 'malformed'],
    [{ title: 'x'.repeat(121) }, 'text_too_long'],
    [{ agenda: [{ title: 'Pause', minutes: 0 }] }, 'malformed'],
  ] as const)('%j is refused', async (wrong, reason) => {
    const { core, administrator } = await aWorld()
    await refused(core.meetings.plan(administrator, { ...aPlan(), ...wrong }), reason)
  })

  test('the plan is the desk’s own', async () => {
    const { core, meetingId, facilitator } = await aWorld().withMeeting()
    await refused(core.meetings.readDesk(nobody, meetingId), 'not_found')
    await refused(core.meetings.readDesk(await facilitator(), meetingId), 'not_found')
  })
})

describe('announcing', () => {
  test.each(Object.keys(aFrame))('without %s in its frame nobody is invited', async (part) => {
    const { core, host, meetingId } = await aWorld().withMeeting({ frame: { ...aFrame, [part]: ' ' } })
    await refused(core.meetings.announce(host, { meetingId }), 'frame_missing')
  })

  test('a meeting without a question is not announced', async () => {
    const { core, host, meetingId } = await aWorld().withMeeting({
      agenda: [{ title: 'Pause', minutes: 10 }],
    })
    await refused(core.meetings.announce(host, { meetingId }), 'agenda_missing')
  })

  test('an announced meeting can be seen by everybody', async () => {
    const { core, host, meetingId } = await aWorld().withMeeting()
    await refused(core.meetings.read(nobody, meetingId), 'not_found')
    await core.meetings.announce(host, { meetingId })
    expect((await core.meetings.read(nobody, meetingId)).meeting.title).toBe('Torvet i Nørre Sundby')
  })
})

describe('each step is taken once, in its order', () => {
  test('draft, announced, open, closed', async () => {
    const meeting = await aWorld().withMeeting()
    const { core, host, meetingId } = meeting
    const states: string[] = []
    for (const step of ['announce', 'open', 'close'] as const) {
      await core.meetings[step](host, { meetingId })
      states.push(await stateOf(meeting))
    }
    expect(states).toEqual(['announced', 'open', 'closed'])
  })

  test.each(['open', 'close', 'publish'] as const)('%s is refused for a draft', async (step) => {
    const { core, host, meetingId } = await aWorld().withMeeting()
    await refused(core.meetings[step](host, { meetingId }), 'state_passed')
  })

  test.each(['announce', 'open'] as const)('%s is refused the second time', async (step) => {
    const { core, host, meetingId } = await aWorld().withOpenMeeting()
    await refused(core.meetings[step](host, { meetingId }), 'state_passed')
  })

  test('a refused step tells nobody', async () => {
    const { core, host, meetingId, events } = await aWorld().withOpenMeeting()
    events.length = 0
    await refused(core.meetings.open(host, { meetingId }), 'state_passed')
    expect(events).toEqual([])
  })

  test.each(['announce', 'open', 'close', 'publish'] as const)('a stranger may not %s', async (step) => {
    const { core, meetingId, facilitator } = await aWorld().withOpenMeeting()
    await refused(core.meetings[step](nobody, { meetingId }), 'forbidden')
    await refused(core.meetings[step](await facilitator(), { meetingId }), 'forbidden')
  })

  test('an administrator leads every meeting', async () => {
    const { core, meetingId, administrator } = await aWorld().withOpenMeeting()
    await core.meetings.close(administrator, { meetingId })
    expect((await core.meetings.read(administrator, meetingId)).meeting.state).toBe('closed')
  })
})

describe('closing and publishing', () => {
  test('closing ends the item that the room was at', async () => {
    const { core, host, meetingId, itemId, clock } = await aWorld().withOpenMeeting()
    await core.agenda.move(host, { meetingId, itemId })
    clock.pass(60_000)
    await core.meetings.close(host, { meetingId })
    const { agenda, meeting } = await core.meetings.read(host, meetingId)
    expect(agenda.find(({ id }) => id === itemId)).toMatchObject({ endedAt: clock.now() })
    expect(meeting).toMatchObject({ currentItemId: null, closedAt: clock.now() })
  })

  test('a named person lays the words before everybody', async () => {
    const { core, host, meetingId, clock } = await aWorld().withOpenMeeting()
    await core.meetings.close(host, { meetingId })
    await core.meetings.publish(host, { meetingId })
    const { meeting } = await core.meetings.read(nobody, meetingId)
    expect(meeting).toMatchObject({ publishedAt: clock.now(), publishedBy: 'Mette Skov' })
  })

  test('not before it is closed, and once', async () => {
    const { core, host, meetingId } = await aWorld().withOpenMeeting()
    await refused(core.meetings.publish(host, { meetingId }), 'state_passed')
    await core.meetings.close(host, { meetingId })
    await core.meetings.publish(host, { meetingId })
    await refused(core.meetings.publish(host, { meetingId }), 'state_passed')
  })

  test.each(['participants', 'closed'] as const)(
    'the words of a meeting for %s stay there',
    async (access) => {
      const { core, host, meetingId } = await aWorld().withOpenMeeting({ access })
      await core.meetings.close(host, { meetingId })
      await refused(core.meetings.publish(host, { meetingId }), 'forbidden')
    },
  )

  test('a closed meeting is not planned anew', async () => {
    const { core, host, meetingId } = await aWorld().withOpenMeeting()
    await core.meetings.close(host, { meetingId })
    await refused(core.meetings.change(host, { ...aPlan(), meetingId }), 'meeting_closed')
  })
})
