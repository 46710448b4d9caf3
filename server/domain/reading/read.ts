/** What is new to somebody, and where they stopped. Nobody but they are told. */
import { ReadThreadInput, SinceInput } from '../../../src/lib/contract/inputs/reading.ts'
import { parse } from '../../parse.ts'
import type { Reader } from '../../persistence/schema.ts'
import type { Actor } from '../people/actor.ts'
import { mayReadThread, settingsOf, standingThread, threadFor } from '../threads/thread.ts'
import type { Tools } from '../tools.ts'
import { type Whose, newSince, nextAfter } from './since.ts'

export interface NewThere {
  /** Oldest first, as they stand in the thread. */
  ids: string[]
  /** What comes after the page of a long thread where they stopped; null for who came to the end. */
  goOnId: string | null
}

export interface Reading extends NewThere {
  /** Up to when a page holds everything that is made now; epoch ms. */
  at: number
  /** How far they read is kept for their account. */
  isKept: boolean
}

/** What is written at this instant may not be committed yet; ms. */
const settleMs = 2000
const nothingNew: NewThere = { ids: [], goOnId: null }

/** Of who reads a thread for the first time, or wants nothing kept, nothing is new. Refuses `not_found`. */
export async function readReading(tools: Tools, actor: Actor, input: unknown): Promise<Reading> {
  const asked = parse(ReadThreadInput, input)
  const at = tools.now() - settleMs
  if (!actor.account || !(await remembers(tools.db, actor.account.id)))
    return { ...nothingNew, at, isKept: false }
  const { thread, settings } = await threadFor(tools.db, actor, asked.threadId)
  const threadId = thread.id
  const whose: Whose = { threadId, settings, accountId: actor.account.id }
  const kept = await tools.db
    .selectFrom('reading')
    .select(['readUntil', 'stoppedId'])
    .where('accountId', '=', actor.account.id)
    .where('threadId', '=', threadId)
    .executeTakeFirst()
  return { ...(kept ? await newThere(tools.db, whose, kept) : nothingNew), at, isKept: true }
}

/** As `readReading`, for a device that remembers for itself. Nothing is kept of who asks. Refuses `not_found`. */
export async function readSince({ db }: Tools, actor: Actor, input: unknown): Promise<NewThere> {
  const { since, stoppedId, ...asked } = parse(SinceInput, input)
  const { thread, settings } = await threadFor(db, actor, asked.threadId)
  if (!mayReadThread(settings)) return nothingNew
  return newThere(db, { threadId: thread.id, settings, accountId: null }, { readUntil: since, stoppedId })
}

interface Followed {
  count: number
  firstId: string
}

/** Of each of these threads with something new that this actor may read: how much, and the first of it. */
export async function newIn(tools: Tools, actor: Actor, threadIds: string[]): Promise<Map<string, Followed>> {
  const found = new Map<string, Followed>()
  const accountId = actor.account?.id ?? null
  if (!accountId || threadIds.length === 0 || !(await remembers(tools.db, accountId))) return found
  const kept = await tools.db
    .selectFrom('reading')
    .select(['threadId', 'readUntil'])
    .where('accountId', '=', accountId)
    .where('threadId', 'in', threadIds)
    .execute()
  for (const { threadId, readUntil } of kept) {
    const thread = await standingThread(tools.db, threadId)
    // They may have followed it from the room, and look now from where they may not know of it.
    const settings = thread ? await settingsOf(tools.db, actor, thread.id) : []
    if (!thread || settings.length === 0) continue
    const whose = { threadId: thread.id, settings, accountId }
    const [first, ...others] = await newSince(tools.db, whose, readUntil)
    if (first) found.set(threadId, { count: 1 + others.length, firstId: first.id })
  }
  return found
}

async function newThere(
  reader: Reader,
  whose: Whose,
  { readUntil, stoppedId }: { readUntil: number; stoppedId: string | null },
): Promise<NewThere> {
  const found = await newSince(reader, whose, readUntil)
  return {
    ids: found.map(({ id }) => id),
    goOnId: stoppedId === null ? null : await nextAfter(reader, whose, stoppedId),
  }
}

/** The choice of whoever asks. */
export const readRemembers = async ({ db }: Tools, { account }: Actor): Promise<boolean> =>
  account !== null && remembers(db, account.id)

export async function remembers(reader: Reader, accountId: string): Promise<boolean> {
  const account = await reader
    .selectFrom('account')
    .select('remembersReading')
    .where('id', '=', accountId)
    .executeTakeFirst()
  return account?.remembersReading === 1
}
