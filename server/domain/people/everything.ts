/** All that is stored about the owner of an account, to take along: one part for each room that knows of accounts. */
import type { AnswerContent } from '../../../src/lib/contract/wire/answering.ts'
import { refuse } from '../../refusal.ts'
import type { Reader } from '../../persistence/schema.ts'
import type { Tools } from '../tools.ts'
import { answersForAuthors } from '../answers/views.ts'
import { earlierOf } from '../versions/read.ts'
import { type Actor, rolesFrom } from './actor.ts'

export type Everything = Awaited<ReturnType<typeof readEverything>>

/** Refuses `login_first`. */
export async function readEverything({ db, now }: Tools, actor: Actor) {
  const { id } = actor.account ?? refuse('login_first')
  const { roles, ...account } = await db
    .selectFrom('account')
    .select(['name', 'email', 'roles', 'language', 'languageAt', 'textSize', 'createdAt'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return {
    at: now(),
    account: { ...account, roles: rolesFrom({ roles }) },
    logins: await db
      .selectFrom('login')
      .select(['createdAt', 'expiresAt'])
      .where('accountId', '=', id)
      .orderBy('createdAt')
      .execute(),
    follows: await db
      .selectFrom('follow')
      .innerJoin('follower', 'follower.id', 'follow.followerId')
      .select(['kind', 'target', 'rhythm', 'follow.createdAt'])
      .where('follower.accountId', '=', id)
      .orderBy('follow.createdAt')
      .execute(),
    words: await withVersions(db, await withAnswers(db, await wordsOf(db, id))),
    reading: await db
      .selectFrom('reading')
      .innerJoin('thread', 'thread.id', 'reading.threadId')
      .select(['thread.question', 'readUntil'])
      .where('accountId', '=', id)
      .orderBy('readUntil')
      .execute(),
    proposals: await proposedBy(db, id),
    answered: await answeredBy(db, id),
    reported: await reportedBy(db, id),
    leads: await db
      .selectFrom('facilitator')
      .innerJoin('meeting', 'meeting.id', 'facilitator.meetingId')
      .select(['meeting.id', 'meeting.title'])
      .where('accountId', '=', id)
      .orderBy('meeting.startsAt')
      .execute(),
  }
}

const wordsOf = (reader: Reader, accountId: string) =>
  reader
    .selectFrom('contribution')
    .innerJoin('meeting', 'meeting.id', 'contribution.meetingId')
    .innerJoin('thread', 'thread.id', 'contribution.threadId')
    .select(['contribution.id', 'meeting.title as meeting', 'thread.question', 'contribution.text'])
    .select(['contribution.meetingId', 'contribution.threadId'])
    .select(['contribution.channel', 'contribution.state', 'contribution.createdAt', 'contribution.editedAt'])
    .select((eb) => eb('contribution.accountNamed', '=', 1).as('underName'))
    .where('contribution.accountId', '=', accountId)
    .orderBy('contribution.createdAt')
    .execute()

/** To which meetings they would have threads taken. */
const proposedBy = (reader: Reader, accountId: string) =>
  reader
    .selectFrom('proposal')
    .innerJoin('meeting', 'meeting.id', 'proposal.meetingId')
    .innerJoin('thread', 'thread.id', 'proposal.threadId')
    .select(['meeting.title as meeting', 'thread.question', 'why', 'proposal.state', 'reason'])
    .select('proposal.createdAt')
    .where('accountId', '=', accountId)
    .orderBy('proposal.createdAt')
    .execute()

/** Each with what the municipality answered: to itself, its themes and its thread. What was taken back has none. */
async function withAnswers<W extends { id: string; threadId: string; meetingId: string; state: string }>(
  db: Reader,
  words: W[],
) {
  const standing = words.filter(({ state }) => state !== 'withdrawn' && state !== 'erased')
  const answers = await answersForAuthors(db, standing)
  return words.map((one) => ({ ...one, answers: answers.get(one.id) ?? [] }))
}

/** Each with what it said before, the oldest first. */
async function withVersions<W extends { id: string }>(db: Reader, words: W[]) {
  const earlier = await earlierOf(
    { db },
    words.map(({ id }) => id),
  )
  return words.map((one) => ({ ...one, earlier: earlier.get(one.id) ?? [] }))
}

/** What they asked to have looked at, and what they were told. */
const reportedBy = (reader: Reader, accountId: string) =>
  reader
    .selectFrom('report')
    .innerJoin('contribution', 'contribution.id', 'report.contributionId')
    .innerJoin('thread', 'thread.id', 'contribution.threadId')
    .select(['thread.question', 'report.reason', 'report.words', 'report.createdAt'])
    .select(['report.outcome', 'report.answer', 'report.answeredAt'])
    .where('report.accountId', '=', accountId)
    .orderBy('report.createdAt')
    .execute()

/** What they wrote for the municipality. */
async function answeredBy(reader: Reader, accountId: string) {
  const rows = await reader
    .selectFrom('answerVersion')
    .innerJoin('answer', 'answer.id', 'answerVersion.answerId')
    .innerJoin('thread', 'thread.id', 'answer.threadId')
    .select(['thread.question', 'act', 'content', 'at'])
    .where('accountId', '=', accountId)
    .orderBy('at')
    .execute()
  return rows.map(({ content, ...row }) => ({ ...row, answer: answerIn(content) }))
}

// Written by `addVersion` alone.
const answerIn = (content: string): AnswerContent => JSON.parse(content) as AnswerContent
