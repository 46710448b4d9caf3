/** `tsvector`, written by us: no parser and no dictionary of PostgreSQL's has a say in what a word is. */
import { type RawBuilder, sql } from 'kysely'
import type { Found, Looked, SearchIndex, Sought } from './search.ts'

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
  async find(reader, looked) {
    for (const nearby of nearbyOf(looked)) {
      const { rows } = await among(nearest(looked, nearby), looked).execute(reader)
      if (rows.length === looked.atMost) return rows
    }
    return (await among(every(looked), looked).execute(reader)).rows
  },
}

/**
 * What many say is soon met with in the order of the places, and gathering all of it would take long; what few say is soon
 * gathered, and would be sought from one end to the other. Which of the two a word is, PostgreSQL cannot know of one that may be
 * unfinished. So the nearest are gone through first, and if those are too few, few they are. Of words in quotation marks all
 * that has them is gathered, in whatever order, and read: there it pays to go further first.
 */
const nearbyOf = ({ wanted }: Looked): number[] =>
  wanted.some((ways) => ways.every(({ tokens }) => tokens.length > 1)) ? [5000, 100_000] : [5000]

const nearest = (looked: Looked, nearby: number) => sql`
  (select ${shown} from (select * from search_entry e where ${inBounds(looked)} order by e.place limit ${sql.lit(nearby)}) e
  where ${isMeant(looked)})`

const every = (looked: Looked) => sql`
  (select ${shown} from search_entry e where ${isMeant(looked)} and ${inBounds(looked)} offset 0)`

const among = (entries: RawBuilder<unknown>, { mayBeSeen, atMost }: Looked) => sql<Found>`
  select e.place, e.kind, e.id from ${entries} e join meeting m on m.id = e.meeting_id
  where ${mayBeSeen} order by e.place limit ${sql.lit(atMost)}`

const shown = sql`e.place, e.kind, e.id, e.sight, e.meeting_id, e.under_meeting_id, e.thread_id`

const isMeant = ({ wanted }: Looked) => sql`e.words @@ ${wanted.map(anyOf).join(' & ')}::tsquery`

const inBounds = ({ from, until }: Looked) => sql`
  ${from === null ? all : sql`e.place >= ${from}::bigint`} and ${until === null ? all : sql`e.place <= ${until}::bigint`}`

const all = sql`true`

const vectorOf = (tokens: readonly string[]): string =>
  tokens
    .slice(0, lastPosition)
    .map((token, index) => `${quoted(token)}:${index + 1}`)
    .join(' ')

const anyOf = (ways: readonly Sought[]): string => `(${ways.map(written).join(' | ')})`

const written = ({ tokens, isPrefix = false }: Sought): string =>
  `(${tokens.map(quoted).join(' <-> ')}${isPrefix ? ':*' : ''})`

const quoted = (token: string): string => `'${token.replaceAll(/['\\]/g, '')}'`
