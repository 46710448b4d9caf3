/** The running agenda. */
import * as v from 'valibot'
import { itemKinds } from '../words.ts'
import { Id, malformed, required, short, wholeNumber } from './parts.ts'

/** `null` is before the first item. */
export const AgendaMoveInput = v.object({ meetingId: Id, itemId: v.nullable(Id) })

export const InsertItemInput = v.object({
  meetingId: Id,
  /** `null`: before the first. */
  afterId: v.nullable(Id),
  kind: v.optional(v.picklist(itemKinds, malformed), 'item'),
  title: required(120),
  minutes: wholeNumber(1, 600),
  question: v.nullish(short(200)),
})

export const ChangeItemInput = v.object({
  meetingId: Id,
  itemId: Id,
  title: v.optional(required(120)),
  minutes: v.optional(wholeNumber(1, 600)),
})

export const ItemInput = v.object({ meetingId: Id, itemId: Id })

export const TakeUpInput = v.object({
  meetingId: Id,
  threadId: Id,
  title: required(120),
  minutes: wholeNumber(1, 600),
  /** Of our own pages, for the mail to who proposed it; null where that is not known. */
  origin: v.optional(v.nullable(v.string()), null),
})
