/** What is done with the agenda while the meeting goes on: where the room is, how long it has, and what there is. */
import type { AgendaItemView } from '$lib/contract/wire/meeting.ts'
import type { ItemKind } from '$lib/contract/words.ts'
import { m } from '$lib/paraglide/messages.js'
import { minutesWith } from '../agenda/agendaTime.ts'
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

/** Minutes more, or fewer. */
export function giveMinutes(desk: Desk, item: AgendaItemView, by: number) {
  const { meetingId, live } = desk
  const { id: itemId, title, minutes: before } = item
  const minutes = minutesWith(by, item, desk.now)
  if (minutes === before) return
  const send = (given: number) => live.send('agenda:change', { meetingId, itemId, minutes: given })
  void desk.act({
    done: by > 0 ? m.desk_did_more_time() : m.desk_did_less_time(),
    said: m.desk_said_minutes({ title, n: minutes }),
    send: () => send(minutes),
    undone: m.desk_said_minutes({ title, n: before }),
    back: () => send(before),
  })
}

export interface NewItem {
  kind: ItemKind
  title: string
  minutes: number
  question: string
}

/** After the one that the room is at. Answers whether it is there. */
export function insertItem(desk: Desk, { question, ...item }: NewItem): Promise<boolean> {
  const { meetingId, live } = desk
  let itemId = ''
  return desk.act({
    done: item.kind === 'break' ? m.desk_did_break() : m.desk_did_inserted(),
    said: m.desk_said_inserted({ title: item.title }),
    send: async () => {
      const afterId = desk.meeting?.currentItemId ?? null
      const answer = await live.send('agenda:insert', {
        ...item,
        meetingId,
        afterId,
        question: (item.kind === 'item' && question) || null,
      })
      if (answer.ok) itemId = answer.id
      return answer
    },
    undone: m.desk_said_taken_out({ title: item.title }),
    back: () => live.send('agenda:remove', { meetingId, itemId }),
  })
}

/** It comes back where it was, with its question; what was written to it keeps it from going. */
export function takeOut(desk: Desk, item: AgendaItemView) {
  const { meetingId, live, agenda } = desk
  const { id: itemId, kind, title, minutes, threadId } = item
  const afterId = agenda[agenda.findIndex(({ id }) => id === itemId) - 1]?.id ?? null
  const question = (threadId && live.picture.threads.get(threadId)?.question) || null
  void desk.act({
    done: m.desk_did_taken_out(),
    said: m.desk_said_taken_out({ title }),
    send: () => live.send('agenda:remove', { meetingId, itemId }),
    undone: m.desk_said_inserted({ title }),
    back: () => live.send('agenda:insert', { meetingId, afterId, kind, title, minutes, question }),
  })
}
