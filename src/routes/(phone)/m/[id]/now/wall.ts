/** What stands on the wall, and what to say when nothing does. */
import type { ContributionView } from '$lib/contract/wire/contributions.ts'
import type { WallView } from '$lib/contract/wire/wall.ts'
import type { WallMode } from '$lib/contract/words.ts'
import { m } from '$lib/paraglide/messages.js'

export function onTheWall(
  wall: WallView | null,
  find: (id: string | null | undefined) => ContributionView | null,
): ContributionView[] {
  if (!wall || !showsWords[wall.mode]) return []
  const ids = wall.mode === 'focus' ? [wall.focusId] : wall.slots.map((slot) => slot?.contributionId)
  return ids.flatMap((id) => find(id) ?? [])
}

const showsWords: Record<WallMode, boolean> = {
  welcome: false,
  thinking: false,
  running: true,
  focus: true,
  themes: false,
  tables: false,
  frozen: true,
  blank: false,
  thanks: true,
}

export function wallSentence(wall: WallView | null): string {
  switch (wall?.mode) {
    case 'welcome':
      return m.phone_wall_welcome()
    case 'thinking':
      return m.phone_wall_thinking()
    case 'blank':
      return m.phone_wall_blank()
    case 'thanks':
      return m.phone_wall_thanks()
    default:
      return m.phone_wall_empty()
  }
}
