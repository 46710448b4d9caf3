/** A scribe writes down what somebody at the table says: all voices count, also of those without a phone. */
import type { InferOutput } from 'valibot'
import { StandWriteInput } from '../../../src/lib/contract/inputs/stands.ts'
import { parse } from '../../parse.ts'
import type { Trx } from '../../persistence/schema.ts'
import { held } from '../../persistence/held.ts'
import type { Recorder } from '../../persistence/write.ts'
import { refuse } from '../../refusal.ts'
import { submissionHashOf } from '../contributions/contribution.ts'
import { sentBefore } from '../contributions/once.ts'
import { saidAtOf } from '../contributions/said.ts'
import { type Submitted, isOver } from '../contributions/submit.ts'
import type { Meeting } from '../meetings/meeting.ts'
import { awaitsApproval, noPhone } from '../moderation/approval.ts'
import type { Actor } from '../people/actor.ts'
import { threadAt } from '../threads/at.ts'
import { isClosed } from '../threads/thread.ts'
import type { Tools } from '../tools.ts'
import { letOnWall } from '../wall/queue.ts'
import { endThinking } from '../wall/thinking.ts'
import { scribedStandFor } from './scribe.ts'
import type { Stand } from './stand.ts'

/** Words that were written during the meeting come through when there is a network again; ms after its closing. */
const comesHomeMs = 24 * 3_600_000
/** Far more than anybody writes by hand; what was kept through an hour without network comes at this pace. */
const perMinute = 60

/**
 * Each contribution is its own author: a scribe counts as many as sit at the table. The same key and the same words again
 * answer with what stands. Refuses `forbidden` without a grant, `meeting_not_open` before the opening, `meeting_closed` a day
 * after the end, `thread_closed`, `too_fast`, `key_reused`.
 */
export async function writeAtStand(tools: Tools, actor: Actor, input: unknown): Promise<Submitted> {
  const written = parse(StandWriteInput, input)
  const submissionHash = submissionHashOf(written)

  const { outcome, heads } = await tools.write(async (trx, record) => {
    const before = await sentBefore(trx, written.key, submissionHash)
    if (before) return { ...before, isNew: false }

    const stand = await scribedStandFor(trx, actor, written.meetingId)
    const meeting = await meetingStillListening(tools, trx, written.meetingId)
    const thread = await threadAt(trx, meeting.id, written.threadId)
    if (isClosed(thread, tools.now())) refuse('thread_closed')
    await assertPace(tools, trx, stand)
    const awaits = awaitsApproval({ meeting, thread, author: noPhone, channel: 'table' })
    const id = await store(tools, trx, {
      ...{ ...written, threadId: thread.id },
      ...{ submissionHash, stand, meeting, awaits },
    })
    if (!id)
      return {
        ...((await sentBefore(trx, written.key, submissionHash)) ?? refuse('unavailable')),
        isNew: false,
      }
    await tell(tools, trx, record, { id, threadId: thread.id, meetingId: meeting.id, awaits })
    return { id, meetingId: meeting.id, isNew: true }
  })
  return { ...outcome, heads }
}

async function meetingStillListening(tools: Tools, trx: Trx, meetingId: string): Promise<Meeting> {
  const query = trx.selectFrom('meeting').selectAll().where('id', '=', meetingId)
  const meeting = await query.$call(held(trx)).executeTakeFirstOrThrow()
  if (meeting.state === 'open') return meeting
  if (meeting.closedAt === null) return refuse('meeting_not_open')
  return tools.now() - meeting.closedAt < comesHomeMs ? meeting : refuse('meeting_closed')
}

/** The grant is seized by now, so that two sendings at once do not both find the last place free. */
async function assertPace(tools: Tools, trx: Trx, stand: Stand): Promise<void> {
  const { count } = await trx
    .selectFrom('contribution')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('standId', '=', stand.id)
    .where('channel', '=', 'table')
    .where('createdAt', '>', tools.now() - 60_000)
    .executeTakeFirstOrThrow()
  if (count >= perMinute) refuse('too_fast')
}

type ToStore = InferOutput<typeof StandWriteInput> & {
  submissionHash: string
  stand: Stand
  meeting: Meeting
  awaits: boolean
}

/** Null if something was stored under this key at the same instant. */
async function store(
  tools: Tools,
  trx: Trx,
  { key, threadId, text, name, waitedMs, submissionHash, stand, meeting, awaits }: ToStore,
): Promise<string | null> {
  const id = tools.newId()
  const now = tools.now()
  const inserted = await trx
    .insertInto('contribution')
    .values({
      ...{ id, key, threadId, text, submissionHash, meetingId: meeting.id, standId: stand.id },
      author: id,
      name: name ?? null,
      nameHeld: 0,
      channel: 'table',
      state: awaits ? 'waiting' : 'shown',
      createdAt: now,
      saidAt: saidAtOf({ now, waitedMs, since: Math.max(meeting.openedAt ?? 0, stand.createdAt) }),
      late: (await isOver(trx, meeting.id, threadId)) ? 1 : 0,
    })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (inserted) await letOnWall(trx, meeting, id, now)
  return inserted?.id ?? null
}

interface Told {
  id: string
  threadId: string
  meetingId: string
  awaits: boolean
}

async function tell(
  tools: Tools,
  trx: Trx,
  record: Recorder,
  { id, threadId, meetingId, awaits }: Told,
): Promise<void> {
  const name = awaits ? 'contribution.awaits_approval' : 'contribution.received'
  record({ name, contributionId: id, threadId })
  if (!awaits) await endThinking(tools, trx, record, { meetingId, threadId })
}
