/** What can be found. A kind is a name in `kinds.ts` and the two functions here. */
import type { SearchHit } from '../../../src/lib/contract/wire/search.ts'
import type { Reader, SearchEntryTable } from '../../persistence/schema.ts'
import type { Rooms } from '../people/rooms.ts'

/** One thing as it stands in the index. */
export interface Entry extends Omit<SearchEntryTable, 'place' | 'kind'> {
  /** Of the meeting by which it stands in order. */
  startsAt: number
  /** Where that meeting is. */
  venue: string
  channel: string | null
  /** At which it was said, or that have it. */
  meetingIds: string[]
  /** What it is found by. */
  text: string
}

export interface Kind {
  /** Of these, what people may come to find: what is held back, waiting, gone or rehearsed is not among them. */
  entries(reader: Reader, ids: string[]): Promise<Entry[]>
  /** What people read of these once they have found them, asked anew: it may have been held back since. */
  hits(reader: Reader, mine: Rooms, ids: string[]): Promise<Shown[]>
}

/** A hit before anybody has looked where in it the words are. */
export type Shown = Omit<SearchHit, 'passages' | 'kind'> & {
  texts: { part: SearchHit['passages'][number]['part']; text: string }[]
}
