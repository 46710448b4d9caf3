/** What became of one's own words, as one reads it. */
import { reasonLabel } from '$lib/reasons.ts'
import { m } from '$lib/paraglide/messages.js'
import { clock, weekdayAt } from '$lib/when.ts'
import type { Fate, OwnPost } from './posts.ts'

const minute = 60_000
/** Beyond this a number of minutes says more than anybody knows. */
const foreseeableMs = 20 * minute

export function sentenceOf(fate: Fate): string {
  switch (fate.is) {
    case 'unsent':
      return m.phone_state_unsent()
    case 'refused':
      return m.phone_state_refused()
    case 'received':
      return received(fate.waitMs)
    case 'ahead':
      return m.phone_state_ahead()
    case 'keeps_its_place':
      return m.phone_state_keeps_its_place()
    case 'never_shown':
      return m.phone_state_never_shown()
    case 'under_another':
      return m.phone_state_reply()
    case 'awaits_approval':
      return fate.isMended ? m.phone_state_mended() : m.phone_state_awaits()
    case 'waits':
      return m.phone_state_waits({ at: weekdayAt(fate.until) })
    case 'on_wall':
      return m.phone_state_shown({ at: clock(fate.at) })
    case 'held':
      return fate.reason
        ? m.phone_state_held_because({ reason: reasonLabel[fate.reason]() })
        : m.phone_state_held()
    case 'withdrawn':
      return m.phone_state_withdrawn()
  }
}

function received(waitMs: number | null): string {
  if (waitMs === null) return m.phone_state_received()
  if (waitMs < minute / 2) return m.phone_state_received_soon()
  if (waitMs > foreseeableMs) return m.phone_state_received_queue()
  return m.phone_state_received_wait({ n: Math.ceil(waitMs / minute) })
}

/** What its author can do about it; empty where there is nothing to do. */
export function adviceOf(fate: Fate): string {
  switch (fate.is) {
    case 'unsent':
    case 'refused':
      return fate.message ?? ''
    case 'held':
      return [fate.note, m.phone_state_held_advice()].filter(Boolean).join(' ')
    default:
      return ''
  }
}

/** That the name is not read by others, and why; empty where it is, and where nothing is. */
export function nameSentenceOf({ nameHeld, fate }: OwnPost): string {
  if (!nameHeld || fate.is === 'withdrawn') return ''
  if (!nameHeld.reason) return [m.phone_name_held(), nameHeld.note].filter(Boolean).join('. ')
  const reason = reasonLabel[nameHeld.reason]()
  return [m.phone_name_held_because({ reason }), nameHeld.note].filter(Boolean).join('. ')
}
