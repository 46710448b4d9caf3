/** What the desk does with the wall: mode, focus, size, and whose the floor is. */
import {
  WallFloorInput,
  WallFocusInput,
  WallModeInput,
  WallSizeInput,
} from '../../../src/lib/contract/inputs/wall.ts'
import { readingTime } from '../../../src/lib/contract/reading.ts'
import type { WallMode } from '../../../src/lib/contract/words.ts'
import { held } from '../../persistence/held.ts'
import type { Trx } from '../../persistence/schema.ts'
import type { Recorder } from '../../persistence/write.ts'
import { parse } from '../../parse.ts'
import { refuse } from '../../refusal.ts'
import { meetingsHaving } from '../threads/having.ts'
import { assertSeenAt } from '../contributions/home.ts'
import { ledMeetingFor } from '../meetings/meeting.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'
import { overlays, underlying } from './overlays.ts'
import { candidatesFor } from './candidates.ts'
import { type Programme, emptySlots, isLed, saveProgramme, seizedProgramme } from './programme.ts'
import { beginShowing, endFocus, seenAgain, takeDown } from './showings.ts'
import { assertShowsWall } from './rights.ts'
import { resized } from './screens.ts'

/** The table that tells the others goes on when somebody has frozen the wall, or shown one card. */
const atTheTables = [...overlays, 'tables']

export async function setWallMode(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { meetingId, mode, minutes } = parse(WallModeInput, input)
  if (mode === 'focus') refuse('malformed')

  await tools.write(async (trx, record) => {
    await assertShowsWall(trx, actor, meetingId)
    const programme = await seizedProgramme(trx, meetingId)
    const change = await modeChange(tools, trx, programme, mode)
    const thinkingUntil = mode === 'thinking' && minutes ? tools.now() + minutes * 60_000 : null
    const turn = atTheTables.includes(mode) ? {} : { standId: null, standUntil: null }
    await saveProgramme(tools, trx, programme, {
      ...change,
      ...turn,
      mode,
      since: tools.now(),
      thinkingUntil,
    })
    record({ name: 'programme.changed', meetingId })
  })
}

/** What else changes with the mode. */
export async function modeChange(
  tools: Tools,
  trx: Trx,
  programme: Programme,
  mode: WallMode,
): Promise<Partial<Programme>> {
  const now = tools.now()
  await endFocus(trx, programme, now)
  const unfocused = { focusId: null, focusShowingId: null }
  if (overlays.includes(mode))
    return { ...unfocused, modeBefore: underlying(programme), slots: seenAgain(programme, now) }
  if (mode === 'running' && underlying(programme) === 'running')
    return { ...unfocused, modeBefore: null, ...(await thawed(trx, programme, now)) }

  await takeDown(tools, trx, { ...programme, focusShowingId: null })
  return {
    ...unfocused,
    modeBefore: null,
    slots: emptySlots(programme.k),
    reservedId: null,
    changedAt: now,
    paceMs: 0,
  }
}

/** After a freeze people read everything once more: the next change waits for the sum of what stands. */
async function thawed(trx: Trx, programme: Programme, now: number): Promise<Partial<Programme>> {
  const slots = seenAgain(programme, now)
  const ids = slots.flatMap((slot) => (slot ? [slot.id] : []))
  if (ids.length === 0) return { slots, changedAt: now, paceMs: 0 }
  const standing = (await candidatesFor(trx, programme)).filter(({ id }) => ids.includes(id))
  return { slots, changedAt: now, paceMs: standing.reduce((sum, { text }) => sum + readingTime(text), 0) }
}

/** *Vis stort*: one contribution, whole and huge; `null` goes back. Refuses `not_visible` for what the room may not see. */
export async function focusWall(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { meetingId, id } = parse(WallFocusInput, input)

  await tools.write(async (trx, record) => {
    await ledMeetingFor(trx, actor, meetingId)
    if (id !== null) await assertVisible(trx, meetingId, id)
    const programme = await seizedProgramme(trx, meetingId)
    if (id === null && programme.mode !== 'focus') return
    const focused = id === null ? null : await showFocused(tools, trx, record, programme, id)
    const back = await modeChange(tools, trx, programme, 'focus')
    const mode = id === null ? underlying(programme) : 'focus'
    const rest = id === null ? { modeBefore: null, ...(await thawed(trx, programme, tools.now())) } : {}
    await saveProgramme(tools, trx, programme, {
      ...back,
      ...rest,
      mode,
      since: tools.now(),
      focusId: id,
      focusShowingId: focused,
    })
    record({ name: 'programme.changed', meetingId })
  })
}

/** The row is held: who would hide it now waits, and then takes it off the wall. */
async function assertVisible(trx: Trx, meetingId: string, id: string): Promise<void> {
  const row = await trx
    .selectFrom('contribution')
    .select('threadId')
    .where('id', '=', id)
    .$call(held(trx))
    .executeTakeFirst()
  if (!row || !(await meetingsHaving(trx, row.threadId)).includes(meetingId)) refuse('not_found')
  await assertSeenAt(trx, meetingId, id)
}

/** A focused card counts as shown, if a wall is there to show it. */
async function showFocused(
  tools: Tools,
  trx: Trx,
  record: Recorder,
  programme: Programme,
  id: string,
): Promise<string | null> {
  if (!isLed(programme, tools.now())) return null
  return beginShowing(tools, trx, record, programme.meetingId, id)
}

export async function sizeWall(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { meetingId, slots, text, theme, largeCode } = parse(WallSizeInput, input)

  await tools.write(async (trx, record) => {
    await assertShowsWall(trx, actor, meetingId)
    const programme = await seizedProgramme(trx, meetingId)
    const wished = { ...programme, wishedSlots: slots === undefined ? programme.wishedSlots : slots }
    await saveProgramme(tools, trx, programme, {
      ...(await resized(tools, trx, wished)),
      wishedSlots: wished.wishedSlots,
      ...(text && { textSize: text }),
      ...(theme && { theme }),
      ...(largeCode !== undefined && { largeCode: largeCode ? 1 : 0 }),
    })
    record({ name: 'programme.changed', meetingId })
  })
}

/** *Nogen taler*: while somebody has the floor, nothing on the wall changes. */
export async function giveFloor(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { meetingId, taken } = parse(WallFloorInput, input)

  await tools.write(async (trx, record) => {
    await assertShowsWall(trx, actor, meetingId)
    await setFloor(tools, trx, record, { meetingId, taken })
  })
}

/** For a verb that has asked who may. */
export async function setFloor(
  tools: Tools,
  trx: Trx,
  record: Recorder,
  { meetingId, taken }: { meetingId: string; taken: boolean },
): Promise<void> {
  const programme = await seizedProgramme(trx, meetingId)
  // What is behind a card that is shown large, or on a dark wall, is read once more when it is seen again.
  const rest = taken || overlays.includes(programme.mode) ? {} : await thawed(trx, programme, tools.now())
  await saveProgramme(tools, trx, programme, { ...rest, floorTaken: taken ? 1 : 0 })
  record({ name: 'programme.changed', meetingId })
}
