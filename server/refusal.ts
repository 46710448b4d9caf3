/**
 * An expected *no*. It crosses the border to SvelteKit, where `instanceof` fails: compare `code`.
 * `reason` names the sentence that a person reads, in their own language (`http/refusals.ts`).
 */
import type { RefusalCode } from '../src/lib/contract/words.ts'

const codes = {
  malformed: 'invalid',
  field_missing: 'invalid',
  text_empty: 'invalid',
  text_too_long: 'invalid',
  text_control: 'invalid',
  name_too_long: 'invalid',
  name_missing: 'invalid',
  cpr_number: 'invalid',
  times_crossed: 'invalid',
  due_passed: 'invalid',
  closing_wrong: 'invalid',
  hours_crossed: 'invalid',
  hours_never: 'invalid',
  host_unfit: 'invalid',
  translation_language: 'invalid',
  frame_missing: 'invalid',
  agenda_missing: 'invalid',
  consent_missing: 'invalid',
  answer_outcome_missing: 'invalid',
  answer_responsible_missing: 'invalid',
  answer_step_missing: 'invalid',
  answer_date_missing: 'invalid',
  answer_reason_missing: 'invalid',
  answer_again_missing: 'invalid',
  answer_whom_missing: 'invalid',
  answer_office_missing: 'invalid',
  proposal_reason_missing: 'invalid',
  move_none: 'invalid',
  move_question_missing: 'invalid',
  move_reply: 'invalid',
  thread_itself: 'invalid',
  source_missing: 'invalid',
  report_reason_missing: 'invalid',
  report_words_missing: 'invalid',
  report_answer_missing: 'invalid',
  email_wrong: 'invalid',
  list_empty: 'invalid',
  list_too_long: 'invalid',
  number_wrong: 'invalid',
  colour_wrong: 'invalid',
  picture_wrong: 'invalid',
  picture_heavy: 'invalid',
  password_short: 'invalid',
  password_long: 'invalid',
  not_found: 'not_found',
  code_wrong: 'not_found',
  claim_wrong: 'not_found',
  link_wrong: 'not_found',
  reach_over: 'not_found',
  card_unknown: 'not_found',
  setup_done: 'not_found',
  invitation_wrong: 'not_found',
  hat_wrong: 'not_found',
  email_taken: 'conflict',
  account_there: 'conflict',
  last_facilitator: 'conflict',
  last_administrator: 'conflict',
  forbidden: 'forbidden',
  login_wrong: 'forbidden',
  login_first: 'forbidden',
  login_code_wrong: 'forbidden',
  password_wrong: 'forbidden',
  fresh_link_first: 'forbidden',
  fresh_login_first: 'forbidden',
  account_blocked: 'forbidden',
  provider_refused: 'forbidden',
  join_first: 'forbidden',
  foreign_origin: 'forbidden',
  key_reused: 'conflict',
  card_used: 'conflict',
  stop_used: 'conflict',
  hat_used: 'conflict',
  claim_other: 'conflict',
  words_kept: 'conflict',
  nothing_written: 'conflict',
  state_passed: 'conflict',
  item_in_use: 'conflict',
  rehearsal_on: 'conflict',
  meeting_on: 'conflict',
  only_rehearsing: 'conflict',
  rehearsals_full: 'too_many',
  announce_first: 'conflict',
  no_mail_rehearsing: 'conflict',
  trial_first: 'conflict',
  list_changed: 'conflict',
  not_visible: 'conflict',
  nobody_waits: 'conflict',
  no_phone: 'conflict',
  theme_gone: 'conflict',
  answer_overtaken: 'conflict',
  no_answer_rehearsing: 'conflict',
  theme_itself: 'invalid',
  overtaken_shown: 'conflict',
  overtaken_held: 'conflict',
  overtaken_waiting: 'conflict',
  overtaken_translated: 'conflict',
  overtaken_untranslated: 'conflict',
  proposed_already: 'conflict',
  proposal_declined: 'conflict',
  words_not_public: 'forbidden',
  thread_merged: 'conflict',
  thread_on: 'conflict',
  already_answered: 'conflict',
  move_elsewhere: 'conflict',
  draft_overtaken: 'conflict',
  sum_overtaken: 'conflict',
  not_announced: 'closed',
  meeting_not_open: 'closed',
  meeting_closed: 'closed',
  too_long_ago: 'closed',
  mend_over: 'closed',
  thread_closed: 'closed',
  code_expired: 'closed',
  login_link_used: 'closed',
  login_code_over: 'closed',
  errand_over: 'closed',
  invited_too_late: 'closed',
  hat_taken_back: 'closed',
  too_fast: 'too_many',
  trials_full: 'too_many',
  too_many_joins: 'too_many',
  too_many_codes: 'too_many',
  provider_down: 'unavailable',
  too_many_searches: 'too_many',
  backup_elsewhere: 'conflict',
  too_many_reports: 'too_many',
  unavailable: 'unavailable',
} as const satisfies Record<string, RefusalCode>

export type Reason = keyof typeof codes

/** What a sentence names beside its reason. */
export interface Details {
  /** Who was faster. */
  by?: string
}

export class Refusal extends Error {
  readonly code: RefusalCode
  readonly reason: Reason
  readonly details: Details
  constructor(reason: Reason, details: Details = {}) {
    super(reason)
    this.name = 'Refusal'
    this.reason = reason
    this.details = details
    this.code = codes[reason]
  }
}

export const refuse = (reason: Reason, details?: Details): never => {
  throw new Refusal(reason, details)
}

/** Also for a refusal that was made by the other copy of this module. */
export function isRefusal(error: unknown): error is Refusal {
  return (
    error instanceof Error && error.name === 'Refusal' && 'reason' in error && isReason(String(error.reason))
  )
}

export const isReason = (text: string): text is Reason => Object.hasOwn(codes, text)
