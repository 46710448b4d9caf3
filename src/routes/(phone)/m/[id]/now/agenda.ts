/** The agenda's time, as a phone tells it. */
import type { AgendaItemView } from '$lib/contract/wire/meeting.ts'
import { m } from '$lib/paraglide/messages.js'
import { clock } from '$lib/when.ts'

/** When its minutes are over; epoch ms, null for what has not begun. */
export const endOf = ({ startedAt, minutes }: AgendaItemView): number | null =>
  startedAt === null ? null : startedAt + minutes * 60_000

export const breakSentence = (until: number, now: number): string =>
  now < until ? m.phone_break_until({ at: clock(until) }) : m.phone_break_over()
