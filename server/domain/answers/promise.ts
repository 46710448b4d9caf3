/** By when an answer is promised: a promise like any other that was made in the room, which the public clock counts to. */
import { PromiseAnswerInput } from '../../../src/lib/contract/inputs/answers.ts'
import { parse } from '../../parse.ts'
import type { Trx } from '../../persistence/schema.ts'
import type { Recorder } from '../../persistence/write.ts'
import { refuse } from '../../refusal.ts'
import { logRoomAct } from '../moderation/log.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'
import { type Subject, answerableFor } from './answer.ts'
import { isPast } from './clock.ts'

/** In place of the day that was promised before, which the clock goes on telling. Refuses `due_passed`, and what is missing. */
export async function promiseAnswer(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { threadId, about, who, due } = parse(PromiseAnswerInput, input)
  if (!who) refuse('answer_responsible_missing')
  if (!due) return refuse('answer_date_missing')
  if (isPast(due, tools.now())) refuse('due_passed')
  await tools.write(async (trx, record) => {
    const subject = await answerableFor(trx, actor, { threadId, about })
    if (subject.is === 'theme') refuse('not_found')
    await takeBackFormer(tools, trx, record, subject)
    const id = tools.newId()
    await trx
      .insertInto('promise')
      .values({
        ...{ id, threadId: subject.thread.id, who, due, what: 'Svarer', answers: 1, createdAt: tools.now() },
        meetingId: subject.meetingId,
        contributionId: subject.is === 'contribution' ? subject.id : null,
        createdBy: actor.account?.id ?? refuse('login_first'),
      })
      .execute()
    record({ name: 'promise.made', meetingId: subject.meetingId, promiseId: id })
    const act = { meetingId: subject.meetingId, act: 'promise_answer' as const, threadId: subject.thread.id }
    await logRoomAct(tools, trx, actor, { ...act, about: null, becomes: due })
  })
}

async function takeBackFormer(tools: Tools, trx: Trx, record: Recorder, { is, id, thread }: Subject) {
  const former = await trx
    .updateTable('promise')
    .set({ withdrawnAt: tools.now() })
    .where('threadId', '=', thread.id)
    .where('contributionId', is === 'contribution' ? '=' : 'is', is === 'contribution' ? id : null)
    .where('answers', '=', 1)
    .where('withdrawnAt', 'is', null)
    .returning(['id', 'meetingId'])
    .execute()
  for (const { id: promiseId, meetingId } of former)
    record({ name: 'promise.withdrawn', meetingId, promiseId })
}
