/**
 * What one may not see is not found. Asked of the meetings as they stand, within the query: no hit is read and thrown away,
 * and none is counted. The rules are those of `meetings/meeting.ts` and `threads/thread.ts`.
 */
import { type RawBuilder, sql } from 'kysely'
import { type Meeting, mayKnow } from '../meetings/meeting.ts'
import type { Rooms } from '../people/rooms.ts'

/** @param mine the meetings that this actor is somebody in, from `roomsOf`. */
export function maySee(mine: Rooms): RawBuilder<boolean> {
  if (mine === 'all') return sql<boolean>`true`
  const isMine = (meeting: string) =>
    mine.length === 0 ? sql<boolean>`false` : sql<boolean>`${sql.ref(`${meeting}.id`)} in (${sql.join(mine)})`
  const mayRead = (meeting: 'm' | 'u') => {
    const { access, publishedAt } = columnsOf(meeting)
    return sql<boolean>`((${access} = 'open' and ${publishedAt} is not null) or ${isMine(meeting)})`
  }
  const mayKnowOf = (meeting: 'm' | 't') => {
    const { access, state, rehearsalOf } = columnsOf(meeting)
    return sql<boolean>`(${rehearsalOf} is null and ((${state} != 'draft' and ${access} != 'closed') or ${isMine(meeting)}))`
  }
  return sql<boolean>`case
    when e.sight = 'words' then ${mayRead('m')} and (e.under_meeting_id is null or exists (
      select 1 from meeting u where u.id = e.under_meeting_id and ${mayRead('u')}))
    when e.thread_id is not null then exists (
      select 1 from thread_meeting h join meeting t on t.id = h.meeting_id
      where h.thread_id = e.thread_id and ${mayKnowOf('t')})
    else ${mayKnowOf('m')} end`
}

const columnsOf = (meeting: string) => ({
  access: sql.ref(`${meeting}.access`),
  state: sql.ref(`${meeting}.state`),
  publishedAt: sql.ref(`${meeting}.publishedAt`),
  rehearsalOf: sql.ref(`${meeting}.rehearsalOf`),
})

/** The same of a meeting that was read. */
export function isKnownTo(
  mine: Rooms,
  meeting: Pick<Meeting, 'id' | 'state' | 'access' | 'rehearsalOf'>,
): boolean {
  const leads = mine === 'all' || mine.includes(meeting.id)
  return mayKnow(meeting, { leads, participantId: null, joined: false, wall: false, stand: null })
}
