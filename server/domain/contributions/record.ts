/** *Skriv ned*: the desk writes for somebody who spoke, or wrote on paper. All channels are equal. */
import { RecordInput } from '../../../src/lib/contract/inputs.ts'
import { parse } from '../../parse.ts'
import { held } from '../../persistence/held.ts'
import { refuse } from '../../refusal.ts'
import { ledMeetingFor } from '../meetings/meeting.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'
import { letOnWall } from '../wall/queue.ts'
import { endThinking } from '../wall/thinking.ts'
import { submissionHashOf } from './contribution.ts'

/** Each is its own author. Refuses `meeting_not_open` before the opening; after closing, forgotten cards may still be typed in. */
export async function recordContribution(
  tools: Tools,
  actor: Actor,
  input: unknown,
): Promise<{ id: string }> {
  const { key, meetingId, threadId, channel, text, name } = parse(RecordInput, input)
  const submissionHash = submissionHashOf({ threadId, text, name })

  const { outcome } = await tools.write(async (trx, record) => {
    const meeting = await ledMeetingFor(trx, actor, meetingId)
    if (meeting.state !== 'open' && meeting.state !== 'closed') refuse('meeting_not_open')
    const thread = await trx
      .selectFrom('thread')
      .selectAll()
      .where('id', '=', threadId)
      .where(
        'id',
        'in',
        trx.selectFrom('threadMeeting').select('threadId').where('meetingId', '=', meetingId),
      )
      .$call(held(trx))
      .executeTakeFirst()
    if (!thread) refuse('not_found')

    const id = tools.newId()
    const now = tools.now()
    const inserted = await trx
      .insertInto('contribution')
      .values({
        id,
        meetingId,
        threadId,
        author: id,
        key,
        submissionHash,
        channel,
        text,
        name: name ?? null,
        nameHeld: 0,
        state: 'shown',
        createdAt: now,
      })
      .onConflict((conflict) => conflict.column('key').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!inserted) return recordedBefore(await byKey(trx, key), submissionHash)

    // Who writes it down has read it: no safety delay.
    await letOnWall(trx, { id: meetingId, safetyDelayMs: 0 }, id, now)
    record({ name: 'contribution.received', contributionId: id, threadId })
    await endThinking(tools, trx, record, { meetingId, threadId })
    return { id }
  })
  return outcome
}

type Known = { id: string; submissionHash: string } | undefined

const byKey = (trx: Parameters<typeof held>[0], key: string): Promise<Known> =>
  trx.selectFrom('contribution').select(['id', 'submissionHash']).where('key', '=', key).executeTakeFirst()

const recordedBefore = (known: Known, hash: string) =>
  known?.submissionHash === hash ? { id: known.id } : refuse('key_reused')
