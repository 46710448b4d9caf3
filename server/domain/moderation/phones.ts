/** One phone is stopped, or every new one waits, without the desk seeing whose they are. */
import { NewPhonesInput, PhoneInput, StopPhoneInput } from '../../../src/lib/contract/inputs/moderation.ts'
import { parse } from '../../parse.ts'
import { seized } from '../../persistence/held.ts'
import type { Trx } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import { type Contribution, ledContributionFor } from '../contributions/contribution.ts'
import { ledMeetingFor } from '../meetings/meeting.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'
import { holdText } from './hold.ts'
import { actsOnTheSide, logAct, logRoomAct } from './log.ts'
import { releaseText } from './release.ts'

/**
 * *Vis ikke mere fra denne telefon*: holds back all that it has said at this meeting, and what comes next waits. Again with a
 * reason: all that was held back with the phone gets it. Answers how many were held back. Refuses `no_phone` for what came
 * from none.
 */
export async function stopPhone(tools: Tools, actor: Actor, input: unknown): Promise<{ held: number }> {
  const { id, reason = null, note = null } = parse(StopPhoneInput, input)

  const { outcome } = await tools.write(async (trx, record) => {
    const { participantId } = await ledContributionFor(trx, actor, id)
    if (participantId === null) return refuse('no_phone')
    await setStopped(trx, participantId, tools.now())
    const said = await saidBy(trx, participantId)
    const toHold: Contribution[] = []
    for (const one of said)
      if (one.state !== 'held' || (reason && (await wasStoppedWithPhone(trx, one)))) toHold.push(one)
    for (const contribution of toHold)
      await holdText(tools, trx, record, actor, { contribution, reason, note, act: 'stop_phone' })
    for (const { id: contributionId, threadId } of said)
      record({ name: 'phone.stopped', contributionId, threadId })
    return { held: toHold.filter(({ state }) => state !== 'held').length }
  })
  return outcome
}

/** What was held back with the phone is shown again; what was held back for itself is not. */
export async function allowPhone(tools: Tools, actor: Actor, input: unknown): Promise<{ shown: number }> {
  const { id } = parse(PhoneInput, input)

  const { outcome } = await tools.write(async (trx, record) => {
    const { participantId } = await ledContributionFor(trx, actor, id)
    if (participantId === null) return refuse('no_phone')
    await setStopped(trx, participantId, null)
    await logAct(tools, trx, actor, { contributionId: id, act: 'allow_phone' })
    const said = await saidBy(trx, participantId)
    const stopped: Contribution[] = []
    for (const one of said) if (await wasStoppedWithPhone(trx, one)) stopped.push(one)
    for (const contribution of stopped) await releaseText(tools, trx, record, actor, contribution)
    for (const { id: contributionId, threadId } of said)
      record({ name: 'phone.allowed', contributionId, threadId })
    return { shown: stopped.length }
  })
  return outcome
}

/** *Nye telefoner venter*: whoever joins from now on is read by the desk before the room reads them. */
export async function makeNewPhonesWait(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { meetingId, wait } = parse(NewPhonesInput, input)

  await tools.write(async (trx, record) => {
    const meeting = await ledMeetingFor(trx, actor, meetingId, 'seized')
    if ((meeting.newPhonesWaitSince !== null) === wait) return
    await trx
      .updateTable('meeting')
      .set({ newPhonesWaitSince: wait ? tools.now() : null })
      .where('id', '=', meetingId)
      .execute()
    await logRoomAct(tools, trx, actor, { meetingId, act: wait ? 'new_phones_wait' : 'new_phones_welcome' })
    record({ name: 'meeting.planned', meetingId })
  })
}

/** Seized as a post seizes it: what is on its way is either among what was said, or finds the phone stopped. */
async function setStopped(trx: Trx, participantId: string, stoppedAt: number | null): Promise<void> {
  await trx
    .selectFrom('participant')
    .select('id')
    .where('id', '=', participantId)
    .$call(seized(trx))
    .execute()
  await trx.updateTable('participant').set({ stoppedAt }).where('id', '=', participantId).execute()
}

const saidBy = (trx: Trx, participantId: string): Promise<Contribution[]> =>
  trx
    .selectFrom('contribution')
    .selectAll()
    .where('participantId', '=', participantId)
    .where('state', 'in', ['shown', 'waiting', 'held'])
    .orderBy('id')
    .execute()

async function wasStoppedWithPhone(trx: Trx, { id, state }: Contribution): Promise<boolean> {
  if (state !== 'held') return false
  const last = await trx
    .selectFrom('moderation')
    .select('act')
    .where('contributionId', '=', id)
    .where('act', 'not in', ['allow_phone', ...actsOnTheSide])
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return last?.act === 'stop_phone'
}
