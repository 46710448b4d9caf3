/** How far somebody has read, kept for their account alone, and only while they want it. */
import { MarkReadInput, RememberInput } from '../../../src/lib/contract/inputs/reading.ts'
import { parse } from '../../parse.ts'
import { seized } from '../../persistence/held.ts'
import type { ReadingTable, Trx } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import type { Actor } from '../people/actor.ts'
import { mayReadThread, threadFor } from '../threads/thread.ts'
import type { Tools } from '../tools.ts'
import { remembers } from './read.ts'
import { type Whose, isAfter, newSince, standingOf } from './since.ts'

/**
 * They have read the page: all of it is old to them from then on, unless something new stands after it, which they have not
 * come to yet. Nothing is kept of visitors, and of accounts that do not want it. Refuses `not_found`, and `join_first` where
 * the words are not to be read.
 */
export async function markRead(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { until, last, ...asked } = parse(MarkReadInput, input)
  const { account } = actor
  if (!account) return
  await tools.write(async (trx) => {
    const { thread, settings } = await threadFor(trx, actor, asked.threadId)
    const threadId = thread.id
    if (!mayReadThread(settings)) refuse('join_first')
    if (!(await remembers(trx, account.id))) return
    const kept = await trx
      .selectFrom('reading')
      .select(['readUntil', 'stoppedId'])
      .where('accountId', '=', account.id)
      .where('threadId', '=', threadId)
      .$call(seized(trx))
      .executeTakeFirst()
    // No page was made later than now, whatever its form says.
    const read = { until: Math.min(until, tools.now()), last }
    const place = await placeAfter(trx, { threadId, settings, accountId: account.id }, kept ?? null, read)
    await trx
      .insertInto('reading')
      .values({ ...place, accountId: account.id, threadId })
      .onConflict((conflict) => conflict.columns(['accountId', 'threadId']).doUpdateSet(place))
      .execute()
  })
}

type Place = Pick<ReadingTable, 'readUntil' | 'stoppedId'>

async function placeAfter(
  trx: Trx,
  whose: Whose,
  kept: Place | null,
  { until, last }: { until: number; last: string | null },
): Promise<Place> {
  const readUntil = Math.max(until, kept?.readUntil ?? 0)
  const page = last === null ? null : await standingOf(trx, whose.threadId, last)
  if (!page) return { readUntil, stoppedId: null }
  if (!kept) return { readUntil, stoppedId: page.id }

  const stopped = kept.stoppedId && (await standingOf(trx, whose.threadId, kept.stoppedId))
  const fresh = await newSince(trx, whose, kept.readUntil)
  const first = fresh[0]
  const goesOn = fresh.some((one) => isAfter(one, page))
  // An earlier page that was looked at again is no place to go on from.
  const isFurther = stopped ? isAfter(page, stopped) : goesOn && first !== undefined && !isAfter(first, page)
  return {
    readUntil: goesOn ? kept.readUntil : readUntil,
    stoppedId: isFurther ? page.id : kept.stoppedId,
  }
}

/** What was kept goes when it is not wanted any more. Refuses `login_first`. */
export async function rememberReading(tools: Tools, { account }: Actor, input: unknown): Promise<void> {
  const { on } = parse(RememberInput, input)
  const { id } = account ?? refuse('login_first')
  await tools.write(async (trx) => {
    await trx
      .updateTable('account')
      .set({ remembersReading: on ? 1 : 0 })
      .where('id', '=', id)
      .execute()
    if (!on) await trx.deleteFrom('reading').where('accountId', '=', id).execute()
  })
}
