import type { Trx } from '../../persistence/schema.ts'
import type { Meeting } from '../meetings/meeting.ts'

/** Gives it a place in the queue of the wall, once the safety delay is over or somebody has approved it. */
export async function letOnWall(
  trx: Trx,
  meeting: Pick<Meeting, 'id' | 'safetyDelayMs'>,
  contributionId: string,
  now: number,
): Promise<void> {
  const readyAt = meeting.safetyDelayMs === null ? null : now + meeting.safetyDelayMs
  await trx
    .insertInto('wallEntry')
    .values({ meetingId: meeting.id, contributionId, readyAt, showings: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** What was heard before the room opened waits from now on: until then there was no wall to wait for. Answers whose it is. */
export async function letEarlierOnWall(trx: Trx, meetingId: string, openedAt: number): Promise<string[]> {
  const earlier = await trx
    .updateTable('wallEntry')
    .set({ readyAt: openedAt })
    .where('meetingId', '=', meetingId)
    .where('readyAt', '<', openedAt)
    .returning('contributionId')
    .execute()
  return earlier.map(({ contributionId }) => contributionId)
}
