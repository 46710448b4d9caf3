/** Which part of a list is read, of which threads. */
import type { QueryCreator } from 'kysely'
import type { Database } from '../../persistence/schema.ts'

export interface Part {
  /** The meetings whose words are read; at least one. */
  readable: string[]
  /** Only threads that this one has. */
  meetingId: string | null
  /** How many lines stand before, and how many are read. */
  from: number
  count: number
}

/** A thread, by a meeting that has it and whose words are read. */
export interface Had {
  threadId: string
  meetingId: string
}

export const hadAt = (q: QueryCreator<Database>, { readable, meetingId }: Part) =>
  q
    .selectFrom('threadMeeting')
    .innerJoin('thread', 'thread.id', 'threadMeeting.threadId')
    .select(['threadMeeting.threadId', 'threadMeeting.meetingId'])
    .where('threadMeeting.meetingId', 'in', readable)
    .$if(meetingId !== null, (query) =>
      query.where('threadMeeting.threadId', 'in', (eb) =>
        eb
          .selectFrom('threadMeeting as there')
          .select('there.threadId')
          .where('there.meetingId', '=', meetingId ?? ''),
      ),
    )
