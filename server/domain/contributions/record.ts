/** *Skriv ned*: the desk writes for somebody who spoke, wrote on paper, or was met elsewhere. All channels are equal. */
import type { InferOutput } from 'valibot'
import { RecordInput } from '../../../src/lib/contract/inputs/recording.ts'
import { parse } from '../../parse.ts'
import type { Trx } from '../../persistence/schema.ts'
import type { Recorder } from '../../persistence/write.ts'
import { refuse } from '../../refusal.ts'
import { type Meeting, ledMeetingFor } from '../meetings/meeting.ts'
import { stopAt } from '../outreach/stop.ts'
import { cardFor, tieCard } from '../paper/card.ts'
import type { Actor } from '../people/actor.ts'
import { threadAt } from '../threads/at.ts'
import type { Tools } from '../tools.ts'
import { letOnWall } from '../wall/queue.ts'
import { endThinking } from '../wall/thinking.ts'
import { submissionHashOf } from './contribution.ts'
import { saidAtOf } from './said.ts'

type Recorded = InferOutput<typeof RecordInput>

/**
 * Each is its own author. What stood on a numbered card goes to the question that is printed there. Refuses `meeting_not_open`
 * before the opening, but for a van that drives out to an announced meeting's people; after closing, forgotten cards may still
 * be typed in. Refuses `card_unknown`, `card_used`, and
 * `consent_missing` for words from a stop whose speaker has not been asked.
 */
export async function recordContribution(
  tools: Tools,
  actor: Actor,
  input: unknown,
): Promise<{ id: string }> {
  const recorded = parse(RecordInput, input)
  if (recorded.stop && !recorded.consent) refuse('consent_missing')
  const submissionHash = submissionHashOf(recorded)

  const { outcome } = await tools.write(async (trx, record) => {
    const { meetingId, key, cardNumber } = recorded
    const meeting = await ledMeetingFor(trx, actor, meetingId)
    if (!mayBeRecorded(meeting, recorded)) refuse('meeting_not_open')
    const card = cardNumber ? await cardFor(trx, meetingId, cardNumber) : null
    const { id: threadId } = await threadAt(trx, meetingId, card?.threadId ?? recorded.threadId)

    const since = heardSince(meeting, recorded)
    const id = await store(tools, trx, { ...recorded, threadId, submissionHash, since })
    if (!id) return recordedBefore(await byKey(trx, key), submissionHash)
    if (card) await tieCard(trx, card, id)
    await tellOf(tools, trx, record, { ...recorded, threadId, id })
    return { id }
  })
  return outcome
}

/** Whoever is heard outside is told what the meeting is about: the frame is there once it is announced. */
const mayBeRecorded = ({ state }: Meeting, { channel }: Recorded): boolean =>
  state === 'open' || state === 'closed' || (state === 'announced' && channel === 'outreach')

/** Before which nobody can have been heard. */
const heardSince = ({ openedAt, announcedAt }: Meeting, { channel, stop }: Recorded): number =>
  (channel === 'outreach' ? (stop?.startsAt ?? announcedAt) : openedAt) ?? 0

/** Null if something stands under this key. */
async function store(
  tools: Tools,
  trx: Trx,
  {
    meetingId,
    threadId,
    key,
    submissionHash,
    channel,
    text,
    name,
    stop,
    since,
    ...asked
  }: Recorded & ToStore,
): Promise<string | null> {
  const id = tools.newId()
  const now = tools.now()
  const saidAt = saidAtOf({ now, waitedMs: asked.waitedMs, since })
  const inserted = await trx
    .insertInto('contribution')
    .values({
      ...{ id, meetingId, threadId, key, submissionHash, channel, text },
      author: id,
      name: name ?? null,
      nameHeld: 0,
      state: asked.untilApproved ? 'waiting' : 'shown',
      createdAt: now,
      saidAt,
      stopId: stop ? await stopAt(tools, trx, meetingId, stop) : null,
      consentedAt: asked.consent ? (saidAt ?? now) : null,
    })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted?.id ?? null
}

interface ToStore {
  submissionHash: string
  since: number
}

/** Who writes it down has read it: no safety delay, unless another is to read it too. */
async function tellOf(
  tools: Tools,
  trx: Trx,
  record: Recorder,
  { id, meetingId, threadId, untilApproved }: Recorded & { id: string },
): Promise<void> {
  const safetyDelayMs = untilApproved ? null : 0
  await letOnWall(trx, { id: meetingId, safetyDelayMs }, id, tools.now())
  const name = untilApproved ? 'contribution.awaits_approval' : 'contribution.received'
  record({ name, contributionId: id, threadId })
  if (!untilApproved) await endThinking(tools, trx, record, { meetingId, threadId })
}

type Known = { id: string; submissionHash: string } | undefined

const byKey = (trx: Trx, key: string): Promise<Known> =>
  trx.selectFrom('contribution').select(['id', 'submissionHash']).where('key', '=', key).executeTakeFirst()

const recordedBefore = (known: Known, hash: string) =>
  known?.submissionHash === hash ? { id: known.id } : refuse('key_reused')
