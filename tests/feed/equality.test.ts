/** What a client has after any number of changes is what a fresh one gets. For every event, audience and meeting. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createCore } from '../../server/core.ts'
import { applyPage, emptyPicture, type Picture } from '../../src/lib/picture.ts'
import { listNames } from '../../src/lib/contract/lists.ts'
import { audiences } from '../../src/lib/contract/words.ts'
import { onPostgres } from '../support/database.ts'
import { type Doing, type Town, aTown, doings, everything, unless } from './doings.ts'

/** For a long night: `DAYS=50`. */
const times = Number(process.env.DAYS ?? 1)

/** One client for each meeting and audience, of those there are so far. */
class Onlookers {
  private readonly pictures = new Map<string, Picture>()

  async keepUp(town: Town): Promise<void> {
    for (const { meetingId } of town.meetings)
      for (const audience of audiences) {
        const name = `${meetingId} ${audience}`
        const picture = this.pictures.get(name) ?? emptyPicture()
        this.pictures.set(name, picture)
        await catchUp(town.core, picture, meetingId, audience)
        expect(seen(picture)).toEqual(await afresh(town, meetingId, audience))
      }
  }
}

async function catchUp(
  { feed }: Pick<Town['core'], 'feed'>,
  picture: Picture,
  meetingId: string,
  audience: 'room' | 'desk',
): Promise<void> {
  for (let more = true; more;) {
    const page = await feed.since(meetingId, audience, picture.head)
    applyPage(picture, page)
    more = page.more
  }
}

/** By a core of its own, that remembers no earlier picture. */
async function afresh({ tools, epoch }: Town, meetingId: string, audience: 'room' | 'desk') {
  const picture = emptyPicture()
  await catchUp(
    createCore(tools, () => epoch.value),
    picture,
    meetingId,
    audience,
  )
  return seen(picture)
}

const seen = ({ meeting, wall, head, ...picture }: Picture) => ({
  ...Object.fromEntries(listNames.map((name) => [name, sorted(picture[name])])),
  meeting,
  wall,
  head,
})

const sorted = (entities: Map<string, unknown>) =>
  [...entities].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one)

const attempt = (doing: Doing, town: Town, n: number) => doing(town, n).catch(unless(() => {}))

async function assertNoGaps({ db }: Town): Promise<void> {
  const heads = await db.selectFrom('feedHead').selectAll().execute()
  expect(heads.length).toBeGreaterThan(0)
  for (const { meetingId, audience, head } of heads) {
    const rows = await db
      .selectFrom('feed')
      .select('seq')
      .where('meetingId', '=', meetingId)
      .where('audience', '=', audience)
      .orderBy('seq')
      .execute()
    expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: head }, (_, i) => i + 1))
  }
}

describe('a picture that kept up equals a fresh one', () => {
  test.each(Object.entries(doings))('after %s', async (name, doing) => {
    const town = await aTown()
    const onlookers = new Onlookers()
    await onlookers.keepUp(town)
    town.events.length = 0
    await doing(town, 0)
    expect(town.events.map((event) => event.name)).toContain(name)
    await onlookers.keepUp(town)
  })

  test('after anything that people do, in any order, and no number is left out', async () => {
    const days = fc.array(fc.tuple(fc.nat(everything.length - 1), fc.nat(1000)), {
      minLength: 10,
      maxLength: 40,
    })
    await fc.assert(
      fc.asyncProperty(days, async (day) => {
        const town = await aTown()
        const onlookers = new Onlookers()
        for (const [which, n] of day) {
          await attempt(everything[which] as Doing, town, n)
          await onlookers.keepUp(town)
        }
        await assertNoGaps(town)
      }),
      { numRuns: (onPostgres() ? 3 : 10) * times, endOnFailure: true },
    )
  }, 120_000)
})
