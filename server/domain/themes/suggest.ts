/** What might belong together with one contribution. */
import { ContributionInput } from '../../../src/lib/contract/inputs/contributions.ts'
import { parse } from '../../parse.ts'
import { refuse } from '../../refusal.ts'
import { isSeenAt, withHome } from '../contributions/home.ts'
import { leads } from '../people/roles.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'
import { similarTo } from './similar.ts'

/** Nearest first. Refuses `not_found` for who leads no meeting that it was said in. */
export async function suggestSimilar(tools: Tools, actor: Actor, input: unknown): Promise<{ ids: string[] }> {
  const { id } = parse(ContributionInput, input)
  const one = await withHome(tools.db).where('contribution.id', '=', id).executeTakeFirst()
  if (!one || !(await leads(tools.db, actor, one.meetingId))) return refuse('not_found')
  const { threadId, meetingId } = one
  const all = await withHome(tools.db)
    .where('threadId', '=', threadId)
    .where('parentId', 'is', null)
    .execute()
  return {
    ids: similarTo(
      one,
      all.filter((row) => row.id === id || isSeenAt(meetingId, row)),
    ),
  }
}
