/** The sentence that a person reads for each reason of a refusal, in their language. */
import type { Details, Reason } from '../../server/refusal.ts'
import { m } from './paraglide/messages.js'
import type { Locale } from './paraglide/runtime.js'

type Sentence = (inputs: { by: string }, options?: { locale?: Locale }) => string

const sentences: Record<Reason, Sentence> = {
  malformed: m.refusal_malformed,
  field_missing: m.refusal_field_missing,
  text_empty: m.refusal_text_empty,
  text_too_long: m.refusal_text_too_long,
  text_control: m.refusal_text_control,
  name_too_long: m.refusal_name_too_long,
  cpr_number: m.refusal_cpr_number,
  times_crossed: m.refusal_times_crossed,
  due_passed: m.refusal_due_passed,
  frame_missing: m.refusal_frame_missing,
  agenda_missing: m.refusal_agenda_missing,
  consent_missing: m.refusal_consent_missing,
  email_wrong: m.refusal_email_wrong,
  password_short: m.refusal_password_short,
  password_long: m.refusal_password_long,
  not_found: m.refusal_not_found,
  code_wrong: m.refusal_code_wrong,
  claim_wrong: m.refusal_claim_wrong,
  card_unknown: m.refusal_card_unknown,
  setup_done: m.refusal_setup_done,
  invitation_wrong: m.refusal_invitation_wrong,
  email_taken: m.refusal_email_taken,
  last_facilitator: m.refusal_last_facilitator,
  forbidden: m.refusal_forbidden,
  login_wrong: m.refusal_login_wrong,
  login_first: m.refusal_login_first,
  join_first: m.refusal_join_first,
  foreign_origin: m.refusal_foreign_origin,
  key_reused: m.refusal_key_reused,
  card_used: m.refusal_card_used,
  claim_other: m.refusal_claim_other,
  state_passed: m.refusal_state_passed,
  item_in_use: m.refusal_item_in_use,
  rehearsal_on: m.refusal_rehearsal_on,
  meeting_on: m.refusal_meeting_on,
  only_rehearsing: m.refusal_only_rehearsing,
  rehearsals_full: m.refusal_rehearsals_full,
  nobody_waits: m.refusal_nobody_waits,
  no_phone: m.refusal_no_phone,
  theme_gone: m.refusal_theme_gone,
  theme_itself: m.refusal_theme_itself,
  overtaken_shown: m.refusal_overtaken_shown,
  overtaken_held: m.refusal_overtaken_held,
  overtaken_waiting: m.refusal_overtaken_waiting,
  not_visible: m.refusal_not_visible,
  not_announced: m.refusal_not_announced,
  meeting_not_open: m.refusal_meeting_not_open,
  meeting_closed: m.refusal_meeting_closed,
  too_long_ago: m.refusal_too_long_ago,
  mend_over: m.refusal_mend_over,
  thread_closed: m.refusal_thread_closed,
  code_expired: m.refusal_code_expired,
  too_fast: m.refusal_too_fast,
  too_many_joins: m.refusal_too_many_joins,
  too_many_codes: m.refusal_too_many_codes,
  unavailable: m.refusal_unavailable,
}

/** Without a locale: the one of the page or request that is being answered. */
export const sentenceFor = (reason: Reason, locale?: Locale, { by = '' }: Details = {}): string =>
  sentences[reason]({ by }, locale ? { locale } : undefined)
