/** A phone, or somebody at home, says something. */
import type { InferOutput } from 'valibot'
import { SubmitInput } from '../../../src/lib/contract/inputs/contributions.ts'
import { roomTextLimit } from '../../../src/lib/contract/limits.ts'
import { lengthOf } from '../../../src/lib/contract/text.ts'
import type { Channel } from '../../../src/lib/contract/words.ts'
import { parse } from '../../parse.ts'
import { held } from '../../persistence/held.ts'
import type { Trx } from '../../persistence/schema.ts'
import type { Heads } from '../../feed/append.ts'
import { refuse } from '../../refusal.ts'
import { wornBy } from '../hats/hat.ts'
import { type Meeting, mayReadWords } from '../meetings/meeting.ts'
import { awaitsApproval } from '../moderation/approval.ts'
import type { Actor } from '../people/actor.ts'
import { type Writer, writerFor } from '../people/writer.ts'
import { openStandIn } from '../stands/stand.ts'
import { waitsUntil } from '../threads/hours.ts'
import {
  type Setting,
  type Thread,
  type WayToWrite,
  isClosed,
  threadFor,
  wayToWrite,
} from '../threads/thread.ts'
import type { Tools } from '../tools.ts'
import { letOnWall } from '../wall/queue.ts'
import { endThinking } from '../wall/thinking.ts'
import { type Contribution, claimOn, submissionHashOf } from './contribution.ts'
import { withHome } from './home.ts'
import { sentBefore } from './once.ts'
import { assertPace } from './pace.ts'
import { saidAtOf } from './said.ts'

export interface Submitted {
  id: string
  meetingId: string
  /** False for a repeat: the contribution stood already. */
  isNew: boolean
  heads: Heads
}

/**
 * Stores a contribution under the key that the phone gave it. The same key and the same words again answer with what
 * stands; other words refuse `key_reused`. Refuses `join_first`, `thread_closed`, `meeting_not_open`, `too_fast`.
 */
export async function submitContribution(tools: Tools, actor: Actor, input: unknown): Promise<Submitted> {
  const submission = parse(SubmitInput, input)
  const submissionHash = submissionHashOf(submission)

  const { outcome, heads } = await tools.write(async (trx, record) => {
    const known = await sentBefore(trx, submission.key, submissionHash)
    if (known) return { ...known, isNew: false }

    const { thread, meeting, settings, as } = await openSettingFor(tools, trx, actor, submission)
    const author = await writerFor(tools, trx, actor, { meetingId: meeting.id, as })
    const channel: Channel = meeting.state === 'open' ? 'phone' : 'online'
    if (channel === 'phone' && lengthOf(submission.text) > roomTextLimit) refuse('text_too_long')
    const parent = submission.parentId
      ? await answerableFor(trx, { thread, settings }, submission.parentId)
      : null
    const { stoppedAt } = await assertPace(tools, trx, author)
    const awaits = awaitsApproval({ meeting, thread, channel, author: { ...author, stoppedAt } })
    const waits = awaits ? null : waitsUntil(thread, { channel }, tools.now())
    const since = sinceWhen({ meeting, channel, author, parent })
    const id = await store(tools, trx, {
      submission: { ...submission, threadId: thread.id },
      submissionHash,
      meeting,
      channel,
      author,
      awaits,
      waits,
      since,
      parent,
    })
    if (!id) return repeatedAtOnce(trx, submission.key, submissionHash)

    record({
      name: awaits || waits !== null ? 'contribution.awaits_approval' : 'contribution.received',
      contributionId: id,
      threadId: thread.id,
    })
    if (channel === 'phone' && !awaits)
      await endThinking(tools, trx, record, { meetingId: meeting.id, threadId: thread.id })
    return { id, meetingId: meeting.id, isNew: true }
  })
  return { ...outcome, heads }
}

interface Saying {
  meeting: Meeting
  channel: Channel
  author: Writer
  parent: Contribution | null
}

/**
 * Before which these words cannot have been said. What comes after closing is from home, and stands there; a phone whose
 * first words found no network may have been in the hall from the beginning.
 */
const sinceWhen = ({ meeting, channel, author, parent }: Saying): number =>
  Math.max(
    (channel === 'online' ? meeting.closedAt : meeting.openedAt) ?? 0,
    author.isNew ? 0 : author.createdAt,
    parent?.createdAt ?? 0,
  )

/** Two sendings of one key at the same instant: the one that came second finds the first. */
async function repeatedAtOnce(trx: Trx, key: string, submissionHash: string) {
  return { ...((await sentBefore(trx, key, submissionHash)) ?? refuse('unavailable')), isNew: false }
}

/**
 * The thread, and the meeting through which the actor writes to it: the open one they are in, else the latest that is
 * over. Both are held still: who closes them meanwhile waits for the commit.
 */
async function openSettingFor(
  tools: Tools,
  trx: Trx,
  actor: Actor,
  submission: InferOutput<typeof SubmitInput>,
): Promise<Pick<WayToWrite, 'meeting' | 'as'> & { thread: Thread; settings: Setting[] }> {
  const { meetingId } = submission
  const { thread, settings } = await threadFor(trx, actor, await addressOf(trx, submission))
  const asked = settings.filter(({ meeting }) => !meetingId || meeting.id === meetingId)
  const chosen =
    wayToWrite(actor, asked) ??
    refuse(asked.some(({ roles }) => roles.joined) ? 'meeting_not_open' : 'join_first')

  const still = await trx
    .selectFrom('meeting')
    .selectAll()
    .where('id', '=', chosen.meeting.id)
    .$call(held(trx))
    .executeTakeFirst()
  const heldThread = await trx
    .selectFrom('thread')
    .selectAll()
    .where('id', '=', thread.id)
    .$call(held(trx))
    .executeTakeFirst()
  if (!still || !heldThread) return refuse('not_found')
  // It went into another at this instant.
  if (heldThread.mergedIntoId)
    return openSettingFor(tools, trx, actor, { ...submission, threadId: thread.id })
  if (isClosed(heldThread, tools.now())) refuse('thread_closed')
  return { thread: heldThread, meeting: still, settings, as: chosen.as }
}

/** What is answered may have been moved since the page was made: then the answer goes where it stands now. */
async function addressOf(trx: Trx, { threadId, parentId }: InferOutput<typeof SubmitInput>): Promise<string> {
  if (!parentId) return threadId
  const parent = await trx
    .selectFrom('contribution')
    .select('threadId')
    .where('id', '=', parentId)
    .where('writtenInId', 'is not', null)
    .executeTakeFirst()
  return parent?.threadId ?? threadId
}

/** Replies stand under what the room said; one level deep, so an answer to an answer stands beside it. */
async function answerableFor(
  trx: Trx,
  { thread, settings }: { thread: Thread; settings: Setting[] },
  parentId: string,
): Promise<Contribution> {
  const parent = await withHome(trx).where('contribution.id', '=', parentId).executeTakeFirst()
  const mayRead = settings.some(
    ({ meeting, roles }) => meeting.id === parent?.meetingId && mayReadWords(meeting, roles),
  )
  if (!parent || !mayRead || parent.threadId !== thread.id || parent.state === 'waiting')
    return refuse('not_found')
  return parent.state === 'shown' ? parent : refuse('not_visible')
}

/** The room has left every item of this meeting that asks the question. */
export async function isOver(trx: Trx, meetingId: string, threadId: string): Promise<boolean> {
  const items = await trx
    .selectFrom('agendaItem')
    .select('endedAt')
    .where('meetingId', '=', meetingId)
    .where('threadId', '=', threadId)
    .execute()
  return items.length > 0 && items.every(({ endedAt }) => endedAt !== null)
}

interface ToStore {
  submission: InferOutput<typeof SubmitInput>
  submissionHash: string
  meeting: Meeting
  channel: Channel
  author: Writer
  awaits: boolean
  /** For reading hours, until when; null for what does not. */
  waits: number | null
  /** Its author was not there, or had nothing to answer, before. */
  since: number
  parent: Contribution | null
}

async function store(
  tools: Tools,
  trx: Trx,
  { submission, submissionHash, meeting, channel, author, awaits, waits, since, parent }: ToStore,
) {
  const id = tools.newId()
  const now = tools.now()
  const inserted = await trx
    .insertInto('contribution')
    .values({
      id,
      meetingId: meeting.id,
      threadId: submission.threadId,
      participantId: author.id,
      author: author.id,
      parentId: parent ? (parent.parentId ?? parent.id) : null,
      answersId: parent?.parentId ? parent.id : null,
      kind: submission.parentId ? (submission.kind ?? 'ask') : null,
      key: submission.key,
      submissionHash,
      claimHash: author.key && claimOn(author.key.claimHash, id),
      accountId: author.accountId,
      accountNamed: author.accountId && submission.named ? 1 : 0,
      channel,
      text: submission.text,
      name: submission.name ?? null,
      nameHeld: 0,
      state: awaits || waits !== null ? 'waiting' : 'shown',
      waitsUntil: waits,
      createdAt: now,
      saidAt: saidAtOf({ now, waitedMs: submission.waitedMs, since }),
      late: channel === 'phone' && (await isOver(trx, meeting.id, submission.threadId)) ? 1 : 0,
      standId:
        channel === 'phone' && author.standId ? await openStandIn(trx, meeting.id, author.standId) : null,
      hatId: (await wornBy(trx, author.id))?.id ?? null,
    })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (inserted && channel === 'phone' && !submission.parentId) await letOnWall(trx, meeting, id, now)
  return inserted?.id
}
