import type { MeetingView } from '../../../../lib/contract/wire.ts'

/** By which doors one comes to write in a thread of these meetings today: the room's code, or the code one was given there. */
export const doorsTo = (meetings: Pick<MeetingView, 'state'>[]) => ({
  room: meetings.some(({ state }) => state === 'open'),
  home: meetings.some(({ state }) => state === 'closed'),
})
