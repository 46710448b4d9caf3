import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Hall } from './hall.ts'

const authors = fc.constantFrom('Anna', 'Bo', 'Carla', 'Dan', 'Eva')

/** What happens in a hall, in any order. Indexes pick among the cards there are. */
const happening = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constant('say' as const),
      author: authors,
      wide: fc.boolean(),
      table: fc.constantFrom(null, 'one', 'two', 'three'),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ what: fc.constant('turn' as const), times: fc.integer({ min: 1, max: 4 }) }),
  },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('hide' as const), which: fc.nat(40) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('release' as const), which: fc.nat(40) }) },
  {
    weight: 1,
    arbitrary: fc.record({ what: fc.constant('resize' as const), k: fc.integer({ min: 1, max: 6 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ what: fc.constant('pass' as const), ms: fc.integer({ min: 1, max: 60_000 }) }),
  },
)
type Happening = typeof happening extends fc.Arbitrary<infer H> ? H : never

const meetings = fc.record({
  k: fc.integer({ min: 1, max: 6 }),
  seed: fc.nat(1000),
  tables: fc.boolean(),
  happenings: fc.array(happening, { maxLength: 60 }),
})

function live(hall: Hall, happening: Happening, after: (hall: Hall) => void): void {
  const pick = (which: number, away: boolean) => {
    const some = hall.cards.filter((card) => card.away === away)
    return some[which % Math.max(1, some.length)]?.id
  }
  if (happening.what === 'say')
    hall.say(happening.author, { span: happening.wide ? 2 : 1, delay: 8000, table: happening.table })
  if (happening.what === 'pass') hall.now += happening.ms
  if (happening.what === 'resize') hall.resize(happening.k)
  if (happening.what === 'turn') for (let i = 0; i < happening.times && hall.turn(); i++) after(hall)
  if (happening.what === 'hide' || happening.what === 'release') {
    const id = pick(happening.which, happening.what === 'release')
    if (id) hall[happening.what](id)
  }
  after(hall)
}

const aHall = ({ k, seed, tables }: { k: number; seed: number; tables: boolean }): Hall => {
  const hall = new Hall(k, seed)
  if (tables) hall.heads = new Map(Object.entries({ one: 1, two: 4, three: 9 }))
  return hall
}

/** Plays any meeting, with tables and without, and asks `promise` after everything that happens in it. */
const always = (promise: (hall: Hall) => void) =>
  fc.assert(
    fc.property(meetings, ({ happenings, ...meeting }) => {
      const hall = aHall(meeting)
      for (const happening of happenings) live(hall, happening, promise)
    }),
    { numRuns: 400 },
  )

const voices = (n: number, hall: Hall, span: 1 | 2 = 1) =>
  Array.from({ length: n }, (_, i) => hall.say(`author ${i}`, { span }))

const isShown = (hall: Hall, id: string) => hall.standing().some((standing) => standing.id === id)

describe('nobody twice before everybody once', () => {
  test('a card that has been shown is not drawn while one waits unseen', () => {
    always(({ turns }) => {
      const last = turns.at(-1)
      if (last && last.unseen.length > 0) expect(last.unseen).toContain(last.id)
    })
  })

  test('among those eligible throughout, showings differ by at most one', () => {
    always((hall) => {
      const throughout = hall.cards.filter(({ arrived, lastAway }) => arrived === 0 && lastAway === null)
      const showings = throughout.map((card) => card.showings)
      if (showings.length > 0) expect(Math.max(...showings) - Math.min(...showings)).toBeLessThanOrEqual(1)
    })
  })

  test('ten cards have each been shown four times after forty changes', () => {
    const hall = new Hall(3)
    voices(10, hall)
    while (hall.turns.length < 40) hall.turn()
    expect(hall.cards.map(({ showings }) => showings)).toEqual(Array.from({ length: 10 }, () => 4))
  })

  test('a card whose turn comes while it stands is counted again where it is', () => {
    const hall = new Hall(2)
    const [first = '', second = '', third = ''] = voices(3, hall)
    hall.run(1)
    for (const id of [second, third]) hall.card(id).showings = 2
    hall.card(third).base = 0
    hall.turn()
    expect(hall.turns.at(-1)).toMatchObject({ act: 'renew', id: first })
  })
})

describe('a late post is not late', () => {
  test('it comes next, whatever has been shown before', () => {
    const hall = new Hall(2)
    voices(6, hall)
    hall.run(60)
    const late = hall.say('somebody else')
    hall.turn()
    expect(isShown(hall, late)).toBe(true)
  })

  test('it does not get back the turns that it was not there for', () => {
    const hall = new Hall(1)
    voices(4, hall)
    hall.run(40)
    const late = hall.say('somebody else')
    hall.run(10)
    expect(hall.card(late).showings).toBeLessThanOrEqual(3)
  })

  test('one that was held back and returns takes its place among the least shown', () => {
    const hall = new Hall(1)
    const [first = ''] = voices(4, hall)
    hall.run(4)
    hall.hide(first)
    hall.run(60)
    hall.release(first)
    const before = hall.card(first).showings
    hall.run(8)
    expect(hall.card(first).showings - before).toBeGreaterThan(0)
    expect(hall.card(first).showings - before).toBeLessThanOrEqual(3)
  })

  test('it is not shown before it is ready', () => {
    const hall = new Hall(2)
    voices(6, hall)
    hall.run(10)
    const late = hall.say('somebody else', { delay: 30_000 })
    const readyAt = hall.now + 30_000
    hall.run(20)
    expect(hall.turns.find(({ id }) => id === late)?.at).toBeGreaterThanOrEqual(readyAt)
  })
})

describe('quiet voices first', () => {
  test("one person's flood waits for everybody else", () => {
    const hall = new Hall(1)
    const flood = Array.from({ length: 10 }, () => hall.say('Anna'))
    const quiet = voices(5, hall)
    hall.run(6)
    expect(hall.turns.map(({ id }) => id)).toEqual([flood[0], ...quiet])
  })

  test('whoever was heard least comes first among unseen ones from one table', () => {
    always(({ turns, cards, heads }) => {
      const last = turns.at(-1)
      // A renewal, a reservation and a card that waited for its second slot are other promises.
      if (last?.act !== 'place' || last.reservedBefore || !last.unseen.includes(last.id)) return
      const author = (id: string) => cards.find((card) => card.id === id)?.author
      const table = (id: string) => heads.size > 0 && cards.find((card) => card.id === id)?.table
      const shown = (name: string | undefined) =>
        cards
          .filter((card) => !card.away && card.author === name)
          .reduce((sum, card) => sum + card.showings, 0)
      const mine = shown(author(last.id)) - 1
      const others = last.unseen.filter((one) => author(one) !== author(last.id))
      for (const id of others.filter((one) => table(one) === table(last.id)))
        if (!cards.find((card) => card.id === id)?.away) expect(mine).toBeLessThanOrEqual(shown(author(id)))
    })
  })

  test('among equals, who came first comes first', () => {
    const hall = new Hall(1)
    const ids = voices(5, hall)
    hall.run(5)
    expect(hall.turns.map(({ id }) => id)).toEqual(ids)
  })
})

describe('no verdict in the order', () => {
  const secondRound = (seed: number) => {
    const hall = new Hall(1, seed)
    voices(8, hall)
    hall.run(16)
    return hall.turns.slice(8).map(({ id }) => id)
  }

  test('the second round is drawn by lot, and anybody can draw it again', () => {
    expect(secondRound(1)).toEqual(secondRound(1))
    expect(secondRound(1)).not.toEqual(secondRound(2))
    expect(secondRound(1)).not.toEqual(secondRound(1).toSorted())
  })

  test('each of eight cards begins the second round about as often', () => {
    const firsts = Array.from({ length: 800 }, (_, seed) => secondRound(seed)[0] ?? '')
    const times = [...Map.groupBy(firsts, (id) => id).values()].map(({ length }) => length)
    expect(times).toHaveLength(7)
    expect(Math.min(...times)).toBeGreaterThan(70)
  })
})

describe('the wall itself', () => {
  test('nothing rotates when everything fits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 6 }), (k, n) => {
        fc.pre(n <= k)
        const hall = new Hall(k)
        const ids = voices(n, hall)
        hall.run(20)
        expect(hall.turns).toHaveLength(n)
        expect(
          hall
            .standing()
            .map(({ id }) => id)
            .toSorted(),
        ).toEqual(ids)
      }),
    )
  })

  test('no card stands twice, and no two in one slot', () => {
    always((hall) => {
      const taken = hall.stage.slots.flatMap((one, i) => (one ? (one.span === 2 ? [i, i + 1] : [i]) : []))
      expect(new Set(taken).size).toBe(taken.length)
      expect(Math.max(-1, ...taken)).toBeLessThan(hall.stage.slots.length)
      const ids = hall.standing().map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
    })
  })

  test('an empty one is filled at once, and each that was drawn for it stands', () => {
    const hall = new Hall(3)
    voices(5, hall)
    hall.turn()
    expect(hall.standing().map(({ id }) => id)).toEqual(hall.turns.map(({ id }) => id))
    expect(hall.standing()).toHaveLength(3)
    const { at } = hall.turns[0] ?? { at: 0 }
    hall.turn()
    expect(hall.turns.at(-1)?.at).toBeGreaterThanOrEqual(at + 3 * 6000)
  })

  test('after that one card changes at a time, and what came last has been read', () => {
    always(({ turns }) => {
      const [before, last] = turns.slice(-2)
      if (before && last && before.act !== 'reserve' && !last.fills)
        expect(last.at - before.at).toBeGreaterThanOrEqual(6000)
    })
  })

  test('a card that waits for its second slot is not overtaken by its equals', () => {
    always(({ turns }) => {
      const last = turns.at(-1)
      if (!last?.reservedBefore) return
      const isUnseen = last.unseen.includes(last.reservedBefore)
      if (isUnseen || last.unseen.length === 0) expect(last.id).toBe(last.reservedBefore)
    })
  })

  test('one that was shown before lets a card pass that nobody has seen', () => {
    const hall = new Hall(2)
    const wide = hall.say('Anna', { span: 2 })
    hall.say('Anna')
    hall.run(3)
    expect(hall.stage.reservedId).toBe(wide)
    const unseen = hall.say('Bo')
    hall.turn()
    expect(isShown(hall, unseen)).toBe(true)
    hall.run(4)
    expect(hall.card(wide).showings).toBe(2)
  })

  test('not even by a quieter voice that comes while it waits', () => {
    const hall = new Hall(3)
    voices(6, hall)
    hall.run(9)
    const wide = hall.say('author 0', { span: 2 })
    hall.turn()
    expect(hall.stage.reservedId).toBe(wide)
    hall.say('somebody else')
    hall.turn()
    expect(isShown(hall, wide)).toBe(true)
  })

  test('a card that needs two slots gets them at the next two changes at the latest', () => {
    const hall = new Hall(3)
    voices(6, hall)
    hall.run(9)
    const wide = hall.say('somebody else', { span: 2 })
    hall.run(2)
    expect(hall.standing()).toContainEqual(expect.objectContaining({ id: wide, span: 2 }))
  })

  test('a gap elsewhere does not stop a card that waits for two slots', () => {
    const hall = new Hall(5)
    voices(12, hall)
    hall.run(20)
    const wide = hall.say('somebody else', { span: 2 })
    hall.turn()
    const gap = hall.stage.slots.indexOf(null)
    hall.hide(hall.stage.slots[gap === 0 ? 2 : gap - 2]?.id ?? '')
    hall.run(2)
    expect(isShown(hall, wide)).toBe(true)
  })

  test('it always goes on: everyone who waits is shown within a bounded number of changes', () => {
    fc.assert(
      fc.property(meetings, ({ happenings, ...meeting }) => {
        const hall = aHall(meeting)
        for (const happening of happenings) live(hall, happening, () => {})
        hall.run(hall.cards.length * 8 + 20)
        for (const card of hall.present()) expect(card.showings).toBeGreaterThan(0)
      }),
      { numRuns: 400 },
    )
  })
})
