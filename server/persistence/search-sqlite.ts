/** FTS5. Its rows are kept in the order of their numbers, and those are our places: so the first of many are found at once. */
import { sql } from 'kysely'
import type { Found, SearchIndex, Sought } from './search.ts'

export const sqliteSearch: SearchIndex = {
  async numbers(trx, count) {
    const { rows } = await sql<{ last: number }>`
      insert into setting (name, value) values ('search_number', ${String(count)})
      on conflict (name) do update set value = cast(value as integer) + ${sql.lit(count)}
      returning cast(value as integer) as last`.execute(trx)
    const last = rows[0]?.last ?? count
    return Array.from({ length: count }, (_, index) => last - count + 1 + index)
  },
  async put(trx, rows) {
    // FTS5 writes a segment of its own for each row that comes before the one written last.
    for (const { tokens, ...entry } of rows.toSorted((a, b) => a.place - b.place)) {
      await trx.insertInto('searchEntry').values(entry).execute()
      await sql`insert into search_words (rowid, words)
        values (cast(${entry.place} as integer), ${tokens.join(' ')})`.execute(trx)
    }
  },
  async take(trx, places) {
    for (const place of places) {
      await sql`delete from search_words where rowid = cast(${place} as integer)`.execute(trx)
      await trx.deleteFrom('searchEntry').where('place', '=', place).execute()
    }
  },
  async find(reader, { wanted, from, until, mayBeSeen, atMost }) {
    // The words lead: from the entries' side every one of them would be read.
    const { rows } = await sql<Found>`
      select e.place, e.kind, e.id
      from search_words w cross join search_entry e on e.place = w.rowid join meeting m on m.id = e.meeting_id
      where w.words match ${wanted.map(anyOf).join(' AND ')} and ${mayBeSeen}
        and ${from === null ? all : sql`w.rowid >= ${whole(from)}`}
        and ${until === null ? all : sql`w.rowid <= ${whole(until)}`}
      order by w.rowid limit ${sql.lit(atMost)}`.execute(reader)
    return rows
  },
}

const all = sql`true`

/** A number is bound as a float, which no index of whole numbers knows. */
const whole = (place: number) => sql`cast(${place} as integer)`

const anyOf = (ways: readonly Sought[]): string => `(${ways.map(written).join(' OR ')})`

const written = ({ tokens, isPrefix = false }: Sought): string =>
  `"${tokens.join(' ').replaceAll('"', '')}"${isPrefix ? ' *' : ''}`
