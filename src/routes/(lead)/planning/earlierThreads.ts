import type { Core } from '../../../../server/core.ts'
import type { Actor } from '../../../../server/domain/people/actor.ts'

export interface EarlierThread {
  threadId: string
  question: string
  meetingTitle: string
  startsAt: number
}

const meetingsLookedAt = 50

/** Threads of other meetings that could be taken up again: the latest first, each once, with the meeting it was last at. */
export async function earlierThreads(core: Core, actor: Actor, meetingId: string): Promise<EarlierThread[]> {
  const meetings = (await core.meetings.list(actor)).filter(({ id }) => id !== meetingId).toReversed()
  const found = new Map<string, EarlierThread>()
  for (const { id, title, startsAt } of meetings.slice(0, meetingsLookedAt)) {
    const { threads } = await core.meetings.read(actor, id)
    for (const { id: threadId, question, state } of threads)
      if (state === 'open' && !found.has(threadId))
        found.set(threadId, { threadId, question, meetingTitle: title, startsAt })
  }
  return [...found.values()]
}
