/** One row for each contribution, for a spreadsheet. */
import { saidAt } from '../../src/lib/contract/when-said.ts'
import type { AnswerView } from '../../src/lib/contract/wire/answering.ts'
import type { ContributionView } from '../../src/lib/contract/wire/contributions.ts'
import { type AnswerSubject, translationLanguages } from '../../src/lib/contract/words.ts'
import type { ThreadPage } from '../domain/threads/read.ts'

const columns = [
  'question',
  'id',
  'reply_to',
  'kind',
  'channel',
  'place',
  'name',
  'role',
  'title',
  'written_at',
  'received_at',
  'state',
  'text',
  ...translationLanguages.map((language) => `translation_${language}`),
  'answer_to',
  'answer_outcome',
  'answer_text',
  'answer_reason',
  'answer_responsible',
  'answer_next_step',
  'answer_date',
  'answer_by',
  'answer_office',
  'answer_at',
  'themes',
]

/**
 * UTF-8 with a mark, so that Excel reads æøå.
 * What was answered is that of the words themselves, or else of their theme, or of the whole thread; `answer_to` says which.
 * @param gathered what was laid in which theme; what stands for itself, or is in none, has none here.
 */
export function tableOf(pages: Pick<ThreadPage, 'thread' | 'posts'>[], gathered: Gathered[] = []): string {
  const themesOf = namesById(gathered)
  const answerTo = answering(gathered)
  const rows = pages.flatMap(({ thread, posts }) =>
    posts
      .flatMap((post) => [post, ...post.replies])
      .map((post) => ({ ...post, answered: answerTo(thread, post) }))
      .map(({ id, parentId, kind, channel, place, name, hat, state, text, answered, ...rest }) => [
        thread.question,
        id,
        parentId ?? '',
        kind ?? '',
        channel,
        place ?? '',
        name ?? '',
        hat?.kind ?? '',
        hat?.title ?? '',
        new Date(saidAt(rest)).toISOString(),
        new Date(rest.createdAt).toISOString(),
        state,
        text,
        ...translationLanguages.map(
          (into) => rest.translations?.find(({ language }) => language === into)?.text ?? '',
        ),
        answered?.to ?? '',
        ...answerCells(answered?.answer),
        (themesOf.get(id) ?? []).join('; '),
      ]),
  )
  return '\ufeff' + [columns, ...rows].map((row) => row.map(cell).join(';')).join('\r\n') + '\r\n'
}

interface Gathered {
  name: string
  contributionIds: string[]
  answer?: AnswerView
}
interface Answered {
  to: AnswerSubject
  answer: AnswerView
}

/** Nothing is said of an answer to words that were taken back: it may repeat them. */
function answering(gathered: Gathered[]) {
  const toThemes = new Map<string, AnswerView>()
  for (const { answer, contributionIds } of gathered.toReversed())
    if (answer) for (const id of contributionIds) toThemes.set(id, answer)
  return (
    thread: ThreadPage['thread'],
    { id, parentId, state, answer }: ContributionView,
  ): Answered | null => {
    if (state !== 'shown') return null
    if (answer) return { to: 'contribution', answer }
    const its = toThemes.get(id)
    if (its) return { to: 'theme', answer: its }
    return thread.answer && parentId === null ? { to: 'thread', answer: thread.answer } : null
  }
}

/** Of the text that stands; a withdrawn one leaves who withdrew it, and when. */
function answerCells(answer: AnswerView | undefined): string[] {
  if (!answer) return Array<string>(9).fill('')
  const by = [answer.by ?? '', answer.office, new Date(answer.at).toISOString()]
  if (answer.state === 'withdrawn') return ['withdrawn', '', '', '', '', '', ...by]
  const { outcome, text, reason, responsible, nextStep, due, again } = answer
  return [outcome, text, reason ?? '', responsible ?? '', nextStep ?? '', due ?? again ?? '', ...by]
}

function namesById(gathered: Gathered[]): Map<string, string[]> {
  const names = new Map<string, string[]>()
  for (const { name, contributionIds } of gathered)
    if (name !== '') for (const id of contributionIds) names.set(id, [...(names.get(id) ?? []), name])
  return names
}

/** A leading `=`, `+`, `-`, `@` or control character would be run as a formula (OWASP, CSV injection). */
function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return `"${safe.replaceAll('"', '""')}"`
}
