import { placePath } from '../contract/place.ts'
import type { FollowKind, Rhythm } from '../contract/words.ts'
import { m } from '../paraglide/messages.js'

export const rhythmLabel: Record<Rhythm, () => string> = {
  at_once: m.follow_at_once,
  daily: m.follow_daily,
  weekly: m.follow_weekly,
  never: m.follow_never,
}

/** What somebody follows, as a list of it says it. @param name of the thread, the meeting, the place or the person. */
export function followedLabel({ kind, name }: { kind: FollowKind; name: string }): string {
  if (kind === 'place') return m.follow_of_place({ place: name })
  return kind === 'facilitator' ? m.follow_of_facilitator({ name }) : name
}

/** Null for a place whose name makes no address. */
export const followedPath = ({ kind, target }: { kind: FollowKind; target: string }): string | null =>
  ({
    thread: `/t/${target}`,
    meeting: `/m/${target}`,
    facilitator: `/facilitators/${target}`,
    place: placePath(target),
  })[kind]
