/** The desk writes down what was promised aloud, and takes back what was written down wrongly. */
import { MakePromiseInput, PromiseInput } from '../../../src/lib/contract/inputs/day.ts'
import { parse } from '../../parse.ts'
import { refuse } from '../../refusal.ts'
import { ledMeetingFor } from '../meetings/meeting.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'
import { hasPassed, ledPromiseFor, questionAbout } from './promise.ts'

/** During the meeting and after it. Refuses `meeting_not_open` before, and `due_passed` for a day that is over. */
export async function makePromise(tools: Tools, actor: Actor, input: unknown): Promise<{ id: string }> {
  const { meetingId, threadId, contributionId = null, ...said } = parse(MakePromiseInput, input)
  if (hasPassed(said.due, tools.now())) refuse('due_passed')
  const id = tools.newId()

  await tools.write(async (trx, record) => {
    const meeting = await ledMeetingFor(trx, actor, meetingId)
    if (meeting.state !== 'open' && meeting.state !== 'closed') refuse('meeting_not_open')
    await trx
      .insertInto('promise')
      .values({
        ...said,
        id,
        meetingId,
        threadId: await questionAbout(trx, { meetingId, threadId, contributionId }),
        contributionId,
        createdBy: actor.account?.id ?? refuse('login_first'),
        createdAt: tools.now(),
      })
      .execute()
    record({ name: 'promise.made', meetingId, promiseId: id })
  })
  return { id }
}

/** Nothing happens to one that was taken back already. */
export async function withdrawPromise(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { id } = parse(PromiseInput, input)

  await tools.write(async (trx, record) => {
    const { meetingId, withdrawnAt } = await ledPromiseFor(trx, actor, id)
    if (withdrawnAt !== null) return
    await trx.updateTable('promise').set({ withdrawnAt: tools.now() }).where('id', '=', id).execute()
    record({ name: 'promise.withdrawn', meetingId, promiseId: id })
  })
}
