/** Reading hours (*læsetider*): outside of them words from home wait. In the room nothing waits for hours. */
import { type ReadingHours, nextReading } from '../../../src/lib/contract/reading-hours.ts'
import type { Channel } from '../../../src/lib/contract/words.ts'
import { seized } from '../../persistence/held.ts'
import type { Trx } from '../../persistence/schema.ts'
import type { Recorder } from '../../persistence/write.ts'
import type { Contribution } from '../contributions/contribution.ts'
import { findMeeting } from '../meetings/meeting.ts'
import { awaitsApproval, noPhone } from '../moderation/approval.ts'
import type { Thread } from './thread.ts'

/** Null where words from home are read as they come. */
export const hoursOf = ({ readingHours }: Pick<Thread, 'readingHours'>): ReadingHours | null =>
  // Written by `setReadingHours` alone.
  readingHours === null ? null : (JSON.parse(readingHours) as ReadingHours)

/** Until when words wait that come now; null for those that are shown at once. */
export function waitsUntil(
  thread: Pick<Thread, 'readingHours'>,
  { channel }: { channel: Channel },
  now: number,
): number | null {
  const hours = channel === 'online' ? hoursOf(thread) : null
  const next = hours && nextReading(hours, now)
  return next !== null && next > now ? next : null
}

/**
 * Shows what has waited long enough in a thread that is seized; each of it once, whoever else looks. What must be approved by
 * now goes on waiting, for a person.
 */
export async function showWhatWaited(trx: Trx, record: Recorder, thread: Thread, now: number): Promise<void> {
  const due = await trx
    .selectFrom('contribution')
    .selectAll()
    .where('threadId', '=', thread.id)
    .where('state', '=', 'waiting')
    .where('waitsUntil', '<=', now)
    .orderBy('createdAt')
    .orderBy('id')
    .$call(seized(trx))
    .execute()
  for (const contribution of due) {
    const { id, threadId } = contribution
    const isToBeRead = await mustBeRead(trx, thread, contribution)
    await trx
      .updateTable('contribution')
      .set(isToBeRead ? { waitsUntil: null } : { state: 'shown', waitsUntil: null, seenAt: now })
      .where('id', '=', id)
      .execute()
    if (isToBeRead) record({ name: 'contribution.awaits_approval', contributionId: id, threadId })
    else record({ name: 'contribution.released', contributionId: id, threadId, seen: true })
  }
}

/** As it would be asked of words that come now. */
async function mustBeRead(trx: Trx, thread: Thread, contribution: Contribution): Promise<boolean> {
  const meeting = await findMeeting(trx, contribution.meetingId)
  const author = await trx
    .selectFrom('participant')
    .select(['createdAt', 'stoppedAt'])
    .where('id', '=', contribution.participantId)
    .executeTakeFirst()
  const { channel } = contribution
  return meeting !== undefined && awaitsApproval({ meeting, thread, author: author ?? noPhone, channel })
}
