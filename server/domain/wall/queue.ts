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
