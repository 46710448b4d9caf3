/** Words from home that wait for reading hours by a clock that was ahead wait for the next by this one. */
import type { Tools } from '../tools.ts'
import { waitsUntil } from '../threads/hours.ts'
import { seizedThread } from '../threads/host.ts'
import { slackMs } from './slack.ts'

export async function waitNoLonger(tools: Tools): Promise<void> {
  const threads = await tools.db
    .selectFrom('contribution')
    .select('threadId')
    .distinct()
    .where('state', '=', 'waiting')
    .where('waitsUntil', '>', tools.now() + slackMs)
    .execute()
  for (const { threadId } of threads) await waitAnewIn(tools, threadId)
}

const waitAnewIn = ({ write, now }: Tools, threadId: string) =>
  write(async (trx, record) => {
    const thread = await seizedThread(trx, threadId)
    const next = (thread && waitsUntil(thread, { channel: 'online' }, now())) ?? now()
    const sooner = await trx
      .updateTable('contribution')
      .set({ waitsUntil: next })
      .where('threadId', '=', threadId)
      .where('state', '=', 'waiting')
      .where('waitsUntil', '>', next + slackMs)
      .returning('id')
      .execute()
    for (const { id: contributionId } of sooner)
      record({ name: 'contribution.awaits_approval', contributionId, threadId })
  })
