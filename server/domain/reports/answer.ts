/** Somebody who leads has looked: the words are not shown any more, or they stay, and whoever reported them is told why. */
import { AnswerReportInput } from '../../../src/lib/contract/inputs/reports.ts'
import { parse } from '../../parse.ts'
import type { Trx } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import { type Contribution, isGone, ledContributionFor } from '../contributions/contribution.ts'
import { holdText } from '../moderation/hold.ts'
import { logAct } from '../moderation/log.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'
import { closeReports } from './close.ts'

/**
 * Of all reports that these words have now. What is not shown any more needs no word to whoever reported it: `note` is then
 * to its author. Refuses `not_found`, `report_answer_missing`, and `state_passed` where nothing waits any more.
 */
export async function answerReports(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { id, outcome, reason = null, note = null } = parse(AnswerReportInput, input)

  await tools.write(async (trx, record) => {
    const contribution = await ledContributionFor(trx, actor, id)
    if (isGone(contribution) || !(await isReported(trx, contribution))) refuse('state_passed')
    if (outcome === 'held')
      return holdText(tools, trx, record, actor, { contribution, reason, note, act: 'hold' })
    if (!note) refuse('report_answer_missing')
    await logAct(tools, trx, actor, { contributionId: id, act: 'keep_reported', note })
    await closeReports(tools, trx, record, contribution, { outcome, answer: note, by: actor })
  })
}

async function isReported(trx: Trx, { id }: Contribution): Promise<boolean> {
  const query = trx.selectFrom('report').select('id').where('contributionId', '=', id)
  return (await query.where('outcome', 'is', null).limit(1).execute()).length > 0
}
