/** Asking for the picture of a meeting, or what changed in it. */
import * as v from 'valibot'
import { Id, malformed, wholeNumber } from './parts.ts'

export const EnterInput = v.object({
  meetingId: Id,
  audience: v.optional(v.picklist(['room', 'desk'], malformed), 'room'),
  since: v.optional(wholeNumber(0, Number.MAX_SAFE_INTEGER)),
  epoch: v.optional(v.pipe(v.string(malformed), v.maxLength(64, malformed))),
})

export type EnterInput = v.InferInput<typeof EnterInput>

export const FeedInput = EnterInput
