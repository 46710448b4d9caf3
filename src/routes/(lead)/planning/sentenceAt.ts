import type { Reason } from '../../../../server/refusal.ts'
import { m } from '$lib/paraglide/messages.js'
import { sentenceFor } from '$lib/sentences.ts'

/** What is wrong at this field. A number or a date that is none deserves more than *could not be read*. */
export function sentenceAt(field: string, reason: Reason | undefined): string | undefined {
  if (!reason) return undefined
  if (reason !== 'malformed') return sentenceFor(reason)
  if (field.endsWith('At')) return m.desk_plan_date_wrong()
  if (field === 'safetyDelaySeconds') return m.desk_plan_delay_wrong()
  return field.endsWith('minutes') || field === 'expected' ? m.desk_plan_number_wrong() : sentenceFor(reason)
}
