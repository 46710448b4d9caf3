/** Whose words somebody at the desk reads before the room does. */
import type { Selectable } from 'kysely'
import type { Channel } from '../../../src/lib/contract/words.ts'
import type { ParticipantTable } from '../../persistence/schema.ts'
import type { Meeting } from '../meetings/meeting.ts'
import type { Thread } from '../threads/thread.ts'

interface Words {
  meeting: Pick<Meeting, 'safetyDelayMs' | 'newPhonesWaitSince'>
  thread: Pick<Thread, 'approval'>
  author: Pick<Selectable<ParticipantTable>, 'createdAt' | 'stoppedAt'>
  channel: Channel
}

/** Of whom nobody asks how new their phone is. */
export const noPhone: Words['author'] = { createdAt: 0, stoppedAt: null }

/**
 * A meeting that shows nothing unread means its room; a question that does means words from home as well. A phone that was
 * stopped waits always, and one that is newer than *nye telefoner venter* until that is over.
 */
export const awaitsApproval = ({ meeting, thread, author, channel }: Words): boolean =>
  thread.approval === 1 ||
  (meeting.safetyDelayMs === null && channel !== 'online') ||
  author.stoppedAt !== null ||
  (meeting.newPhonesWaitSince !== null && author.createdAt >= meeting.newPhonesWaitSince)
