/** That one may soon write no more in a thread, told once to each who follows it. */
import type { Reader } from '../../persistence/schema.ts'

/** The midnight at which it closes; null where that is no news between these instants, or nobody's. */
export async function closingNews(
  reader: Reader,
  threadId: string,
  { from, until }: { from: number; until: number },
): Promise<number | null> {
  const found = await reader
    .selectFrom('thread')
    .innerJoin('threadMeeting', 'threadMeeting.threadId', 'thread.id')
    .innerJoin('meeting', 'meeting.id', 'threadMeeting.meetingId')
    .select('closesAt')
    .where('thread.id', '=', threadId)
    .where('thread.state', '=', 'open')
    .where('closingNewsAt', '>', from)
    .where('closingNewsAt', '<=', until)
    .where('closesAt', '>', until)
    .where('meeting.access', '=', 'open')
    .where('meeting.publishedAt', '<=', until)
    .limit(1)
    .executeTakeFirst()
  return found?.closesAt ?? null
}
