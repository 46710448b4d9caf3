/** Gathering contributions in themes. */
import * as v from 'valibot'
import { Id, malformed, required, short } from './parts.ts'

const themeName = required(60)

/** As many as a large evening leaves over at once. */
const mostGathered = 5000

const some = (least: number) =>
  v.pipe(v.array(Id, malformed), v.minLength(least, malformed), v.maxLength(mostGathered, malformed))

export const MakeThemeInput = v.object({
  meetingId: Id,
  threadId: Id,
  name: themeName,
  contributionIds: v.optional(some(0), []),
})

export const RenameInput = v.object({ id: Id, name: themeName })

export const GatherInput = v.object({ id: Id, contributionIds: some(1) })

export const TakeOutInput = v.object({ id: Id, contributionId: Id })

export const AloneInput = v.object({ meetingId: Id, threadId: Id, contributionIds: some(1) })

export const MergeInput = v.object({ id: Id, intoId: Id })

export const SplitInput = v.object({ id: Id, name: themeName, contributionIds: some(1) })

export const ThemeInput = v.object({ id: Id })

export const MoveInput = v.object({
  meetingId: Id,
  threadId: Id,
  moves: v.pipe(
    v.array(
      v.object({
        contributionIds: some(1),
        /** `null`: they stay where they are as well. */
        outOfId: v.optional(v.nullable(Id), null),
        /** `null`: they are left over, unless they are in another. */
        intoId: v.optional(v.nullable(Id), null),
      }),
      malformed,
    ),
    v.maxLength(500, malformed),
  ),
  /** Were merged away or dissolved, and are there again. */
  reviveIds: v.optional(some(0), []),
  /** Are dissolved. */
  endIds: v.optional(some(0), []),
})

export const ElsewhereInput = v.object({ id: Id, note: short(200) })
