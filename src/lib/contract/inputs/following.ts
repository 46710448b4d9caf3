/** Following, and what comes of it by mail. */
import * as v from 'valibot'
import { followKinds, rhythms } from '../words.ts'
import { malformed } from './parts.ts'
import { Email } from './people.ts'

const Followed = {
  kind: v.picklist(followKinds, malformed),
  /** An id, or of a place its name. */
  target: v.pipe(v.string(malformed), v.minLength(1, malformed), v.maxLength(200, malformed)),
}

export const FollowInput = v.object({
  ...Followed,
  rhythm: v.optional(v.picklist(rhythms, malformed), 'weekly'),
})

/** Without an account. */
export const AskToFollowInput = v.object({ ...FollowInput.entries, email: Email })

export const UnfollowInput = v.object(Followed)

export const StopInput = v.object({ token: v.pipe(v.string(malformed), v.maxLength(100, 'link_wrong')) })
