/** One contribution, to who may read it where it stands in its thread. */
import { held } from '../../persistence/held.ts'
import type { Reader, Trx } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import { type Meeting, mayReadWords } from '../meetings/meeting.ts'
import type { Actor } from '../people/actor.ts'
import { type Setting, type Thread, threadFor } from '../threads/thread.ts'
import { type Contribution, isGone, isVisible } from './contribution.ts'
import { keepsPlace } from './in-place.ts'

export interface Readable {
  contribution: Contribution
  thread: Thread
  /** Of the words. */
  meeting: Meeting
  /** Of the thread, as far as this actor may know of them. */
  settings: Setting[]
  /** They lead a meeting with the thread, and read what is held back as well. */
  leads: boolean
}

/** Refuses `not_found` for words that this actor may not read, for whatever reason. */
export async function readableFor(reader: Reader, actor: Actor, id: string): Promise<Readable> {
  const row = await reader.selectFrom('contribution').selectAll().where('id', '=', id).executeTakeFirst()
  return judged(reader, actor, row)
}

/** The same, held still: who holds it back or withdraws it meanwhile waits. */
export async function readableHeldFor(trx: Trx, actor: Actor, id: string): Promise<Readable> {
  const query = trx.selectFrom('contribution').selectAll().where('id', '=', id)
  return judged(trx, actor, await query.$call(held(trx)).executeTakeFirst())
}

async function judged(
  reader: Reader,
  actor: Actor,
  contribution: Contribution | undefined,
): Promise<Readable> {
  if (!contribution || isGone(contribution)) return refuse('not_found')
  const { thread, settings } = await threadFor(reader, actor, contribution.threadId)
  const home = settings.find(({ meeting }) => meeting.id === contribution.meetingId) ?? refuse('not_found')
  const leads = settings.some(({ roles }) => roles.leads)
  const isSeen = isVisible(contribution) && !(await isCovered(reader, contribution))
  const mayRead = isSeen && mayReadWords(home.meeting, home.roles)
  return mayRead || leads
    ? { contribution, thread, meeting: home.meeting, settings, leads }
    : refuse('not_found')
}

async function isCovered(reader: Reader, { parentId }: Contribution): Promise<boolean> {
  if (parentId === null) return false
  const parent = reader.selectFrom('contribution').select(['state', 'keepsPlace']).where('id', '=', parentId)
  return !keepsPlace(await parent.executeTakeFirstOrThrow())
}
