/** Proposals as the thread, its proposer and the meeting's desk read them. */
import type { ProposalView } from '../../../src/lib/contract/wire/moves.ts'
import type { MeetingView } from '../../../src/lib/contract/wire/meeting.ts'
import type { Reader } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import { mayKnow, meetingFor, viewOf as meetingViewOf } from '../meetings/meeting.ts'
import type { Actor } from '../people/actor.ts'
import { rolesIn } from '../people/roles.ts'
import { threadFor } from '../threads/thread.ts'
import type { Tools } from '../tools.ts'
import { type Found, comingMeetings, findProposals, ownViewOf, viewOf } from './proposal.ts'
import { proposableFor } from './propose.ts'

/** Of a thread: one for each meeting that this actor may know of or proposed it for, the next meeting first. */
export async function proposalsOf(tools: Tools, actor: Actor, threadId: string): Promise<ProposalView[]> {
  const { thread, settings } = await threadFor(tools.db, actor, threadId)
  const found = await findProposals(tools.db, { threadId: thread.id })
  const own = new Set(settings.flatMap(({ roles }) => roles.participantId ?? []))
  const isMine = ({ accountId, participantId }: Found) =>
    (accountId !== null && accountId === actor.account?.id) || own.has(participantId ?? '')
  const known = new Set<string>()
  for (const { meeting } of found)
    if (mayKnow(meeting, await rolesIn(tools.db, actor, meeting.id))) known.add(meeting.id)
  const seen = found.filter((one) => isMine(one) || known.has(one.meetingId))
  // Said twice where two threads became one: then one's own stands for both.
  const once = new Map(seen.map((one) => [one.meetingId, one]))
  for (const one of seen) if (isMine(one)) once.set(one.meetingId, one)
  return [...once.values()]
    .sort((a, b) => a.meeting.startsAt - b.meeting.startsAt)
    .map((one) =>
      isMine(one) ? ownViewOf(one, tools.now(), known.has(one.meetingId)) : viewOf(one, tools.now()),
    )
}

export interface Proposable {
  thread: { id: string; question: string }
  /** To which it may be taken, and where it has been proposed already. */
  meetings: { meeting: MeetingView; proposal: ProposalView | null }[]
}

/** For the page on which one proposes. Refuses as `propose` does. */
export async function readProposable(tools: Tools, actor: Actor, threadId: string): Promise<Proposable> {
  const { thread, settings } = await proposableFor(tools.db, actor, threadId)
  const having = new Set(settings.map(({ meeting }) => meeting.id))
  const coming = await comingMeetings(tools.db, tools.now()).execute()
  const proposed = await proposalsOf(tools, actor, thread.id)
  return {
    thread: { id: thread.id, question: thread.question },
    meetings: coming
      .filter(({ id }) => !having.has(id))
      .map((meeting) => ({
        meeting: meetingViewOf(meeting),
        proposal: proposed.find((one) => one.meeting?.id === meeting.id) ?? null,
      })),
  }
}

/** One's own, the latest first; of meetings that one may not know of any more, without saying which. Refuses `login_first`. */
export async function ownProposals(tools: Tools, actor: Actor): Promise<ProposalView[]> {
  const { id } = actor.account ?? refuse('login_first')
  const found = await findProposals(tools.db, { accountId: id })
  const own: ProposalView[] = []
  for (const one of found) {
    const mayKnowOf = mayKnow(one.meeting, await rolesIn(tools.db, actor, one.meetingId))
    own.push(ownViewOf(one, tools.now(), mayKnowOf))
  }
  return own.reverse()
}

/** What waits for who leads the meeting, each thread once. Refuses `forbidden`. */
export async function waitingProposals(
  tools: Tools,
  actor: Actor,
  meetingId: string,
): Promise<ProposalView[]> {
  const { roles } = await meetingFor(tools.db, actor, meetingId)
  if (!roles.leads) refuse('forbidden')
  const found = await findProposals(tools.db, { meetingId })
  const names = await namesOf(tools.db, found)
  const waiting = found
    .map((one) => ({
      ...viewOf(one, tools.now()),
      why: one.why,
      by: (one.accountId && names.get(one.accountId)) || null,
    }))
    .filter(({ state }) => state === 'proposed')
  return [...new Map(waiting.toReversed().map((one) => [one.threadId, one])).values()].reverse()
}

async function namesOf(reader: Reader, found: Found[]): Promise<Map<string, string>> {
  const ids = found.flatMap(({ accountId }) => accountId ?? [])
  if (ids.length === 0) return new Map()
  const rows = await reader.selectFrom('account').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
