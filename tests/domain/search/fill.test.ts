import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { type OpenMeeting, aWorld } from '../../support/world.ts'

const find = async ({ core, participant }: OpenMeeting, q: string) =>
  core.search.find(participant, { q, kind: 'contribution' })

/** As a database is that was there before the index. */
async function emptied({ tools }: OpenMeeting) {
  const entries = await tools.db.selectFrom('searchEntry').select('place').execute()
  const { searchIndexOf } = await import('../../../server/persistence/search.ts')
  await tools.write((trx) =>
    searchIndexOf(trx).take(
      trx,
      entries.map(({ place }) => place),
    ),
  )
}

async function filled({ core }: OpenMeeting) {
  while (await core.search.fill());
}

test('what was there before the index is found once it is filled', async () => {
  const meeting = await aWorld().withOpenMeeting()
  const first = await meeting.say('En bænk.')
  const second = await meeting.say('To bænke.')
  const held = await meeting.say('Tre bænke.')
  await meeting.core.moderation.hold(meeting.host, { id: held })
  await emptied(meeting)
  expect(await find(meeting, 'bænke')).toMatchObject({ hits: [], isWhole: false })

  await filled(meeting)
  const { hits, isWhole } = (await find(meeting, 'bænke')) ?? {}
  expect(hits?.map(({ id }) => id)).toEqual([first, second])
  expect(isWhole).toBe(true)
})

test('filled twice is filled once', async () => {
  const meeting = await aWorld().withOpenMeeting()
  await meeting.say('En bænk.')
  await filled(meeting)
  await meeting.tools.write((trx) => sql`delete from setting where name = 'search_filled'`.execute(trx))
  await filled(meeting)
  expect((await find(meeting, 'bænk'))?.hits).toHaveLength(1)
})
