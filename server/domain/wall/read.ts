/** The programme as walls, phones and the desk see it, from the rows as they stand. */
import type { FairnessView, WallView } from '../../../src/lib/contract/wire/wall.ts'
import type { Reader } from '../../persistence/schema.ts'
import { codesOf } from '../meetings/codes.ts'
import { nextChange } from './fair.ts'
import { type Programme, programmeOf, stageOf } from './programme.ts'
import { pagesBegan } from './still.ts'
import { firstWaiting, sumsOf } from './sums.ts'

/** Depends on rows alone, never on the clock: a fresh picture and a caught-up one must be the same. */
export async function wallViewOf(reader: Reader, meetingId: string): Promise<WallView> {
  const programme = await programmeOf(reader, meetingId)
  return {
    version: programme.version,
    mode: programme.mode,
    before: programme.modeBefore,
    itemId: programme.itemId,
    threadId: programme.threadId,
    k: programme.k,
    wishedSlots: programme.wishedSlots,
    slots: programme.slots.map(
      (slot) =>
        slot && {
          contributionId: slot.id,
          since: slot.since,
          pagesFrom: pagesBegan(programme, slot.pagesFrom),
          span: slot.span,
        },
    ),
    focusId: programme.focusId,
    text: programme.textSize,
    theme: programme.theme,
    largeCode: programme.largeCode === 1,
    floorTaken: programme.floorTaken === 1,
    since: programme.since,
    pagesFrom: pagesBegan(programme, programme.pagesFrom),
    stillSince: programme.stillSince,
    thinkingUntil: programme.thinkingUntil,
    table: programme.standId === null ? null : { standId: programme.standId, until: programme.standUntil },
    next: await nextOf(reader, programme),
    ...(await sumsOf(reader, programme)),
    itemEndsAt: await itemEndOf(reader, programme.itemId),
    ...(await accessOf(reader, meetingId)),
  }
}

async function nextOf(reader: Reader, programme: Programme): Promise<WallView['next']> {
  const { mode, thinkingUntil, floorTaken } = programme
  const starts = mode === 'thinking' ? thinkingUntil : mode === 'running' || mode === 'thanks' ? 0 : null
  if (floorTaken === 1 || starts === null) return null
  const waiting = await firstWaiting(reader, programme)
  const due = nextChange(stageOf(programme), waiting, programme.changedAt + programme.paceMs)
  return due && { slot: due.slot, at: Math.max(due.at, starts) }
}

async function itemEndOf(reader: Reader, itemId: string | null): Promise<number | null> {
  if (itemId === null) return null
  const item = await reader
    .selectFrom('agendaItem')
    .select(['startedAt', 'minutes'])
    .where('id', '=', itemId)
    .executeTakeFirst()
  return item?.startedAt ? item.startedAt + item.minutes * 60_000 : null
}

async function accessOf(reader: Reader, meetingId: string): Promise<Pick<WallView, 'join' | 'wifi'>> {
  const codes = await codesOf(reader, meetingId)
  const { wifiName, wifiPassword } = await reader
    .selectFrom('meeting')
    .select(['wifiName', 'wifiPassword'])
    .where('id', '=', meetingId)
    .executeTakeFirstOrThrow()
  return {
    join: codes && { code: codes.typed, path: `/j/${codes.screen}` },
    wifi: codes && wifiName ? { name: wifiName, password: wifiPassword } : null,
  }
}

/**
 * What the minutes say of the wall: how many were shown, fewest, most, the longest wait, and how many never were. As it was
 * when the meeting closed: while people say goodbye the wall goes on with what is left, and the record is done.
 */
export async function fairnessOf(reader: Reader, meetingId: string): Promise<FairnessView> {
  const entries = await reader
    .selectFrom('wallEntry')
    .innerJoin('contribution', 'contribution.id', 'wallEntry.contributionId')
    .select(['wallEntry.contributionId as id', 'showings', 'shownAt', 'readyAt'])
    .where('wallEntry.meetingId', '=', meetingId)
    .where('state', '=', 'shown')
    .execute()
  const later = await showingsAfterClosing(reader, meetingId)
  const showings = entries.map((entry) => entry.showings - (later.get(entry.id) ?? 0))
  const waits = entries.map(({ shownAt, readyAt }, i) =>
    showings[i] && shownAt && readyAt ? Math.max(0, shownAt - readyAt) : 0,
  )
  return {
    received: entries.length,
    shown: showings.filter((count) => count > 0).length,
    unseen: showings.filter((count) => count === 0).length,
    fewest: showings.length > 0 ? Math.min(...showings) : 0,
    most: Math.max(0, ...showings),
    longestWaitMs: Math.max(0, ...waits),
  }
}

async function showingsAfterClosing(reader: Reader, meetingId: string): Promise<Map<string, number>> {
  const found = await reader
    .selectFrom('showing')
    .innerJoin('meeting', 'meeting.id', 'showing.meetingId')
    .select(({ fn }) => ['contributionId', fn.countAll<number>().as('count')])
    .where('showing.meetingId', '=', meetingId)
    .whereRef('showing.at', '>=', 'meeting.closedAt')
    .groupBy('contributionId')
    .execute()
  return new Map(found.map(({ contributionId, count }) => [contributionId, Number(count)]))
}
