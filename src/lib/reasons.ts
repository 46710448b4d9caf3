/** Why something is held back, as its author reads it. By itself, so that a phone need not fetch every label of the house. */
import type { HoldReason } from './contract/words.ts'
import { m } from './paraglide/messages.js'

export const reasonLabel: Record<HoldReason, () => string> = {
  private_matters: m.reason_private_matters,
  personal_attack: m.reason_personal_attack,
  off_topic: m.reason_off_topic,
  unlawful: m.reason_unlawful,
  duplicate: m.reason_duplicate,
  other: m.reason_other,
}
