import { expect, test } from 'vitest'
import { refused } from '../../support/refused.ts'
import { type World, aMeeting, aWorld, anOpenMeeting, evening, hour } from '../../support/world.ts'

const monthsLater = (at: number, months: number) => {
  const date = new Date(at)
  return date.setUTCMonth(date.getUTCMonth() + months)
}
const forgetAt = async ({ db }: Pick<World, 'db'>, meetingId: string) =>
  (await db.selectFrom('meeting').select('forgetAt').where('id', '=', meetingId).executeTakeFirstOrThrow())
    .forgetAt

test('another number of months holds for meetings that open from then on', async () => {
  const world = await aWorld()
  const { core, administrator, host, clock, ...open } = await anOpenMeeting(world)
  const planned = await aMeeting({ ...world, host })
  await core.administration.changeRetention(administrator, { months: '2' })

  await core.meetings.close(host, { meetingId: open.meetingId })
  expect(await forgetAt(world, open.meetingId)).toBe(monthsLater(clock.now(), 6))

  await core.meetings.announce(host, { meetingId: planned.meetingId })
  await core.meetings.open(host, { meetingId: planned.meetingId })
  expect(await forgetAt(world, planned.meetingId)).toBe(monthsLater(evening + 3 * hour, 2))
  await core.meetings.close(host, { meetingId: planned.meetingId })
  expect(await forgetAt(world, planned.meetingId)).toBe(monthsLater(clock.now(), 2))
})

test('it is said everywhere at once, and on record with what stood before', async () => {
  const { core, administrator, db } = await aWorld()
  expect(await core.administration.house()).toMatchObject({ forgetAfterMonths: 6 })
  await core.administration.changeRetention(administrator, { months: '12' })
  await core.administration.changeRetention(administrator, { months: '12' })
  expect(await core.administration.house()).toMatchObject({ forgetAfterMonths: 12 })
  expect(await db.selectFrom('adminAct').select(['act', 'before', 'after']).execute()).toEqual([
    { act: 'retention', before: '6', after: '12' },
  ])
})

test('what another process changed is known within a second', async () => {
  const { core, tools, clock } = await aWorld()
  await core.administration.house()
  await tools.write(async (trx) => {
    const values = [
      { name: 'forget_after_months', value: '9' },
      { name: 'house_version', value: 'theirs' },
    ]
    for (const one of values)
      await trx
        .insertInto('setting')
        .values(one)
        .onConflict((conflict) => conflict.column('name').doUpdateSet(one))
        .execute()
  })
  expect((await core.administration.house()).forgetAfterMonths).toBe(6)
  clock.pass(1000)
  expect((await core.administration.house()).forgetAfterMonths).toBe(9)
})

test.each(['0', '25', '-1', '3.5', 'seks', ''])('%j months are refused', async (months) => {
  const { core, administrator } = await aWorld()
  await refused(core.administration.changeRetention(administrator, { months }), 'number_wrong')
})
