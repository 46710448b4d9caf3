import type { AgendaItemView } from '../../../../../../lib/contract/wire.ts'

const minute = 60_000

/** How an item stands against the minutes it was given. */
export type AgendaTime =
  { is: 'coming' } | { is: 'now'; left: number } | { is: 'over'; by: number } | { is: 'done'; used: number }

/** Whole minutes; the last minute left is *1*, and the first one over as well. */
export function agendaTimeOf(
  { startedAt, endedAt, minutes }: Pick<AgendaItemView, 'startedAt' | 'endedAt' | 'minutes'>,
  isCurrent: boolean,
  now: number,
): AgendaTime {
  if (startedAt === null) return { is: 'coming' }
  if (!isCurrent)
    return { is: 'done', used: Math.max(0, Math.round(((endedAt ?? now) - startedAt) / minute)) }
  const left = startedAt + minutes * minute - now
  return left > 0
    ? { is: 'now', left: Math.ceil(left / minute) }
    : { is: 'over', by: Math.ceil((1 - left) / minute) }
}
