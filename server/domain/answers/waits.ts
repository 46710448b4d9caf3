/** What the clock of a thread, and of the words that were promised an answer of their own, goes by. */
import type { AnswerClock, AnswerView } from '../../../src/lib/contract/wire/answering.ts'
import type { Reader } from '../../persistence/schema.ts'
import { isInPlace } from '../contributions/in-place.ts'
import { whenSaid } from '../contributions/said.ts'
import { type Waits, clockOf } from './clock.ts'
import { answersTo } from './views.ts'

interface Of {
  threadId: string
  /** Those whose words are read by whoever asks. */
  meetingIds: string[]
}

/**
 * Of a thread. It is answered when somebody answered it as a whole, or when no contribution in it is without an answer, to
 * itself or to a theme that it lies in. Null where nothing was asked, and nothing promised.
 */
export async function threadClock(reader: Reader, of: Of, now: number): Promise<AnswerClock | null> {
  const { askedAt, said } = await askedIn(reader, of)
  const whole = (await answersTo(reader, [of.threadId])).get(of.threadId)
  const promised = (await promisesOf(reader, of)).get(null) ?? null
  const begins = askedAt ?? promised?.at ?? null
  if (begins === null) return null
  const answeredAt =
    whole?.state === 'standing' ? whole.answeredAt : said > 0 ? await lastCovered(reader, of) : null
  return clockOf({ askedAt: begins, answeredAt, followUp: followUpIn(whole), promised }, now)
}

/** Of the words that were promised an answer of their own, or that somebody is to come back to, by contribution. */
export async function wordClocks(
  reader: Reader,
  of: Of,
  now: number,
): Promise<{ contributionId: string; clock: AnswerClock }[]> {
  const promises = await promisesOf(reader, of)
  const promisedIds = [...promises.keys()].flatMap((id) => id ?? [])
  const ids = [...new Set([...promisedIds, ...(await comeBackTo(reader, of))])]
  if (ids.length === 0) return []
  const words = await reader
    .selectFrom('contribution')
    .select(['id', (eb) => whenSaid(eb).as('askedAt')])
    .where('id', 'in', ids)
    .where('state', '=', 'shown')
    .where(isInPlace)
    .where('meetingId', 'in', of.meetingIds)
    .orderBy('id')
    .execute()
  const answers = await answersTo(reader, ids)
  return words.map(({ id, askedAt }) => {
    const answer = answers.get(id)
    const answeredAt = answer?.state === 'standing' ? answer.answeredAt : null
    const promised = promises.get(id) ?? null
    const waits = { askedAt, answeredAt, followUp: followUpIn(answer), promised }
    return { contributionId: id, clock: clockOf(waits, now) }
  })
}

/** Passed on, or put off to a day. */
async function comeBackTo(reader: Reader, { threadId }: Of): Promise<string[]> {
  const rows = await reader
    .selectFrom('answer')
    .select('contributionId')
    .where('threadId', '=', threadId)
    .where('followUp', 'is not', null)
    .where('contributionId', 'is not', null)
    .execute()
  return rows.flatMap(({ contributionId }) => contributionId ?? [])
}

function followUpIn(answer: AnswerView | undefined): Waits['followUp'] {
  if (answer?.state !== 'standing') return null
  if (answer.outcome === 'passed_on' && answer.due) return { by: answer.due, who: answer.passedTo }
  return answer.outcome === 'not_now' && answer.again ? { by: answer.again, who: null } : null
}

const shownIn = (reader: Reader, { threadId, meetingIds }: Of) =>
  reader
    .selectFrom('contribution')
    .where('contribution.threadId', '=', threadId)
    .where('contribution.meetingId', 'in', meetingIds)
    .where('contribution.parentId', 'is', null)
    .where('contribution.state', '=', 'shown')

async function askedIn(reader: Reader, of: Of): Promise<{ askedAt: number | null; said: number }> {
  const { askedAt, said } = await shownIn(reader, of)
    .select((eb) => [
      eb.fn.min<number | null>(whenSaid(eb)).as('askedAt'),
      eb.fn.countAll<number>().as('said'),
    ])
    .executeTakeFirstOrThrow()
  return { askedAt: askedAt === null ? null : Number(askedAt), said: Number(said) }
}

/** When the last of them was answered; null while one is not. */
async function lastCovered(reader: Reader, of: Of): Promise<number | null> {
  const answers = await reader
    .selectFrom('answer')
    .select(['contributionId', 'themeId', 'answeredAt'])
    .where('threadId', '=', of.threadId)
    .where('outcome', 'is not', null)
    .execute()
  const themeIds = answers.flatMap(({ themeId }) => themeId ?? [])
  const ids = answers.flatMap(({ contributionId }) => contributionId ?? [])
  if (themeIds.length + ids.length === 0) return null
  const without = await shownIn(reader, of)
    .select('contribution.id')
    .$if(ids.length > 0, (query) => query.where('contribution.id', 'not in', ids))
    .$if(themeIds.length > 0, (query) =>
      query.where('contribution.id', 'not in', (eb) =>
        eb.selectFrom('themeContribution').select('contributionId').where('themeId', 'in', themeIds),
      ),
    )
    .limit(1)
    .execute()
  return without.length > 0 ? null : Math.max(...answers.map(({ answeredAt }) => answeredAt ?? 0))
}

interface Promised {
  by: string
  who: string
  /** When it was promised. */
  at: number
  movedFrom?: string
}

/** The answers that were promised, by what they are to; null: the whole thread. */
async function promisesOf(
  reader: Reader,
  { threadId, meetingIds }: Of,
): Promise<Map<string | null, Promised>> {
  const rows = await reader
    .selectFrom('promise')
    .select(['contributionId', 'who', 'due', 'createdAt', 'withdrawnAt'])
    .where('threadId', '=', threadId)
    .where('answers', '=', 1)
    .where('meetingId', 'in', meetingIds)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
  const found = new Map<string | null, Promised>()
  for (const [id, all] of Map.groupBy(rows, ({ contributionId }) => contributionId)) {
    const stands = all.findLast(({ withdrawnAt }) => withdrawnAt === null)
    if (!stands) continue
    const first = all.find(({ due }) => due < stands.due)?.due
    found.set(id, {
      ...{ by: stands.due, who: stands.who, at: stands.createdAt },
      ...(first && { movedFrom: first }),
    })
  }
  return found
}
