/** *Opsamling*: whose turn it is among the tables. */
import type { StandView } from '$lib/contract/wire/meeting.ts'
import { m } from '$lib/paraglide/messages.js'
import { tableAfter } from '$lib/tables.ts'
import type { Desk } from '../shell/desk.svelte.ts'
import { stands as standsOnWall } from './stands.ts'
import { wallBefore } from './wallBefore.ts'

/** What the last table was given; the next one gets the same. */
export const lastMinutes = { value: 3 }

/** Null after the last table, and while there is none. */
export const nextTable = (desk: Desk): StandView | null =>
  tableAfter([...desk.live.picture.stands.values()], desk.wall?.table?.standId ?? null)

export function showTable(desk: Desk, stand: StandView) {
  const { wall, live, meetingId } = desk
  if (!wall) return
  const table = m.table_short({ number: stand.number })
  const back = wall.table
  void desk.act({
    done: m.table_desk_did_turn({ table }),
    said: m.table_wall_turn({ table }),
    send: () => live.send('wall:table', { meetingId, standId: stand.id, minutes: lastMinutes.value }),
    undone: standsOnWall(wall.mode),
    back: back
      ? () => live.send('wall:table', { meetingId, standId: back.standId, minutes: lastMinutes.value })
      : wallBefore(live, wall),
  })
}
