/** *Vis ikke*, and back again. It acts at once; the reason may come afterwards, and its author reads it. */
import { HoldInput, ReleaseInput } from '../../../src/lib/contract/inputs.ts'
import type { HoldReason } from '../../../src/lib/contract/words.ts'
import { parse } from '../../parse.ts'
import type { ModerationTable, Trx } from '../../persistence/schema.ts'
import type { Recorder } from '../../persistence/write.ts'
import { refuse } from '../../refusal.ts'
import { leaveWalls } from '../contributions/change.ts'
import { type Contribution, isGone, isVisible, ledContributionFor } from '../contributions/contribution.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'

/** Holds back the text, or the name alone. Again with a reason: the reason is kept. Refuses `not_found`. */
export async function holdContribution(tools: Tools, actor: Actor, input: unknown): Promise<{ id: string }> {
  const { id, reason = null, note = null, part, untilApproved } = parse(HoldInput, input)

  await tools.write(async (trx, record) => {
    const contribution = await ledContributionFor(trx, actor, id)
    if (isGone(contribution)) refuse('state_passed')
    if (untilApproved) return putBack(tools, trx, record, actor, contribution)
    const facts = { contributionId: id, threadId: contribution.threadId }
    await log(tools, trx, actor, {
      contributionId: id,
      act: part === 'name' ? 'hold_name' : 'hold',
      reason,
      note,
    })
    if (part === 'name') {
      await trx.updateTable('contribution').set({ nameHeld: 1 }).where('id', '=', id).execute()
      return record({ name: 'contribution.edited', ...facts, seen: isVisible(contribution) })
    }
    const explained = {
      holdReason: reason ?? contribution.holdReason,
      holdNote: note || contribution.holdNote,
    }
    await trx
      .updateTable('contribution')
      .set({ state: 'held', ...explained })
      .where('id', '=', id)
      .execute()
    if (contribution.state === 'held') return record({ name: 'contribution.hold_explained', ...facts })
    await leaveWalls(tools, trx, record, id)
    record({ name: 'contribution.held', ...facts, seen: isVisible(contribution) })
  })
  return { id }
}

/** What was approved or held back waits again. Nothing happens to what waits already. */
async function putBack(tools: Tools, trx: Trx, record: Recorder, actor: Actor, contribution: Contribution) {
  const { id, threadId, state } = contribution
  if (state === 'waiting') return
  await log(tools, trx, actor, { contributionId: id, act: 'put_back' })
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

/** Puts what was held back, or waited, before the room. Nothing happens to what is there already. */
export async function releaseContribution(
  tools: Tools,
  actor: Actor,
  input: unknown,
): Promise<{ id: string }> {
  const { id, part } = parse(ReleaseInput, input)

  await tools.write(async (trx, record) => {
    const contribution = await ledContributionFor(trx, actor, id)
    if (isGone(contribution)) refuse('state_passed')
    const facts = { contributionId: id, threadId: contribution.threadId }
    if (part === 'name') {
      if (contribution.nameHeld === 0) return
      await log(tools, trx, actor, { contributionId: id, act: 'release_name' })
      await trx.updateTable('contribution').set({ nameHeld: 0 }).where('id', '=', id).execute()
      return record({ name: 'contribution.edited', ...facts, seen: isVisible(contribution) })
    }
    if (isVisible(contribution)) return
    await log(tools, trx, actor, {
      contributionId: id,
      act: contribution.state === 'waiting' ? 'approve' : 'release',
    })
    await trx
      .updateTable('contribution')
      .set({ state: 'shown', holdReason: null, holdNote: null })
      .where('id', '=', id)
      .execute()
    // Whoever releases it has read it: it need not wait again.
    await trx
      .updateTable('wallEntry')
      .set({ readyAt: tools.now() })
      .where('contributionId', '=', id)
      .execute()
    record({ name: 'contribution.released', ...facts, seen: true })
  })
  return { id }
}

interface Act {
  contributionId: Contribution['id']
  act: ModerationTable['act']
  reason?: HoldReason | null
  note?: string | null
}

/** Rows are only added: what was done with people's words can be read, not rewritten. */
async function log(tools: Tools, trx: Trx, { account }: Actor, act: Act): Promise<void> {
  const accountId = account?.id ?? refuse('login_first')
  await trx
    .insertInto('moderation')
    .values({ ...act, id: tools.newId(), accountId, at: tools.now() })
    .execute()
}
