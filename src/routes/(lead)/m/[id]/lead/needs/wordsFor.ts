import { m } from '$lib/paraglide/messages.js'
import { clock } from '$lib/when.ts'
import type { Need } from './needs.ts'

/** What needs somebody, in a sentence. */
export function wordsFor(need: Need): string {
  switch (need.kind) {
    case 'connection':
      return m.desk_need_connection({ time: clock(need.since) })
    case 'no_wall':
      return m.desk_need_no_wall()
    case 'all_left_out':
      return m.desk_need_all_left_out()
    case 'wall_off':
      return need.mode === 'blank'
        ? m.desk_need_blank({ n: need.minutes })
        : m.desk_need_frozen({ n: need.minutes })
    case 'help':
      return need.place ? m.desk_need_help_at({ place: need.place }) : m.desk_need_help()
    case 'reported':
      return need.count === 1 ? m.version_need_one() : m.version_need_many({ n: need.count })
    case 'proposed':
      return need.count === 1 ? m.move_need_one() : m.move_need_many({ n: need.count })
    case 'waiting':
      return m.desk_need_waiting({ n: need.count })
    case 'mended':
      return m.desk_need_mended({ n: need.count })
    case 'words':
      return m.desk_look_for({ words: need.words.join(', ') })
    case 'unexplained':
      return m.desk_need_unexplained({ n: need.count })
    case 'wishes':
      return m.desk_need_wishes({ n: need.count })
    case 'over_time':
      return m.desk_need_over_time({ n: need.minutes })
    case 'too_short':
      return m.desk_need_too_short({ n: need.unseen })
    case 'silent_tables':
      return m.table_desk_need_silent({
        tables: need.numbers.map((number) => m.table_short({ number })).join(', '),
      })
    case 'longest':
      return m.desk_need_longest({ n: need.minutes })
  }
}
