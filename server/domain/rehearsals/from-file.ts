/** A rehearsal made from a file: a copy of no other meeting, opened at once. */
import * as v from 'valibot'
import { type PlanInput } from '../../../src/lib/contract/inputs/planning.ts'
import { defaultSafetyDelaySeconds } from '../../../src/lib/contract/limits.ts'
import { type MeetingKind, meetingKinds } from '../../../src/lib/contract/words.ts'
import { parse } from '../../parse.ts'
import { refuse } from '../../refusal.ts'
import { agendaOf } from '../agenda/read.ts'
import { type Actor, rolesFrom } from '../people/actor.ts'
import { offerWall } from '../people/grants.ts'
import { offerLogin } from '../people/login-link.ts'
import type { Tools } from '../tools.ts'
import { codesOf } from '../meetings/codes.ts'
import { planRehearsal } from '../meetings/plan.ts'
import { announceMeeting, openMeeting } from '../meetings/stages.ts'

const Text = v.pipe(v.string(), v.trim())

const Frame = v.object({
  purpose: Text,
  influence: Text,
  fixed: Text,
  decides: Text,
  afterwards: Text,
})

const RehearsalInput = v.object({
  meeting: v.object({
    title: Text,
    kind: v.optional(v.pipe(Text, v.transform(kindCalled)), ''),
    place: v.optional(Text, ''),
    purpose: v.optional(Text, ''),
    frame: v.optional(Frame),
    agenda: v.optional(v.array(Text), []),
  }),
  threads: v.pipe(v.array(v.object({ question: Text })), v.minLength(1), v.maxLength(20)),
})

/** What files in the municipality's own words may say; with or without *møde* at the end. */
const danish: Record<string, MeetingKind> = {
  talk: 'talk',
  tema: 'theme_meeting',
  opgaveudvalg: 'task_committee_meeting',
  opgaveudvalgs: 'task_committee_meeting',
  råds: 'council_meeting',
  fælles: 'joint_meeting',
  borger: 'public_meeting',
  'opsøgende dialog': 'outreach',
  'deltag-bilen': 'outreach',
  samtalemiddag: 'dinner',
  opfølgnings: 'follow_up',
}

/** A kind that nobody knows is a meeting for the public. */
function kindCalled(word: string): MeetingKind {
  const named = word.toLowerCase().replace(/\s*\(.*\)$/, '')
  const stem = named.replace(/\s*møde$/, '')
  return meetingKinds.find((kind) => kind === named) ?? danish[stem] ?? 'public_meeting'
}

export interface Rehearsal {
  meetingId: string
  code: string
  items: { id: string; threadId: string }[]
  /** Logs the leader in, once: for the rehearsal itself. */
  loginSecret: string
  /** The same for a person who wants to look, and a wall for them, each once. */
  guestSecret: string
  wallCode: string
}

/** Led by the first administrator. Refuses `login_first` before the server has been set up. */
export async function beginRehearsal(tools: Tools, input: unknown): Promise<Rehearsal> {
  const { meeting, threads } = parse(RehearsalInput, input)
  const leader = await firstAdministrator(tools)
  const { id: meetingId } = await planRehearsal(tools, leader, planOf(tools.now(), meeting, threads))
  await announceMeeting(tools, leader, { meetingId })
  await openMeeting(tools, leader, { meetingId })
  const items = (await agendaOf(tools.db, meetingId)).flatMap(({ id, threadId }) =>
    threadId ? [{ id, threadId }] : [],
  )
  const codes = (await codesOf(tools.db, meetingId)) ?? refuse('unavailable')
  const [own, guest] = [
    await offerLogin(tools, leader.account.id),
    await offerLogin(tools, leader.account.id),
  ]
  const { code: wallCode } = await offerWall(tools, leader, { meetingId })
  return {
    meetingId,
    code: codes.typed,
    items,
    loginSecret: own.secret,
    guestSecret: guest.secret,
    wallCode,
  }
}

async function firstAdministrator({ db }: Tools) {
  const account =
    (await db
      .selectFrom('account')
      .select(['id', 'name', 'roles'])
      .where('roles', 'like', '%"administrator"%')
      .orderBy('createdAt')
      .executeTakeFirst()) ?? refuse('login_first')
  return { account: { ...account, roles: rolesFrom(account) }, keyIn: () => null } satisfies Actor
}

type Input = v.InferOutput<typeof RehearsalInput>

function planOf(now: number, meeting: Input['meeting'], threads: Input['threads']): PlanInput {
  return {
    kind: meeting.kind,
    title: meeting.title.slice(0, 120),
    place: meeting.place || 'Generalprøve',
    address: '',
    directions: '',
    startsAt: now,
    endsAt: now + 2 * 3_600_000,
    expected: 60,
    // Nobody else is to read of it in the calendar.
    access: 'closed',
    safetyDelaySeconds: defaultSafetyDelaySeconds,
    filed: false,
    frame: meeting.frame ?? exampleFrame(meeting.purpose),
    agenda: agendaFrom(meeting.agenda, threads),
  }
}

/** Which of its questions belongs to which item a file does not say: it begins and ends as it says, and asks in between. */
function agendaFrom(titles: string[], threads: Input['threads']): PlanInput['agenda'] {
  const spoken = (title: string | undefined) => (title ? [{ title: title.slice(0, 120), minutes: 5 }] : [])
  const [first, ...rest] = titles
  const asked = threads.map(({ question }) => ({
    title: question.slice(0, 120),
    minutes: 20,
    question: question.slice(0, 200),
  }))
  return [...spoken(first), ...asked, ...spoken(rest.at(-1))]
}

/** Marked, so that nobody takes it for a promise. */
const exampleFrame = (purpose: string) => ({
  purpose: purpose || 'Eksempel: at prøve mødet af, før det gælder.',
  influence: 'Eksempel: ingenting endnu. Det her er en generalprøve.',
  fixed: 'Eksempel: det, der bliver skrevet, bruges ikke.',
  decides: 'Eksempel: mødelederen.',
  afterwards: 'Eksempel: mødet lukkes, og vi holder det rigtige.',
})
