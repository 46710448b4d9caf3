import { m } from '$lib/paraglide/messages.js'
import type { Desk } from '../shell/desk.svelte.ts'
import { wallBefore } from './wallBefore.ts'

export function move(desk: Desk, itemId: string) {
  const { wall, meeting, meetingId, live } = desk
  if (!wall || !meeting || meeting.currentItemId === itemId) return
  const from = meeting.currentItemId
  const at = (id: string) => m.desk_moved({ title: live.picture.agenda.get(id)?.title ?? '' })
  void desk.act({
    done: m.desk_did_moved(),
    said: at(itemId),
    send: () => live.send('agenda:move', { meetingId, itemId }),
    undone: from === null ? m.desk_moved_before() : at(from),
    back: async () => {
      const answer = await live.send('agenda:move', { meetingId, itemId: from })
      return answer.ok && from !== null ? wallBefore(live, wall)() : answer
    },
  })
}
