/** The evening as it stands in the tables themselves, past everything that reads them for the screens. */
import type { Db } from '../../../server/persistence/schema.ts'
import type { Drawn, OwnWords } from './drawn.ts'

export type Truth = Awaited<ReturnType<typeof readTruth>>
type Row = Truth['rows'][number]

export async function readTruth(db: Db, meetingId: string) {
  const rows = await db
    .selectFrom('contribution')
    .leftJoin('wallEntry', 'wallEntry.contributionId', 'contribution.id')
    .select(['id', 'threadId', 'parentId', 'participantId', 'channel', 'text', 'state', 'showings'])
    .select(['createdAt', 'saidAt'])
    .where('contribution.meetingId', '=', meetingId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
  const item = await db
    .selectFrom('meeting')
    .innerJoin('agendaItem', 'agendaItem.id', 'meeting.currentItemId')
    .innerJoin('thread', 'thread.id', 'agendaItem.threadId')
    .select(['agendaItem.title', 'thread.question', 'thread.id as threadId'])
    .where('meeting.id', '=', meetingId)
    .executeTakeFirstOrThrow()
  const gathered = await db
    .selectFrom('theme')
    .leftJoin('themeContribution', 'themeContribution.themeId', 'theme.id')
    .select(['theme.threadId', 'name', 'contributionId'])
    .where('meetingId', '=', meetingId)
    .where('endedAt', 'is', null)
    .execute()
  const programme = await db
    .selectFrom('programme')
    .select(['mode', 'slots', 'focusId'])
    .where('meetingId', '=', meetingId)
    .executeTakeFirstOrThrow()
  return { rows, item, gathered, programme }
}

/** As threads, themes and one's own words stand: what waited for the network, when it was said and not when it came. */
const asSaid = (rows: Row[]): Row[] =>
  rows.toSorted((a, b) => whenSaid(a) - whenSaid(b) || (a.id < b.id ? -1 : 1))
const whenSaid = ({ createdAt, saidAt }: Row): number => saidAt ?? createdAt

const texts = (rows: Row[]): string[] => rows.map(({ text }) => text)
const isSeen = ({ state }: Row): boolean => state === 'shown'
const isForWall = ({ showings }: Row): boolean => showings !== null

export const deskOf = ({ rows, item }: Truth): Drawn['desk'] => ({
  item: item.title,
  all: texts(rows.filter((row) => isSeen(row) && isForWall(row))),
  held: texts(rows.filter(({ state }) => state === 'held')),
  replies: texts(rows.filter((row) => isSeen(row) && !isForWall(row))),
})

/** Of one question, whatever the room is at. */
export function boardOf({ rows, gathered }: Truth, threadId: string): Drawn['board'] {
  const here = asSaid(rows).filter((row) => row.threadId === threadId && isSeen(row) && row.parentId === null)
  const placed = new Set(gathered.map(({ contributionId }) => contributionId))
  return {
    'Mangler en plads': texts(here.filter(({ id }) => !placed.has(id))),
    ...themesIn(gathered, threadId, here),
    'Står for sig selv': [],
  }
}

function themesIn(gathered: Truth['gathered'], threadId: string, here: Row[]): Record<string, string[]> {
  const names = new Set(gathered.filter((one) => one.threadId === threadId).map(({ name }) => name))
  const inside = (name: string) =>
    new Set(gathered.filter((one) => one.name === name).map(({ contributionId }) => contributionId))
  return Object.fromEntries(
    [...names].map((name) => [name, texts(here.filter(({ id }) => inside(name).has(id)))]),
  )
}

export function wallOf(truth: Truth): Drawn['wall'] {
  const { rows, item, programme } = truth
  const here = rows.filter((row) => row.threadId === item.threadId && isForWall(row))
  const seen = here.filter(isSeen)
  const unseen = seen.filter(({ showings }) => showings === 0)
  const held = here.filter(({ state }) => state === 'held')
  return {
    question: item.question,
    standing: standingOn(truth),
    themes: programme.mode === 'themes' ? themesIn(truth.gathered, item.threadId, asSaid(seen)) : {},
    counts: countsOf(seen.length, unseen.length, held.length),
  }
}

/** As they stand in a row: none where nothing has come, and no noughts but the first. */
const countsOf = (seen: number, unseen: number, held: number): number[] =>
  seen + held === 0 ? [] : [seen, ...[unseen, held].filter((count) => count > 0)]

function standingOn({ rows, programme: { mode, slots, focusId } }: Truth): string[] {
  if (mode === 'themes') return []
  // Written by the server alone.
  const standing = JSON.parse(slots) as ({ id: string } | null)[]
  const ids = mode === 'focus' ? [focusId] : standing.map((slot) => slot?.id)
  return ids.flatMap((id) => texts(rows.filter((row) => row.id === id && isSeen(row))))
}

export function phoneOf(truth: Truth, wrote: string[]): Drawn['phone'] {
  const { rows, item, gathered } = truth
  const here = asSaid(rows).filter((row) => row.threadId === item.threadId && isSeen(row))
  const said = here.filter(({ parentId }) => parentId === null)
  const themes = Object.entries(themesIn(gathered, item.threadId, said))
  return {
    item: item.title,
    standing: standingOn(truth),
    said: said.map(({ id, text }) => [text, ...texts(here.filter(({ parentId }) => parentId === id))]),
    themes: Object.fromEntries(themes.filter(([, words]) => words.length > 0)),
    own: ownOf(rows.filter(({ participantId }) => participantId === authorOf(rows, wrote))),
  }
}

const authorOf = (rows: Row[], wrote: string[]) =>
  rows.find(({ text }) => wrote.includes(text))?.participantId ?? 'nobody'

export const scribeOf = ({ rows }: Truth): Drawn['scribe'] =>
  ownOf(rows.filter(({ channel }) => channel === 'table'))

/** Newest first. */
const ownOf = (rows: Row[]): OwnWords[] =>
  asSaid(rows)
    .toReversed()
    .map(({ text, state, showings }) => ({
      text,
      fate: state === 'held' ? 'held' : (showings ?? 0) > 0 ? 'on_wall' : 'received',
    }))
