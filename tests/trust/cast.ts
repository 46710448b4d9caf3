/** Everybody who may ask for something of one meeting, with what each has in hand. */
import type { DeskPage } from '../../server/domain/meetings/read.ts'
import type { PlanInput } from '../../src/lib/contract/inputs/planning.ts'
import { type Client, type OpenMeeting, type TestServer, anOpenMeeting } from '../support/server.ts'
import { say } from '../support/server.ts'
import { aPost } from '../support/world.ts'

/** The columns of every table, in this order. */
export const roles = [
  'visitor',
  'participant',
  'stranger',
  'wall',
  'other_lead',
  'lead',
  'administrator',
  'citizen',
] as const
export type Role = (typeof roles)[number]

export interface Scene extends OpenMeeting {
  headers: Record<Role, Record<string, string>>
  clients: Record<Role, Client>
  /** As its page is loaded at the desk. */
  desk: DeskPage
  /** By the participant. */
  contributionId: string
  speakerId: string
  callId: string
  standId: string
  themeId: string
  otherThemeId: string
  promiseId: string
  /** Of a hat that somebody gave, and the code of another that nobody has used. */
  hatId: string
  hatCode: string
}

export async function aScene(server: TestServer, plan: Partial<PlanInput>): Promise<Scene> {
  const facilitator = await server.account('facilitator')
  const another = await server.account('facilitator')
  const citizen = await server.account()
  const meeting = await anOpenMeeting(server, plan, facilitator.actor)
  const elsewhere = await anOpenMeeting(server, {}, another.actor)

  const { cookie: participant } = await server.join(meeting.codes.screen)
  const { cookie: stranger } = await server.join(elsewhere.codes.screen)
  const { cookie: wall } = await server.join(elsewhere.codes.screen)
  await makeWall(server, meeting, wall)

  const cookies: Record<Role, string> = {
    visitor: '',
    participant,
    stranger,
    wall,
    other_lead: another.cookie,
    lead: facilitator.cookie,
    administrator: server.administrator.cookie,
    citizen: citizen.cookie,
  }
  const clients = byRole((role) => server.connect({ extraHeaders: headersOf(cookies[role]) }))
  const answer = await say(
    clients.participant,
    'contribution:submit',
    aPost(meeting.threadId, 'Et første ord.'),
  )
  if (!answer.ok) throw new Error(answer.error.message)
  const hand = await say(clients.participant, 'speaker:ask', { meetingId: meeting.meetingId })
  if (!hand.ok) throw new Error(hand.error.message)
  const call = await say(clients.participant, 'help:ask', { meetingId: meeting.meetingId })
  if (!call.ok) throw new Error(call.error.message)
  const theme = (name: string) =>
    server.core.themes.make(meeting.leader, {
      meetingId: meeting.meetingId,
      threadId: meeting.threadId,
      name,
    })
  const promise = { meetingId: meeting.meetingId, who: 'Mette', what: 'Sender planen', due: '2199-12-01' }
  const { meetingId, threadId } = meeting
  const hat = () =>
    server.core.hats.give(meeting.leader, { meetingId, kind: 'politician', name: 'Anna Holm' })
  await server.core.paper.print(meeting.leader, { meetingId, threadId, count: 1 })
  return {
    ...meeting,
    clients,
    promiseId: (await server.core.promises.make(meeting.leader, promise)).id,
    themeId: (await theme('Torvet')).id,
    otherThemeId: (await theme('Havnen')).id,
    contributionId: answer.id,
    hatId: (await hat()).id,
    hatCode: (await hat()).code,
    speakerId: hand.id,
    callId: call.id,
    standId: (
      await server.core.stands.add(meeting.leader, { meetingId: meeting.meetingId, name: 'Ved døren' })
    ).id,
    desk: await server.core.meetings.readDesk(meeting.leader, meeting.meetingId),
    headers: byRole((role) => ({ ...headersOf(cookies[role]), origin: server.base })),
  }
}

const headersOf = (cookie: string): Record<string, string> => (cookie ? { cookie } : {})

export const byRole = <T>(of: (role: Role) => T): Record<Role, T> =>
  // One for each name in the list.
  Object.fromEntries(roles.map((role) => [role, of(role)] as const)) as Record<Role, T>

async function makeWall({ core, door }: TestServer, { leader, meetingId }: OpenMeeting, cookie: string) {
  const cookies = { device: cookie.slice('device='.length) }
  const { actor } = await door.ask({ cookies, isSecure: false })
  const { code } = await core.people.offerWall(leader, { meetingId })
  await core.people.exchangeGrant(actor, { code })
}

/**
 * A row of the table, by role; `-` where it is not asked. An account that is trusted with nothing is answered like one that
 * leads elsewhere, where the row does not say otherwise.
 */
export function words(row: string): Partial<Record<Role, string>> {
  const given = row.split(' ')
  given[roles.indexOf('citizen')] ??= given[roles.indexOf('other_lead')] ?? '-'
  const byName: Partial<Record<Role, string>> = {}
  roles.forEach((role, i) => given[i] !== '-' && (byName[role] = given[i]))
  return byName
}

/** One role after the other: what one did, the next one meets. */
export async function answers(ask: (role: Role) => Promise<string>, asked: readonly Role[] = roles) {
  const found: Partial<Record<Role, string>> = {}
  for (const role of asked) found[role] = await ask(role)
  return found
}
