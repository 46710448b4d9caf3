/** When the room was at an item, as a record tells it. */
import type { AgendaItemView } from './contract/wire/meeting.ts'
import { m } from './paraglide/messages.js'
import { getLocale } from './paraglide/runtime.js'
import { hours } from './when.ts'

interface Stay {
  from: number
  until: number
}

/** Who goes on by mistake is back within it: the room was never gone from the one, and never at the other. */
const slipMs = 30_000

export function staysIn(visits: AgendaItemView['visits'], now: number): Stay[] {
  const stays: Stay[] = []
  for (const { from, until } of visits) {
    const last = stays.at(-1)
    if (last && from - last.until < slipMs) last.until = until ?? now
    else stays.push({ from, until: until ?? now })
  }
  const long = stays.filter((stay) => stay.until - stay.from >= slipMs)
  return long.length > 0 ? long : stays
}

/** Its hours, or that nobody came to it, and the minutes set aside. */
export function timesAt({ visits, minutes }: AgendaItemView, now: number): string {
  const stays = staysIn(visits, now).map(({ from, until }) => hours(from, until))
  if (stays.length === 0) return m.record_not_reached({ minutes })
  return m.record_times({ hours: new Intl.ListFormat(getLocale()).format(stays), minutes })
}
