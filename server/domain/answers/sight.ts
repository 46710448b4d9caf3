/** Which meetings a reader of answers knows of, and whose words they read: asked once for a whole list. */
import type { Tools } from '../tools.ts'
import { isPublic } from '../meetings/publicity.ts'
import type { Actor } from '../people/actor.ts'
import { roomsOf } from '../people/rooms.ts'
import { isKnownTo } from '../search/sight.ts'

export interface Sight {
  /** By id, the oldest first. */
  known: Map<string, { id: string; title: string; startsAt: number }>
  /** Of these, by id, those whose words may be read. */
  readable: string[]
}

export async function sightOf({ db }: Tools, actor: Actor): Promise<Sight> {
  const mine = await roomsOf(db, actor)
  const meetings = await db
    .selectFrom('meeting')
    .select(['id', 'title', 'startsAt', 'state', 'access', 'rehearsalOf', 'publishedAt'])
    .orderBy('startsAt')
    .execute()
  const known = meetings.filter((meeting) => isKnownTo(mine, meeting))
  const isMine = (id: string) => mine === 'all' || mine.includes(id)
  return {
    known: new Map(known.map(({ id, title, startsAt }) => [id, { id, title, startsAt }])),
    readable: known.filter((meeting) => isMine(meeting.id) || isPublic(meeting)).map(({ id }) => id),
  }
}
