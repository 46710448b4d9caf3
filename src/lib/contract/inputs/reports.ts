/** What people ask those who lead to look at, and what these decide. */
import * as v from 'valibot'
import { reportAnswerLimit, reportWordsLimit } from '../limits.ts'
import { hasPersonalNumber } from '../text.ts'
import { holdReasons, reportReasons } from '../words.ts'
import { Id, Key, malformed, short } from './parts.ts'

/** Who reports a personal number need not repeat it. */
const Words = v.pipe(
  short(reportWordsLimit),
  v.check((text) => !hasPersonalNumber(text), 'cpr_number'),
)

export const ReportInput = v.object({
  id: Id,
  key: Key,
  reason: v.picklist(reportReasons, 'report_reason_missing'),
  words: v.optional(Words, ''),
  /** Of our own pages, for a letter; null where that is not known. */
  origin: v.optional(v.nullable(v.string()), null),
})

/** Of all reports of these words at once. */
export const AnswerReportInput = v.object({
  id: Id,
  outcome: v.picklist(['held', 'stays'], malformed),
  reason: v.nullish(v.picklist(holdReasons, malformed)),
  note: v.nullish(short(reportAnswerLimit)),
})

export const ReceiptInput = v.object({ secret: v.string(malformed) })

export const RemoveVersionInput = v.object({ id: Id, note: v.nullish(short(300)) })
