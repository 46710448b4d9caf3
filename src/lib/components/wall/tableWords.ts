/** What each table has said that belongs on the wall now, newest first; and whose page it is to be read. */
import type { ContributionView } from '../../contract/wire/contributions.ts'
import type { StandView } from '../../contract/wire/meeting.ts'
import type { WallView } from '../../contract/wire/wall.ts'
import { byNumber } from '../../tables.ts'

export interface AtTable {
  stand: StandView
  words: ContributionView[]
}

/** As long as a page of tables stands: as many words as it has room for, read at the wall's pace; ms. */
const pageMs = { large: 24_000, small: 42_000 }

/** By number, never by how much was said. A table that has ended stays for as long as its words do. */
export function tablesShown(
  stands: Iterable<StandView>,
  contributions: Iterable<ContributionView>,
  wall: Pick<WallView, 'threadId'>,
): AtTable[] {
  const said = Map.groupBy(contributions, ({ standId }) => standId)
  return byNumber(stands)
    .map((stand) => ({ stand, words: wordsFrom(said.get(stand.id) ?? [], stand, wall) }))
    .filter(({ stand, words }) => stand.endedAt === null || words.length > 0)
}

/** What it was asked: the question on the wall and its own; everything, while the wall asks nothing. */
function wordsFrom(
  said: ContributionView[],
  { threadId }: StandView,
  wall: Pick<WallView, 'threadId'>,
): ContributionView[] {
  const asked = [wall.threadId, threadId]
  return said
    .filter((one) => one.parentId === null && one.state === 'shown')
    .filter((one) => wall.threadId === null || asked.includes(one.threadId))
    .sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1))
}

/** Every wall is at the same page. `turns`: how far somebody has turned by hand. */
export const turnAt = (standingMs: number, text: 'large' | 'small', turns: number): number =>
  Math.max(0, Math.floor(Math.max(0, standingMs) / pageMs[text]) + turns)

/** As few pages of tables as there is room for, and about as many tables on each. */
export const besideEachOther = (tables: number, room: number): number =>
  Math.max(1, Math.ceil(tables / Math.max(1, Math.ceil(tables / room))))

/** Which tables stand side by side, and the page of each: further ones first, then on in the words of all. */
export function tablePageAt<T>(tables: T[], beside: number, turn: number): { shown: T[]; page: number } {
  const pages = Math.max(1, Math.ceil(tables.length / beside))
  const from = (turn % pages) * beside
  return { shown: tables.slice(from, from + beside), page: Math.floor(turn / pages) }
}
