/** What may go on a wall. */
import { wholeTextOf } from '../../../src/lib/contract/translating.ts'
import type { Reader } from '../../persistence/schema.ts'
import type { Candidate } from './fair.ts'
import { type Programme, showsLeftovers } from './programme.ts'
import { sourceOf } from './tables.ts'

/** Everything that may go on this wall, including what stands there and what is not ready yet. */
export async function candidatesFor(reader: Reader, programme: Programme): Promise<Candidate[]> {
  const standing = new Set(programme.slots.flatMap((slot) => (slot ? [slot.id] : [])))
  let query = reader
    .selectFrom('wallEntry')
    .innerJoin('contribution', 'contribution.id', 'wallEntry.contributionId')
    .select(['id', 'author', 'channel', 'standId', 'text', 'readyAt', 'base', 'showings'])
    .where('wallEntry.meetingId', '=', programme.meetingId)
    .where('contribution.state', '=', 'shown')
  if (!showsLeftovers(programme)) query = query.where('threadId', '=', programme.threadId)
  const found = await query.execute()
  const translations = await translationsOn(reader, programme.meetingId)

  const wide = programme.k > 1 ? programme.charactersPerSlot : Number.POSITIVE_INFINITY
  return found.flatMap(({ readyAt, channel, standId, ...entry }) => {
    if (readyAt === null) return []
    if (showsLeftovers(programme) && entry.showings > 0 && !standing.has(entry.id)) return []
    const text = wholeTextOf({ text: entry.text, translations: translations.get(entry.id) ?? [] })
    const table = sourceOf({ channel, standId })
    return [{ ...entry, table, text, readyAt, span: text.length > wide ? (2 as const) : (1 as const) }]
  })
}

/** Of all that may go on this wall: who reads a card reads them as well. */
async function translationsOn(reader: Reader, meetingId: string) {
  const found = await reader
    .selectFrom('wallEntry')
    .innerJoin('translation', 'translation.contributionId', 'wallEntry.contributionId')
    .select(['translation.contributionId', 'language', 'translation.text'])
    .where('wallEntry.meetingId', '=', meetingId)
    .where('earlier', '=', 0)
    .execute()
  return Map.groupBy(found, ({ contributionId }) => contributionId)
}
