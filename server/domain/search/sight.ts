/**
 * What one may not see is not found. Asked of the meetings as they stand, within the query: no hit is read and thrown away,
 * and none is counted. The rules are those of `meetings/meeting.ts` and `threads/thread.ts`.
 */
import { type RawBuilder, sql } from 'kysely'

/** @param mine the meetings that this actor is somebody in, from `roomsOf`. */
export function maySee(mine: 'all' | string[]): RawBuilder<boolean> {
  if (mine === 'all') return sql<boolean>`true`
  const isMine = (meeting: string) =>
    mine.length === 0 ? sql<boolean>`false` : sql<boolean>`${sql.ref(`${meeting}.id`)} in (${sql.join(mine)})`
  const mayRead = (meeting: 'm' | 'u') => {
    const { access, publishedAt } = columnsOf(meeting)
    return sql<boolean>`((${access} = 'open' and ${publishedAt} is not null) or ${isMine(meeting)})`
  }
  const mayKnow = (meeting: 'm' | 't') => {
    const { access, state, rehearsalOf } = columnsOf(meeting)
    return sql<boolean>`(${rehearsalOf} is null and ((${state} != 'draft' and ${access} != 'closed') or ${isMine(meeting)}))`
  }
  return sql<boolean>`case
    when e.sight = 'words' then ${mayRead('m')} and (e.under_meeting_id is null or exists (
      select 1 from meeting u where u.id = e.under_meeting_id and ${mayRead('u')}))
    when e.thread_id is not null then exists (
      select 1 from thread_meeting h join meeting t on t.id = h.meeting_id
      where h.thread_id = e.thread_id and ${mayKnow('t')})
    else ${mayKnow('m')} end`
}

const columnsOf = (meeting: string) => ({
  access: sql.ref(`${meeting}.access`),
  state: sql.ref(`${meeting}.state`),
  publishedAt: sql.ref(`${meeting}.publishedAt`),
  rehearsalOf: sql.ref(`${meeting}.rehearsalOf`),
})

/** What was said at a meeting, the meeting itself, and the questions that it has. */
export const isOf = (meetingId: string): RawBuilder<boolean> =>
  sql<boolean>`case when e.thread_id is null then e.meeting_id = ${meetingId} else exists (
    select 1 from thread_meeting h where h.thread_id = e.thread_id and h.meeting_id = ${meetingId}) end`
