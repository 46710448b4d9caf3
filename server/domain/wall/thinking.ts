/** The first minute belongs to thinking: the wall stays on the question until three people have written. */
import { thinkersNeeded } from '../../../src/lib/contract/limits.ts'
import type { Reader, Trx } from '../../persistence/schema.ts'
import type { Recorder } from '../../persistence/write.ts'
import type { Tools } from '../tools.ts'
import { saveProgramme, seizedProgramme } from './programme.ts'

export async function haveThought(reader: Reader, meetingId: string, threadId: string): Promise<boolean> {
  const authors = await reader
    .selectFrom('wallEntry')
    .innerJoin('contribution', 'contribution.id', 'wallEntry.contributionId')
    .select('author')
    .distinct()
    .where('wallEntry.meetingId', '=', meetingId)
    .where('threadId', '=', threadId)
    .where('state', '=', 'shown')
    // Whoever was heard outside does not sit here and think.
    .where('channel', '!=', 'outreach')
    .limit(thinkersNeeded)
    .execute()
  return authors.length >= thinkersNeeded
}

/** Ends the thinking when enough have written; a *summepause* with a time of its own runs to its end. */
export async function endThinking(
  tools: Tools,
  trx: Trx,
  record: Recorder,
  { meetingId, threadId }: { meetingId: string; threadId: string },
): Promise<void> {
  const {
    mode,
    threadId: current,
    thinkingUntil,
  } = await trx
    .selectFrom('programme')
    .select(['mode', 'threadId', 'thinkingUntil'])
    .where('meetingId', '=', meetingId)
    .executeTakeFirstOrThrow()
  if (mode !== 'thinking' || current !== threadId || (thinkingUntil ?? 0) > tools.now()) return
  if (!(await haveThought(trx, meetingId, threadId))) return

  const programme = await seizedProgramme(trx, meetingId)
  if (programme.mode !== 'thinking' || programme.threadId !== threadId) return
  const now = tools.now()
  await saveProgramme(tools, trx, programme, {
    mode: 'running',
    since: now,
    thinkingUntil: null,
    changedAt: now,
    paceMs: 0,
  })
  record({ name: 'programme.changed', meetingId })
}
