/** The speakers' list. */
import * as v from 'valibot'
import { Id, Name, malformed, wholeNumber } from './parts.ts'

export const AskToSpeakInput = v.object({ meetingId: Id, name: v.nullish(Name) })

export const AddSpeakerInput = v.object({
  meetingId: Id,
  name: v.pipe(
    Name,
    v.check((name) => name !== null, 'field_missing'),
  ),
})

export const SpeakerInput = v.object({ id: Id })

/** As it was before: in line, or speaking. */
export const PutBackSpeakerInput = v.object({
  id: Id,
  state: v.picklist(['waiting', 'speaking'], malformed),
})

/** Without an id: the next in order. */
export const CallSpeakerInput = v.object({ meetingId: Id, id: v.nullish(Id) })

export const SpeakingTimeInput = v.object({ meetingId: Id, seconds: wholeNumber(30, 600) })
