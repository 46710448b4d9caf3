/** Why the name that words are signed with is not shown. */
import type { OwnContribution } from '../../../src/lib/contract/wire/contributions.ts'
import type { Reader } from '../../persistence/schema.ts'
import type { Contribution } from './contribution.ts'

type NameHeld = NonNullable<OwnContribution['nameHeld']>

/** Of each of these whose name is held back now: what was said since it was last shown. */
export async function nameReasons(reader: Reader, rows: Contribution[]): Promise<Map<string, NameHeld>> {
  const ids = rows.flatMap(({ id, nameHeld }) => (nameHeld === 1 ? id : []))
  const held = new Map(ids.map((id): [string, NameHeld] => [id, { reason: null, note: null }]))
  if (ids.length === 0) return held
  const acts = await reader
    .selectFrom('moderation')
    .select(['contributionId', 'act', 'reason', 'note'])
    .where('contributionId', 'in', ids)
    .where('act', 'in', ['hold_name', 'release_name'])
    .orderBy('at')
    .orderBy('id')
    .execute()
  for (const { contributionId, act, reason, note } of acts) {
    const before = act === 'hold_name' && reason === null ? held.get(contributionId) : undefined
    held.set(contributionId, {
      reason: reason ?? before?.reason ?? null,
      note: note || (before?.note ?? null),
    })
  }
  return held
}
