/** What is done with phones, without seeing whose they are: one is stopped, or every new one waits; or a question is read first. */
import type { ContributionView } from '$lib/contract/wire/contributions.ts'
import { m } from '$lib/paraglide/messages.js'
import type { Desk } from '../shell/desk.svelte.ts'

/** At once, and all that it has said; why is asked afterwards, once for all of it. */
export async function stopPhone(desk: Desk, { id }: ContributionView) {
  const { live } = desk
  let held = 0
  const isStopped = await desk.act({
    done: m.desk_did_phone_stopped(),
    said: () => (held > 0 ? m.desk_said_phone_stopped({ n: held }) : m.desk_said_phone_stopped_only()),
    send: async () => {
      const answer = await live.send('phone:stop', { id })
      if (answer.ok) held = answer.held
      return answer
    },
    undone: m.desk_phone_writes_again(),
    back: () => live.send('phone:allow', { id }),
  })
  if (isStopped) desk.explaining = { id, part: 'phone' }
}

export function allowPhone(desk: Desk, { id, desk: known }: ContributionView) {
  const { live } = desk
  const why = { id, reason: known?.holdReason ?? null, note: known?.holdNote ?? null }
  let shown = 0
  void desk.act({
    done: m.desk_did_phone_allowed(),
    said: () => (shown > 0 ? m.desk_said_phone_allowed({ n: shown }) : m.desk_phone_writes_again()),
    send: async () => {
      const answer = await live.send('phone:allow', { id })
      if (answer.ok) shown = answer.shown
      return answer
    },
    undone: m.desk_phone_is_stopped(),
    back: () => live.send('phone:stop', why),
  })
}

/** *Nye telefoner venter*, or not any longer. */
export function toggleNewPhones(desk: Desk) {
  const { live, meetingId, meeting } = desk
  if (!meeting) return
  const before = meeting.newPhonesWait
  const send = (wait: boolean) => live.send('phones:wait', { meetingId, wait })
  const said = (wait: boolean) => (wait ? m.desk_said_new_wait() : m.desk_said_new_welcome())
  void desk.act({
    done: before ? m.desk_did_new_welcome() : m.desk_did_new_wait(),
    said: said(!before),
    send: () => send(!before),
    undone: said(before),
    back: () => send(before),
  })
}

/** *Læs først*, for one question. */
export function toggleReadFirst(desk: Desk, threadId: string) {
  const { live, meetingId } = desk
  const before = live.picture.threads.get(threadId)?.readFirst === true
  const send = (first: boolean) => live.send('thread:approval', { meetingId, threadId, first })
  const said = (first: boolean) => (first ? m.desk_said_read_first() : m.desk_said_show_first())
  void desk.act({
    done: before ? m.desk_did_show_first() : m.desk_did_read_first(),
    said: said(!before),
    send: () => send(!before),
    undone: said(before),
    back: () => send(before),
  })
}
