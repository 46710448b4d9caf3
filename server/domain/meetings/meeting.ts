/** People in one place at one time. */
import type { Selectable } from 'kysely'
import type { FrameView, MeetingView } from '../../../src/lib/contract/wire/meeting.ts'
import { held, seized } from '../../persistence/held.ts'
import type { MeetingTable, Reader, Trx } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import type { Actor } from '../people/actor.ts'
import { type Roles, leads, rolesIn } from '../people/roles.ts'
import { isPublic } from './publicity.ts'

export type Meeting = Selectable<MeetingTable>

/** How long before the start the codes begin to work. */
const doorsOpenMs = 60 * 60_000

export const isFramed = (meeting: Meeting): boolean =>
  Object.values(frameOf(meeting)).every((part) => part !== '')

type Known = Pick<Meeting, 'state' | 'access' | 'rehearsalOf'>

/** Drafts are the desk's own; a closed-door meeting is known only to those in it. */
export const mayKnow = (meeting: Known, roles: Roles): boolean =>
  roles.leads || (meeting.state !== 'draft' && (isEverybodys(meeting) || isInRoom(roles)))

/** Anybody may know that it is; a rehearsal is there for those who rehearse. */
const isEverybodys = ({ access, rehearsalOf }: Known): boolean => access !== 'closed' && rehearsalOf === null

/** The words of the room: its own people at once, everybody when somebody has published them. */
export const mayReadWords = (meeting: Meeting, roles: Roles): boolean =>
  roles.leads || isInRoom(roles) || isPublic(meeting)

/** Who is there, and what is set up there. */
const isInRoom = ({ joined, wall, stand }: Roles): boolean => joined || wall || stand !== null

export const codesWork = (meeting: Meeting, now: number): boolean =>
  meeting.state === 'open' || (meeting.state === 'announced' && now >= meeting.startsAt - doorsOpenMs)

const frameOf = (meeting: Meeting): FrameView => ({
  purpose: meeting.framePurpose,
  influence: meeting.frameInfluence,
  fixed: meeting.frameFixed,
  decides: meeting.frameDecides,
  afterwards: meeting.frameAfterwards,
})

export const viewOf = (meeting: Meeting): MeetingView => ({
  id: meeting.id,
  kind: meeting.kind,
  title: meeting.title,
  state: meeting.state,
  access: meeting.access,
  place: meeting.place,
  address: meeting.address,
  directions: meeting.directions,
  accessInfo: meeting.accessInfo,
  startsAt: meeting.startsAt,
  endsAt: meeting.endsAt,
  openedAt: meeting.openedAt,
  closedAt: meeting.closedAt,
  publishedAt: meeting.publishedAt,
  publishedBy: meeting.publishedBy,
  currentItemId: meeting.currentItemId,
  speakingSeconds: meeting.speakingSeconds,
  newPhonesWait: meeting.newPhonesWaitSince !== null,
  safetyDelayMs: meeting.safetyDelayMs,
  filed: meeting.filed === 1,
  ...(meeting.rehearsalOf !== null && {
    rehearsal: { of: meeting.rehearsalOf, endsAt: meeting.rehearsalEndsAt },
  }),
  frame: frameOf(meeting),
})

export const findMeeting = (reader: Reader, id: string): Promise<Meeting | undefined> =>
  reader.selectFrom('meeting').selectAll().where('id', '=', id).executeTakeFirst()

/** The meeting and what the actor is in it. Refuses `not_found` for what they should not know of. */
export async function meetingFor(
  reader: Reader,
  actor: Actor,
  id: string,
): Promise<{ meeting: Meeting; roles: Roles }> {
  const meeting = (await findMeeting(reader, id)) ?? refuse('not_found')
  const roles = await rolesIn(reader, actor, id)
  return mayKnow(meeting, roles) ? { meeting, roles } : refuse('not_found')
}

/** A meeting that this actor leads, held still; to change it, ask for it seized. Refuses `forbidden`. */
export async function ledMeetingFor(trx: Trx, actor: Actor, id: string, how: 'held' | 'seized' = 'held') {
  const lock = how === 'held' ? held(trx) : seized(trx)
  const meeting =
    (await trx.selectFrom('meeting').selectAll().where('id', '=', id).$call(lock).executeTakeFirst()) ??
    refuse('not_found')
  if (await leads(trx, actor, id)) return meeting
  await meetingFor(trx, actor, id)
  return refuse('forbidden')
}
