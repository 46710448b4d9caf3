/** What can be found, by name. */
import type { SearchKind } from '../../../src/lib/contract/wire/search.ts'
import { contributions } from './contributions.ts'
import type { Kind } from './kind.ts'
import { meetings } from './meetings.ts'
import { threads } from './threads.ts'

export const kinds: Record<SearchKind, Kind> = {
  contribution: contributions,
  thread: threads,
  meeting: meetings,
}
