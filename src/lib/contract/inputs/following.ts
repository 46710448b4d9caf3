/** Following, and what comes of it by mail. */
import * as v from 'valibot'
import { followKinds, rhythms, seriesKinds } from '../words.ts'
import { malformed } from './parts.ts'
import { Email } from './people.ts'

/** An id, or of a place its name. */
const Target = v.pipe(v.string(malformed), v.minLength(1, malformed), v.maxLength(200, malformed))

const Followed = { kind: v.picklist(followKinds, malformed), target: Target }

export const FollowInput = v.object({
  ...Followed,
  rhythm: v.optional(v.picklist(rhythms, malformed), 'weekly'),
})

/** Without an account. */
export const AskToFollowInput = v.object({ ...FollowInput.entries, email: Email })

export const UnfollowInput = v.object(Followed)

/** With what was asked for: the name of a place may be long. */
export const ConfirmInput = v.object({
  token: v.pipe(v.string(malformed), v.maxLength(2000, 'link_wrong')),
})

export const StopInput = v.object({ token: v.pipe(v.string(malformed), v.maxLength(100, 'link_wrong')) })

export const SeriesInput = v.object({ kind: v.picklist(seriesKinds, malformed), target: Target })
export type SeriesInput = v.InferOutput<typeof SeriesInput>

/** Of everything, nothing need be named. */
export const FeedInput = v.object({
  kind: v.picklist(['all', ...followKinds], malformed),
  target: v.optional(v.pipe(v.string(malformed), v.maxLength(200, malformed)), ''),
})
