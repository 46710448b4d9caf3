/** `tsvector`, written by us: no parser and no dictionary of PostgreSQL's has a say in what a word is. */
import { sql } from 'kysely'
import type { SearchIndex, Sought } from './search.ts'

/** PostgreSQL counts no further, and no text of ours is as long. */
const lastPosition = 16_383

export const postgresSearch: SearchIndex = {
  async numbers(trx, count) {
    const { rows } = await sql<{ number: number }>`
      select nextval('search_number') as number from generate_series(1, ${count}::int)`.execute(trx)
    return rows.map(({ number }) => number)
  },
  async put(trx, rows) {
    if (rows.length === 0) return
    const values = rows.map(
      (row) => sql`(${row.place}::bigint, ${row.kind}, ${row.id}, ${row.sight}, ${row.meetingId},
        ${row.underMeetingId}, ${row.threadId}, ${vectorOf(row.tokens)}::tsvector)`,
    )
    await sql`insert into search_entry
      (place, kind, id, sight, meeting_id, under_meeting_id, thread_id, words)
      values ${sql.join(values)}`.execute(trx)
  },
  async take(trx, places) {
    if (places.length > 0) await trx.deleteFrom('searchEntry').where('place', 'in', places).execute()
  },
  looking: (wanted) => ({
    from: sql`search_entry e`,
    matches: sql<boolean>`e.words @@ ${wanted.map(anyOf).join(' & ')}::tsquery`,
    place: sql<number>`e.place`,
  }),
  bound: (place) => sql<number>`${place}::bigint`,
}

const vectorOf = (tokens: readonly string[]): string =>
  tokens
    .slice(0, lastPosition)
    .map((token, index) => `${quoted(token)}:${index + 1}`)
    .join(' ')

const anyOf = (ways: readonly Sought[]): string => `(${ways.map(written).join(' | ')})`

const written = ({ tokens, isPrefix = false }: Sought): string =>
  `(${tokens.map(quoted).join(' <-> ')}${isPrefix ? ':*' : ''})`

const quoted = (token: string): string => `'${token.replaceAll(/['\\]/g, '')}'`
