import { type AnswerPart, missingFrom } from '$lib/contract/answering.ts'
import { type AnswerOutcome, answerOutcomes } from '$lib/contract/words.ts'
import { m } from '$lib/paraglide/messages.js'

const named: Record<AnswerPart, () => string> = {
  outcome: m.answer_form_missing_outcome,
  responsible: () => lower(m.answer_form_responsible()),
  nextStep: () => lower(m.answer_form_step()),
  due: m.answer_form_missing_due,
  reason: () => lower(m.answer_form_reason()),
  again: m.answer_form_missing_again,
  passedTo: m.answer_form_missing_passedTo,
  office: () => lower(m.answer_form_office()),
}
const lower = (text: string) => text.charAt(0).toLocaleLowerCase() + text.slice(1)

/** All of it at once: whoever fills in a form is not to meet one no after the other. */
export function whatIsMissing(typed: Record<string, string>): string[] {
  const outcome = answerOutcomes.find((one): one is AnswerOutcome => one === typed.outcome) ?? null
  const trimmed = Object.fromEntries(Object.entries(typed).map(([name, text]) => [name, text.trim()]))
  return missingFrom({ ...trimmed, outcome }).map((part) => named[part]())
}
