/** Who does what, and by when, as it was said in the room. A promise has a name and a day, or it is none. */
import type { Selectable } from 'kysely'
import type { PromiseView } from '../../../src/lib/contract/wire/meeting.ts'
import { held, seized } from '../../persistence/held.ts'
import type { PromiseTable, Reader, Trx } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import { isSeenAt, withHome } from '../contributions/home.ts'
import { ledMeetingFor } from '../meetings/meeting.ts'
import type { Actor } from '../people/actor.ts'
import { meetingsHaving } from '../threads/having.ts'

export type Pledge = Selectable<PromiseTable>

export const promiseViewOf = ({ id, threadId, contributionId, who, what, due, createdAt, answers }: Pledge) =>
  ({
    ...{ id, threadId, contributionId, who, what, due, createdAt },
    ...(answers === 1 && { answers: true as const }),
  }) satisfies PromiseView

/** Until the day is over everywhere in Europe it has not passed. */
export const hasPassed = (due: string, now: number): boolean => Date.parse(`${due}T23:59:59Z`) < now

/** One of a meeting that this actor leads, seized; refuses `not_found`. */
export async function ledPromiseFor(trx: Trx, actor: Actor, id: string): Promise<Pledge> {
  const query = trx.selectFrom('promise').selectAll().where('id', '=', id)
  const promise = (await query.$call(seized(trx)).executeTakeFirst()) ?? refuse('not_found')
  await ledMeetingFor(trx, actor, promise.meetingId)
  return promise
}

interface About {
  meetingId: string
  threadId?: string | null | undefined
  contributionId?: string | null | undefined
}

/**
 * The question that it is about, which a contribution says by itself; null for none. Refuses `not_found` for a question that
 * the meeting has not got, and for words that its room does not see.
 */
export async function questionAbout(
  trx: Trx,
  { meetingId, threadId, contributionId }: About,
): Promise<string | null> {
  const asked = contributionId ? await threadOfSeen(trx, meetingId, contributionId) : (threadId ?? null)
  if (asked === null) return null
  // Held, so that its item does not go meanwhile.
  const found = await trx.selectFrom('thread').select('id').where('id', '=', asked).$call(held(trx)).execute()
  if (found.length === 0 || !(await meetingsHaving(trx, asked)).includes(meetingId)) refuse('not_found')
  return asked
}

async function threadOfSeen(reader: Reader, meetingId: string, id: string): Promise<string> {
  const row = await withHome(reader).where('contribution.id', '=', id).executeTakeFirst()
  return row && isSeenAt(meetingId, row) ? row.threadId : refuse('not_found')
}
