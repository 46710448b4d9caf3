/** Whether anybody is invited to a meeting any more, and how many still can be. */
import { invitedByMail } from '../../../src/lib/contract/limits.ts'
import type { Reader } from '../../persistence/schema.ts'
import type { Reason } from '../../refusal.ts'
import type { Meeting } from '../meetings/meeting.ts'

/** Why no invitation may be sent; null: it may. */
export function whyNoInvitation(meeting: Meeting, now: number): Reason | null {
  if (meeting.rehearsalOf !== null) return 'no_mail_rehearsing'
  if (meeting.state === 'draft') return 'announce_first'
  return hasBegun(meeting, now) ? 'invited_too_late' : null
}

/** Why not even to oneself. One may look at it before the meeting is announced. */
export function whyNoTrial(meeting: Meeting, now: number): Reason | null {
  if (meeting.rehearsalOf !== null) return 'no_mail_rehearsing'
  return hasBegun(meeting, now) ? 'invited_too_late' : null
}

const hasBegun = ({ state, startsAt }: Meeting, now: number): boolean =>
  state === 'open' || state === 'closed' || startsAt <= now

/** All invitations to one meeting together may reach so many; what has been used up stays used. */
export async function invitationsLeft(reader: Reader, meetingId: string): Promise<number> {
  const { used } = await reader
    .selectFrom('letter')
    .select((eb) => eb.fn.sum<number | string | null>('recipients').as('used'))
    .where('meetingId', '=', meetingId)
    .where('kind', '=', 'invitation')
    .executeTakeFirstOrThrow()
  return Math.max(0, invitedByMail - Number(used ?? 0))
}

/** A trial of it has arrived somewhere: the way is open, and somebody has had the chance to read it. */
export async function hasTried(reader: Reader, meetingId: string): Promise<boolean> {
  const sent = await reader
    .selectFrom('letter')
    .innerJoin('letterOutcome', 'letterOutcome.letterId', 'letter.id')
    .select('letter.id')
    .where('meetingId', '=', meetingId)
    .where('kind', '=', 'trial')
    .where('outcome', '=', 'sent')
    .executeTakeFirst()
  return sent !== undefined
}

/** How many trials were asked for since then. */
export async function trialsSince(reader: Reader, meetingId: string, since: number): Promise<number> {
  const { trials } = await reader
    .selectFrom('letter')
    .select((eb) => eb.fn.countAll<number>().as('trials'))
    .where('meetingId', '=', meetingId)
    .where('kind', '=', 'trial')
    .where('createdAt', '>', since)
    .executeTakeFirstOrThrow()
  return trials
}
