/** Makes a meeting, or changes one that has not been closed. */
import { ChangePlanInput, PlanInput } from '../../../src/lib/contract/inputs/planning.ts'
import type { InferOutput } from 'valibot'
import { parse } from '../../parse.ts'
import { refuse } from '../../refusal.ts'
import { forgetMonths } from '../administration/retention.ts'
import { planAgenda } from '../agenda/plan.ts'
import { type Actor, mayPlan } from '../people/actor.ts'
import { forgetAtAfter } from '../people/forget.ts'
import type { Tools } from '../tools.ts'
import { startProgramme } from '../wall/programme.ts'
import { type Meeting, ledMeetingFor } from './meeting.ts'

/** Any account may plan, and leads what it planned. Refuses `login_first`. */
export const planMeeting = (tools: Tools, actor: Actor, input: unknown): Promise<{ id: string }> =>
  plan(tools, actor, input, () => ({}))

/** The same for a rehearsal that is a copy of no other meeting. */
export const planRehearsal = (tools: Tools, actor: Actor, input: unknown): Promise<{ id: string }> =>
  plan(tools, actor, input, (id) => ({ rehearsalOf: id }))

async function plan(
  tools: Tools,
  actor: Actor,
  input: unknown,
  mark: (id: string) => { rehearsalOf?: string },
): Promise<{ id: string }> {
  const plan = parse(PlanInput, input)
  const host = actor.account ?? refuse('login_first')
  if (!mayPlan(actor)) refuse('forbidden')
  const now = tools.now()
  const id = tools.newId()

  await tools.write(async (trx, record) => {
    await trx
      .insertInto('meeting')
      .values({
        ...columnsOf(plan),
        ...forgettingAfter(plan.endsAt, await forgetMonths(trx)),
        ...mark(id),
        ...{ id, state: 'draft' as const, hostId: host.id, createdAt: now },
      })
      .execute()
    await trx.insertInto('facilitator').values({ meetingId: id, accountId: host.id }).execute()
    await startProgramme(tools, trx, id)
    await planAgenda(tools, trx, record, { meetingId: id, hostId: host.id, agenda: plan.agenda })
    record({ name: 'meeting.planned', meetingId: id })
    record({ name: 'programme.changed', meetingId: id })
  })
  return { id }
}

export async function changeMeeting(tools: Tools, actor: Actor, input: unknown): Promise<{ id: string }> {
  const { meetingId, ...plan } = parse(ChangePlanInput, input)

  await tools.write(async (trx, record) => {
    const meeting = await ledMeetingFor(trx, actor, meetingId, 'seized')
    if (meeting.state === 'closed') refuse('meeting_closed')
    await trx
      .updateTable('meeting')
      .set({
        ...columnsOf(plan),
        ...(isMoved(meeting, plan) && { movedAt: tools.now() }),
        ...forgettingAfter(plan.endsAt, meeting.forgetAfterMonths),
        ...{ forgottenAt: null, phonesForgotten: null },
      })
      .where('id', '=', meetingId)
      .execute()
    await planAgenda(tools, trx, record, { meetingId, hostId: meeting.hostId, agenda: plan.agenda })
    record({ name: 'meeting.planned', meetingId })
    // The minutes of an item and the hall's Wi-Fi stand on the wall.
    record({ name: 'programme.changed', meetingId })
  })
  return { id: meetingId }
}

/** To another time or place than who knows of it counts on. */
const isMoved = (meeting: Meeting, plan: InferOutput<typeof PlanInput>): boolean =>
  meeting.state === 'announced' &&
  (['startsAt', 'place', 'address'] as const).some((fact) => meeting[fact] !== plan[fact])

const columnsOf = (plan: InferOutput<typeof PlanInput>) => ({
  kind: plan.kind,
  title: plan.title,
  place: plan.place,
  address: plan.address,
  directions: plan.directions,
  accessInfo: plan.accessInfo,
  startsAt: plan.startsAt,
  endsAt: plan.endsAt,
  expected: plan.expected,
  access: plan.access,
  safetyDelayMs: plan.safetyDelaySeconds === null ? null : plan.safetyDelaySeconds * 1000,
  filed: plan.filed ? (1 as const) : (0 as const),
  wifiName: plan.wifiName,
  wifiPassword: plan.wifiPassword,
  framePurpose: plan.frame.purpose,
  frameInfluence: plan.frame.influence,
  frameFixed: plan.frame.fixed,
  frameDecides: plan.frame.decides,
  frameAfterwards: plan.frame.afterwards,
})

const forgettingAfter = (endsAt: number, months: number) => ({
  forgetAfterMonths: months,
  forgetAt: forgetAtAfter(endsAt, months),
})
