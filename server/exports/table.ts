/** One row for each contribution, for a spreadsheet. */
import { saidAt } from '../../src/lib/contract/when-said.ts'
import type { AnswerView } from '../../src/lib/contract/wire/answering.ts'
import { translationLanguages } from '../../src/lib/contract/words.ts'
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
  'text',
  ...translationLanguages.map((language) => `translation_${language}`),
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
 * @param gathered what was laid in which theme; what stands for itself, or is in none, has none here.
 */
export function tableOf(
  pages: Pick<ThreadPage, 'thread' | 'posts'>[],
  gathered: { name: string; contributionIds: string[] }[] = [],
): string {
  const themesOf = namesById(gathered)
  const rows = pages.flatMap(({ thread: { question }, posts }) =>
    posts
      .flatMap((post) => [post, ...post.replies])
      .map(({ id, parentId, kind, channel, place, name, hat, text, translations = [], answer, ...at }) => [
        question,
        id,
        parentId ?? '',
        kind ?? '',
        channel,
        place ?? '',
        name ?? '',
        hat?.kind ?? '',
        hat?.title ?? '',
        new Date(saidAt(at)).toISOString(),
        new Date(at.createdAt).toISOString(),
        text,
        ...translationLanguages.map(
          (into) => translations.find(({ language }) => language === into)?.text ?? '',
        ),
        ...answerCells(answer),
        (themesOf.get(id) ?? []).join('; '),
      ]),
  )
  return '\ufeff' + [columns, ...rows].map((row) => row.map(cell).join(';')).join('\r\n') + '\r\n'
}

/** Of the text that stands; a withdrawn one leaves who withdrew it, and when. */
function answerCells(answer: AnswerView | undefined): string[] {
  if (!answer) return Array<string>(9).fill('')
  const by = [answer.by ?? '', answer.office, new Date(answer.at).toISOString()]
  if (answer.state === 'withdrawn') return ['withdrawn', '', '', '', '', '', ...by]
  const { outcome, text, reason, responsible, nextStep, due, again } = answer
  return [outcome, text, reason ?? '', responsible ?? '', nextStep ?? '', due ?? again ?? '', ...by]
}

function namesById(gathered: { name: string; contributionIds: string[] }[]): Map<string, string[]> {
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
