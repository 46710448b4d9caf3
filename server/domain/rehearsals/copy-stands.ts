/** The hall of a rehearsal has the same stands, with codes and questions of their own. */
import type { Trx } from '../../persistence/schema.ts'
import type { Recorder } from '../../persistence/write.ts'
import type { Meeting } from '../meetings/meeting.ts'
import { onSign } from '../meetings/printed-code.ts'
import { openThread } from '../threads/open.ts'
import type { Tools } from '../tools.ts'

export async function copyStands(tools: Tools, trx: Trx, record: Recorder, copy: Meeting): Promise<void> {
  const { id: meetingId, hostId, rehearsalOf } = copy
  const stands = await trx
    .selectFrom('stand')
    .leftJoin('thread', 'thread.id', 'stand.threadId')
    .select(['number', 'name', 'heads', 'question'])
    .where('stand.meetingId', '=', rehearsalOf)
    .where('endedAt', 'is', null)
    .orderBy('number')
    .execute()
  for (const { question, ...stand } of stands) {
    const threadId = question ? await openThread(tools, trx, record, { meetingId, hostId, question }) : null
    const own = {
      id: tools.newId(),
      meetingId,
      threadId,
      ...onSign(tools.newSecret()),
      createdAt: tools.now(),
    }
    await trx
      .insertInto('stand')
      .values({ ...stand, ...own })
      .execute()
    record({ name: 'stand.changed', meetingId, standId: own.id })
  }
}
