/** Who wants to hear at once is told a little after there is something: an evening's talk is one mail and not forty. */
import type { FollowKind } from '../../../src/lib/contract/words.ts'
import type { Tools } from '../tools.ts'
import { newestSince } from './newest.ts'
import { atOnceMs } from './rhythm.ts'
import { wakeForClosing } from './wake-for-closing.ts'

/**
 * Makes their mail due where something has come since then that their last mail could not tell yet. Harmless to do twice, or in
 * two processes. Also wakes whoever else would hear too late that a conversation closes.
 * @param since epoch ms.
 */
export async function wakeAtOnce(tools: Tools, since: number): Promise<void> {
  await wakeForClosing(tools, since)
  const newest = Object.entries(await newestSince(tools, since)) as [FollowKind, Map<string, number>][]
  if (newest.every(([, targets]) => targets.size === 0)) return
  await tools.write(async (trx) => {
    for (const [kind, targets] of newest)
      for (const [target, at] of targets)
        await trx
          .updateTable('follow')
          .set({ dueAt: tools.now() + atOnceMs })
          .where('rhythm', '=', 'at_once')
          .where('dueAt', 'is', null)
          .where('kind', '=', kind)
          .where('target', '=', target)
          .where('toldUntil', '<', at)
          .execute()
  })
}
