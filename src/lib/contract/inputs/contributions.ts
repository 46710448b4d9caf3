/** What people write. */
import * as v from 'valibot'
import { replyKinds, translationLanguages } from '../words.ts'
import { Id, Key, Name, Text, WaitedMs, malformed } from './parts.ts'

export const SubmitInput = v.object({
  key: Key,
  threadId: Id,
  text: Text,
  meetingId: v.optional(Id),
  parentId: v.nullish(Id),
  kind: v.nullish(v.picklist(replyKinds, malformed)),
  name: v.nullish(Name),
  /** Under the name of the account that they are written from, where there is one. */
  named: v.optional(v.boolean(malformed), false),
  waitedMs: WaitedMs,
})

export type SubmitInput = v.InferInput<typeof SubmitInput>

export const EditInput = v.object({ id: Id, text: Text, name: v.nullish(Name) })

export const ContributionInput = v.object({ id: Id })

export const TranslateInput = v.object({
  id: Id,
  language: v.picklist(translationLanguages, 'translation_language'),
  /** `null` takes it away. */
  text: v.nullable(Text),
  /** The writing that was looked at (`TranslationView.id`); `null`: there was none. Who leaves it out is not told of others. */
  seen: v.nullish(Id),
})
