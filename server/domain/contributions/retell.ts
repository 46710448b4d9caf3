/** What words say of themselves beside the words has changed for all of one place, or of one person, at once. */
import type { Trx } from '../../persistence/schema.ts'
import type { Recorder } from '../../persistence/write.ts'
import { isVisible } from './contribution.ts'

type Under = 'stopId' | 'standId' | 'hatId'

/** All that was said at one stop or stand, or in one office. */
export const saidUnder = (trx: Trx, under: Under, id: string) =>
  trx
    .selectFrom('contribution')
    .select(['id', 'threadId', 'state'])
    .where(under, '=', id)
    .orderBy('id')
    .execute()

export async function retell(trx: Trx, record: Recorder, under: Under, id: string): Promise<void> {
  const name = under === 'hatId' ? 'contribution.marked' : 'contribution.relocated'
  for (const { id: contributionId, threadId, state } of await saidUnder(trx, under, id))
    record({ name, contributionId, threadId, seen: isVisible({ state }) })
}
