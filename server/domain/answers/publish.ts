/** An answer is drafted, published, corrected and withdrawn. */
import * as v from 'valibot'
import { type Typed, missingFrom } from '../../../src/lib/contract/answering.ts'
import {
  DraftAnswerInput,
  PublishAnswerInput,
  WithdrawAnswerInput,
} from '../../../src/lib/contract/inputs/answers.ts'
import type { AnswerContent } from '../../../src/lib/contract/wire/answering.ts'
import { parse } from '../../parse.ts'
import type { Trx } from '../../persistence/schema.ts'
import { type Reason, refuse } from '../../refusal.ts'
import { assertDraftSeen } from '../draft-seen.ts'
import { logRoomAct } from '../moderation/log.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'
import {
  type Answer,
  type Subject,
  addVersion,
  answerableFor,
  contentOf,
  seizeAnswer,
  tellAnswered,
} from './answer.ts'
import { isPast } from './clock.ts'
import { callBackMails, sendAnswer } from './send.ts'

/** Kept for those who may answer, and shown to nobody else. Refuses `draft_overtaken`. */
export async function draftAnswer(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { threadId, about, draftSeen, ...typed } = parse(DraftAnswerInput, input)
  await tools.write(async (trx) => {
    const answer = await seizeAnswer(tools, trx, await answerableFor(trx, actor, { threadId, about }))
    await assertDraftSeen(trx, answer, draftSeen)
    await trx
      .updateTable('answer')
      .set({ draft: JSON.stringify(typed), draftedAt: tools.now() })
      .set({ draftedBy: actor.account?.id ?? refuse('login_first') })
      .where('id', '=', answer.id)
      .execute()
  })
}

const wanting: Record<ReturnType<typeof missingFrom>[number], Reason> = {
  outcome: 'answer_outcome_missing',
  responsible: 'answer_responsible_missing',
  nextStep: 'answer_step_missing',
  due: 'answer_date_missing',
  reason: 'answer_reason_missing',
  again: 'answer_again_missing',
  passedTo: 'answer_whom_missing',
  office: 'answer_office_missing',
}

/**
 * Before everybody, in place of what stood there, which stays readable under it. Refuses with what is missing,
 * `due_passed` for a new day that is over, and `answer_overtaken` or `draft_overtaken` if it is not the one that its writer had before them.
 */
export async function publishAnswer(
  tools: Tools,
  actor: Actor,
  input: unknown,
): Promise<{ id: string; number: number }> {
  const { threadId, about, seen, draftSeen, origin, ...typed } = parse(PublishAnswerInput, input)
  const content = wholeContent(typed)

  const { outcome } = await tools.write(async (trx, record) => {
    const subject = await answerableFor(trx, actor, { threadId, about })
    const answer = await seizeAnswer(tools, trx, subject)
    await assertSeen(trx, answer, seen)
    await assertDraftSeen(trx, answer, draftSeen)
    const before = answer.outcome === null ? null : await contentAt(trx, answer)
    for (const day of ['due', 'again'] as const)
      if (content[day] !== before?.[day] && isPast(content[day], tools.now())) refuse('due_passed')
    const act = before ? 'correct' : 'publish'
    await addVersion(tools, trx, actor, answer, { act, content })
    await logAnswer(tools, trx, actor, subject, before ? 'correct_answer' : 'answer')
    await tellAnswered(trx, record, subject)
    await sendAnswer(tools, trx, { answer, subject, content, actor, isCorrected: before !== null, origin })
    return { id: answer.id, number: answer.number + 1 }
  })
  return outcome
}

function wholeContent({ text, ...typed }: Typed & { text: string }): AnswerContent {
  const [missing] = missingFrom(typed)
  if (missing || !typed.outcome) return refuse(wanting[missing ?? 'outcome'])
  return contentOf(typed.outcome, { text, ...typed })
}

/** Its place says that it was withdrawn, and by whom. Nothing happens to one that does not stand. */
export async function withdrawAnswer(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { threadId, about, seen } = parse(WithdrawAnswerInput, input)
  await tools.write(async (trx, record) => {
    const subject = await answerableFor(trx, actor, { threadId, about })
    const answer = await seizeAnswer(tools, trx, subject)
    if (answer.outcome === null) return
    await assertSeen(trx, answer, seen)
    const content = await contentAt(trx, answer)
    await addVersion(tools, trx, actor, answer, { act: 'withdraw', content })
    await callBackMails(trx, answer)
    await logAnswer(tools, trx, actor, subject, 'withdraw_answer')
    await tellAnswered(trx, record, subject)
  })
}

async function assertSeen(trx: Trx, { id, number }: Answer, seen: number): Promise<void> {
  if (number === seen) return
  const latest = await trx
    .selectFrom('answerVersion')
    .innerJoin('account', 'account.id', 'answerVersion.accountId')
    .select('account.name')
    .where('answerId', '=', id)
    .where('number', '=', number)
    .executeTakeFirst()
  refuse('answer_overtaken', { by: latest?.name ?? '' })
}

/** What its latest version says. */
async function contentAt(trx: Trx, { id, number }: Answer): Promise<AnswerContent> {
  const { content } = await trx
    .selectFrom('answerVersion')
    .select('content')
    .where('answerId', '=', id)
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  // Written by `addVersion` alone.
  return JSON.parse(content) as AnswerContent
}

const logAnswer = (
  tools: Tools,
  trx: Trx,
  actor: Actor,
  { is, meetingId, thread, words }: Subject,
  act: 'answer' | 'correct_answer' | 'withdraw_answer',
) =>
  // Words of citizens are theirs to withdraw, and so are not the log's to keep.
  logRoomAct(tools, trx, actor, {
    ...{ meetingId, act, threadId: thread.id },
    about: is === 'theme' ? words : null,
  })

export type Drafted = Omit<v.InferOutput<typeof DraftAnswerInput>, 'threadId' | 'about'>
