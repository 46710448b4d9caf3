import { describe, expect, test } from 'vitest'
import { makeId } from '../../../server/ids.ts'
import { isRefusal } from '../../../server/refusal.ts'
import { refused } from '../../support/refused.ts'
import { aHall, gathered } from './hall.ts'

type Hall = Awaited<ReturnType<typeof aHall>>

const move = ({ core, host, where }: Hall, moves: unknown[], rest = {}) =>
  core.themes.move(host, { ...where, moves, ...rest })

describe('from one theme to another', () => {
  test('several go together, and leave the first', async () => {
    const hall = await aHall()
    const [one, other] = [await hall.make('Bænke', hall.bench, hall.benches), await hall.make('Læ')]
    await move(hall, [{ contributionIds: [hall.bench, hall.benches], outOfId: one, intoId: other }])
    expect(await gathered(hall)).toEqual({ Bænke: [], Læ: ['Bænke i læ', 'Flere bænke'] })
  })

  test('out of one and into none, they are left over unless they are in another', async () => {
    const hall = await aHall()
    const [one] = [await hall.make('Bænke', hall.bench), await hall.make('Læ', hall.bench)]
    await move(hall, [{ contributionIds: [hall.bench], outOfId: one }])
    expect(await gathered(hall)).toEqual({ Bænke: [], Læ: ['Bænke i læ'] })
  })

  test('into one that was dissolved meanwhile it is refused, and they stay', async () => {
    const hall = await aHall()
    const [one, other] = [await hall.make('Bænke', hall.bench), await hall.make('Læ')]
    await hall.core.themes.dissolve(hall.host, { id: other })
    const moving = move(hall, [{ contributionIds: [hall.bench], outOfId: one, intoId: other }])
    await refused(moving, 'theme_gone')
    expect(await gathered(hall)).toEqual({ Bænke: ['Bænke i læ'] })
  })

  test('what was withdrawn meanwhile goes without a word, and the rest goes on', async () => {
    const hall = await aHall()
    const own = await hall.say('Træer', { from: hall.participant })
    const [one, other] = [await hall.make('Bænke', hall.bench, own), await hall.make('Læ')]
    await hall.core.contributions.withdraw(hall.participant, { id: own })
    await move(hall, [{ contributionIds: [hall.bench, own], outOfId: one, intoId: other }])
    expect(await gathered(hall)).toEqual({ Bænke: [], Læ: ['Bænke i læ'] })
    await hall.core.themes.takeOut(hall.host, { id: other, contributionId: own })
  })

  test('of another question it is not found', async () => {
    const hall = await aHall()
    const one = await hall.make('Bænke', hall.bench)
    const elsewhere = { ...hall.where, threadId: hall.threadIds[1] }
    await refused(hall.core.themes.move(hall.host, { ...elsewhere, moves: [], endIds: [one] }), 'not_found')
  })
})

describe('taken back', () => {
  test('a merge: both are there again, and forget that they were one', async () => {
    const hall = await aHall()
    const [into, from] = [await hall.make('Bænke', hall.bench), await hall.make('Sidde', hall.benches)]
    await hall.core.themes.merge(hall.host, { id: from, intoId: into })
    const back = { contributionIds: [hall.benches], outOfId: into, intoId: from }
    await move(hall, [back], { reviveIds: [from] })
    expect(await gathered(hall)).toEqual({ Bænke: ['Bænke i læ'], Sidde: ['Flere bænke'] })
    const row = await hall.db.selectFrom('theme').selectAll().where('id', '=', from).executeTakeFirstOrThrow()
    expect(row.mergedIntoId).toBeNull()
  })

  test('a split: all is in the first again, and the new one is gone', async () => {
    const hall = await aHall()
    const id = await hall.make('Bænke', hall.bench, hall.benches)
    const split = await hall.core.themes.split(hall.host, { id, name: 'Læ', contributionIds: [hall.bench] })
    await move(hall, [{ contributionIds: [hall.bench], outOfId: split.id, intoId: id }], {
      endIds: [split.id],
    })
    const { Bænke, ...others } = await gathered(hall)
    expect(Bænke?.toSorted()).toEqual(['Bænke i læ', 'Flere bænke'])
    expect(others).toEqual({})
  })

  test('a theme that was dissolved has its words again', async () => {
    const hall = await aHall()
    const id = await hall.make('Bænke', hall.bench)
    await hall.core.themes.dissolve(hall.host, { id })
    await move(hall, [{ contributionIds: [hall.bench], intoId: id }], { reviveIds: [id] })
    expect(await gathered(hall)).toEqual({ Bænke: ['Bænke i læ'] })
  })
})

describe('two facilitators at once', () => {
  const rounds = Array.from({ length: 6 }, (_, i) => i)

  test('let the rest stand alone: it has one place, and both are done', async () => {
    for (const _ of rounds) {
      const hall = await aHall()
      const alone = (...contributionIds: string[]) =>
        hall.core.themes.standAlone(hall.host, { ...hall.where, contributionIds })
      await Promise.all([alone(hall.bench, hall.noise), alone(hall.benches, hall.noise)])
      const { '(alene)': words } = await gathered(hall)
      expect(words?.toSorted()).toEqual(['Bænke i læ', 'Flere bænke', 'Mindre støj'])
    }
  })

  test('gather one and let it stand alone: it is in one of the two places', async () => {
    for (const _ of rounds) {
      const hall = await aHall()
      const id = await hall.make('Bænke')
      await hall.core.themes.standAlone(hall.host, { ...hall.where, contributionIds: [hall.noise] })
      await Promise.all([
        hall.core.themes.gather(hall.host, { id, contributionIds: [hall.bench] }),
        hall.core.themes.standAlone(hall.host, { ...hall.where, contributionIds: [hall.bench] }),
      ])
      const places = Object.values(await gathered(hall)).filter((words) => words.includes('Bænke i læ'))
      expect(places).toHaveLength(1)
    }
  })

  test('gather, merge and split the same themes: whoever comes too late is told, and no words are lost', async () => {
    for (const _ of rounds) {
      const hall = await aHall()
      const { core, host } = hall
      const [one, other] = [
        await hall.make('En', hall.bench, hall.benches),
        await hall.make('To', hall.noise),
      ]
      const settled = await Promise.allSettled([
        core.themes.merge(host, { id: one, intoId: other }),
        core.themes.split(host, { id: one, name: 'Delt', contributionIds: [hall.bench] }),
        core.themes.gather(host, { id: one, contributionIds: [hall.noise] }),
        move(hall, [{ contributionIds: [hall.benches], outOfId: one, intoId: other }]),
      ])
      const reasons = settled.flatMap((it) =>
        it.status === 'rejected' && isRefusal(it.reason) ? [it.reason.reason] : [],
      )
      expect(reasons).toHaveLength(settled.filter(({ status }) => status === 'rejected').length)
      expect(['theme_gone', 'not_found']).toEqual(expect.arrayContaining(reasons))
      const everywhere = new Set(Object.values(await gathered(hall)).flat())
      expect([...everywhere].toSorted()).toEqual(['Bænke i læ', 'Flere bænke', 'Mindre støj'])
    }
  })
})

test('three thousand are moved together', async () => {
  const hall = await aHall()
  const ids: string[] = []
  for (let n = 0; n < 40; n++) ids.push(await hall.say(`Ord ${n}`, { from: hall.phone() }))
  const row = await hall.db
    .selectFrom('contribution')
    .selectAll()
    .where('id', '=', ids[0] ?? '')
    .executeTakeFirstOrThrow()
  const copies = Array.from({ length: 2960 }, (_, n) => makeId(hall.clock.now() + n))
  for (let n = 0; n < copies.length; n += 200)
    await hall.db
      .insertInto('contribution')
      .values(copies.slice(n, n + 200).map((id) => ({ ...row, id, key: `copy-${id}` })))
      .execute()
  await hall.core.themes.standAlone(hall.host, { ...hall.where, contributionIds: [...ids, ...copies] })
  const inside = await hall.db.selectFrom('themeContribution').selectAll().execute()
  expect(inside).toHaveLength(3000)
})
