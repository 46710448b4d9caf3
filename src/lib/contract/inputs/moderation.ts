/** What the desk does with what people wrote. */
import * as v from 'valibot'
import { contributionStates, holdReasons } from '../words.ts'
import { Id, malformed, short } from './parts.ts'

const part = v.optional(v.picklist(['text', 'name'], malformed), 'text')

/** As it stood at the desk that decides: if another has decided meanwhile, this one is told. */
const seen = v.optional(v.picklist(contributionStates, malformed))

export const HoldInput = v.object({
  id: Id,
  reason: v.nullish(v.picklist(holdReasons, malformed)),
  note: v.nullish(short(300)),
  part,
  /** Not a no: it waits for approval again, as if nobody had decided. */
  untilApproved: v.optional(v.boolean(malformed), false),
  seen,
})

export const ReleaseInput = v.object({ id: Id, part, seen })

export const StopPhoneInput = v.object({
  id: Id,
  reason: v.nullish(v.picklist(holdReasons, malformed)),
  note: v.nullish(short(300)),
})

export const PhoneInput = v.object({ id: Id })

export const NewPhonesInput = v.object({ meetingId: Id, wait: v.boolean(malformed) })

/** `first`: read at the desk before the room reads it. */
export const ThreadApprovalInput = v.object({ meetingId: Id, threadId: Id, first: v.boolean(malformed) })

/** `null`: nothing any longer. */
export const LookInput = v.object({
  meetingId: Id,
  id: v.nullable(Id),
  isDeciding: v.optional(v.boolean(malformed), false),
})

export const WordListInput = v.object({ words: short(10_000) })
