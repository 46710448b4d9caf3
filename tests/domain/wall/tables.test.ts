import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { outside } from '../../../server/domain/wall/tables.ts'
import { Hall, type Turn } from './hall.ts'

const named = fc.constantFrom('one', 'two', 'three')
const evening = fc.record({
  k: fc.integer({ min: 1, max: 6 }),
  heads: fc.record({
    one: fc.integer({ min: 1, max: 30 }),
    two: fc.integer({ min: 1, max: 30 }),
    three: fc.integer({ min: 1, max: 30 }),
  }),
  happenings: fc.array(
    fc.oneof(
      {
        weight: 2,
        arbitrary: fc.record({ what: fc.constant('flood' as const), table: named, n: fc.nat(12) }),
      },
      { weight: 3, arbitrary: fc.record({ what: fc.constant('turn' as const), n: fc.nat(8) }) },
    ),
    { maxLength: 40 },
  ),
})

/** Who waited before each card that was new on the wall, and from which table it came. */
interface Draw {
  table: string
  waiting: Set<string>
}

const tableOf = (hall: Hall, id: string) => hall.card(id).table ?? ''
const drawsOf = (hall: Hall): Draw[] =>
  hall.turns
    .filter(({ isFirst }: Turn) => isFirst)
    .map(({ id, unseen }) => ({
      table: tableOf(hall, id),
      waiting: new Set(unseen.map((one) => tableOf(hall, one))),
    }))

/** Every stretch of draws in which both tables had something to say. */
function* stretches(draws: Draw[], a: string, b: string): Generator<Draw[]> {
  for (let from = 0; from < draws.length; from++)
    for (let to = from; to < draws.length; to++) {
      const last = draws[to]
      if (!last?.waiting.has(a) || !last.waiting.has(b)) break
      yield draws.slice(from, to + 1)
    }
}

function flood(hall: Hall, table: string | null, n: number, author?: string) {
  return Array.from({ length: n }, (_, i) =>
    hall.say(author ?? `${table} ${hall.cards.length} ${i}`, { table }),
  )
}

const shownFrom = (hall: Hall) => drawsOf(hall).map(({ table }) => table)

describe('no table waits for the flood of another', () => {
  test('tables that both have something to say are shown by their heads, to within one card each', () => {
    fc.assert(
      fc.property(evening, ({ k, heads, happenings }) => {
        const hall = new Hall(k)
        hall.heads = new Map(Object.entries(heads))
        for (const happening of happenings)
          if (happening.what === 'flood') flood(hall, happening.table, happening.n)
          else hall.run(happening.n)
        const draws = drawsOf(hall)
        for (const [a, b] of [
          ['one', 'two'],
          ['one', 'three'],
          ['two', 'three'],
        ] as const)
          for (const stretch of stretches(draws, a, b)) {
            const share = (name: 'one' | 'two' | 'three') =>
              stretch.filter(({ table }) => table === name).length / heads[name]
            expect(Math.abs(share(a) - share(b))).toBeLessThanOrEqual(1 / heads[a] + 1 / heads[b] + 1e-9)
          }
      }),
      { numRuns: 300 },
    )
  })

  test('two tables of the same size take turns, however much one of them writes', () => {
    const hall = new Hall(1)
    hall.heads = new Map([
      ['one', 6],
      ['two', 6],
    ])
    flood(hall, 'one', 20)
    flood(hall, 'two', 4)
    hall.run(8)
    expect(shownFrom(hall).filter((table) => table === 'two')).toHaveLength(4)
  })

  test('a table that sits down late is heard at once, and does not get the turns it was not there for', () => {
    const hall = new Hall(1)
    hall.heads = new Map([
      ['one', 6],
      ['two', 6],
    ])
    flood(hall, 'one', 40)
    hall.run(20)
    flood(hall, 'two', 20)
    hall.run(10)
    const late = shownFrom(hall).slice(20)
    expect(late.slice(0, 2)).toContain('two')
    expect(late.filter((table) => table === 'two')).toHaveLength(5)
  })

  test('three times the heads is three times the turns', () => {
    const hall = new Hall(1)
    hall.heads = new Map([
      ['one', 2],
      ['two', 6],
    ])
    flood(hall, 'one', 30)
    flood(hall, 'two', 30)
    hall.run(20)
    expect(shownFrom(hall).filter((table) => table === 'one')).toHaveLength(5)
  })

  test('those from no table are a table of their own, as large as they are many', () => {
    const hall = new Hall(1)
    hall.heads = new Map([['one', 4]])
    flood(hall, 'one', 30)
    flood(hall, null, 30, 'Anna')
    hall.run(10)
    expect(shownFrom(hall).filter((table) => table === '')).toHaveLength(2)
    for (const author of ['Bo', 'Carla', 'Dan']) flood(hall, null, 10, author)
    hall.run(10)
    expect(
      shownFrom(hall)
        .slice(10)
        .filter((table) => table === '').length,
    ).toBeGreaterThanOrEqual(4)
  })

  test('within a table quiet voices come first', () => {
    const hall = new Hall(1)
    hall.heads = new Map([['one', 4]])
    const [first] = flood(hall, 'one', 5, 'Anna')
    const [quiet] = flood(hall, 'one', 1, 'Bo')
    hall.run(2)
    expect(hall.turns.map(({ id }) => id)).toEqual([first, quiet])
  })

  test('without tables in use nothing is asked of them', () => {
    const hall = new Hall(1)
    const ids = [...flood(hall, 'one', 3), ...flood(hall, 'two', 3)]
    hall.run(6)
    expect(hall.turns.map(({ id }) => id)).toEqual(ids)
  })
})

describe('what was heard outside before the meeting', () => {
  const outreach = (tables: [string, number][] = []) => {
    const hall = new Hall(1)
    hall.heads = new Map([...tables, [outside, null]])
    flood(hall, outside, 60)
    return hall
  }

  test('takes turns with those in the hall, however much of it there is', () => {
    const hall = outreach()
    hall.run(10)
    flood(hall, null, 20)
    hall.run(20)
    expect(
      shownFrom(hall)
        .slice(10)
        .filter((table) => table === outside),
    ).toHaveLength(10)
    hall.run(50)
    expect(hall.cards.map(({ showings }) => showings)).toEqual(hall.cards.map(() => 1))
  })

  test('has no more turns than the hall while tables are in use', () => {
    const hall = outreach([['one', 4]])
    flood(hall, null, 8)
    flood(hall, 'one', 8)
    hall.run(20)
    const shown = shownFrom(hall)
    expect(shown.filter((table) => table === outside)).toHaveLength(8)
    expect(shown.filter((table) => table === 'one')).toHaveLength(4)
  })
})
