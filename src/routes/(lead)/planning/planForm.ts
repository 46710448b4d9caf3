/** A plan as a form holds it, one text for each field, and back to what the core accepts. */
import * as v from 'valibot'
import type { DeskPage } from '../../../../server/domain/meetings/read.ts'
import { type Reason, isReason } from '../../../../server/refusal.ts'
import { PlanInput } from '../../../lib/contract/inputs/planning.ts'
import { defaultSafetyDelaySeconds } from '../../../lib/contract/limits.ts'
import { fromField, toField } from '../../../lib/when.ts'

export type Typed = Record<string, string>

export const itemFields = ['id', 'kind', 'title', 'minutes', 'question'] as const
export type AgendaRow = Record<(typeof itemFields)[number], string>

export const frameParts = ['purpose', 'influence', 'fixed', 'decides', 'afterwards'] as const

const hour = 3_600_000
const emptyRow: AgendaRow = { id: '', kind: 'item', title: '', minutes: '', question: '' }
const usualMinutes = '15'

/** A first proposal: two hours from the next whole hour. */
export function newPlan(now: number): Typed {
  const startsAt = Math.ceil(now / hour) * hour
  return {
    kind: 'public_meeting',
    startsAt: toField(startsAt),
    endsAt: toField(startsAt + 2 * hour),
    expected: '40',
    access: 'open',
    safetyDelaySeconds: String(defaultSafetyDelaySeconds),
    ...typedRows([emptyRow, emptyRow, emptyRow]),
  }
}

export function typedFrom({ meeting, agenda, threads, plan }: DeskPage): Typed {
  const questions = new Map(threads.map(({ id, question }) => [id, question]))
  const rows = agenda.map((item) => ({
    id: item.id,
    kind: item.kind,
    title: item.title,
    minutes: String(item.minutes),
    question: (item.threadId && questions.get(item.threadId)) || '',
  }))
  return {
    kind: meeting.kind,
    title: meeting.title,
    place: meeting.place,
    address: meeting.address,
    directions: meeting.directions,
    accessInfo: meeting.accessInfo,
    startsAt: toField(meeting.startsAt),
    endsAt: toField(meeting.endsAt),
    expected: String(plan.expected),
    access: meeting.access,
    ...(plan.safetyDelaySeconds === null
      ? { safetyDelaySeconds: String(defaultSafetyDelaySeconds), approval: 'on' }
      : { safetyDelaySeconds: String(plan.safetyDelaySeconds) }),
    ...(meeting.filed && { filed: 'on' }),
    wifiName: plan.wifiName,
    wifiPassword: plan.wifiPassword,
    ...Object.fromEntries(frameParts.map((part) => [`frame.${part}`, meeting.frame[part]])),
    ...typedRows(rows.length > 0 ? rows : [emptyRow]),
  }
}

export function rowsOf(typed: Typed): AgendaRow[] {
  const rows: AgendaRow[] = []
  for (let i = 0; `agenda.${i}.title` in typed; i++) rows.push(rowAt(typed, i))
  return rows
}

const rowAt = (typed: Typed, i: number): AgendaRow => ({
  id: typed[`agenda.${i}.id`] ?? '',
  kind: typed[`agenda.${i}.kind`] || 'item',
  title: typed[`agenda.${i}.title`] ?? '',
  minutes: typed[`agenda.${i}.minutes`] ?? '',
  question: typed[`agenda.${i}.question`] ?? '',
})

export const typedRows = (rows: AgendaRow[]): Typed =>
  Object.fromEntries(rows.flatMap((row, i) => itemFields.map((name) => [`agenda.${i}.${name}`, row[name]])))

export const isBreak = ({ kind }: Pick<AgendaRow, 'kind'>): boolean => kind === 'break'

/** A row that nobody has touched is no agenda item. */
const isUsed = ({ id, kind, title, question }: AgendaRow) =>
  id !== '' || kind === 'break' || title.trim() !== '' || question.trim() !== ''

/** `up:2`, `down:2`, `remove:2`, or `more` for three empty rows: what the buttons beside the rows do without a script. */
export function arranged(typed: Typed, act: string): Typed {
  const [verb, place] = act.split(':')
  const rows = rowsOf(typed)
  const rest = Object.fromEntries(Object.entries(typed).filter(([name]) => !name.startsWith('agenda.')))
  return { ...rest, ...typedRows(rearranged(rows, verb ?? '', Number(place), () => emptyRow)) }
}

/** @param fresh makes an empty row; `more` adds three. */
export function rearranged<Row>(rows: Row[], verb: string, at: number, fresh: () => Row): Row[] {
  if (verb === 'more') return [...rows, fresh(), fresh(), fresh()]
  if (verb === 'remove') return rows.toSpliced(at, 1)
  const other = verb === 'up' ? at - 1 : at + 1
  const [one, two] = [rows[at], rows[other]]
  return one && two ? rows.with(at, two).with(other, one) : rows
}

/** What the form says, as the core wants it; untyped where somebody wrote something else than a number or a date. */
export function planFrom(typed: Typed) {
  const rows = rowsOf(typed).filter(isUsed)
  return {
    ...typed,
    startsAt: fromField(typed.startsAt ?? ''),
    endsAt: fromField(typed.endsAt ?? ''),
    expected: Number(typed.expected),
    safetyDelaySeconds: typed.approval ? null : Number(typed.safetyDelaySeconds),
    filed: typed.filed === 'on',
    frame: Object.fromEntries(frameParts.map((part) => [part, typed[`frame.${part}`] ?? ''])),
    agenda: rows.map(({ id, minutes, question, ...row }) => ({
      ...row,
      // A break asks nothing.
      question: isBreak(row) ? '' : question,
      minutes: Number(minutes || usualMinutes),
      ...(id && { id }),
    })),
  }
}

export type Wrong = Partial<Record<string, Reason>>

/** What the contract would refuse, each at its own field, so that all can be mended at once. */
export function wrongIn(typed: Typed): Wrong {
  const checked = v.safeParse(PlanInput, planFrom(typed))
  if (checked.success) return {}
  const used = [...rowsOf(typed).entries()].filter(([, row]) => isUsed(row)).map(([i]) => i)
  const wrong: Wrong = {}
  for (const issue of checked.issues) {
    const path = (v.getDotPath(issue) ?? 'endsAt').replace(
      /^agenda\.(\d+)/,
      (_, i) => `agenda.${used[Number(i)]}`,
    )
    wrong[path] ??= isReason(issue.message) ? issue.message : 'malformed'
  }
  return wrong
}

/** What keeps a meeting from being announced, by the field where it can be mended. */
export function missingIn(typed: Typed): string[] {
  const frame = frameParts.map((part) => `frame.${part}`).filter((name) => !typed[name]?.trim())
  const asks = rowsOf(typed).some((row) => !isBreak(row) && row.question.trim() !== '')
  return [...frame, ...(asks ? [] : ['agenda'])]
}
