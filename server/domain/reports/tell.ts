/** Words that stand in another thread than before, or in a thread that another meeting has now, take what was reported of them along. */
import type { Trx } from '../../persistence/schema.ts'
import type { Recorder } from '../../persistence/write.ts'

/** To the desks of these meetings: those that have the thread now, and those that had the words before. */
export async function tellReports(
  trx: Trx,
  record: Recorder,
  { threadId, meetingIds }: { threadId: string; meetingIds: string[] },
): Promise<void> {
  const waiting = await trx
    .selectFrom('report')
    .innerJoin('contribution', 'contribution.id', 'report.contributionId')
    .select('report.id')
    .where('contribution.threadId', '=', threadId)
    .where('outcome', 'is', null)
    .orderBy('report.id')
    .execute()
  const reportIds = waiting.map(({ id }) => id)
  if (reportIds.length > 0)
    for (const meetingId of meetingIds) record({ name: 'report.moved', meetingId, reportIds })
}
