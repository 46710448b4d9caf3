/** Which question people at a stand are at, and in what order stands are named. */
import type { ContributionView } from './contract/wire/contributions.ts'
import type { StandView } from './contract/wire/meeting.ts'
import type { WallView } from './contract/wire/wall.ts'

export const byNumber = (stands: Iterable<StandView>): StandView[] =>
  [...stands].sort((a, b) => a.number - b.number)

/**
 * A stand's own question is asked while the hall works at its tables: when they are on the wall, and when the room is at an
 * item that asks nothing. Otherwise the question of the room comes first.
 */
export function questionAt(
  ownThreadId: string | null,
  roomThreadId: string | null,
  wall: Pick<WallView, 'mode' | 'before'> | null,
): string | null {
  const isAtTables = wall?.mode === 'tables' || wall?.before === 'tables'
  return isAtTables || roomThreadId === null ? (ownThreadId ?? roomThreadId) : roomThreadId
}

/** The one that tells the others after this one: the next by number, and none after the last. */
export function tableAfter(stands: StandView[], standId: string | null): StandView | null {
  const open = byNumber(stands).filter(({ endedAt }) => endedAt === null)
  const at = stands.find(({ id }) => id === standId)?.number ?? 0
  return open.find(({ number }) => number > at) ?? null
}

const silentAfterMs = 10 * 60_000

/**
 * Numbers of the tables that have had nothing to say for ten minutes, while others have: where nobody writes, nobody is at
 * the tables.
 */
export function silentAmong(
  stands: Iterable<StandView>,
  contributions: Iterable<ContributionView>,
  now: number,
): number[] {
  const heard = new Map<string, number>()
  for (const { standId, createdAt } of contributions)
    if (standId) heard.set(standId, Math.max(heard.get(standId) ?? 0, createdAt))
  const open = byNumber(stands).filter(({ endedAt }) => endedAt === null)
  const isSilent = ({ id, createdAt }: StandView) =>
    now - Math.max(heard.get(id) ?? 0, createdAt) >= silentAfterMs
  const isHeard = ({ id }: StandView) => now - (heard.get(id) ?? 0) < silentAfterMs
  return open.some(isHeard) ? open.filter(isSilent).map(({ number }) => number) : []
}
