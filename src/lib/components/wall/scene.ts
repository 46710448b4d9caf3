/** What a wall draws, from the programme and the meeting's state. */
import type { MeetingView, WallView } from '../../contract/wire.ts'

export type Scene = 'welcome' | 'thinking' | 'cards' | 'empty' | 'focus' | 'pause' | 'thanks' | 'blank'

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
  if (mode === 'welcome' || mode === 'thanks') return mode
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
  if (scene === 'focus') return 'write_on'
  const { unseen, received, held } = wall.counts
  if (unseen > 0) {
    const left = wall.itemEndsAt === null ? Number.POSITIVE_INFINITY : wall.itemEndsAt - now
    return wall.readingTimeLeft > left ? 'more' : 'promise'
  }
  return received > held && scene === 'cards' ? 'all_shown' : null
}

/** Side of the square's modules, in hundredths of the wall's height: a phone reads one from about ten times its side. */
export function squareSide(
  scene: Scene,
  { isLarge, isUpright, isNarrow }: { isLarge: boolean; isUpright: boolean; isNarrow: boolean },
): number {
  const usual = 30.5
  const largest = 60.5
  if (isLarge) return largest
  if (isUpright) return usual
  if (scene === 'welcome') return largest
  if (scene === 'thinking' || scene === 'empty') return isNarrow ? 40 : 45
  return usual
}

/** Doors: codes begin to work an hour before the start. */
export const doorsOpenAt = (startsAt: number): number => startsAt - 60 * 60_000
