/** What a wall draws, from the programme and the meeting's state. */
import type { MeetingView } from '../../contract/wire/meeting.ts'
import type { WallView } from '../../contract/wire/wall.ts'

export type Scene =
  'welcome' | 'thinking' | 'cards' | 'empty' | 'focus' | 'themes' | 'tables' | 'pause' | 'thanks' | 'blank'

/** Before a meeting it is a welcome, after it a thank-you, whatever the programme was left at. */
export function sceneOf(
  wall: WallView,
  state: MeetingView['state'],
  visible: (id: string) => boolean,
): Scene {
  if (wall.mode === 'blank') return 'blank'
  if (state === 'closed') return 'thanks'
  if (state !== 'open') return 'welcome'
  if (wall.mode === 'focus' && wall.focusId !== null && visible(wall.focusId)) return 'focus'
  const mode = wall.mode === 'focus' || wall.mode === 'frozen' ? (wall.before ?? 'running') : wall.mode
  if (mode === 'welcome' || mode === 'thanks' || mode === 'themes' || mode === 'tables') return mode
  if (wall.threadId === null) return 'pause'
  if (mode === 'thinking') return 'thinking'
  return wall.slots.some((slot) => slot && visible(slot.contributionId)) ? 'cards' : 'empty'
}

export type Notice = 'frozen' | 'floor' | 'more' | 'promise' | 'all_shown' | 'write_on' | null

/** The one sentence below. The promise is made only while the queue can be read in the minutes left. */
export function noticeOf(wall: WallView, scene: Scene, now: number): Notice {
  if (wall.mode === 'frozen') return 'frozen'
  if (scene === 'welcome' || scene === 'thanks' || scene === 'blank') return null
  if (wall.floorTaken) return 'floor'
  // Nothing comes on the wall meanwhile, so nothing can be promised.
  if (scene === 'focus' || scene === 'themes' || scene === 'tables') return 'write_on'
  const { unseen, contributions } = wall.counts
  if (unseen > 0) {
    const left = wall.itemEndsAt === null ? Number.POSITIVE_INFINITY : wall.itemEndsAt - now
    return wall.readingTimeLeft > left ? 'more' : 'promise'
  }
  return contributions > 0 && scene === 'cards' ? 'all_shown' : null
}

export type Square = 'usual' | 'larger' | 'largest'

/** Whoever speaks has the room below it, for their name and a clock. */
export function squareOf(scene: Scene, isLarge: boolean, isUpright: boolean, isTimed = false): Square {
  if (isLarge || scene === 'welcome') return 'largest'
  return !isUpright && !isTimed && (scene === 'thinking' || scene === 'empty') ? 'larger' : 'usual'
}

/**
 * Side of the square's modules: a phone reads one from about ten times its side. This, and `width`, in hundredths of the
 * wall's height. An upright wall is too narrow for sixty of them: there the largest takes nearly the whole width with its
 * quiet zone, or sixty hundredths of the width where a broader one would leave no height for the words below.
 */
export function squareSide(square: Square, width: number): number {
  const isUpright = width <= 100
  if (square === 'largest') return isUpright ? Math.max(0.605 * width, 45) : 60.5
  if (square === 'larger') return width < 150 ? 40 : 45
  return 30.5
}

/** Doors: codes begin to work an hour before the start. */
export const doorsOpenAt = (startsAt: number): number => startsAt - 60 * 60_000
