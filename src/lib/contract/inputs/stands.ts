/** Stands in the hall, and their scribes. */
import * as v from 'valibot'
import { Id, Key, Name, Text, WaitedMs, malformed, required, short, wholeNumber } from './parts.ts'

const heads = wholeNumber(1, 500)

export const AddStandInput = v.object({
  meetingId: Id,
  name: required(60),
  question: v.nullish(short(200)),
  /** How many sit there: the wall draws so much more often from them. */
  heads: v.optional(heads, 6),
})

export const ChangeStandInput = v.object({
  id: Id,
  name: v.optional(required(60)),
  /** Empty takes it away. */
  question: v.optional(short(200)),
  heads: v.optional(heads),
})

export const EndStandInput = v.object({ id: Id, ended: v.boolean(malformed) })

export const OfferScribeInput = v.object({ meetingId: Id, standId: Id })

export const StandWriteInput = v.object({
  key: Key,
  meetingId: Id,
  threadId: Id,
  text: Text,
  name: v.nullish(Name),
  waitedMs: WaitedMs,
})
