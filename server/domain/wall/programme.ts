/** One programme for each meeting: every wall and the desk's preview draw the same. */
import type { Selectable } from 'kysely'
import { questionOn } from '../../../src/lib/contract/counting.ts'
import type { WallMode } from '../../../src/lib/contract/words.ts'
import { maxSlots } from '../../../src/lib/contract/limits.ts'
import { readingTime } from '../../../src/lib/contract/reading.ts'
import { wholeTextOf } from '../../../src/lib/contract/translating.ts'
import { seized } from '../../persistence/held.ts'
import type { ProgrammeTable, Reader, Trx } from '../../persistence/schema.ts'
import type { Recorder } from '../../persistence/write.ts'
import { refuse } from '../../refusal.ts'
import { slackMs } from '../clock/slack.ts'
import type { Tools } from '../tools.ts'
import type { Candidate, Stage, Standing } from './fair.ts'
import { pageTime, pagesAfter } from './still.ts'
import { sourceOf } from './tables.ts'

type Row = Selectable<ProgrammeTable>
export type Programme = Omit<Row, 'slots'> & { slots: (Standing | null)[] }

/** A leading wall keeps its place for this long without a heartbeat; ms. */
export const leaseMs = 10_000

const initialSlots = 3
/** Until a wall has reported what fits on it. */
const initialCharactersPerSlot = 130

/** Longer was given by a clock that was ahead, and has been put back. */
const longestLeaseMs = leaseMs + slackMs

export const isLed = (programme: Programme, now: number): boolean =>
  programme.leaderId !== null && programme.leaderUntil > now && programme.leaderUntil <= now + longestLeaseMs

export const stageOf = ({ slots, reservedId }: Programme): Stage => ({ slots, reservedId })

/** Cards change in these modes; in *thanks* those that nobody has seen yet get the minutes that are left. */
export const rotates = (programme: Programme, now: number): boolean =>
  programme.floorTaken === 0 &&
  (programme.mode === 'running' || programme.mode === 'thanks' || isDoneThinking(programme, now))

const isDoneThinking = ({ mode, thinkingUntil }: Programme, now: number) =>
  mode === 'thinking' && thinkingUntil !== null && now >= thinkingUntil

/** Without a question of its own (a break, *tak*) the wall belongs to those that were not shown in their time. */
export const showsLeftovers = (programme: Programme): boolean => questionOn(programme) === null

export async function startProgramme(tools: Tools, trx: Trx, meetingId: string): Promise<void> {
  await trx
    .insertInto('programme')
    .values({
      meetingId,
      version: 0,
      mode: 'welcome',
      since: tools.now(),
      k: initialSlots,
      charactersPerSlot: initialCharactersPerSlot,
      slots: JSON.stringify(Array.from({ length: initialSlots }, () => null)),
      changedAt: tools.now(),
      paceMs: 0,
      textSize: 'large',
      theme: 'light',
      largeCode: 0,
      floorTaken: 0,
      stillMs: 0,
      pagesFrom: tools.now(),
      seed: tools.now() % 2 ** 31,
      leaderUntil: 0,
    })
    .execute()
}

export async function programmeOf(reader: Reader, meetingId: string): Promise<Programme> {
  const row = await reader
    .selectFrom('programme')
    .selectAll()
    .where('meetingId', '=', meetingId)
    .executeTakeFirst()
  return read(row ?? refuse('not_found'))
}

/** To change it: everybody else who wants to waits. */
export async function seizedProgramme(trx: Trx, meetingId: string): Promise<Programme> {
  const query = trx.selectFrom('programme').selectAll().where('meetingId', '=', meetingId)
  return read((await query.$call(seized(trx)).executeTakeFirst()) ?? refuse('not_found'))
}

// Written by `saveProgramme` alone, so its shape is known.
const read = (row: Row): Programme => ({ ...row, slots: JSON.parse(row.slots) as (Standing | null)[] })

/** Saves what changed, as the next version. */
export async function saveProgramme(
  { now }: Pick<Tools, 'now'>,
  trx: Trx,
  programme: Programme,
  change: Partial<Programme>,
): Promise<void> {
  const { slots, ...columns } = change
  await trx
    .updateTable('programme')
    .set({
      ...columns,
      ...pagesAfter(programme, change, now()),
      ...(slots && { slots: JSON.stringify(slots) }),
      version: programme.version + 1,
    })
    .where('meetingId', '=', programme.meetingId)
    .execute()
}

/** Everything that may go on this wall, including what stands there and what is not ready yet. */
export async function candidatesFor(reader: Reader, programme: Programme): Promise<Candidate[]> {
  const standing = new Set(programme.slots.flatMap((slot) => (slot ? [slot.id] : [])))
  let query = reader
    .selectFrom('wallEntry')
    .innerJoin('contribution', 'contribution.id', 'wallEntry.contributionId')
    .select(['id', 'author', 'channel', 'standId', 'text', 'readyAt', 'base', 'showings'])
    .where('wallEntry.meetingId', '=', programme.meetingId)
    .where('contribution.state', '=', 'shown')
  if (!showsLeftovers(programme)) query = query.where('threadId', '=', programme.threadId)
  const found = await query.execute()
  const translations = await translationsOn(reader, programme.meetingId)

  const wide = programme.k > 1 ? programme.charactersPerSlot : Number.POSITIVE_INFINITY
  return found.flatMap(({ readyAt, channel, standId, ...entry }) => {
    if (readyAt === null) return []
    if (showsLeftovers(programme) && entry.showings > 0 && !standing.has(entry.id)) return []
    const text = wholeTextOf({ text: entry.text, translations: translations.get(entry.id) ?? [] })
    const table = sourceOf({ channel, standId })
    return [{ ...entry, table, text, readyAt, span: text.length > wide ? (2 as const) : (1 as const) }]
  })
}

/** Of all that may go on this wall: who reads a card reads them as well. */
async function translationsOn(reader: Reader, meetingId: string) {
  const found = await reader
    .selectFrom('wallEntry')
    .innerJoin('translation', 'translation.contributionId', 'wallEntry.contributionId')
    .select(['translation.contributionId', 'language', 'translation.text'])
    .where('wallEntry.meetingId', '=', meetingId)
    .where('earlier', '=', 0)
    .execute()
  return Map.groupBy(found, ({ contributionId }) => contributionId)
}

/** Ends the showing of cards that leave: how long they stood is on record. */
export async function endShowings(
  trx: Trx,
  leaving: Standing[],
  endOf: (standing: Standing) => number,
): Promise<void> {
  for (const standing of leaving)
    await trx
      .updateTable('showing')
      .set({ shownMs: Math.max(0, endOf(standing)) })
      .where('id', '=', standing.showingId)
      .execute()
}

/** Puts one showing on record and answers its id. The desk and its author hear of it. */
export async function beginShowing(
  tools: Tools,
  trx: Trx,
  record: Recorder,
  meetingId: string,
  contributionId: string,
): Promise<string> {
  const id = tools.newId()
  const at = tools.now()
  await trx.insertInto('showing').values({ id, meetingId, contributionId, at, shownMs: 0 }).execute()
  await trx
    .updateTable('wallEntry')
    .set((eb) => ({ showings: eb('showings', '+', 1), shownAt: eb.fn.coalesce('shownAt', eb.val(at)) }))
    .where('meetingId', '=', meetingId)
    .where('contributionId', '=', contributionId)
    .execute()
  const { threadId } = await trx
    .selectFrom('contribution')
    .select('threadId')
    .where('id', '=', contributionId)
    .executeTakeFirstOrThrow()
  record({ name: 'contribution.put_on_wall', contributionId, threadId })
  return id
}

export const emptySlots = (k: number): null[] => Array.from({ length: Math.min(k, maxSlots) }, () => null)

/** Takes down what stands or is focused, with its time on record. */
export async function takeDown(tools: Tools, trx: Trx, programme: Programme): Promise<void> {
  const now = tools.now()
  const standing = programme.slots.filter((slot) => slot !== null)
  await endShowings(trx, standing, ({ since }) => seenUntil(programme, now) - since)
  await endFocus(trx, programme, now)
}

/** Until when what stands could be seen: on a dark screen, or behind a card that is shown large, it could not. */
const seenUntil = ({ mode, since }: Programme, now: number): number =>
  mode === 'blank' || mode === 'focus' ? since : now

/** What stands, with the time in which nobody saw it left out of its showing. */
export const seenAgain = (programme: Programme, now: number): Programme['slots'] =>
  programme.slots.map((slot) => slot && seenAnew(slot, programme, now))

/** Behind a card that was shown large no page turned. */
const seenAnew = (slot: Standing, programme: Programme, now: number): Standing => ({
  ...slot,
  since: slot.since + now - seenUntil(programme, now),
  pagesFrom:
    slot.pagesFrom + (programme.mode === 'focus' ? pageTime(programme, now) - programme.pagesFrom : 0),
})

export async function endFocus(trx: Trx, programme: Programme, now: number): Promise<void> {
  if (programme.focusShowingId === null) return
  await trx
    .updateTable('showing')
    .set({ shownMs: Math.max(0, now - programme.since) })
    .where('id', '=', programme.focusShowingId)
    .execute()
}

/** A new mode with an empty wall: at the opening and at the end. */
export async function changeMode(tools: Tools, trx: Trx, meetingId: string, mode: WallMode): Promise<void> {
  const programme = await seizedProgramme(trx, meetingId)
  await takeDown(tools, trx, programme)
  await saveProgramme(tools, trx, programme, {
    mode,
    modeBefore: null,
    since: tools.now(),
    slots: emptySlots(programme.k),
    reservedId: null,
    focusId: null,
    focusShowingId: null,
    floorTaken: 0,
    thinkingUntil: null,
    standId: null,
    standUntil: null,
    changedAt: tools.now(),
    paceMs: 0,
  })
}

/** Takes one contribution off the wall at once, wherever it stands. */
export async function takeOff(
  tools: Tools,
  trx: Trx,
  record: Recorder,
  { meetingId, contributionId }: { meetingId: string; contributionId: string },
): Promise<void> {
  const programme = await seizedProgramme(trx, meetingId)
  const standing = programme.slots.find((slot) => slot?.id === contributionId)
  const focused = programme.focusId === contributionId
  if (!standing && !focused && programme.reservedId !== contributionId) return

  const now = tools.now()
  if (standing) await endShowings(trx, [standing], ({ since }) => seenUntil(programme, now) - since)
  if (focused) await endFocus(trx, programme, now)
  await saveProgramme(tools, trx, programme, {
    slots: programme.slots.map((slot) => (slot === standing ? null : slot)),
    reservedId: null,
    ...(focused && {
      mode: programme.mode === 'focus' ? (programme.modeBefore ?? 'running') : programme.mode,
      modeBefore: programme.mode === 'focus' ? null : programme.modeBefore,
      focusId: null,
      focusShowingId: null,
      since: now,
    }),
  })
  record({ name: 'programme.changed', meetingId })
}

/** What is written below a card that stands is given its own time, before the next change. */
export async function giveTimeToRead(
  tools: Tools,
  trx: Trx,
  record: Recorder,
  { meetingId, contributionId, text }: { meetingId: string; contributionId: string; text: string },
): Promise<void> {
  const programme = await seizedProgramme(trx, meetingId)
  if (!programme.slots.some((slot) => slot?.id === contributionId)) return
  const changedAt = tools.now()
  const left = programme.changedAt + programme.paceMs - changedAt
  await saveProgramme(tools, trx, programme, { changedAt, paceMs: Math.max(left, readingTime(text)) })
  record({ name: 'programme.changed', meetingId })
}
