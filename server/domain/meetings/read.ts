/** Meetings as pages need them. */
import type { ThreadView } from '../../../src/lib/contract/wire/contributions.ts'
import type { AgendaItemView, MeetingView } from '../../../src/lib/contract/wire/meeting.ts'
import type { FairnessView } from '../../../src/lib/contract/wire/wall.ts'
import { type ByChannel, type Tally, byChannelOf, saidInMeeting, tallyOf } from '../contributions/count.ts'
import type { HoldReason } from '../../../src/lib/contract/words.ts'
import { agendaOf } from '../agenda/read.ts'
import type { Reader } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import { wordList } from '../moderation/word-list.ts'
import type { Actor } from '../people/actor.ts'
import { type GrantView, grantsOf } from '../people/grants.ts'
import { facilitatorsOf, invitationsOf } from '../people/invite.ts'
import { type Roles, rolesIn } from '../people/roles.ts'
import { threadViewOf } from '../threads/thread.ts'
import type { Tools } from '../tools.ts'
import { fairnessOf } from '../wall/read.ts'
import { type JoinCodes, codesOf } from './codes.ts'
import { type Meeting, mayKnow, mayReadWords, meetingFor, viewOf } from './meeting.ts'

export interface MeetingPage {
  meeting: MeetingView
  agenda: AgendaItemView[]
  threads: ThreadView[]
  /** By the names that they chose. */
  facilitators: { id: string; name: string }[]
  roles: Pick<Roles, 'leads' | 'joined' | 'wall' | 'stand'>
  mayReadWords: boolean
}

export async function readMeeting(tools: Tools, actor: Actor, id: string): Promise<MeetingPage> {
  const { meeting, roles } = await meetingFor(tools.db, actor, id)
  const agenda = await agendaOf(tools.db, id)
  return {
    meeting: viewOf(meeting),
    agenda,
    threads: asOnAgenda(await threadsOf(tools.db, id), agenda),
    facilitators: await facilitatorsOf(tools.db, id),
    roles: { leads: roles.leads, joined: roles.joined, wall: roles.wall, stand: roles.stand },
    mayReadWords: mayReadWords(meeting, roles),
  }
}

export interface DeskPage extends MeetingPage {
  codes: JoinCodes | null
  grants: GrantView[]
  /** Links to become one that still work. */
  invitations: { id: string; createdAt: number }[]
  fairness: FairnessView
  /** What the municipality would have the desk look at (`contract/looking.ts`). */
  words: string[]
  /** As planned, to be changed: seconds, and the hall's Wi-Fi. */
  plan: { expected: number; safetyDelaySeconds: number | null; wifiName: string; wifiPassword: string }
}

/** Refuses `forbidden` for who does not lead it. */
export async function readDesk(tools: Tools, actor: Actor, id: string): Promise<DeskPage> {
  const page = await readMeeting(tools, actor, id)
  if (!page.roles.leads) refuse(actor.account ? 'forbidden' : 'login_first')
  const { meeting } = await meetingFor(tools.db, actor, id)
  return {
    ...page,
    codes: await codesOf(tools.db, id),
    grants: await grantsOf(tools, id),
    invitations: await invitationsOf(tools.db, id, tools.now()),
    fairness: await fairnessOf(tools.db, id),
    words: await wordList(tools.db),
    plan: {
      expected: meeting.expected,
      safetyDelaySeconds: meeting.safetyDelayMs === null ? null : meeting.safetyDelayMs / 1000,
      wifiName: meeting.wifiName,
      wifiPassword: meeting.wifiPassword,
    },
  }
}

/** Everything that this actor may know of, by the time it starts. No rehearsal: nobody is to come to one. */
export async function listMeetings(tools: Tools, actor: Actor): Promise<MeetingView[]> {
  const all = await tools.db
    .selectFrom('meeting')
    .selectAll()
    .where('rehearsalOf', 'is', null)
    .orderBy('startsAt')
    .execute()
  const known: Meeting[] = []
  for (const meeting of all) {
    const isEverybodys = meeting.state !== 'draft' && meeting.access !== 'closed'
    if (isEverybodys || mayKnow(meeting, await rolesIn(tools.db, actor, meeting.id))) known.push(meeting)
  }
  return known.map(viewOf)
}

export interface MeetingCounts extends Omit<Tally, 'room' | 'home'> {
  /** All of it: the sum of the others. */
  received: number
  byChannel: ByChannel
  /** Why, and how many each; `null` while nobody has said why. Those that are none are absent. */
  heldByReason: { reason: HoldReason | null; count: number }[]
  participants: number
}

/** What everybody may know of how a meeting went, words or no words; what counts as what stands at `countedAs`. */
export async function countMeeting(tools: Tools, actor: Actor, id: string): Promise<MeetingCounts> {
  const { meeting } = await meetingFor(tools.db, actor, id)
  const said = await saidInMeeting(tools.db, id)
  const { replies, covered, held, waiting, forHours, withdrawn } = tallyOf(said)
  const { participants } = await tools.db
    .selectFrom('participant')
    .select((eb) => eb.fn.countAll<number>().as('participants'))
    .where('meetingId', '=', id)
    .where('fromHome', '=', 0)
    .executeTakeFirstOrThrow()
  return {
    ...{ replies, covered, held, waiting, forHours, withdrawn },
    received: said.reduce((sum, { count }) => sum + count, 0),
    byChannel: byChannelOf(said),
    heldByReason: await heldByReason(tools.db, id),
    participants: (meeting.phonesForgotten ?? 0) + participants,
  }
}

const heldByReason = (reader: Reader, meetingId: string) =>
  reader
    .selectFrom('contribution')
    .select((eb) => ['holdReason as reason', eb.fn.countAll<number>().as('count')])
    .where('meetingId', '=', meetingId)
    .where('state', '=', 'held')
    .groupBy('holdReason')
    .orderBy('holdReason')
    .execute()

/** They are made in one instant when a meeting is planned; the agenda says in what order they are asked. */
function asOnAgenda(threads: ThreadView[], agenda: AgendaItemView[]): ThreadView[] {
  const places = new Map(agenda.map(({ threadId, position }) => [threadId, position]))
  const place = ({ id }: ThreadView) => places.get(id) ?? agenda.length
  return threads.toSorted((a, b) => place(a) - place(b))
}

async function threadsOf(reader: Reader, meetingId: string): Promise<ThreadView[]> {
  const rows = await reader
    .selectFrom('thread')
    .innerJoin('threadMeeting', 'threadMeeting.threadId', 'thread.id')
    .selectAll('thread')
    .where('threadMeeting.meetingId', '=', meetingId)
    .orderBy('thread.createdAt')
    .orderBy('thread.id')
    .execute()
  return rows.map(threadViewOf)
}
