import { describe, expect, test } from 'vitest'
import { createWrite } from '../../server/persistence/write.ts'
import { refuse } from '../../server/refusal.ts'
import { aWorld } from '../support/world.ts'

/** An error as the database throws it. */
const databaseError = (code: string) => Object.assign(new Error('from the database'), { code })

describe('inside write', () => {
  test('the outer database throws, and works again afterwards', async () => {
    const { tools } = await aWorld()
    const inside = tools.write(() => tools.db.selectFrom('setting').selectAll().execute())
    await expect(inside).rejects.toThrow('use only the transaction')
    expect(await tools.db.selectFrom('setting').selectAll().execute()).not.toEqual([])
  })

  test('the transaction sees what it wrote', async () => {
    const { tools } = await aWorld()
    const { outcome } = await tools.write(async (trx) => {
      await trx.insertInto('setting').values({ name: 'a', value: '1' }).execute()
      return trx.selectFrom('setting').select('value').where('name', '=', 'a').executeTakeFirst()
    })
    expect(outcome).toEqual({ value: '1' })
  })
})

describe('what is recorded', () => {
  test('is in the feed when its changes are in the database', async () => {
    const { tools, db, meetingId, woken } = await aWorld().withMeeting()
    woken.length = 0
    const { heads } = await tools.write(async (_, record) => record({ name: 'programme.changed', meetingId }))
    const rows = await db.selectFrom('feedHead').selectAll().where('meetingId', '=', meetingId).execute()
    for (const { audience, head } of rows) expect(heads.get(meetingId)?.[audience]).toBe(head)
    expect(woken).toEqual([[meetingId]])
  })

  test('is nowhere when the work throws', async () => {
    const { tools, db, meetingId, woken } = await aWorld().withMeeting()
    const before = await db.selectFrom('feed').selectAll().execute()
    woken.length = 0
    const attempt = tools.write(async (trx, record) => {
      await trx.insertInto('setting').values({ name: 'a', value: '1' }).execute()
      record({ name: 'programme.changed', meetingId })
      refuse('forbidden')
    })
    await expect(attempt).rejects.toMatchObject({ reason: 'forbidden' })
    expect(await db.selectFrom('feed').selectAll().execute()).toEqual(before)
    expect(await db.selectFrom('setting').selectAll().where('name', '=', 'a').execute()).toEqual([])
    expect(woken).toEqual([])
  })

  test('twice of one thing in one commit is one row', async () => {
    const { tools, db, meetingId } = await aWorld().withMeeting()
    const heads = () => db.selectFrom('feedHead').select('head').where('meetingId', '=', meetingId).execute()
    const before = await heads()
    await tools.write(async (_, record) => {
      for (let i = 0; i < 3; i++) record({ name: 'programme.changed', meetingId })
    })
    expect(await heads()).toEqual(before.map(({ head }) => ({ head: head + 1 })))
  })

  test('nothing recorded wakes nobody', async () => {
    const { tools, woken } = await aWorld().withMeeting()
    woken.length = 0
    const { heads } = await tools.write(async () => 'done')
    expect([heads.size, woken]).toEqual([0, []])
  })
})

describe('two that wait for each other', () => {
  test.each(['40P01', '40001'])(
    '%s: the work runs again, with nothing left of the first attempt',
    async (code) => {
      const { tools, db, meetingId } = await aWorld().withMeeting()
      let attempts = 0
      await tools.write(async (trx, record) => {
        await trx
          .insertInto('setting')
          .values({ name: 'a', value: `${++attempts}` })
          .execute()
        record({ name: 'programme.changed', meetingId })
        if (attempts < 3) throw databaseError(code)
      })
      expect(attempts).toBe(3)
      expect(await db.selectFrom('setting').select('value').where('name', '=', 'a').execute()).toEqual([
        { value: '3' },
      ])
    },
  )

  test('six times at most', async () => {
    const { tools } = await aWorld()
    let attempts = 0
    const attempt = tools.write(async () => {
      attempts++
      throw databaseError('40P01')
    })
    await expect(attempt).rejects.toMatchObject({ code: '40P01' })
    expect(attempts).toBe(6)
  })

  test('any other error is a bug, and the work runs once', async () => {
    const { tools } = await aWorld()
    let attempts = 0
    const attempt = tools.write(async () => {
      attempts++
      throw databaseError('23505')
    })
    await expect(attempt).rejects.toMatchObject({ code: '23505' })
    expect(attempts).toBe(1)
  })

  test('a real deadlock is survived', async () => {
    const { tools, db } = await aWorld()
    const both = ['a', 'b'] as const
    await tools.write((trx) =>
      trx
        .insertInto('setting')
        .values(both.map((name) => ({ name, value: '' })))
        .execute(),
    )
    const touch = (names: readonly string[]) =>
      tools.write(async (trx) => {
        for (const name of names) {
          const appended = { value: `${await valueOf(trx, name)}x` }
          await trx.updateTable('setting').set(appended).where('name', '=', name).execute()
          await new Promise((resolve) => setImmediate(resolve))
        }
      })
    await Promise.all([touch(both), touch(both.toReversed())])
    const rows = await db.selectFrom('setting').select('value').where('name', 'in', both).execute()
    expect(rows.every(({ value }) => value.length > 0)).toBe(true)
  })
})

const valueOf = async (reader: Parameters<Parameters<ReturnType<typeof createWrite>>[0]>[0], name: string) =>
  (await reader.selectFrom('setting').select('value').where('name', '=', name).executeTakeFirst())?.value ??
  ''

test('wake hears of a commit only after it', async () => {
  const { db, meetingId } = await aWorld().withMeeting()
  const seen: Promise<unknown>[] = []
  const write = createWrite(
    db,
    () => seen.push(db.selectFrom('setting').selectAll().where('name', '=', 'a').execute()),
    Date.now,
  )
  await write(async (trx, record) => {
    await trx.insertInto('setting').values({ name: 'a', value: '1' }).execute()
    record({ name: 'programme.changed', meetingId })
  })
  expect(await Promise.all(seen)).toEqual([[{ name: 'a', value: '1' }]])
})
