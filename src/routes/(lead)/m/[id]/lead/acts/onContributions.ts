/** What is done with one contribution: shown or not, explained, let in, and written down for somebody. */
import type { ContributionView } from '$lib/contract/wire.ts'
import type { HoldReason } from '$lib/contract/words.ts'
import { m } from '$lib/paraglide/messages.js'
import type { Note } from '../incoming/notes.svelte.ts'
import type { Desk } from '../shell/desk.svelte.ts'
import type { Outcome } from './undo.svelte.ts'

type Part = 'text' | 'name'

/** At once; why is asked afterwards. */
export async function hold(desk: Desk, { id, state }: ContributionView, part: Part = 'text') {
  const { live } = desk
  const wasWaiting = part === 'text' && state === 'waiting'
  desk.explaining = { id, part }
  await desk.act({
    done: part === 'text' ? m.desk_did_held() : m.desk_did_name_held(),
    said: part === 'text' ? m.desk_said_held() : m.desk_said_name_held(),
    send: () => live.send('contribution:hold', { id, part }),
    undone: wasWaiting ? m.desk_said_waiting() : released(part),
    back: () =>
      wasWaiting
        ? live.send('contribution:hold', { id, untilApproved: true })
        : live.send('contribution:release', { id, part }),
  })
}

export async function explain(desk: Desk, id: string, part: Part, reason: HoldReason, note: string) {
  const send = () => desk.live.send('contribution:hold', { id, part, reason, note })
  if (await desk.act({ said: m.desk_said_explained(), send })) desk.explaining = null
}

export function release(desk: Desk, { id, state, desk: known }: ContributionView, part: Part = 'text') {
  const { live } = desk
  const again = { id, part, reason: known?.holdReason ?? null, note: known?.holdNote ?? null }
  const isApproval = part === 'text' && state === 'waiting'
  void desk.act({
    done: isApproval
      ? m.desk_did_approved()
      : part === 'name'
        ? m.desk_did_name_released()
        : m.desk_did_released(),
    said: isApproval ? m.desk_said_approved() : released(part),
    send: () => live.send('contribution:release', { id, part }),
    undone: isApproval
      ? m.desk_said_waiting()
      : part === 'name'
        ? m.desk_said_name_held()
        : m.desk_not_shown(),
    back: () => live.send('contribution:hold', isApproval ? { id, untilApproved: true } : again),
  })
}

const released = (part: Part) => (part === 'name' ? m.desk_said_name_released() : m.desk_said_released())

export function letIn(desk: Desk, { id }: ContributionView) {
  const { live, meetingId } = desk
  void desk.act({ said: m.desk_said_let_in(), send: () => live.send('wall:let_in', { meetingId, id }) })
}

/** Words that somebody spoke, under the key they are kept under. Answers whether they are written down. */
export async function record(desk: Desk, note: Note): Promise<Outcome> {
  const { live, meetingId } = desk
  const answer = await live.send('contribution:record', { meetingId, ...note, name: note.name || null })
  if (!answer.ok) return answer
  const { id } = answer
  desk.undoStack.push({
    done: m.desk_did_written(),
    undone: m.desk_not_shown(),
    back: () => live.send('contribution:hold', { id, reason: 'other', note: m.desk_written_by_mistake() }),
  })
  desk.say(m.desk_written_down())
  return answer
}
