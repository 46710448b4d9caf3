/** An invitation by mail: what it says, and to whom it goes. */
import * as v from 'valibot'
import { letterLimit, subjectLimit } from '../limits.ts'
import { languages } from '../words.ts'
import { Id, Key, malformed, required } from './parts.ts'

/** A list longer than this is refused unread; characters. */
export const listLimit = 900_000

const List = v.pipe(v.string(malformed), v.maxLength(listLimit, 'list_too_long'))

const Subject = v.pipe(
  required(subjectLimit),
  v.transform((subject) => subject.replaceAll('\n', ' ')),
)

const Said = v.object({
  meetingId: Id,
  language: v.picklist(languages, malformed),
  subject: Subject,
  text: required(letterLimit),
  /** To the meeting's page; null where those who are invited could not open it. */
  link: v.nullable(v.pipe(v.string(malformed), v.url(malformed))),
})

export const CheckListInput = v.object({ meetingId: Id, list: List })

export const TrialInput = Said

export const InviteByMailInput = v.object({
  ...Said.entries,
  /** Made by the page, so that a form sent twice is one letter. */
  key: Key,
  list: List,
  /** Which list the sender was shown before, as `inviting.check` named it. */
  seen: v.string(malformed),
})
