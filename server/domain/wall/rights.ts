import type { Trx } from '../../persistence/schema.ts'
import { ledMeetingFor } from '../meetings/meeting.ts'
import type { Actor } from '../people/actor.ts'
import { rolesIn } from '../people/roles.ts'

/** A wall steers its own meeting, and so does who leads it. Refuses `forbidden`. */
export async function assertShowsWall(trx: Trx, actor: Actor, meetingId: string): Promise<void> {
  const roles = await rolesIn(trx, actor, meetingId)
  if (!roles.wall) await ledMeetingFor(trx, actor, meetingId)
}
