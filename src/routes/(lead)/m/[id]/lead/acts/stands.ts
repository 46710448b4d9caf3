import type { WallMode } from '$lib/contract/words.ts'
import { m } from '$lib/paraglide/messages.js'

const sentences: Record<WallMode, () => string> = {
  welcome: m.desk_stands_welcome,
  thinking: m.desk_stands_thinking,
  running: m.desk_stands_running,
  focus: m.desk_stands_focus,
  themes: m.desk_stands_themes,
  tables: m.desk_stands_tables,
  frozen: m.desk_stands_frozen,
  blank: m.desk_stands_blank,
  thanks: m.desk_stands_thanks,
}

/** What is on the wall in this mode, in a sentence. */
export const stands = (mode: WallMode): string => sentences[mode]()
