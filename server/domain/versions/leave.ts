/** What stood there before an author mended it stays readable for who may read the words. */
import { slipMinutes } from '../../../src/lib/contract/limits.ts'
import type { Trx } from '../../persistence/schema.ts'
import { type Contribution, isVisible } from '../contributions/contribution.ts'
import type { Tools } from '../tools.ts'

/**
 * Before the words are changed. Nothing is left of what nobody else could read, nor of a slip that is mended soon after the
 * words were first seen, or last mended: many small mendings in a row count from the first.
 */
export async function leaveVersion(tools: Tools, trx: Trx, words: Contribution): Promise<void> {
  if (!isVisible(words)) return
  const now = tools.now()
  const { id, text, createdAt, editedAt } = words
  // Of what waited for the desk, or for reading hours, it is when they were over.
  const seenAt = words.seenAt ?? createdAt
  const mendedUntil = (await lastLeftAt(trx, id)) ?? createdAt
  if (now - Math.max(mendedUntil, seenAt) < slipMinutes * 60_000) return
  const stoodFrom = Math.max(editedAt ?? createdAt, seenAt)
  await trx
    .insertInto('version')
    .values({ id: tools.newId(), contributionId: id, text, stoodFrom, stoodUntil: now })
    .execute()
}

async function lastLeftAt(trx: Trx, contributionId: string): Promise<number | null> {
  const { at } = await trx
    .selectFrom('version')
    .select((eb) => eb.fn.max<number | null>('stoodUntil').as('at'))
    .where('contributionId', '=', contributionId)
    .executeTakeFirstOrThrow()
  return at
}

/** The text goes, so what it said before goes too. */
export const dropVersions = (trx: Trx, contributionId: string) =>
  trx.deleteFrom('version').where('contributionId', '=', contributionId).execute()
