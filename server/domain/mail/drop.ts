/** What lies ready for somebody who is gone is not sent any more, and their address is in the queue no longer. */
import type { LetterKind } from '../../../src/lib/contract/words.ts'
import type { Trx } from '../../persistence/schema.ts'
import type { Tools } from '../tools.ts'

/**
 * Of all kinds, or of some. As the last thing of what makes them go: whoever posts to somebody holds their row, so that what
 * was posted at the same instant is either seen here or not posted.
 */
export async function dropMails(
  { now }: Tools,
  trx: Trx,
  { address, kinds }: { address: string; kinds?: LetterKind[] },
): Promise<void> {
  const dropped = await trx
    .deleteFrom('mail')
    .where('address', '=', address)
    .$if(kinds !== undefined, (query) =>
      query.where('letterId', 'in', (eb) =>
        eb
          .selectFrom('letter')
          .select('id')
          .where('kind', 'in', kinds ?? []),
      ),
    )
    .returning('letterId')
    .execute()
  if (dropped.length === 0) return
  const letterIds = dropped.map(({ letterId }) => letterId)
  // Its words go with the next look at the queue; a letter to many others goes on.
  await trx
    .updateTable('letter')
    .set({ expiresAt: now() })
    .where('id', 'in', letterIds)
    .where('recipients', '=', 1)
    .where('endedAt', 'is', null)
    .execute()
}
