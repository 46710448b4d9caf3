/** What one looks for, as a form or an address says it: every field may be absent, and what makes no sense narrows nothing. */
import * as v from 'valibot'
import { channels } from '../words.ts'
import { tidy } from '../text.ts'
import { searchKinds } from '../wire/search.ts'

/** Nobody looks for more; characters. */
export const searchLimit = 200

const written = v.optional(v.fallback(v.pipe(v.string(), v.maxLength(20_000), v.transform(tidy)), ''), '')
const oneOf = <const T extends readonly [string, ...string[]]>(known: T) =>
  v.optional(v.fallback(v.nullable(v.picklist(known)), null), null)
const matching = (pattern: RegExp) =>
  v.optional(v.fallback(v.nullable(v.pipe(v.string(), v.regex(pattern))), null), null)

export const SearchInput = v.object({
  q: v.pipe(
    written,
    v.check((q) => q.length <= searchLimit, 'text_too_long'),
  ),
  kind: oneOf(searchKinds),
  channel: oneOf(channels),
  meeting: matching(/^[0-9a-z]{26}$/),
  /** Where meetings are, as they say it. */
  place: written,
  /** Days of meetings, both included: `2026-12-02`. */
  from: matching(/^\d{4}-\d\d-\d\d$/),
  to: matching(/^\d{4}-\d\d-\d\d$/),
  after: matching(/^\d{1,16}$/),
})
export type SearchInput = v.InferOutput<typeof SearchInput>
