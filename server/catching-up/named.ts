/** What a feed names, and how far it has come. */
import type { Audience } from '../../src/lib/contract/words.ts'
import type { Reader } from '../persistence/schema.ts'
import type { Beholder, Named } from './present.ts'

export interface Asked extends Beholder {
  from: number
}

export async function headOf(reader: Reader, meetingId: string, audience: Audience): Promise<number> {
  const found = await reader
    .selectFrom('feedHead')
    .select('head')
    .where('meetingId', '=', meetingId)
    .where('audience', '=', audience)
    .executeTakeFirst()
  return found?.head ?? 0
}

/** What the feed names after `from`, each thing once, where it was named last; in that order. */
export async function changedSince(
  reader: Reader,
  { meetingId, audience, from }: Asked,
  most?: number,
): Promise<Named[]> {
  const query = reader
    .selectFrom('feed')
    .select((eb) => ['entityKind', 'entityId', eb.fn.max('seq').as('seq')])
    .where('meetingId', '=', meetingId)
    .where('audience', '=', audience)
    .where('seq', '>', from)
    .groupBy(['entityKind', 'entityId'])
    .orderBy('seq')
  const rows = await (most === undefined ? query : query.limit(most)).execute()
  // Written by `appendToFeed` alone, from the table's own names.
  return rows as Named[]
}
