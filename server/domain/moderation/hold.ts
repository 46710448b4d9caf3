/** *Vis ikke*. It acts at once; the reason may come afterwards, and its author reads it. */
import { HoldInput } from '../../../src/lib/contract/inputs/moderation.ts'
import type { HoldReason } from '../../../src/lib/contract/words.ts'
import { parse } from '../../parse.ts'
import type { ModerationTable, Trx } from '../../persistence/schema.ts'
import type { Recorder } from '../../persistence/write.ts'
import { refuse } from '../../refusal.ts'
import { leaveWalls } from '../contributions/change.ts'
import { type Contribution, isGone, isVisible, ledContributionFor } from '../contributions/contribution.ts'
import { closeReports } from '../reports/close.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'
import { logAct } from './log.ts'
import { assertAsSeen } from './overtaken.ts'

/**
 * Holds back the text, or the name alone. Again with a reason: it takes the place of what was said before. Refuses `not_found`, and `overtaken_…`
 * where another desk has decided since this one looked.
 */
export async function holdContribution(tools: Tools, actor: Actor, input: unknown): Promise<{ id: string }> {
  const { id, reason = null, note = null, part, untilApproved, seen } = parse(HoldInput, input)

  await tools.write(async (trx, record) => {
    const contribution = await ledContributionFor(trx, actor, id)
    if (isGone(contribution)) refuse('state_passed')
    await assertAsSeen(trx, contribution, seen)
    if (untilApproved) return putBack(tools, trx, record, actor, contribution)
    if (part === 'name') return holdName(tools, trx, record, actor, { contribution, reason, note })
    await holdText(tools, trx, record, actor, { contribution, reason, note, act: 'hold' })
  })
  return { id }
}

interface Holding {
  contribution: Contribution
  reason: HoldReason | null
  note: string | null
}

async function holdName(
  tools: Tools,
  trx: Trx,
  record: Recorder,
  actor: Actor,
  { contribution, reason, note }: Holding,
): Promise<void> {
  const { id, threadId } = contribution
  await logAct(tools, trx, actor, { contributionId: id, act: 'hold_name', reason, note })
  if (contribution.nameHeld === 1)
    return record({ name: 'contribution.hold_explained', contributionId: id, threadId })
  await trx.updateTable('contribution').set({ nameHeld: 1 }).where('id', '=', id).execute()
  record({ name: 'contribution.edited', contributionId: id, threadId, seen: isVisible(contribution) })
}

/** For a verb that has asked who may, of a contribution that is not gone. */
export async function holdText(
  tools: Tools,
  trx: Trx,
  record: Recorder,
  actor: Actor,
  { contribution, reason, note, act }: Holding & { act: ModerationTable['act'] },
): Promise<void> {
  const { id, threadId } = contribution
  if (isSaidAgain({ contribution, reason, note })) return
  if (await closeReports(tools, trx, record, contribution, { outcome: 'held', by: actor }))
    await logAct(tools, trx, actor, { contributionId: id, act: 'heed_report' })
  await logAct(tools, trx, actor, { contributionId: id, act, reason, note })
  await trx
    .updateTable('contribution')
    .set({
      state: 'held',
      waitsUntil: null,
      ...(reason
        ? { holdReason: reason, holdNote: note || null }
        : { holdNote: note || contribution.holdNote }),
    })
    .where('id', '=', id)
    .execute()
  if (contribution.state === 'held')
    return record({ name: 'contribution.hold_explained', contributionId: id, threadId })
  await leaveWalls(tools, trx, record, id)
  record({ name: 'contribution.held', contributionId: id, threadId, seen: isVisible(contribution) })
}

/** A log that nobody can edit has one row for one act. */
const isSaidAgain = ({ contribution: { state, holdReason, holdNote }, reason, note }: Holding): boolean =>
  state === 'held' && reason !== null && reason === holdReason && (note || null) === holdNote

/** What was approved or held back waits again. Nothing happens to what waits already. */
async function putBack(tools: Tools, trx: Trx, record: Recorder, actor: Actor, contribution: Contribution) {
  const { id, threadId, state } = contribution
  if (state === 'waiting') return
  await logAct(tools, trx, actor, { contributionId: id, act: 'put_back' })
  await trx
    .updateTable('contribution')
    .set({ state: 'waiting', holdReason: null, holdNote: null })
    .where('id', '=', id)
    .execute()
  await leaveWalls(tools, trx, record, id)
  await trx.updateTable('wallEntry').set({ readyAt: null }).where('contributionId', '=', id).execute()
  record({
    name: 'contribution.put_back',
    contributionId: id,
    threadId,
    seen: isVisible(contribution),
  })
}
