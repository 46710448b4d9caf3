import { type AnswerPart, missingFrom } from '$lib/contract/answering.ts'
import { type AnswerOutcome, answerOutcomes } from '$lib/contract/words.ts'
import type { Refused } from '$lib/forms.ts'
import { m } from '$lib/paraglide/messages.js'

/** What is to be mended, by its field. */
export type Wrong = { [P in AnswerPart]?: string }

const wanting: Record<AnswerPart, () => string> = {
  outcome: m.refusal_answer_outcome_missing,
  responsible: m.refusal_answer_responsible_missing,
  nextStep: m.refusal_answer_step_missing,
  due: m.refusal_answer_date_missing,
  reason: m.refusal_answer_reason_missing,
  again: m.refusal_answer_again_missing,
  passedTo: m.refusal_answer_whom_missing,
  office: m.refusal_answer_office_missing,
}

/** All of it at once: whoever fills in a form is not to meet one no after the other. */
export function whatIsWrong({ reason, message, typed }: Refused): Wrong {
  const outcome = answerOutcomes.find((one): one is AnswerOutcome => one === typed.outcome) ?? null
  if (reason === 'due_passed') return { [outcome === 'not_now' ? 'again' : 'due']: message }
  const trimmed = Object.fromEntries(Object.entries(typed).map(([name, text]) => [name, text.trim()]))
  return Object.fromEntries(missingFrom({ ...trimmed, outcome }).map((part) => [part, wanting[part]()]))
}
