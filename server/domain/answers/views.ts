/** Answers as whoever may read what they answer reads them. */
import type {
  AnswerContent,
  AnswerText,
  AnswerView,
  OwnAnswer,
} from '../../../src/lib/contract/wire/answering.ts'
import type { Reader } from '../../persistence/schema.ts'
import { isPublic } from '../meetings/publicity.ts'

/** By what each is about. Of what nobody has answered, or but drafted, there is none. */
export async function answersTo(reader: Reader, about: string[]): Promise<Map<string, AnswerView>> {
  if (about.length === 0) return new Map()
  const rows = await reader
    .selectFrom('answer')
    .innerJoin('answerVersion', 'answerVersion.answerId', 'answer.id')
    .innerJoin('account', 'account.id', 'answerVersion.accountId')
    .select(['answer.id', 'answer.about', 'answerVersion.number', 'act', 'content', 'at', 'account.name'])
    .where('answer.about', 'in', about)
    .orderBy('answerVersion.number')
    .execute()
  const versions = Map.groupBy(rows, (row) => row.about)
  return new Map(
    [...versions].flatMap(([id, all]) => {
      const view = viewOf(all)
      return view ? [[id, view] as const] : []
    }),
  )
}

interface Row {
  id: string
  number: number
  act: 'publish' | 'correct' | 'withdraw'
  content: string
  at: number
  name: string
}

/** Corrected texts stay readable; what was withdrawn once is not read again because it was answered anew. */
function viewOf(rows: Row[]): AnswerView | null {
  const latest = rows.at(-1)
  if (!latest) return null
  const { id, number, at } = latest
  if (latest.act === 'withdraw')
    return { id, state: 'withdrawn', number, by: latest.name || null, office: contentIn(latest).office, at }
  const since = rows.slice(rows.findLastIndex(({ act }) => act === 'withdraw') + 1)
  return {
    ...textOf(latest),
    ...{ id, state: 'standing', number },
    answeredAt: since[0]?.at ?? at,
    earlier: since.slice(0, -1).reverse().map(textOf),
  }
}

const textOf = (row: Row): AnswerText => ({ ...contentIn(row), by: row.name || null, at: row.at })

// Written by `addVersion` alone.
const contentIn = ({ content }: Row): AnswerContent => JSON.parse(content) as AnswerContent

interface Own {
  id: string
  threadId: string
  meetingId: string
}

/** Of each of these words, what their author has been answered: to themselves, to their themes, and to their thread. */
export async function answersForAuthors(reader: Reader, words: Own[]): Promise<Map<string, OwnAnswer[]>> {
  if (words.length === 0) return new Map()
  const themes = await themesWith(
    reader,
    words.map(({ id }) => id),
  )
  const about = new Set([
    ...words.flatMap(({ id, threadId }) => [id, threadId]),
    ...themes.map(({ themeId }) => themeId),
  ])
  const answers = await answersTo(reader, [...about])
  if (answers.size === 0) return new Map()
  return new Map(
    words.flatMap(({ id, threadId, meetingId }) => {
      const own = answers.get(id)
      const whole = answers.get(threadId)
      const found: OwnAnswer[] = [
        ...(own ? [{ to: 'contribution' as const, answer: own }] : []),
        ...themes.flatMap((theme) => {
          const answer = answers.get(theme.themeId)
          const isTheirs = theme.contributionId === id && (theme.meetingId === meetingId || isPublic(theme))
          return answer && isTheirs ? [{ to: 'theme' as const, theme: theme.name, answer }] : []
        }),
        ...(whole ? [{ to: 'thread' as const, answer: whole }] : []),
      ]
      return found.length > 0 ? [[id, found] as const] : []
    }),
  )
}

const themesWith = (reader: Reader, contributionIds: string[]) =>
  reader
    .selectFrom('themeContribution')
    .innerJoin('theme', 'theme.id', 'themeContribution.themeId')
    .innerJoin('meeting', 'meeting.id', 'theme.meetingId')
    .select(['contributionId', 'themeId', 'theme.name', 'theme.meetingId', 'access', 'publishedAt'])
    .where('contributionId', 'in', contributionIds)
    .where('theme.endedAt', 'is', null)
    .orderBy('themeId')
    .execute()
