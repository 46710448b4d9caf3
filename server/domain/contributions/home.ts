/**
 * Words belong to the meeting that they were said in. Another meeting that has the thread sees them once they are public:
 * whoever spoke to participants only did not speak to the participants of the next meeting.
 */
import type { Reader } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import { isPublic } from '../meetings/publicity.ts'
import { type Contribution, isVisible } from './contribution.ts'

/** Contributions, each with what decides who may read its meeting's words. */
export const withHome = (reader: Reader) =>
  reader
    .selectFrom('contribution')
    .innerJoin('meeting', 'meeting.id', 'contribution.meetingId')
    .selectAll('contribution')
    .select(['meeting.access', 'meeting.publishedAt'])

type WithHome = Pick<Contribution, 'meetingId' | 'state'> & Parameters<typeof isPublic>[0]

export const isSeenAt = (meetingId: string, row: WithHome): boolean =>
  isVisible(row) && (row.meetingId === meetingId || isPublic(row))

/** All that has been said in a thread, oldest first: what the room of this meeting sees, and what only its desk does. */
export async function wordsAt(reader: Reader, meetingId: string, threadId: string) {
  const words = await withHome(reader)
    .where('threadId', '=', threadId)
    .orderBy('contribution.createdAt')
    .execute()
  const idsWhere = (seen: boolean) =>
    words.filter((row) => isSeenAt(meetingId, row) === seen).map(({ id }) => id)
  return { seenIds: idsWhere(true), unseenIds: idsWhere(false) }
}

/** Refuses `not_visible` for what the room of this meeting does not see. */
export async function assertSeenAt(reader: Reader, meetingId: string, id: string): Promise<void> {
  const row = await withHome(reader).where('contribution.id', '=', id).executeTakeFirst()
  if (!row || !isSeenAt(meetingId, row)) refuse('not_visible')
}
