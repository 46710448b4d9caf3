/** Whose words somebody at the desk reads before the room does. */
import type { Selectable } from 'kysely'
import type { Channel } from '../../../src/lib/contract/words.ts'
import type { ParticipantTable } from '../../persistence/schema.ts'
import { type Meeting, meetingFor } from '../meetings/meeting.ts'
import type { Actor } from '../people/actor.ts'
import type { Thread } from '../threads/thread.ts'
import type { Tools } from '../tools.ts'

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
  waitsAsPhone(meeting, author)

const waitsAsPhone = (
  { newPhonesWaitSince }: Pick<Meeting, 'newPhonesWaitSince'>,
  { createdAt, stoppedAt }: Words['author'],
): boolean => stoppedAt !== null || (newPhonesWaitSince !== null && createdAt >= newPhonesWaitSince)

/** Whether this device's words wait whatever the question: it was stopped, or is new while new ones wait. */
export async function phoneWaits(tools: Tools, actor: Actor, meetingId: string): Promise<boolean> {
  const { meeting } = await meetingFor(tools.db, actor, meetingId)
  const key = actor.keyIn(meetingId)
  const author =
    key &&
    (await tools.db
      .selectFrom('participant')
      .innerJoin('participantKey', 'participantKey.participantId', 'participant.id')
      .select(['participant.createdAt', 'participant.stoppedAt'])
      .where('participantKey.deviceHash', '=', key.deviceHash)
      .where('participant.meetingId', '=', meetingId)
      .executeTakeFirst())
  // Who has not been seen here yet is as new as can be.
  return waitsAsPhone(meeting, author ?? { createdAt: tools.now(), stoppedAt: null })
}
