/** Who would hear that a conversation closes only when it has closed is told sooner: in the morning, if that is soon enough. */
import type { Tools } from '../tools.ts'
import { atOnceMs, nextMail } from './rhythm.ts'

/**
 * Once for each closing day: who has been told, or will be in time, is left as they are.
 * @param since epoch ms.
 */
export async function wakeForClosing(tools: Tools, since: number): Promise<void> {
  const closing = await closingSoon(tools, since)
  if (closing.length === 0) return
  await tools.write(async (trx) => {
    for (const { threadId, meetingId, closesAt, closingNewsAt } of closing)
      await trx
        .updateTable('follow')
        .set({ dueAt: soonEnough(tools.now(), closesAt) })
        .where('rhythm', 'in', ['daily', 'weekly'])
        .where((eb) =>
          eb.or([
            eb.and([eb('kind', '=', 'thread'), eb('target', '=', threadId)]),
            eb.and([eb('kind', '=', 'meeting'), eb('target', '=', meetingId)]),
          ]),
        )
        .where('dueAt', '>=', closesAt)
        .where('toldUntil', '<', closingNewsAt)
        .execute()
  })
}

function soonEnough(now: number, closesAt: number): number {
  const atOnce = now + atOnceMs
  const morning = nextMail('daily', atOnce) ?? atOnce
  return morning < closesAt ? morning : atOnce
}

async function closingSoon({ db, now }: Tools, since: number) {
  const rows = await db
    .selectFrom('thread')
    .innerJoin('threadMeeting', 'threadMeeting.threadId', 'thread.id')
    .select(['threadMeeting.threadId', 'threadMeeting.meetingId', 'closesAt', 'closingNewsAt'])
    .where('closingNewsAt', '>', since)
    .where('closingNewsAt', '<=', now())
    .where('closesAt', '>', now())
    .execute()
  return rows.flatMap(({ closesAt, closingNewsAt, ...row }) =>
    closesAt === null || closingNewsAt === null ? [] : [{ ...row, closesAt, closingNewsAt }],
  )
}
