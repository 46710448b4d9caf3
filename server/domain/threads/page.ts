/** Which contributions a page of a thread holds: a hundred at a time, in an order that nobody's verdict has a part in. */
import type { Selectable } from 'kysely'
import type { ThreadOrder } from '../../../src/lib/contract/words.ts'
import { sha256 } from '../../ids.ts'
import type { ContributionTable, Reader } from '../../persistence/schema.ts'
import { whenSaid } from '../contributions/said.ts'
import type { ThreadTheme } from '../themes/of-thread.ts'

export const pageSize = 100

/** A contribution that stands in the thread, and the answers under it. */
export interface Place {
  id: string
  replies: string[]
  isAnswered: boolean
}

/** Whether words stand where they were written, themselves or as a place that somebody has left. */
export type Stands = (words: Pick<Selectable<ContributionTable>, 'state' | 'keepsPlace'>) => boolean
export const isShown: Stands = ({ state }) => state === 'shown'

/** Where a page begins: with so many before it, or such that it holds this contribution or answer. */
export interface Asked {
  from: number
  at: string | null
}

/** Said first comes first. What stands no more keeps its place where somebody has answered it; `ids` are of all, answers too. */
export async function placesIn(
  reader: Reader,
  threadId: string,
  meetingIds: string[],
  stands: Stands,
): Promise<{ places: Place[]; ids: string[] }> {
  const rows = await reader
    .selectFrom('contribution')
    .select(['id', 'parentId', 'state', 'keepsPlace'])
    .where('threadId', '=', threadId)
    .where('meetingId', 'in', meetingIds)
    .where((eb) => eb.or([eb('state', '=', 'shown'), eb('keepsPlace', '=', 1)]))
    .orderBy(whenSaid)
    .orderBy('id')
    .execute()
  const replies = Map.groupBy(
    rows.filter((row) => stands(row) && row.parentId !== null),
    ({ parentId }) => parentId,
  )
  const places = rows
    .filter(({ parentId }) => parentId === null)
    .map((row) => ({ ...row, under: replies.get(row.id) ?? [] }))
    .filter((row) => stands(row) || row.under.length > 0)
    .map(({ id, under }) => ({
      ...{ id, replies: under.map((reply) => reply.id), isAnswered: under.some(isShown) },
    }))
  return { places, ids: rows.map(({ id }) => id) }
}

export function ordered(places: Place[], order: ThreadOrder, seed: string): Place[] {
  if (order === 'unanswered') return places.toSorted((a, b) => Number(a.isAnswered) - Number(b.isAnswered))
  if (order !== 'random') return places
  const lots = new Map(places.map(({ id }) => [id, sha256(`${seed}${id}`)]))
  return places.toSorted((a, b) => ((lots.get(a.id) ?? '') < (lots.get(b.id) ?? '') ? -1 : 1))
}

/** A contribution where it is read, and in which theme; `null` where it is read for itself. */
interface Line extends Place {
  themeId: string | null
}

/** *Efter tema* is the oldest first within each, and once more in each further theme that it lies in. */
export function linesOf(places: Place[], themes: ThreadTheme[] | null): Line[] {
  const alone = (place: Place): Line => ({ ...place, themeId: null })
  if (!themes) return places.map(alone)
  const inside = new Set(themes.flatMap(({ contributionIds }) => contributionIds))
  return [
    ...themes.flatMap(({ id, contributionIds }) => {
      const own = new Set(contributionIds)
      return places.filter((place) => own.has(place.id)).map((place) => ({ ...place, themeId: id }))
    }),
    ...places.filter(({ id }) => !inside.has(id)).map(alone),
  ]
}

/** How many lines are before the page that is asked for. */
export function beginOf(lines: Line[], { from, at }: Asked): number {
  const found = at === null ? -1 : lines.findIndex(({ id, replies }) => id === at || replies.includes(at))
  const asked = found === -1 ? Math.min(from, Math.max(0, lines.length - 1)) : found
  return Math.floor(asked / pageSize) * pageSize
}

/** Of these themes, what these lines show of them: under the theme itself, or wherever the order has it. */
export const themesOn = (lines: Line[], themes: ThreadTheme[], isByTheme: boolean): ThreadTheme[] =>
  themes.map((theme) => ({
    ...theme,
    contributionIds: isByTheme ? under(lines, theme) : within(lines, theme),
  }))

const under = (lines: Line[], { id: asked }: ThreadTheme): string[] =>
  lines.filter(({ themeId }) => themeId === asked).map(({ id }) => id)

function within(lines: Line[], { contributionIds }: ThreadTheme): string[] {
  const here = new Set(lines.flatMap(({ id, replies }) => [id, ...replies]))
  return contributionIds.filter((id) => here.has(id))
}
