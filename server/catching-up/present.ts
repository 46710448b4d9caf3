/** The current state of what a feed names, as one audience may see it. */
import type { Entities, Removed } from '../../src/lib/contract/wire.ts'
import type { Audience } from '../../src/lib/contract/words.ts'
import { agendaItems } from '../domain/agenda/read.ts'
import { contributionViews } from '../domain/contributions/read.ts'
import { findMeeting, viewOf } from '../domain/meetings/meeting.ts'
import { threadViewOf } from '../domain/threads/thread.ts'
import { wallViewOf } from '../domain/wall/read.ts'
import type { Reader } from '../persistence/schema.ts'
import type { EntityKind } from '../feed/audiences.ts'

export interface Named {
  entityKind: EntityKind
  entityId: string
  seq: number
}

export interface Presented {
  upserts: Entities
  removed: Removed
}

export const nothingPresented = (): Presented => ({
  upserts: { contributions: [], threads: [], agenda: [], meeting: null, wall: null },
  removed: { contributions: [], agenda: [], threads: [] },
})

/** In the order of the feed, so that a page can be cut anywhere. */
export async function present(
  reader: Reader,
  meetingId: string,
  audience: Audience,
  named: Named[],
): Promise<Presented> {
  const idsOf = (kind: EntityKind) =>
    named.filter((row) => row.entityKind === kind).map((row) => row.entityId)
  const contributionIds = idsOf('contribution')
  const contributions = await contributionViews(reader, contributionIds, audience, meetingId)
  const agenda = await agendaItems(reader, idsOf('agenda'))
  const threads = await threadsOf(reader, meetingId, idsOf('thread'))
  const meeting = idsOf('meeting').length > 0 ? await findMeeting(reader, meetingId) : undefined
  return {
    upserts: {
      contributions: inOrder(contributionIds, contributions),
      threads: inOrder(idsOf('thread'), threads),
      agenda: inOrder(idsOf('agenda'), agenda),
      meeting: meeting ? viewOf(meeting) : null,
      wall: idsOf('wall').length > 0 ? await wallViewOf(reader, meetingId) : null,
    },
    removed: {
      contributions: missing(contributionIds, contributions),
      threads: missing(idsOf('thread'), threads),
      agenda: missing(idsOf('agenda'), agenda),
    },
  }
}

/** A meeting may have let go of a thread that another has. */
async function threadsOf(reader: Reader, meetingId: string, ids: string[]) {
  if (ids.length === 0) return []
  const rows = await reader
    .selectFrom('thread')
    .innerJoin('threadMeeting', 'threadMeeting.threadId', 'thread.id')
    .selectAll('thread')
    .where('thread.id', 'in', ids)
    .where('threadMeeting.meetingId', '=', meetingId)
    .execute()
  return rows.map(threadViewOf)
}

function inOrder<T extends { id: string }>(ids: string[], found: T[]): T[] {
  const byId = new Map(found.map((entity) => [entity.id, entity]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

const missing = (ids: string[], found: { id: string }[]) =>
  ids.filter((id) => !found.some((entity) => entity.id === id))
