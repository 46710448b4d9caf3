/** What has come in a thread since somebody last read it, as they may read it: no text is looked at. */
import type { Reader } from '../../persistence/schema.ts'
import { isInPlace } from '../contributions/in-place.ts'
import { isPublic } from '../meetings/publicity.ts'
import { type Setting, readableAmong } from '../threads/thread.ts'

export interface Whose {
  threadId: string
  settings: Setting[]
  /** Whose own words are not new to them. */
  accountId: string | null
}

/** Where it stands among the contributions, oldest first; with those that it answers. */
export interface Standing {
  id: string
  at: number
  /** Of what stands by itself: its own, or that of what it answers. */
  under: string
}

export const isAfter = (
  one: Pick<Standing, 'at' | 'under'>,
  other: Pick<Standing, 'at' | 'under'>,
): boolean => one.at > other.at || (one.at === other.at && one.under > other.under)

/**
 * In the order in which they stand in the thread, oldest first. Words that were held back or waited are new from when they
 * could be read, those that came from another thread from when they came, unless they were read there, and those of a meeting
 * that was laid forth since then are new to who was not there.
 * @param since epoch ms.
 */
export async function newSince(
  reader: Reader,
  { threadId, settings, accountId }: Whose,
  since: number,
): Promise<Standing[]> {
  const readable = readableAmong(settings)
  if (readable.length === 0) return []
  const laidForth = settings.filter((setting) => cameBy(setting, since)).map(({ meeting }) => meeting.id)
  const own = settings.flatMap(({ roles }) => roles.participantId ?? [])
  const rows = await reader
    .selectFrom('contribution')
    .leftJoin('contribution as parent', 'parent.id', 'contribution.parentId')
    .select(['contribution.id', 'contribution.parentId', 'contribution.createdAt', 'contribution.saidAt'])
    .select(['parent.createdAt as parentCreatedAt', 'parent.saidAt as parentSaidAt'])
    .select(['contribution.accountId', 'contribution.participantId', 'contribution.meetingId'])
    .select(['contribution.seenAt', 'contribution.writtenInId'])
    .where('contribution.threadId', '=', threadId)
    .where('contribution.meetingId', 'in', readable)
    .where('contribution.state', '=', 'shown')
    .where(isInPlace)
    .where((eb) =>
      eb.or([
        eb('contribution.createdAt', '>', since),
        eb('contribution.seenAt', '>', since),
        eb('contribution.movedAt', '>', since),
        ...(laidForth.length > 0 ? [eb('contribution.meetingId', 'in', laidForth)] : []),
      ]),
    )
    .execute()
  const wasThereBefore = (row: (typeof rows)[number]) =>
    firstSeen(row) <= since && !laidForth.includes(row.meetingId)
  const readThere = await readElsewhere(reader, accountId, rows.filter(wasThereBefore))
  return rows
    .filter((row) => !wasThereBefore(row) || firstSeen(row) > (readThere.get(row.writtenInId ?? '') ?? 0))
    .filter((row) => row.accountId === null || row.accountId !== accountId)
    .filter((row) => row.participantId === null || !own.includes(row.participantId))
    .map((row) => ({ ...row, at: row.saidAt ?? row.createdAt }))
    .sort((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at - b.at))
    .map((row) => ({
      id: row.id,
      under: row.parentId ?? row.id,
      at: row.parentId === null ? row.at : (row.parentSaidAt ?? row.parentCreatedAt ?? row.at),
    }))
    .sort((a, b) =>
      isAfter(a, b) ? 1 : isAfter(b, a) ? -1 : Number(a.id !== a.under) - Number(b.id !== b.under),
    )
}

const firstSeen = ({ createdAt, seenAt }: { createdAt: number; seenAt: number | null }): number =>
  Math.max(createdAt, seenAt ?? 0)

/** How far somebody had read the threads that these words were written in. */
async function readElsewhere(
  reader: Reader,
  accountId: string | null,
  words: { writtenInId: string | null }[],
): Promise<Map<string, number>> {
  const ids = [...new Set(words.flatMap(({ writtenInId }) => writtenInId ?? []))]
  if (accountId === null || ids.length === 0) return new Map()
  const rows = await reader
    .selectFrom('reading')
    .select(['threadId', 'readUntil'])
    .where('accountId', '=', accountId)
    .where('threadId', 'in', ids)
    .execute()
  return new Map(rows.map(({ threadId, readUntil }) => [threadId, readUntil]))
}

const cameBy = ({ meeting, roles }: Setting, since: number): boolean =>
  !roles.joined && !roles.leads && isPublic(meeting) && (meeting.publishedAt ?? 0) > since

/** Where the contribution stands; null for one that this thread has not got. */
export async function standingOf(reader: Reader, threadId: string, id: string): Promise<Standing | null> {
  const row = await reader
    .selectFrom('contribution')
    .select(['id', 'createdAt', 'saidAt'])
    .where('id', '=', id)
    .where('threadId', '=', threadId)
    .where('parentId', 'is', null)
    .executeTakeFirst()
  return row ? { id, under: id, at: row.saidAt ?? row.createdAt } : null
}

/** The contribution after the one where somebody stopped; null at the end. */
export async function nextAfter(
  reader: Reader,
  { threadId, settings }: Whose,
  stoppedId: string,
): Promise<string | null> {
  const stopped = await standingOf(reader, threadId, stoppedId)
  if (!stopped) return null
  const readable = readableAmong(settings)
  const next = await reader
    .selectFrom('contribution')
    .select('id')
    .where('threadId', '=', threadId)
    .where('meetingId', 'in', readable.length > 0 ? readable : [''])
    .where('parentId', 'is', null)
    .where('state', '=', 'shown')
    .where((eb) => {
      const at = eb.fn.coalesce('saidAt', 'createdAt')
      return eb.or([eb(at, '>', stopped.at), eb.and([eb(at, '=', stopped.at), eb('id', '>', stopped.id)])])
    })
    .orderBy((eb) => eb.fn.coalesce('saidAt', 'createdAt'))
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return next?.id ?? null
}
