/** Two who write one draft: whoever saves second is told, and undoes nothing that they have not read. */
import type { Trx } from '../persistence/schema.ts'
import { refuse } from '../refusal.ts'

/**
 * @param seen when the draft was saved that its writer had before them; null for none, absent for who does not say.
 * Refuses `draft_overtaken` with the name of who saved it since.
 */
export async function assertDraftSeen(
  trx: Trx,
  { draftedAt, draftedBy }: { draftedAt: number | null; draftedBy: string | null },
  seen: number | null | undefined,
): Promise<void> {
  if (seen === undefined || seen === draftedAt) return
  const drafter = await trx
    .selectFrom('account')
    .select('name')
    .where('id', '=', draftedBy ?? '')
    .executeTakeFirst()
  refuse('draft_overtaken', { by: drafter?.name ?? '' })
}
