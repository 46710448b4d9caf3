/**
 * What the municipality answers: to one contribution, a theme, or a whole thread. There is one answer to each of them, however
 * often its text is corrected or withdrawn.
 *
 * Who may: officials, since answering is their office; whoever leads a meeting that has the thread, since what was asked there
 * was asked of them; and administrators, who may stand in for both. All of them only where they may read the words: nobody
 * answers what they have not heard.
 */
import type { Selectable } from 'kysely'
import { contentOf, followUpOf } from '../../../src/lib/contract/answering.ts'
import type { AnswerContent } from '../../../src/lib/contract/wire/answering.ts'
import type { AnswerSubject } from '../../../src/lib/contract/words.ts'
import { held, seized } from '../../persistence/held.ts'
import type { AnswerTable, Reader, Trx } from '../../persistence/schema.ts'
import type { Recorder } from '../../persistence/write.ts'
import { refuse } from '../../refusal.ts'
import { isVisible } from '../contributions/contribution.ts'
import { inPlace } from '../contributions/in-place.ts'
import { type Actor, hasRole } from '../people/actor.ts'
import { type Setting, type Thread, mayReadThread, readableAmong, threadFor } from '../threads/thread.ts'
import type { Tools } from '../tools.ts'

export type Answer = Selectable<AnswerTable>
export { contentOf, followUpOf }

export const mayAnswer = (actor: Actor, settings: Setting[]): boolean =>
  mayReadThread(settings) &&
  (hasRole(actor, 'official') || hasRole(actor, 'administrator') || settings.some(({ roles }) => roles.leads))

export interface Subject {
  is: AnswerSubject
  /** Of the contribution, the theme or the thread. */
  id: string
  thread: Thread
  /** In whose log it stands, and whose promises it is among. */
  meetingId: string
  /** What is answered, in the words that stand there. */
  words: string
}

interface Asked {
  threadId: string
  about: string
}

/**
 * What is to be answered, held still. Refuses `join_first` for who may not read it, `forbidden` for who may not answer,
 * `no_answer_rehearsing`, and `not_found` for what the thread has not got, or not for their eyes.
 */
export async function answerableFor(reader: Reader, actor: Actor, asked: Asked): Promise<Subject> {
  const { thread, settings } = await threadFor(reader, actor, asked.threadId)
  const threadId = thread.id
  const about = asked.about === asked.threadId ? threadId : asked.about
  if (!mayReadThread(settings)) refuse('join_first')
  if (!mayAnswer(actor, settings)) refuse('forbidden')
  if (settings.some(({ meeting }) => meeting.rehearsalOf !== null)) refuse('no_answer_rehearsing')
  const readable = readableAmong(settings)
  await reader.selectFrom('thread').select('id').where('id', '=', threadId).$call(still(reader)).execute()
  if (about === threadId) return wholeThread(thread, settings)
  const found =
    (await contributionIn(reader, { threadId, about }, readable)) ??
    (await themeIn(reader, { threadId, about }, readable)) ??
    refuse('not_found')
  return { ...found, id: about, thread }
}

/** For who only looks nothing need be held. */
const still = (reader: Reader) => (reader.isTransaction ? held(reader as Trx) : <Q>(query: Q): Q => query)

/** The latest meeting that has been held has the promise, and the log. */
function wholeThread(thread: Thread, settings: Setting[]): Subject {
  const latest = settings.findLast(({ meeting }) => meeting.state === 'open' || meeting.state === 'closed')
  const meetingId = latest?.meeting.id ?? refuse('meeting_not_open')
  return { is: 'thread', id: thread.id, thread, meetingId, words: thread.question }
}

async function contributionIn(reader: Reader, { threadId, about }: Asked, readable: string[]) {
  const row = await reader
    .selectFrom('contribution')
    .selectAll()
    .select(inPlace.as('inPlace'))
    .where('id', '=', about)
    .where('threadId', '=', threadId)
    .where('meetingId', 'in', readable)
    .$call(still(reader))
    .executeTakeFirst()
  if (!row) return null
  if (!isVisible(row) || row.inPlace === 0) refuse('not_visible')
  return { is: 'contribution' as const, meetingId: row.meetingId, words: row.text }
}

async function themeIn(reader: Reader, { threadId, about }: Asked, readable: string[]) {
  const row = await reader
    .selectFrom('theme')
    .selectAll()
    .where('id', '=', about)
    .where('threadId', '=', threadId)
    .where('kind', '=', 'theme')
    .where('meetingId', 'in', readable)
    .$call(still(reader))
    .executeTakeFirst()
  if (!row) return null
  if (row.endedAt !== null) refuse('theme_gone')
  return { is: 'theme' as const, meetingId: row.meetingId, words: row.name }
}

/** The one answer to it, seized; made where there was none. */
export async function seizeAnswer(tools: Tools, trx: Trx, { is, id, thread }: Subject): Promise<Answer> {
  await trx
    .insertInto('answer')
    .values({
      ...{ id: tools.newId(), threadId: thread.id, about: id, createdAt: tools.now() },
      contributionId: is === 'contribution' ? id : null,
      themeId: is === 'theme' ? id : null,
    })
    .onConflict((conflict) => conflict.column('about').doNothing())
    .execute()
  return trx
    .selectFrom('answer')
    .selectAll()
    .where('about', '=', id)
    .$call(seized(trx))
    .executeTakeFirstOrThrow()
}

interface Version {
  act: 'publish' | 'correct' | 'withdraw'
  content: AnswerContent
}

/** Adds a text to the answer, or its withdrawal, and says what stands from now on. */
export async function addVersion(
  tools: Tools,
  trx: Trx,
  actor: Actor,
  answer: Answer,
  { act, content }: Version,
): Promise<void> {
  const number = answer.number + 1
  const at = tools.now()
  const accountId = actor.account?.id ?? refuse('login_first')
  await trx
    .insertInto('answerVersion')
    .values({ answerId: answer.id, number, act, content: JSON.stringify(content), accountId, at })
    .execute()
  const stands = act !== 'withdraw'
  await trx
    .updateTable('answer')
    .set({
      number,
      outcome: stands ? content.outcome : null,
      followUp: stands ? followUpOf(content) : null,
      answeredAt: act === 'publish' ? at : stands ? answer.answeredAt : null,
      ...(stands && { draft: null, draftedBy: null, draftedAt: null }),
    })
    .where('id', '=', answer.id)
    .execute()
}

/** Tells the rooms, and of each author whose words it answers the desk, whose feed is what their own device is told by. */
export async function tellAnswered(trx: Trx, record: Recorder, subject: Subject): Promise<void> {
  const threadId = subject.thread.id
  if (subject.is === 'contribution')
    return record({ name: 'contribution.answered', contributionId: subject.id, threadId, seen: true })
  if (subject.is === 'theme')
    record({ name: 'theme.answered', meetingId: subject.meetingId, themeId: subject.id })
  else record({ name: 'thread.answered', threadId })
  for (const contributionId of await wordsUnder(trx, subject))
    record({ name: 'contribution.answered', contributionId, threadId, seen: false })
}

/** The contributions that it answers. */
export async function wordsUnder(trx: Trx, subject: Subject): Promise<string[]> {
  if (subject.is === 'contribution') return [subject.id]
  const all = trx
    .selectFrom('contribution')
    .select('contribution.id')
    .where('contribution.threadId', '=', subject.thread.id)
    .where('contribution.state', '=', 'shown')
    .orderBy('contribution.id')
  const query =
    subject.is === 'thread'
      ? all
      : all
          .innerJoin('themeContribution', 'themeContribution.contributionId', 'contribution.id')
          .where('themeId', '=', subject.id)
  return (await query.execute()).map(({ id }) => id)
}
