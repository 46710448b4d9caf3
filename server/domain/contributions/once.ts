/** One key, one contribution: what is sent again is answered with what stands. */
import type { Trx } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'

/** What was stored under the key before; null for a new one. Refuses `key_reused` where it was other words. */
export async function sentBefore(
  trx: Trx,
  key: string,
  submissionHash: string,
): Promise<{ id: string; meetingId: string } | null> {
  const known = await trx
    .selectFrom('contribution')
    .select(['id', 'meetingId', 'submissionHash'])
    .where('key', '=', key)
    .executeTakeFirst()
  if (!known) return null
  if (known.submissionHash !== submissionHash) refuse('key_reused')
  return { id: known.id, meetingId: known.meetingId }
}
