/** Two at the desk: the second is told what the first did, instead of undoing it unawares. */
import type { ContributionState } from '../../../src/lib/contract/words.ts'
import { actsOnTheSide } from './log.ts'
import type { Trx } from '../../persistence/schema.ts'
import { type Reason, refuse } from '../../refusal.ts'
import type { Contribution } from '../contributions/contribution.ts'

const told: Partial<Record<ContributionState, Reason>> = {
  shown: 'overtaken_shown',
  held: 'overtaken_held',
  waiting: 'overtaken_waiting',
}

/** @param seen as it stood where this desk decided; undefined asks nothing. */
export async function assertAsSeen(
  trx: Trx,
  { id, state }: Contribution,
  seen: ContributionState | undefined,
): Promise<void> {
  if (seen === undefined || seen === state) return
  const last = await trx
    .selectFrom('moderation')
    .innerJoin('account', 'account.id', 'moderation.accountId')
    .select('account.name')
    .where('contributionId', '=', id)
    .where('act', 'not in', [...actsOnTheSide])
    .orderBy('at', 'desc')
    .orderBy('moderation.id', 'desc')
    .executeTakeFirst()
  // Without a name it was its author who changed it meanwhile.
  refuse(last ? (told[state] ?? 'state_passed') : 'state_passed', { by: last?.name ?? '' })
}
