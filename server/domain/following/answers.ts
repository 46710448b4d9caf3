/** What the municipality answered lately, where everybody may read what it answers. */
import type { StandingAnswer } from '../../../src/lib/contract/wire/answering.ts'
import type { AnswerSubject } from '../../../src/lib/contract/words.ts'
import type { Reader } from '../../persistence/schema.ts'
import { answersTo } from '../answers/views.ts'
import { isInPlace } from '../contributions/in-place.ts'
import { isPublic } from '../meetings/publicity.ts'

export interface AnswerNews {
  to: AnswerSubject
  threadId: string
  /** The contribution, or the name of the theme; empty for a whole thread. */
  words: string
  answer: StandingAnswer
}

/** Given or corrected after `from`, and not after `until`; epoch ms. The newest last. */
export interface Lately {
  from: number
  until: number
}

/** @param accountId who is left out of it where their own words are answered: `answers/send.ts` has written to them. */
export async function answerNews(
  reader: Reader,
  threadIds: string[],
  lately: Lately,
  accountId: string | null = null,
): Promise<AnswerNews[]> {
  if (threadIds.length === 0) return []
  const rows = await answeredIn(reader, threadIds)
  const readable = rows.filter(
    (row) => (row.contributionId === null || row.state === 'shown') && row.endedAt === null && isPublic(row),
  )
  if (readable.length === 0) return []
  const own = accountId === null ? [] : await wordsOf(reader, accountId, threadIds)
  const answers = await answersTo(
    reader,
    readable.map(({ about }) => about),
  )
  return readable
    .flatMap(({ about, contributionId, themeId, threadId, text, name }): AnswerNews[] => {
      const answer = answers.get(about)
      if (answer?.state !== 'standing' || answer.at <= lately.from || answer.at > lately.until) return []
      if (own.some((one) => one.under.includes(about) && one.createdAt <= answer.at)) return []
      const to = contributionId ? 'contribution' : themeId ? 'theme' : 'thread'
      return [{ to, threadId, words: text ?? name ?? '', answer }]
    })
    .sort((a, b) => a.answer.at - b.answer.at)
}

/** With all that an answer can be given to that answers them. */
async function wordsOf(reader: Reader, accountId: string, threadIds: string[]) {
  const rows = await reader
    .selectFrom('contribution')
    .leftJoin('themeContribution', 'contributionId', 'contribution.id')
    .select(['contribution.id', 'contribution.threadId', 'contribution.createdAt', 'themeId'])
    .where('accountId', '=', accountId)
    .where('contribution.threadId', 'in', threadIds)
    .where('contribution.state', '=', 'shown')
    .execute()
  return rows.map(({ id, threadId, themeId, createdAt }) => ({ under: [id, threadId, themeId], createdAt }))
}

/** With the meeting in which it was said, gathered or asked. */
const answeredIn = (reader: Reader, threadIds: string[]) =>
  reader
    .selectFrom('answer')
    .innerJoin('thread', 'thread.id', 'answer.threadId')
    .leftJoin('contribution', 'contribution.id', 'answer.contributionId')
    .leftJoin('theme', 'theme.id', 'answer.themeId')
    .innerJoin('meeting', (join) =>
      join.on((eb) =>
        eb(
          'meeting.id',
          '=',
          eb.fn.coalesce('contribution.meetingId', 'theme.meetingId', 'thread.meetingId'),
        ),
      ),
    )
    .select(['answer.about', 'answer.threadId', 'answer.contributionId', 'answer.themeId'])
    .select(['contribution.text', 'contribution.state', 'theme.name', 'theme.endedAt'])
    .select(['meeting.access', 'meeting.publishedAt'])
    .where('answer.threadId', 'in', threadIds)
    .where('answer.outcome', 'is not', null)
    .where(isInPlace)
    .where('meeting.rehearsalOf', 'is', null)
    .orderBy('answer.id')
    .execute()
