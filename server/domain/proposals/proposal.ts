/** Somebody who may write in a thread would like it to be talked about at a meeting that is to come. */
import type { Selectable } from 'kysely'
import type { ProposalState, ProposalView } from '../../../src/lib/contract/wire/moves.ts'
import type { ProposalTable, Reader } from '../../persistence/schema.ts'
import type { Meeting } from '../meetings/meeting.ts'

export type Proposal = Selectable<ProposalTable>

/** Everybody is invited to it, and it has not begun. */
export const comingMeetings = (reader: Reader, now: number) =>
  reader
    .selectFrom('meeting')
    .selectAll()
    .where('state', '=', 'announced')
    .where('access', '=', 'open')
    .where('rehearsalOf', 'is', null)
    .where('endsAt', '>', now)
    .orderBy('startsAt')
    .orderBy('id')

interface Standing extends Pick<Proposal, 'state'> {
  meeting: Pick<Meeting, 'state' | 'endsAt'>
  isThere: boolean
}

/** What came of it: the meeting says so, whichever way it took the thread up or let it go. */
export function stateOf({ state, meeting, isThere }: Standing, now: number): ProposalState {
  if (isThere) return 'taken'
  if (state === 'declined') return 'declined'
  if (state === 'accepted') return 'lapsed'
  return isPast(meeting, now) ? 'unanswered' : 'proposed'
}

export const isPast = ({ state, endsAt }: Standing['meeting'], now: number): boolean =>
  state === 'closed' || (state !== 'open' && endsAt <= now)

export interface Found extends Proposal {
  question: string
  isOpen: boolean
  meeting: Meeting
  isThere: boolean
}

export const viewOf = (found: Found, now: number): ProposalView => {
  const { id, threadId, question, meeting, reason, createdAt } = found
  const { title, kind, startsAt } = meeting
  return {
    ...{ id, threadId, question, createdAt },
    meeting: { id: meeting.id, title, kind, startsAt },
    state: stateOf(found, now),
    reason: found.state === 'declined' ? reason : null,
  }
}

/** To who made it: also of a meeting whose doors are closed to them now, and with a way on where nothing came of it. */
export function ownViewOf(found: Found, now: number, mayKnowOf: boolean): ProposalView {
  const view = { ...viewOf(found, now), why: found.why }
  const { state } = view
  const own = mayKnowOf
    ? view
    : { ...view, meeting: null, state: state === 'taken' || state === 'declined' ? state : ('shut' as const) }
  const isOver = own.state === 'unanswered' || own.state === 'lapsed' || own.state === 'shut'
  return { ...own, ...(isOver && found.isOpen && { again: true as const }) }
}

interface Of {
  threadId?: string
  meetingId?: string
  accountId?: string
}

/** With the thread that it is about now, and its meeting; the first comes first. */
export async function findProposals(reader: Reader, of: Of): Promise<Found[]> {
  const rows = await reader
    .selectFrom('proposal')
    .innerJoin('thread', 'thread.id', 'proposal.threadId')
    .selectAll('proposal')
    .select(['thread.question', 'thread.state as threadState'])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('threadMeeting')
            .select('threadMeeting.threadId')
            .whereRef('threadMeeting.threadId', '=', 'proposal.threadId')
            .whereRef('threadMeeting.meetingId', '=', 'proposal.meetingId'),
        )
        .as('isThere'),
    )
    .$if(of.threadId !== undefined, (query) => query.where('proposal.threadId', '=', of.threadId ?? ''))
    .$if(of.meetingId !== undefined, (query) => query.where('proposal.meetingId', '=', of.meetingId ?? ''))
    .$if(of.accountId !== undefined, (query) => query.where('proposal.accountId', '=', of.accountId ?? ''))
    .orderBy('proposal.createdAt')
    .orderBy('proposal.id')
    .execute()
  const ids = new Set(rows.map(({ meetingId }) => meetingId))
  const meetings =
    ids.size === 0
      ? []
      : await reader
          .selectFrom('meeting')
          .selectAll()
          .where('id', 'in', [...ids])
          .execute()
  const byId = new Map(meetings.map((meeting) => [meeting.id, meeting]))
  return rows.flatMap(({ isThere, threadState, ...row }) => {
    const meeting = byId.get(row.meetingId)
    return meeting ? [{ ...row, meeting, isThere: Boolean(isThere), isOpen: threadState === 'open' }] : []
  })
}
