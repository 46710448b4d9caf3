/** What is done with one contribution: shown or not, explained, let in, and written down for somebody. */
import type { ContributionView, Why } from '$lib/contract/wire/contributions.ts'
import type { HoldReason } from '$lib/contract/words.ts'
import { m } from '$lib/paraglide/messages.js'
import { waitedSince } from '$lib/waited.ts'
import type { Note } from '../incoming/notes.svelte.ts'
import type { Desk, HeldPart } from '../shell/desk.svelte.ts'
import type { Outcome } from './undo.svelte.ts'

type Part = 'text' | 'name'

/** At once; why is asked afterwards. */
export async function hold(desk: Desk, { id, state }: ContributionView, part: Part = 'text') {
  const { live } = desk
  const wasWaiting = part === 'text' && state === 'waiting'
  const isHeld = await desk.act({
    done: part === 'text' ? m.desk_did_held() : m.desk_did_name_held(),
    said: part === 'text' ? m.desk_said_held() : m.desk_said_name_held(),
    send: () => live.send('contribution:hold', { id, part, seen: state }),
    undone: wasWaiting ? m.desk_said_waiting() : released(part),
    back: () =>
      wasWaiting
        ? live.send('contribution:hold', { id, untilApproved: true, seen: 'held' })
        : live.send('contribution:release', { id, part, ...(part === 'text' && { seen: 'held' }) }),
  })
  if (isHeld) desk.explaining = { id, part }
}

/**
 * The reason after the act, in the place of one that was given before: words may still be added. What somebody else decided
 * meanwhile is told, and the words are kept.
 */
export async function explain(desk: Desk, one: ContributionView, part: HeldPart, reason: HoldReason) {
  const { live, reasonDrafts } = desk
  const { id, state: seen } = one
  const given = { reason, note: ownWordsFor(desk, one, part) }
  const why = { id, ...given }
  const send = () =>
    part === 'phone' ? live.send('phone:stop', why) : live.send('contribution:hold', { ...why, part, seen })
  if (!(await desk.act({ said: m.desk_said_explained(), send }))) return
  if (ownWordsFor(desk, one, part) === given.note) reasonDrafts.delete(draftOf(id, part))
  if (desk.explaining?.id === id && desk.explaining.part === part) desk.explaining = { id, part, given }
}

/** As it stands, or as this desk has just said it. */
export function whyOf({ explaining }: Desk, one: ContributionView, part: HeldPart): Why {
  const { holdReason = null, holdNote = null, nameWhy } = one.desk ?? {}
  const given = explaining?.id === one.id && explaining.part === part ? explaining.given : undefined
  const known = { text: { reason: holdReason, note: holdNote }, name: nameWhy, phone: given }
  return known[part] ?? { reason: null, note: null }
}

/** What lies in the field: what is being written, or what was said. */
export const ownWordsFor = (desk: Desk, one: ContributionView, part: HeldPart): string =>
  desk.reasonDrafts.get(draftOf(one.id, part)) ?? whyOf(desk, one, part).note ?? ''

/** Words that nobody has been sent. */
export const hasUnsaved = (desk: Desk, one: ContributionView, part: HeldPart): boolean =>
  ownWordsFor(desk, one, part).trim() !== (whyOf(desk, one, part).note ?? '')

export const draftOf = (id: string, part: HeldPart) => `${id} ${part}`

export function release(desk: Desk, one: ContributionView, part: Part = 'text') {
  const { live } = desk
  const { id, state } = one
  const again = { id, part, ...whyOf(desk, one, part) }
  const isApproval = part === 'text' && state === 'waiting'
  void desk.act({
    done: isApproval
      ? m.desk_did_approved()
      : part === 'name'
        ? m.desk_did_name_released()
        : m.desk_did_released(),
    said: isApproval ? m.desk_said_approved() : released(part),
    send: () => live.send('contribution:release', { id, part, seen: state }),
    undone: isApproval
      ? m.desk_said_waiting()
      : part === 'name'
        ? m.desk_said_name_held()
        : m.desk_not_shown(),
    back: () =>
      live.send('contribution:hold', {
        ...(isApproval ? { id, untilApproved: true } : again),
        ...(part === 'text' && { seen: 'shown' }),
      }),
  })
}

const released = (part: Part) => (part === 'name' ? m.desk_said_name_released() : m.desk_said_released())

export function letIn(desk: Desk, { id }: ContributionView) {
  const { live, meetingId } = desk
  void desk.act({ said: m.desk_said_let_in(), send: () => live.send('wall:let_in', { meetingId, id }) })
}

/** Words that somebody spoke, under the key they are kept under. Answers whether they are written down. */
export async function record(desk: Desk, { writtenAt, ...note }: Note): Promise<Outcome> {
  const { live, meetingId } = desk
  const written = { meetingId, ...note, name: note.name || null, waitedMs: waitedSince(writtenAt) }
  const answer = await live.send('contribution:record', written)
  if (!answer.ok) return answer
  const { id } = answer
  desk.doneHere.add(id)
  desk.undoStack.push({
    done: m.desk_did_written(),
    undone: m.desk_not_shown(),
    back: () => live.send('contribution:hold', { id, reason: 'other', note: m.desk_written_by_mistake() }),
  })
  desk.say(m.desk_written_down())
  return answer
}
