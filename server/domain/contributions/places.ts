/** Where words were said, of what has a place of its own: a stand in the hall, or a stop that somebody drove out to. */
import type { Reader } from '../../persistence/schema.ts'
import type { Contribution } from './contribution.ts'

type Said = Pick<Contribution, 'id' | 'stopId' | 'standId'>

/** By contribution; what was said in the middle of the hall, or at home, is not in it. */
export async function placesOf(reader: Reader, said: Said[]): Promise<Map<string, string>> {
  const stops = await namesOf(
    reader,
    'outreachStop',
    said.map(({ stopId }) => stopId),
  )
  const stands = await namesOf(
    reader,
    'stand',
    said.map(({ standId }) => standId),
  )
  return new Map(
    said.flatMap(({ id, stopId, standId }): [string, string][] => {
      const place = stops.get(stopId ?? '') ?? stands.get(standId ?? '')
      return place === undefined ? [] : [[id, place]]
    }),
  )
}

async function namesOf(
  reader: Reader,
  table: 'outreachStop' | 'stand',
  wanted: (string | null)[],
): Promise<Map<string, string>> {
  const ids = [...new Set(wanted.filter((id) => id !== null))]
  if (ids.length === 0) return new Map()
  const rows =
    table === 'stand'
      ? await reader.selectFrom('stand').select(['id', 'name']).where('id', 'in', ids).execute()
      : await reader
          .selectFrom('outreachStop')
          .select(['id', 'place as name'])
          .where('id', 'in', ids)
          .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
