/** What each item of the checklist is called, and what one does for it. */
import { type DayItem, tickedItems } from '$lib/contract/words.ts'
import { m } from '$lib/paraglide/messages.js'

export const dayLabel: Record<DayItem, () => string> = {
  reached: m.desk_day_reached,
  reached_elsewhere: m.desk_day_reached_elsewhere,
  network: m.desk_day_network,
  wall_seen: m.desk_day_wall_seen,
  back_row: m.desk_day_back_row,
  phone_joined: m.desk_day_phone_joined,
  sheets: m.desk_day_sheets,
  stands: m.desk_day_stands,
  sound: m.desk_day_sound,
}

export const dayHow: Record<DayItem, (inputs: { n: number }) => string> = {
  reached: m.desk_day_reached_how,
  reached_elsewhere: m.desk_day_reached_elsewhere_how,
  network: m.desk_day_network_how,
  wall_seen: m.desk_day_wall_seen_how,
  back_row: m.desk_day_back_row_how,
  phone_joined: m.desk_day_phone_joined_how,
  sheets: m.desk_day_sheets_how,
  stands: m.desk_day_stands_how,
  sound: m.desk_day_sound_how,
}

export const isTickedByHand = (item: DayItem): boolean => tickedItems.some((one) => one === item)
