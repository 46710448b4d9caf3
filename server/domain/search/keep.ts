/** Keeps the index as the words are. Asked for what is there already, it makes it anew. */
import type { SearchKind } from '../../../src/lib/contract/wire/search.ts'
import type { Trx } from '../../persistence/schema.ts'
import { type Indexed, searchIndexOf } from '../../persistence/search.ts'
import { kinds } from './kinds.ts'
import { isAt, placeOf } from './place.ts'
import { tokensOf } from './tokens.ts'

const atOnce = 200

export async function keepIndexed(trx: Trx, kind: SearchKind, ids: string[]): Promise<void> {
  for (let at = 0; at < ids.length; at += atOnce) await keepSome(trx, kind, ids.slice(at, at + atOnce))
}

async function keepSome(trx: Trx, kind: SearchKind, ids: string[]): Promise<void> {
  const index = searchIndexOf(trx)
  const before = await trx
    .selectFrom('searchEntry')
    .select(['id', 'place'])
    .where('kind', '=', kind)
    .where('id', 'in', ids)
    .execute()
  const entries = await kinds[kind].entries(trx, ids)
  const order = new Map(ids.map((id, at) => [id, at]))
  entries.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0))
  const stood = new Map(before.map(({ id, place }) => [id, place]))
  const keeps = (entry: { id: string; startsAt: number }) => {
    const place = stood.get(entry.id)
    return place !== undefined && isAt(place, entry.startsAt) ? place : null
  }
  const numbers = await index.numbers(trx, entries.filter((entry) => keeps(entry) === null).length)
  const rows = entries.map((entry): Indexed => {
    const { id, sight, meetingId, underMeetingId, threadId, startsAt } = entry
    // There are as many numbers as entries without a place.
    const place = keeps(entry) ?? placeOf(startsAt, numbers.shift() ?? 0)
    return { place, kind, id, sight, meetingId, underMeetingId, threadId, tokens: tokensOf(kind, entry) }
  })
  await index.take(
    trx,
    before.map(({ place }) => place),
  )
  await index.put(trx, rows)
}
