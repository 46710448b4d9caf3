/**
 * What a thread comes to, as a person writes it, each paragraph with the contributions that it rests on. Who may: secretaries,
 * since it is their office, whoever leads a meeting of the thread, and administrators; all of them only where they read the words.
 */
import type { Selectable } from 'kysely'
import { seized } from '../../persistence/held.ts'
import type { Reader, ThreadSummaryTable, Trx } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import { type Actor, hasRole } from '../people/actor.ts'
import { type Setting, type Thread, mayReadThread, threadFor } from '../threads/thread.ts'

export type Sum = Selectable<ThreadSummaryTable>

export interface Paragraph {
  text: string
  /** Contributions and replies, by id. */
  sources: string[]
}

export const maySum = (actor: Actor, settings: Setting[]): boolean =>
  mayReadThread(settings) &&
  settings.every(({ meeting }) => meeting.rehearsalOf === null) &&
  (hasRole(actor, 'secretary') ||
    hasRole(actor, 'administrator') ||
    settings.some(({ roles }) => roles.leads))

/** Refuses `join_first` for who may not read the words, and `forbidden` for who may not sum them up. */
export async function summableFor(
  reader: Reader,
  actor: Actor,
  threadId: string,
): Promise<{ thread: Thread; settings: Setting[] }> {
  const found = await threadFor(reader, actor, threadId)
  if (!mayReadThread(found.settings)) refuse('join_first')
  if (!maySum(actor, found.settings)) refuse('forbidden')
  return found
}

/** The one summary of a thread, seized; made where there was none. */
export async function seizeSum(trx: Trx, threadId: string): Promise<Sum> {
  await trx
    .insertInto('threadSummary')
    .values({ threadId })
    .onConflict((conflict) => conflict.column('threadId').doNothing())
    .execute()
  return trx
    .selectFrom('threadSummary')
    .selectAll()
    .where('threadId', '=', threadId)
    .$call(seized(trx))
    .executeTakeFirstOrThrow()
}

// Written by this room alone.
export const paragraphsIn = (stored: string): Paragraph[] => JSON.parse(stored) as Paragraph[]
