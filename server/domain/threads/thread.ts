/** One question under discussion. */
import type { Selectable } from 'kysely'
import type { ThreadView } from '../../../src/lib/contract/wire/contributions.ts'
import type { Reader, ThreadTable } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import { answersTo } from '../answers/views.ts'
import { type Meeting, mayKnow, mayReadWords } from '../meetings/meeting.ts'
import { isPublic } from '../meetings/publicity.ts'
import type { Actor } from '../people/actor.ts'
import { type Roles, rolesIn } from '../people/roles.ts'

export type Thread = Selectable<ThreadTable>

export const threadViewOf = ({ id, question, state, approval, closesAt }: Thread): ThreadView => ({
  id,
  question,
  state,
  readFirst: approval === 1,
  ...(closesAt !== null && { closesAt }),
})

/** The clock that closes it looks once a minute; who writes in that minute has come too late as well. */
export const isPastItsDay = ({ closesAt }: Pick<Thread, 'closesAt'>, now: number): boolean =>
  closesAt !== null && closesAt <= now

export const isClosed = (thread: Pick<Thread, 'state' | 'closesAt'>, now: number): boolean =>
  thread.state === 'closed' || isPastItsDay(thread, now)

/** These threads, as a meeting has them: it may have let go of one that another has. In no particular order. */
export async function threadViewsAt(reader: Reader, ids: string[], meetingId: string): Promise<ThreadView[]> {
  const rows = await reader
    .selectFrom('thread')
    .innerJoin('threadMeeting', 'threadMeeting.threadId', 'thread.id')
    .selectAll('thread')
    .where('thread.id', 'in', ids)
    .where('threadMeeting.meetingId', '=', meetingId)
    .execute()
  const answers = await answersTo(
    reader,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => {
    const answer = answers.get(row.id)
    return { ...threadViewOf(row), ...(answer && { answer }) }
  })
}

/** A meeting that has the thread, and what the actor is there. */
export interface Setting {
  meeting: Meeting
  roles: Roles
}

/** The one that goes by this id, or into which that one went: addresses of it go on working. */
export async function standingThread(reader: Reader, id: string): Promise<Thread | undefined> {
  const find = (one: string) =>
    reader.selectFrom('thread').selectAll().where('id', '=', one).executeTakeFirst()
  const thread = await find(id)
  return thread?.mergedIntoId ? find(thread.mergedIntoId) : thread
}

/** The thread with every meeting that the actor may know of; refuses `not_found` if there is none. */
export async function threadFor(
  reader: Reader,
  actor: Actor,
  id: string,
): Promise<{ thread: Thread; settings: Setting[] }> {
  const thread = (await standingThread(reader, id)) ?? refuse('not_found')
  const settings = await settingsOf(reader, actor, thread.id)
  return settings.length > 0 ? { thread, settings } : refuse('not_found')
}

/** The meetings that have it and that the actor may know of, oldest first. */
export async function settingsOf(reader: Reader, actor: Actor, threadId: string): Promise<Setting[]> {
  const having = await reader
    .selectFrom('threadMeeting')
    .innerJoin('meeting', 'meeting.id', 'threadMeeting.meetingId')
    .selectAll('meeting')
    .where('threadId', '=', threadId)
    .orderBy('meeting.startsAt')
    .execute()
  const settings: Setting[] = []
  for (const meeting of having) {
    const roles = await rolesIn(reader, actor, meeting.id)
    if (mayKnow(meeting, roles)) settings.push({ meeting, roles })
  }
  return settings
}

/** Where one can go on in the room: the meeting under way, else the next one announced. */
export const nextAmong = (settings: Setting[], now: number): Setting | null =>
  settings.find(({ meeting }) => meeting.state === 'open') ??
  settings.find(({ meeting }) => meeting.state === 'announced' && meeting.endsAt > now) ??
  null

/** Through which meeting somebody writes, and as whom. */
export interface WayToWrite extends Setting {
  as: 'participant' | 'account'
}

/**
 * The open meeting that they are in, else the latest that is over. Who has an account need not have been there, once its
 * words are laid forth.
 */
export function wayToWrite({ account }: Actor, settings: Setting[]): WayToWrite | null {
  const mine = settings.filter(({ roles }) => roles.joined)
  const through =
    mine.find(({ meeting }) => meeting.state === 'open') ??
    mine.findLast(({ meeting }) => meeting.state === 'closed')
  if (through) return { ...through, as: 'participant' }
  const home = account && settings.findLast(({ meeting }) => isWrittenToFromHome(meeting))
  return home ? { ...home, as: 'account' } : null
}

/** By whoever has an account, without a code of its room. */
export const isWrittenToFromHome = (meeting: Meeting): boolean =>
  meeting.state === 'closed' && isPublic(meeting)

/** One reads the words of those meetings that one may read, though the thread has been at others too. */
export const readableAmong = (settings: Setting[]): string[] =>
  settings.filter(({ meeting, roles }) => mayReadWords(meeting, roles)).map(({ meeting }) => meeting.id)

export const mayReadThread = (settings: Setting[]): boolean => readableAmong(settings).length > 0
