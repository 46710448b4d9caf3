/** What people write. */
import * as v from 'valibot'
import { replyKinds } from '../words.ts'
import { Id, Key, Name, Text, malformed } from './parts.ts'

export const SubmitInput = v.object({
  key: Key,
  threadId: Id,
  text: Text,
  meetingId: v.optional(Id),
  parentId: v.nullish(Id),
  kind: v.nullish(v.picklist(replyKinds, malformed)),
  name: v.nullish(Name),
})

export type SubmitInput = v.InferInput<typeof SubmitInput>

export const EditInput = v.object({ id: Id, text: Text, name: v.nullish(Name) })

export const ContributionInput = v.object({ id: Id })
