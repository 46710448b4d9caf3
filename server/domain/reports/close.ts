/** What ends the reports of some words, whoever decided it. */
import type { ReportOutcome } from '../../../src/lib/contract/words.ts'
import type { Trx } from '../../persistence/schema.ts'
import type { Recorder } from '../../persistence/write.ts'
import type { Contribution } from '../contributions/contribution.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'

interface Closing {
  outcome: ReportOutcome
  answer?: string | null
  by?: Actor
}

/** As part of what is decided. Answers how many waited. */
export async function closeReports(
  tools: Tools,
  trx: Trx,
  record: Recorder,
  { id: contributionId, threadId }: Pick<Contribution, 'id' | 'threadId'>,
  { outcome, answer = null, by }: Closing,
): Promise<number> {
  const closed = await trx
    .updateTable('report')
    .set({ outcome, answer, answeredBy: by?.account?.id ?? null, answeredAt: tools.now() })
    .where('contributionId', '=', contributionId)
    .where('outcome', 'is', null)
    .returning('id')
    .execute()
  const reportIds = closed.map(({ id }) => id)
  if (reportIds.length > 0) record({ name: 'report.answered', contributionId, threadId, reportIds })
  return reportIds.length
}
