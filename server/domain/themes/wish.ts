/** *Mit bidrag hører til et andet sted*: its author says so, and the desk decides. */
import { ElsewhereInput } from '../../../src/lib/contract/inputs/themes.ts'
import { parse } from '../../parse.ts'
import { refuse } from '../../refusal.ts'
import { isGone, ownContributionFor } from '../contributions/contribution.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'

/** Once more replaces what was wished before. Refuses `not_found` for another's contribution. */
export async function wishElsewhere(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { id, note } = parse(ElsewhereInput, input)
  await tools.write(async (trx, record) => {
    const contribution = await ownContributionFor(trx, actor, id, tools.now())
    if (isGone(contribution)) refuse('state_passed')
    const wish = { note, at: tools.now() }
    await trx
      .insertInto('themeWish')
      .values({ contributionId: id, ...wish })
      .onConflict((conflict) => conflict.column('contributionId').doUpdateSet(wish))
      .execute()
    record({ name: 'contribution.wished', contributionId: id, threadId: contribution.threadId })
  })
}
