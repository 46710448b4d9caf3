/** The current state of what a feed names, as one audience may see it. */
import { type ListName, forEachList, listNames, listOf } from '../../src/lib/contract/lists.ts'
import type { Entities, Listed, Lists, Removed } from '../../src/lib/contract/wire/picture.ts'
import type { Audience } from '../../src/lib/contract/words.ts'
import { agendaItems } from '../domain/agenda/read.ts'
import { contributionViews } from '../domain/contributions/read.ts'
import { hatViews } from '../domain/hats/read.ts'
import { callViews } from '../domain/help/read.ts'
import { findMeeting, viewOf } from '../domain/meetings/meeting.ts'
import { promiseViews } from '../domain/promises/read.ts'
import { waitingViews } from '../domain/proposals/waiting.ts'
import { reportViews } from '../domain/reports/read.ts'
import { speakerViews } from '../domain/speakers/read.ts'
import { standViews } from '../domain/stands/read.ts'
import { themeViews } from '../domain/themes/read.ts'
import { threadViewsAt } from '../domain/threads/thread.ts'
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

/** Whose picture it is. */
export interface Beholder {
  meetingId: string
  audience: Audience
}

/** These of a list, as the beholder may see them, in no particular order; what is gone or not theirs is left out. */
type ReadList<L extends ListName> = (
  reader: Reader,
  ids: string[],
  beholder: Beholder,
) => Promise<Listed[L][]>

const read: { [L in ListName]: ReadList<L> } = {
  contributions: (reader, ids, { audience, meetingId }) =>
    contributionViews(reader, ids, audience, meetingId),
  threads: (reader, ids, { meetingId }) => threadViewsAt(reader, ids, meetingId),
  agenda: agendaItems,
  speakers: speakerViews,
  themes: (reader, ids, { meetingId }) => themeViews(reader, ids, meetingId),
  stands: (reader, ids, { meetingId, audience }) => standViews(reader, ids, meetingId, audience),
  promises: (reader, ids, { meetingId }) => promiseViews(reader, ids, meetingId),
  calls: (reader, ids) => callViews(reader, ids),
  hats: (reader, ids) => hatViews(reader, ids),
  reports: reportViews,
  proposals: waitingViews,
}

export const nothingPresented = (): Presented => ({
  upserts: { ...noLists(), meeting: null, wall: null },
  removed: forEachList<string[]>(() => []),
})

// Empty lists are lists of anything.
const noLists = () => forEachList<never[]>(() => []) as Lists

/** In the order of the feed, so that a page can be cut anywhere. */
export async function present(reader: Reader, beholder: Beholder, named: Named[]): Promise<Presented> {
  const presented = nothingPresented()
  for (const name of listNames) {
    const ids = named
      .filter(({ entityKind }) => listNamed(entityKind) === name)
      .map(({ entityId }) => entityId)
    if (ids.length > 0) await presentList(presented, reader, beholder, name, ids)
  }
  const names = (kind: EntityKind) => named.some(({ entityKind }) => entityKind === kind)
  const { meetingId } = beholder
  const meeting = names('meeting') ? await findMeeting(reader, meetingId) : undefined
  if (meeting) presented.upserts.meeting = viewOf(meeting)
  if (names('wall')) presented.upserts.wall = await wallViewOf(reader, meetingId)
  return presented
}

async function presentList<L extends ListName>(
  { upserts, removed }: Presented,
  reader: Reader,
  beholder: Beholder,
  name: L,
  ids: string[],
): Promise<void> {
  const found = await read[name](reader, ids, beholder)
  const byId = new Map(found.map((entity) => [entity.id, entity]))
  const lists: Lists = upserts
  lists[name] = ids.flatMap((id) => byId.get(id) ?? []) as Lists[L]
  removed[name] = ids.filter((id) => !byId.has(id))
}

/** The part of it that these rows name. */
export function onlyOf(kept: Named[], { upserts, removed }: Presented): Presented {
  const names = new Set(kept.map(({ entityKind, entityId }) => `${listNamed(entityKind)} ${entityId}`))
  const hasAny = (kind: EntityKind) => kept.some(({ entityKind }) => entityKind === kind)
  const part = nothingPresented()
  for (const name of listNames) keepOf(name, part.upserts, upserts, names)
  for (const name of listNames) part.removed[name] = removed[name].filter((id) => names.has(`${name} ${id}`))
  if (hasAny('meeting')) part.upserts.meeting = upserts.meeting
  if (hasAny('wall')) part.upserts.wall = upserts.wall
  return part
}

function keepOf<L extends ListName>(name: L, part: Lists, whole: Lists, names: Set<string>) {
  part[name] = whole[name].filter(({ id }) => names.has(`${name} ${id}`)) as Lists[L]
}

const listNamed = (kind: EntityKind): ListName | null =>
  kind === 'meeting' || kind === 'wall' ? null : listOf[kind]
