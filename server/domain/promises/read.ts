/** Promises as everybody at a meeting reads them. */
import type { PromiseView } from '../../../src/lib/contract/wire/meeting.ts'
import type { Reader } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import { mayReadWords, meetingFor } from '../meetings/meeting.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'
import { promiseViewOf } from './promise.ts'

/** These of one meeting, in no particular order; what was taken back is left out. */
export async function promiseViews(reader: Reader, ids: string[], meetingId: string): Promise<PromiseView[]> {
  const rows = await standing(reader, meetingId).where('id', 'in', ids).execute()
  return rows.map(promiseViewOf)
}

/** Refuses `join_first` for who may not read the words of the room. */
export async function listPromises({ db }: Tools, actor: Actor, meetingId: string): Promise<PromiseView[]> {
  const { meeting, roles } = await meetingFor(db, actor, meetingId)
  return mayReadWords(meeting, roles) ? promisesOf(db, meetingId) : refuse('join_first')
}

/** All of a meeting's, the first due first. */
export async function promisesOf(reader: Reader, meetingId: string): Promise<PromiseView[]> {
  const rows = await standing(reader, meetingId).orderBy('due').orderBy('createdAt').orderBy('id').execute()
  return rows.map(promiseViewOf)
}

const standing = (reader: Reader, meetingId: string) =>
  reader.selectFrom('promise').selectAll().where('meetingId', '=', meetingId).where('withdrawnAt', 'is', null)
