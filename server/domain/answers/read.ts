/** What somebody who answers has before them. */
import { AboutInput } from '../../../src/lib/contract/inputs/answers.ts'
import type { AnswerClock, AnswerView } from '../../../src/lib/contract/wire/answering.ts'
import type { AnswerSubject } from '../../../src/lib/contract/words.ts'
import { parse } from '../../parse.ts'
import type { Actor } from '../people/actor.ts'
import { readableAmong, settingsOf } from '../threads/thread.ts'
import type { Tools } from '../tools.ts'
import { answerableFor } from './answer.ts'
import type { Drafted } from './publish.ts'
import { answersTo } from './views.ts'
import { threadClock, wordClocks } from './waits.ts'

export interface Answering {
  is: AnswerSubject
  id: string
  /** What is answered. */
  words: string
  thread: { id: string; question: string }
  answer: AnswerView | null
  /** Of the version that is answered to; 0: nobody has answered yet. */
  number: number
  draft: { typed: Drafted; by: string; at: number } | null
  clock: AnswerClock | null
  /** As whoever asks wrote it last. */
  office: string
  name: string
}

/** Refuses as `answerableFor`. */
export async function readAnswering(tools: Tools, actor: Actor, input: unknown): Promise<Answering> {
  const { db } = tools
  const { is, id: about, words, thread } = await answerableFor(db, actor, parse(AboutInput, input))
  const threadId = thread.id
  const settings = await settingsOf(db, actor, threadId)
  const of = { threadId, meetingIds: readableAmong(settings) }
  const clocks = is === 'contribution' ? await wordClocks(db, of, tools.now()) : []
  const answer = (await answersTo(db, [about])).get(about) ?? null
  return {
    ...{ is, id: about, words, thread: { id: thread.id, question: thread.question }, answer },
    number: answer?.number ?? 0,
    draft: await draftOf(tools, about),
    clock:
      is === 'thread'
        ? await threadClock(db, of, tools.now())
        : (clocks.find(({ contributionId }) => contributionId === about)?.clock ?? null),
    office: await officeOf(tools, actor),
    name: actor.account?.name ?? '',
  }
}

async function draftOf({ db }: Tools, about: string): Promise<Answering['draft']> {
  const row = await db
    .selectFrom('answer')
    .leftJoin('account', 'account.id', 'answer.draftedBy')
    .select(['draft', 'draftedAt', 'account.name'])
    .where('about', '=', about)
    .executeTakeFirst()
  if (!row?.draft) return null
  // Written by `draftAnswer` alone.
  return { typed: JSON.parse(row.draft) as Drafted, by: row.name ?? '', at: row.draftedAt ?? 0 }
}

async function officeOf({ db }: Tools, { account }: Actor): Promise<string> {
  const latest = await db
    .selectFrom('answerVersion')
    .select('content')
    .where('accountId', '=', account?.id ?? '')
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  // Written by `addVersion` alone.
  return latest ? (JSON.parse(latest.content) as { office: string }).office : ''
}
