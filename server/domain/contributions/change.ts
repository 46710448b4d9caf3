/** An author mends or takes back what they wrote. */
import { ContributionInput, EditInput } from '../../../src/lib/contract/inputs/contributions.ts'
import { roomTextLimit } from '../../../src/lib/contract/limits.ts'
import { lengthOf } from '../../../src/lib/contract/text.ts'
import { parse } from '../../parse.ts'
import type { Trx } from '../../persistence/schema.ts'
import type { Recorder } from '../../persistence/write.ts'
import { refuse } from '../../refusal.ts'
import { wornBy } from '../hats/hat.ts'
import { type Meeting, findMeeting } from '../meetings/meeting.ts'
import { awaitsApproval, noPhone } from '../moderation/approval.ts'
import type { Actor } from '../people/actor.ts'
import { waitsUntil } from '../threads/hours.ts'
import type { Tools } from '../tools.ts'
import { dropVersions, leaveVersion } from '../versions/leave.ts'
import { closeReports } from '../reports/close.ts'
import { takeOff } from '../wall/elsewhere.ts'
import { dropTranslations, outdateTranslations } from './translation.ts'
import { type Contribution, isGone, isVisible, ownContributionFor, wallsOf } from './contribution.ts'

/**
 * New words wait for the safety delay, or for approval, like any others: what stood on the wall goes down until then.
 * Refuses `not_found` for another's, `state_passed` for what was withdrawn.
 */
export async function editContribution(tools: Tools, actor: Actor, input: unknown): Promise<{ id: string }> {
  const { id, text, name } = parse(EditInput, input)

  await tools.write(async (trx, record) => {
    const contribution = await ownContributionFor(trx, actor, id, tools.now())
    if (isGone(contribution)) refuse('state_passed')
    if (contribution.channel === 'phone' && lengthOf(text) > roomTextLimit) refuse('text_too_long')
    const meeting = (await findMeeting(trx, contribution.meetingId)) ?? refuse('not_found')
    // Mended words that were held back are read again, whatever is usual.
    const mustWait =
      contribution.state === 'held' ||
      (isVisible(contribution) && (await isReadFirst(trx, meeting, contribution)))

    if (text !== contribution.text) await leaveVersion(tools, trx, contribution)
    const now = tools.now()
    const isShown = isVisible(contribution) && !mustWait
    const waits = isShown ? waitsUntil(await threadOf(trx, contribution), contribution, now) : null
    // Who writes them anew from office says so; a hat that was given back is not shed by mending what was said in it.
    const hat = contribution.participantId && (await wornBy(trx, contribution.participantId))
    await trx
      .updateTable('contribution')
      .set({
        text,
        ...(name !== undefined && { name }),
        editedAt: now,
        ...(hat && { hatId: hat.id }),
        ...(mustWait && { state: 'waiting' as const }),
        ...(waits !== null && { state: 'waiting' as const, waitsUntil: waits }),
      })
      .where('id', '=', id)
      .execute()
    if (text !== contribution.text) await outdateTranslations(trx, id)
    await leaveWalls(tools, trx, record, id)
    await trx
      .updateTable('wallEntry')
      .set({ readyAt: meeting.safetyDelayMs === null ? null : now + meeting.safetyDelayMs })
      .where('contributionId', '=', id)
      .execute()
    record({
      name: contribution.state === 'held' ? 'contribution.put_back' : 'contribution.edited',
      contributionId: id,
      threadId: contribution.threadId,
      seen: isVisible(contribution),
    })
  })
  return { id }
}

async function isReadFirst(trx: Trx, meeting: Meeting, contribution: Contribution): Promise<boolean> {
  const thread = await threadOf(trx, contribution)
  const author = await trx
    .selectFrom('participant')
    .select(['createdAt', 'stoppedAt'])
    .where('id', '=', contribution.participantId)
    .executeTakeFirst()
  return awaitsApproval({ meeting, thread, author: author ?? noPhone, channel: contribution.channel })
}

const threadOf = (trx: Trx, { threadId }: Contribution) =>
  trx
    .selectFrom('thread')
    .select(['approval', 'readingHours'])
    .where('id', '=', threadId)
    .executeTakeFirstOrThrow()

/** The text goes, the place stays. Nothing happens the second time. */
export async function withdrawContribution(
  tools: Tools,
  actor: Actor,
  input: unknown,
): Promise<{ id: string }> {
  const { id } = parse(ContributionInput, input)

  await tools.write(async (trx, record) => {
    const contribution = await ownContributionFor(trx, actor, id, tools.now())
    if (!isGone(contribution)) await takeBack(tools, trx, record, contribution)
  })
  return { id }
}

/** As part of whatever else is decided. */
export async function takeBack(
  tools: Tools,
  trx: Trx,
  record: Recorder,
  contribution: Contribution,
): Promise<void> {
  const { id, threadId, state } = contribution
  await trx
    .updateTable('contribution')
    .set({
      ...{ state: 'withdrawn', text: '', name: null, accountNamed: 0, hatId: null, waitsUntil: null },
      keepsPlace: isVisible(contribution) ? 1 : 0,
    })
    .where('id', '=', id)
    .execute()
  await dropTranslations(trx, id)
  await dropVersions(trx, id)
  await closeReports(tools, trx, record, contribution, { outcome: 'withdrawn' })
  await leaveWalls(tools, trx, record, id)
  record({
    name: 'contribution.withdrawn',
    contributionId: id,
    threadId,
    seen: isVisible(contribution),
    counted: state !== 'waiting',
  })
}

/**
 * Off every wall at once; should it come back, it enters the fair order anew. The programme is seized before the entry,
 * as it is when a wall advances: the other way round the two would wait for each other on PostgreSQL.
 */
export async function leaveWalls(
  tools: Tools,
  trx: Trx,
  record: Recorder,
  contributionId: Contribution['id'],
): Promise<void> {
  for (const meetingId of await wallsOf(trx, contributionId))
    await takeOff(tools, trx, record, { meetingId, contributionId })
  await trx
    .updateTable('wallEntry')
    .set({ base: null })
    .where('contributionId', '=', contributionId)
    .execute()
}
