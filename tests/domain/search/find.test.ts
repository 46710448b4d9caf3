import { describe, expect, test } from 'vitest'
import type { Actor } from '../../../server/domain/people/actor.ts'
import { nobody } from '../../../server/domain/people/actor.ts'
import { type World, aWorld } from '../../support/world.ts'

const find = async ({ core }: Pick<World, 'core'>, q: string, actor: Actor = nobody, rest = {}) =>
  (await core.search.find(actor, { q, kind: 'contribution', ...rest }))?.hits.map(({ id }) => id)

async function laidForth(meeting: Awaited<ReturnType<ReturnType<typeof aWorld>['withOpenMeeting']>>) {
  await meeting.core.meetings.close(meeting.host, { meetingId: meeting.meetingId })
  await meeting.core.meetings.publish(meeting.host, { meetingId: meeting.meetingId })
}

describe('words', () => {
  test('are found in any of their forms', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const benches = await meeting.say('Flere bænke i læ ved kirken.')
    const paths = await meeting.say('Stierne skal ryddes for sne, også i Aabenraa.')
    await laidForth(meeting)
    for (const q of ['bænkene', 'BÆNK', 'bæn', 'kirker bænke', '"bænke i læ"', 'bænke og', 'bæn-ke"'])
      expect.soft(await find(meeting, q), q).toEqual(q === 'bæn-ke"' ? [] : [benches])
    for (const q of ['sti', 'stien', 'Åbenrå', 'aabenraa sne', 'rydde'])
      expect.soft(await find(meeting, q), q).toEqual([paths])
    for (const q of ['bus', '"læ i bænke"', 'bænke sne']) expect.soft(await find(meeting, q), q).toEqual([])
  })
})
