/**
 * What the field and its frame may say, before everything else has come: a test holds this list to what they name. Of a further
 * language the page itself brings those that stand on it, and those that may be said soon.
 */
export const firstWords = new Set([
  'hat_chair',
  'hat_employee',
  'hat_named',
  'hat_politician',
  'hat_sparring_agent',
  'phone_at_most',
  'phone_away',
  'phone_change',
  'phone_hat_as',
  'phone_item',
  'phone_language',
  'phone_left',
  'phone_name_label',
  'phone_nameless',
  'phone_over',
  'phone_place_agenda',
  'phone_place_wall',
  'phone_place_write',
  'phone_places',
  'phone_send',
  'phone_state_unsent',
  'phone_write_here',
  'refusal_cpr_number',
  'refusal_text_control',
  'refusal_text_empty',
  'refusal_text_too_long',
  'refusal_thread_closed',
  'rehearsal_short',
  'state_announced',
  'state_closed',
  'state_draft',
  'state_open',
])

/** Said of what one writes, and where the network goes before the rest has come. */
export const soonWords = new Set([
  'phone_away',
  'phone_left',
  'phone_over',
  'phone_state_unsent',
  'refusal_cpr_number',
  'refusal_text_empty',
  'refusal_text_too_long',
])
