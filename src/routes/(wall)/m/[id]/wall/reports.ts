/**
 * What a wall reports: by its socket, or by HTTP where sockets are blocked. A wall that could only follow there would stand
 * still for ever if it were the only one.
 */
import type { WallBeatAnswer, WallView } from '$lib/contract/wire/wall.ts'
import type { InputOf, Live } from '$lib/live.svelte.ts'
import { post } from '$lib/posting.ts'

type OfThisMeeting<T> = Omit<T, 'meetingId'>
type Beat = OfThisMeeting<InputOf<'wall:beat'>>
type Advance = OfThisMeeting<InputOf<'wall:advance'>> & Pick<Beat, 'screenId'>

export function reportBeat(live: Live, beat: Beat) {
  const { meetingId } = live
  return live.isConnected
    ? live.send('wall:beat', { meetingId, ...beat })
    : post<WallBeatAnswer>(`/api/meetings/${meetingId}/wall/beat`, beat)
}

export async function reportAdvance(live: Live, advance: Advance): Promise<void> {
  const { meetingId } = live
  if (live.isConnected) {
    await live.send('wall:advance', { meetingId, ...advance })
    return
  }
  const answer = await post<{ wall: WallView }>(`/api/meetings/${meetingId}/wall/advance`, advance)
  // Nobody tells a wall without a socket what its own report has changed.
  if (answer.ok) await live.refresh()
}
