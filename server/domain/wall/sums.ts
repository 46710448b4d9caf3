/** What may go on a wall, in sums and firsts: an evening's thousands are counted where they lie, and not carried out. */
import { sql } from 'kysely'
import { readingTime } from '../../../src/lib/contract/reading.ts'
import { wholeTextOf } from '../../../src/lib/contract/translating.ts'
import type { WallView } from '../../../src/lib/contract/wire/wall.ts'
import type { Reader } from '../../persistence/schema.ts'
import { type Programme, showsLeftovers } from './programme.ts'

/** As `readingTime` of the contract says it; ms. */
const readingTimeOfText = (text = sql.ref('contribution.text')) => {
  const oneLine = sql`replace(replace(replace(${text}, ${'\n\n'}, ' '), ${'\n'}, ' '), '  ', ' ')`
  const words = sql`(length(${oneLine}) - length(replace(${oneLine}, ' ', '')) + 1)`
  return sql`(case when ${words} > 10 then 2000 + 400 * ${words} else 6000 end)`
}

const sumWhere = (condition: ReturnType<typeof sql>, what = sql`1`) =>
  sql<number | null>`sum(case when ${condition} then ${what} else 0 end)`

const isUnseen = sql`contribution.state = 'shown' and showings = 0`

export type Sums = Pick<WallView, 'counts' | 'readingTimeLeft'>

/** By the rule of `contract/counting.ts`, which has one of each here: what is in the wall's queue. */
export async function sumsOf(reader: Reader, programme: Programme): Promise<Sums> {
  const found = await entriesOn(reader, programme)
    .where('state', 'in', ['shown', 'held'])
    .select([
      sumWhere(sql`state = 'shown'`).as('contributions'),
      sumWhere(isUnseen).as('unseen'),
      sumWhere(sql`state = 'held'`).as('held'),
      sumWhere(sql`contribution.created_at > ${sql.val(programme.since)}`).as('since'),
      sumWhere(sql`${isUnseen} and ready_at is not null`, readingTimeOfText()).as('reading'),
    ])
    .executeTakeFirst()
  const { contributions, unseen, held, since, reading } = found ?? {}
  const sinceFrozen = programme.mode === 'frozen' ? (since ?? 0) : 0
  return {
    counts: { contributions: contributions ?? 0, unseen: unseen ?? 0, held: held ?? 0, sinceFrozen },
    readingTimeLeft: (reading ?? 0) + (await timeOfTranslations(reader, programme)),
  }
}

/** What is read besides the words themselves: few are translated, and the room reads them too. */
async function timeOfTranslations(reader: Reader, programme: Programme): Promise<number> {
  const found = await entriesOn(reader, programme)
    .innerJoin('translation', 'translation.contributionId', 'contribution.id')
    .where('state', '=', 'shown')
    .where('showings', '=', 0)
    .where('readyAt', 'is not', null)
    .where('earlier', '=', 0)
    .select(['contribution.id', 'contribution.text', 'translation.text as translated'])
    .execute()
  return [...Map.groupBy(found, ({ id }) => id).values()].reduce((sum, [one, ...others]) => {
    if (!one) return sum
    const translations = [one, ...others].map(({ translated }) => ({ text: translated }))
    return sum + readingTime(wholeTextOf({ text: one.text, translations })) - readingTime(one.text)
  }, 0)
}

/** Of all that waits, what `nextChange` asks about: what is ready first, and the card that has a slot kept for it. */
export async function firstWaiting(
  reader: Reader,
  programme: Programme,
): Promise<{ id: string; readyAt: number }[]> {
  const standing = programme.slots.flatMap((slot) => (slot ? [slot.id] : []))
  let query = entriesOn(reader, programme)
    .select(['contribution.id', 'readyAt'])
    .where('state', '=', 'shown')
    .where('readyAt', 'is not', null)
    .$narrowType<{ readyAt: number }>()
  if (standing.length > 0) query = query.where('contribution.id', 'not in', standing)
  if (showsLeftovers(programme)) query = query.where('showings', '=', 0)
  const first = await query.orderBy('readyAt').limit(1).execute()
  const { reservedId } = programme
  return reservedId === null
    ? first
    : [...first, ...(await query.where('contribution.id', '=', reservedId).execute())]
}

/** In the queue of this wall, by the question that it asks. */
function entriesOn(reader: Reader, programme: Programme) {
  const query = reader
    .selectFrom('wallEntry')
    .innerJoin('contribution', 'contribution.id', 'wallEntry.contributionId')
    .where('wallEntry.meetingId', '=', programme.meetingId)
  return showsLeftovers(programme) ? query : query.where('threadId', '=', programme.threadId)
}
