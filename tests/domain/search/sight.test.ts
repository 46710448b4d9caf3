/** What one may not see is not found: everybody who may ask × everything that may become of words. */
import { expect, test } from 'vitest'
import { type Actor, nobody } from '../../../server/domain/people/actor.ts'
import type { PlanInput } from '../../../src/lib/contract/inputs/planning.ts'
import { type OpenMeeting, aPhone, aScribe, aStranger, aWall, aWorld } from '../../support/world.ts'

const word = 'kastanjetræet'

type Who =
  | 'nobody'
  | 'stranger'
  | 'participant'
  | 'wall'
  | 'scribe'
  | 'citizen'
  | 'other_lead'
  | 'host'
  | 'administrator'
const inRoom: Who[] = ['participant', 'wall', 'scribe', 'host', 'administrator']
const leaders: Who[] = ['host', 'administrator']
const all: Who[] = ['nobody', 'stranger', 'citizen', 'other_lead', ...inRoom]

async function actorsIn(meeting: OpenMeeting): Promise<Record<Who, Actor>> {
  const { core, host, meetingId, administrator } = meeting
  const { id: standId } = await core.stands.add(host, { meetingId, name: 'Vinduet' })
  return {
    nobody,
    stranger: aStranger(meeting),
    participant: aPhone(meeting, meetingId),
    wall: await aWall(meeting, meetingId),
    scribe: await aScribe(meeting, { meetingId, standId }),
    citizen: await meeting.citizen(),
    other_lead: await meeting.facilitator('En anden'),
    host,
    administrator,
  }
}

type Do = (meeting: OpenMeeting, id: string, author: Actor) => Promise<unknown>
const layForth: Do = async ({ core, host, meetingId }) => {
  await core.meetings.close(host, { meetingId })
  await core.meetings.publish(host, { meetingId })
}

const states: [name: string, finders: Who[], Do, Partial<PlanInput>?][] = [
  ['said in an open room', inRoom, async () => {}],
  [
    'closed, and not laid forth yet',
    inRoom,
    ({ core, host, meetingId }) => core.meetings.close(host, { meetingId }),
  ],
  ['laid forth', all, layForth],
  ['held', [], ({ core, host }, id) => core.moderation.hold(host, { id })],
  [
    'released again',
    inRoom,
    async ({ core, host }, id) => {
      await core.moderation.hold(host, { id })
      await core.moderation.release(host, { id })
    },
  ],
  [
    'held after it was laid forth',
    [],
    async (meeting, id, author) => {
      await layForth(meeting, id, author)
      await meeting.core.moderation.hold(meeting.host, { id })
    },
  ],
  ['withdrawn', [], ({ core }, id, author) => core.contributions.withdraw(author, { id })],
  [
    'mended to other words',
    [],
    ({ core }, id, author) => core.contributions.edit(author, { id, text: 'Et andet.' }),
  ],
  [
    'for participants alone',
    inRoom,
    ({ core, host, meetingId }) => core.meetings.close(host, { meetingId }),
    { access: 'participants' },
  ],
  ['behind closed doors', inRoom, async () => {}, { access: 'closed' }],
  [
    'forgotten, and never laid forth',
    leaders,
    async ({ core, host, meetingId, clock }) => {
      await core.meetings.close(host, { meetingId })
      clock.pass(300 * 24 * 3_600_000)
      await core.people.forgetDevices()
    },
  ],
]

test.each(states)('%s', async (_state, finders, become, plan) => {
  const meeting = await aWorld().withOpenMeeting(plan)
  const actors = await actorsIn(meeting)
  const author = meeting.phone()
  const id = await meeting.say(`Lad ${word} stå.`, { from: author })
  await become(meeting, id, author)
  for (const who of all) {
    const found = await meeting.core.search.find(actors[who], { q: word, kind: 'contribution' })
    expect
      .soft(
        found?.hits.map((hit) => hit.id),
        who,
      )
      .toEqual(finders.includes(who) ? [id] : [])
  }
})
