import { agendaTimeOf } from '../agenda/agendaTime.ts'
import { silentAmong } from '$lib/tables.ts'
import type { Desk } from '../shell/desk.svelte.ts'
import type { FairTime } from '../wall/fairTime.ts'
import { type Need, needsOf } from './needs.ts'

/** What needs a person at this desk now. */
export function needsAt(desk: Desk, fair: FairTime): Need[] {
  const { contributions, now, isOpen, wall } = desk
  if (!wall) return []
  const { silentSince, presence } = desk.live
  const item = desk.agenda.find(({ id }) => id === desk.meeting?.currentItemId)
  const time = item && agendaTimeOf(item, true, now)
  const overBy = time?.is === 'over' ? time.by : 0
  // A meeting that was never opened takes nothing up any more.
  const isToCome = isOpen || (desk.meeting?.endsAt ?? 0) > now
  const words = new Map([...desk.wordsIn].filter(([id]) => !desk.lookedAt.has(id)))
  const silentTables = silentAmong(desk.live.picture.stands.values(), contributions, now)
  return needsOf({
    words,
    silentTables,
    now,
    isOpen,
    silentSince,
    presence,
    wall,
    contributions,
    reports: [...desk.live.picture.reports.values()],
    proposals: isToCome ? [...desk.live.picture.proposals.values()] : [],
    calls: [...desk.live.picture.calls.values()],
    fair,
    overBy,
  })
}
