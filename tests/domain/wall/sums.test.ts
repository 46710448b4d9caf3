/** What a wall counts where the words lie is what the rules say of each of them. */
import { expect, test } from 'vitest'
import { countsIn } from '../../../src/lib/contract/counting.ts'
import { readingTime } from '../../../src/lib/contract/reading.ts'
import { wholeTextOf } from '../../../src/lib/contract/translating.ts'
import { aKey, aWorld } from '../../support/world.ts'

const words = (count: number, between = ' ') =>
  Array.from({ length: count }, (_, n) => `ord${n}`).join(between)

test('counts and reading time are those of each contribution', async () => {
  const { core, host, meetingId, threadId, db, view } = await aWorld().withRunningWall()
  const where = { meetingId, threadId }
  const write = (text: string, untilApproved = false) =>
    core.contributions.record(host, { key: aKey(), ...where, channel: 'paper', text, untilApproved })
  const texts = [words(1), words(10), words(11), words(40, '\n'), words(25, '\n\n'), words(12, '  ')]
  for (const text of texts) await write(text)
  const { id: translated } = await write('عند المساء')
  const translations = [{ text: words(12) }, { text: words(20) }]
  for (const [n, language] of ['da', 'en'].entries())
    await core.contributions.translate(host, { id: translated, language, text: translations[n]?.text })
  const { id: held } = await write('Dette vises ikke.')
  await core.moderation.hold(host, { id: held })
  await write('Dette venter.', true)

  const rows = await db
    .selectFrom('wallEntry')
    .innerJoin('contribution', 'contribution.id', 'wallEntry.contributionId')
    .select(['contribution.id', 'state', 'showings', 'text'])
    .execute()
  const wall = await view()
  expect(wall.counts).toMatchObject(countsIn(rows.map((row) => ({ ...row, onWall: true }))))
  expect(wall.counts).toMatchObject({ contributions: texts.length + 1, held: 1 })
  const unseen = rows.filter(({ state, showings }) => state === 'shown' && showings === 0)
  const read = unseen.map(({ id, text }) => (id === translated ? wholeTextOf({ text, translations }) : text))
  expect(wall.readingTimeLeft).toBe(read.reduce((sum, text) => sum + readingTime(text), 0))
})
