import type { AnswerClock } from '$lib/contract/wire/answering.ts'
import type { PromiseView } from '$lib/contract/wire/meeting.ts'
import type { WaitingLine } from '../../../../../server/domain/answers/list.ts'

/** The answers that were promised for a day that has passed and have not come, by promise. */
export function overdueAmong(promises: PromiseView[], waiting: WaitingLine[]): Map<string, AnswerClock> {
  const late = promises.flatMap(({ id, answers, contributionId, threadId, due }) => {
    const about = answers && (contributionId ?? threadId)
    const clock = waiting.find((line) => line.id === about)?.clock
    return clock?.state === 'promised' && clock.isOver && clock.by === due ? ([[id, clock]] as const) : []
  })
  return new Map(late)
}
