/** What people ask those who lead to look at, as people read it. */
import type { HoldReason, ReportReason } from './contract/words.ts'
import { holdReasons } from './contract/words.ts'
import { m } from './paraglide/messages.js'
import { reasonLabel } from './reasons.ts'

export const reportReasonLabel: Record<ReportReason, () => string> = {
  ...reasonLabel,
  impersonation: m.version_reason_impersonation,
  advertising: m.version_reason_advertising,
}

/** What the words would be held back for, if those who lead agree. */
export const holdReasonFor = (reason: ReportReason): HoldReason =>
  holdReasons.find((one) => one === reason) ?? 'other'
