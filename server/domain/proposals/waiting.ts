/** What waits for a yes or a no, as the desk of the meeting counts it, and as its leader's list of meetings does. */
import type { WaitingProposal } from '../../../src/lib/contract/wire/moves.ts'
import type { Audience } from '../../../src/lib/contract/words.ts'
import type { Reader, Trx } from '../../persistence/schema.ts'
import type { Recorder } from '../../persistence/write.ts'
import type { Tools } from '../tools.ts'

/** These, in no particular order; what came to something, or whose meeting is closed, is left out, and the room has none. */
export async function waitingViews(
  reader: Reader,
  ids: string[],
  { audience, meetingId }: { audience: Audience; meetingId: string },
): Promise<WaitingProposal[]> {
  if (audience === 'room') return []
  return waiting(reader)
    .select(['proposal.id', 'proposal.threadId', 'proposal.createdAt'])
    .where('proposal.meetingId', '=', meetingId)
    .where('proposal.id', 'in', ids)
    .execute()
}

const waiting = (reader: Reader) =>
  reader
    .selectFrom('proposal')
    .innerJoin('meeting', 'meeting.id', 'proposal.meetingId')
    .where('proposal.state', '=', 'proposed')
    .where('meeting.state', '!=', 'closed')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('threadMeeting')
            .select('threadMeeting.threadId')
            .whereRef('threadMeeting.threadId', '=', 'proposal.threadId')
            .whereRef('threadMeeting.meetingId', '=', 'proposal.meetingId'),
        ),
      ),
    )

/** How many threads wait for an answer from each of these meetings; those without any, or that are over, are left out. */
export async function countProposed({ db, now }: Tools, meetingIds: string[]): Promise<Map<string, number>> {
  if (meetingIds.length === 0) return new Map()
  const rows = await waiting(db)
    .select('proposal.meetingId')
    .select((eb) => eb.fn.count<number>('proposal.threadId').distinct().as('count'))
    .where('proposal.meetingId', 'in', meetingIds)
    .where((eb) => eb.or([eb('meeting.state', '=', 'open'), eb('meeting.endsAt', '>', now())]))
    .groupBy('proposal.meetingId')
    .execute()
  return new Map(rows.map(({ meetingId, count }) => [meetingId, count]))
}

/** To the desks that wait: what was proposed of these threads, or for this meeting, is no longer what it was. */
export async function tellProposals(
  trx: Trx,
  record: Recorder,
  of: { threadIds: string[] } | { meetingId: string },
): Promise<void> {
  const rows = await trx
    .selectFrom('proposal')
    .select(['id', 'meetingId'])
    .where('state', '=', 'proposed')
    .where((eb) =>
      'meetingId' in of ? eb('meetingId', '=', of.meetingId) : eb('threadId', 'in', of.threadIds),
    )
    .orderBy('id')
    .execute()
  for (const [meetingId, some] of Map.groupBy(rows, (row) => row.meetingId))
    record({ name: 'proposal.changed', meetingId, proposalIds: some.map(({ id }) => id) })
}
