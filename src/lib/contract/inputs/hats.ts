/** Giving, using and taking back hats. */
import * as v from 'valibot'
import { hatTitleLimit, nameLimit } from '../limits.ts'
import { hatKinds } from '../words.ts'
import { Id, malformed, required, short } from './parts.ts'

export const GiveHatInput = v.pipe(
  v.object({
    meetingId: Id,
    kind: v.picklist(hatKinds, 'field_missing'),
    title: v.optional(short(hatTitleLimit), ''),
    name: required(nameLimit),
  }),
  // No word of ours says what *other* is.
  v.check(({ kind, title }) => kind !== 'other' || title !== '', 'field_missing'),
)

export type GiveHatInput = v.InferInput<typeof GiveHatInput>

export const PrintHatsInput = v.object({ meetingId: Id, hatIds: v.array(Id) })

export const HatInput = v.object({ id: Id })

export const HatCodeInput = v.object({ code: v.pipe(v.string(malformed), v.maxLength(200, 'hat_wrong')) })
