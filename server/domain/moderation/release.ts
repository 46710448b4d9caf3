/** *Vis igen*, and *godkend*: puts what was held back, or waited, before the room. */
import { ReleaseInput } from '../../../src/lib/contract/inputs/moderation.ts'
import { parse } from '../../parse.ts'
import type { Trx } from '../../persistence/schema.ts'
import type { Recorder } from '../../persistence/write.ts'
import { refuse } from '../../refusal.ts'
import { type Contribution, isGone, isVisible, ledContributionFor } from '../contributions/contribution.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'
import { logAct } from './log.ts'
import { assertAsSeen } from './overtaken.ts'

/** Nothing happens to what is there already. Refuses `not_found`, and `overtaken_…` as in `hold.ts`. */
export async function releaseContribution(
  tools: Tools,
  actor: Actor,
  input: unknown,
): Promise<{ id: string }> {
  const { id, part, seen } = parse(ReleaseInput, input)

  await tools.write(async (trx, record) => {
    const contribution = await ledContributionFor(trx, actor, id)
    if (isGone(contribution)) refuse('state_passed')
    await assertAsSeen(trx, contribution, seen)
    if (part === 'name') return releaseName(tools, trx, record, actor, contribution)
    await releaseText(tools, trx, record, actor, contribution)
  })
  return { id }
}

async function releaseName(
  tools: Tools,
  trx: Trx,
  record: Recorder,
  actor: Actor,
  contribution: Contribution,
): Promise<void> {
  const { id, threadId, nameHeld } = contribution
  if (nameHeld === 0) return
  await logAct(tools, trx, actor, { contributionId: id, act: 'release_name' })
  await trx.updateTable('contribution').set({ nameHeld: 0 }).where('id', '=', id).execute()
  record({ name: 'contribution.edited', contributionId: id, threadId, seen: isVisible(contribution) })
}

/** For a verb that has asked who may, of a contribution that is not gone. */
export async function releaseText(
  tools: Tools,
  trx: Trx,
  record: Recorder,
  actor: Actor,
  contribution: Contribution,
): Promise<void> {
  const { id, threadId, state } = contribution
  if (isVisible(contribution)) return
  await logAct(tools, trx, actor, { contributionId: id, act: state === 'waiting' ? 'approve' : 'release' })
  await trx
    .updateTable('contribution')
    .set({ state: 'shown', holdReason: null, holdNote: null, waitsUntil: null, seenAt: tools.now() })
    .where('id', '=', id)
    .execute()
  // Whoever releases it has read it: it need not wait again.
  await trx.updateTable('wallEntry').set({ readyAt: tools.now() }).where('contributionId', '=', id).execute()
  record({ name: 'contribution.released', contributionId: id, threadId, seen: true })
}
