/** What an earlier wording held may be what must not stand anywhere: somebody who leads takes it away for good. */
import { RemoveVersionInput } from '../../../src/lib/contract/inputs/reports.ts'
import { parse } from '../../parse.ts'
import { refuse } from '../../refusal.ts'
import { ledContributionFor } from '../contributions/contribution.ts'
import { logAct } from '../moderation/log.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'

/**
 * That there was one stays to be seen, and who took it away is on record. Not for its author, who may withdraw all of it:
 * others have answered what stood there. Nothing happens the second time. Refuses `not_found`.
 */
export async function removeVersion(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { id, note = null } = parse(RemoveVersionInput, input)
  await tools.write(async (trx) => {
    const version = await trx
      .selectFrom('version')
      .select('contributionId')
      .where('id', '=', id)
      .executeTakeFirst()
    if (!version) return refuse('not_found')
    const { contributionId } = version
    await ledContributionFor(trx, actor, contributionId)
    const removed = await trx
      .updateTable('version')
      .set({ text: null, removedAt: tools.now() })
      .where('id', '=', id)
      .where('removedAt', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (removed) await logAct(tools, trx, actor, { contributionId, act: 'remove_version', note })
  })
}
