/** As many cards as a large evening leaves in a box. */
import { expect, test } from 'vitest'
import { onPostgres } from '../../support/database.ts'
import { aKey, aWorld } from '../../support/world.ts'

/** The same few statements over and over: on one database is enough. */
const once = test.skipIf(onPostgres())

const many = 3000
const onSheets = 375

once(
  'three thousand cards are typed in: each is stored once, in its order, and told in pages',
  async () => {
    const { core, host, meetingId, threadId, db } = await aWorld().withOpenMeeting()
    for (let printed = 0; printed < many; printed += onSheets)
      await core.paper.print(host, { meetingId, threadId, count: onSheets })
    const wordsOn = (cardNumber: number) => `Kort nummer ${cardNumber}: en bænk i læ.`
    for (let cardNumber = 1; cardNumber <= many; cardNumber++)
      await core.contributions.record(host, {
        ...{ key: aKey(), meetingId, threadId, channel: 'paper', text: wordsOn(cardNumber), cardNumber },
      })

    const wanted = Array.from({ length: many }, (_, n) => wordsOn(n + 1))
    const rows = await db.selectFrom('contribution').select('text').orderBy('id').execute()
    expect(rows.map(({ text }) => text)).toEqual(wanted)

    const told = new Map<string, string>()
    for (let since = 0, more = true; more;) {
      const page = await core.feed.since(meetingId, 'desk', since)
      for (const { id, text } of page.upserts.contributions) told.set(id, text)
      expect(page.head).toBeGreaterThan(since)
      ;({ head: since, more } = page)
    }
    expect([...told.values()].sort()).toEqual(wanted.sort())
    const { wall } = await core.wall.read(host, meetingId)
    expect(wall.counts).toMatchObject({ contributions: many, unseen: many })
  },
  60_000,
)
