import type { WallView } from '$lib/contract/wire/wall.ts'
import type { Live } from '$lib/live.svelte.ts'
import type { Outcome } from './undo.svelte.ts'

const minute = 60_000

/** Puts the wall back in the mode that it had. A *summepause* gets the minutes that were left, whole ones. */
export function wallBefore(live: Live, { mode, focusId, thinkingUntil }: WallView): () => Promise<Outcome> {
  const { meetingId } = live
  const left = thinkingUntil === null ? 0 : Math.ceil((thinkingUntil - live.now()) / minute)
  return () =>
    mode === 'focus'
      ? live.send('wall:focus', { meetingId, id: focusId })
      : live.send('wall:mode', { meetingId, mode, ...(left > 0 && { minutes: Math.min(5, left) }) })
}
