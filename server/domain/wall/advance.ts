/** The leading wall reports what stood, and learns what comes next. One write stores the one and decides the other. */
import { WallAdvanceInput } from '../../../src/lib/contract/inputs/wall.ts'
import { readingTime } from '../../../src/lib/contract/reading.ts'
import type { WallView } from '../../../src/lib/contract/wire/wall.ts'
import type { Trx } from '../../persistence/schema.ts'
import type { Recorder } from '../../persistence/write.ts'
import { parse } from '../../parse.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'
import { tablesFor } from './at-tables.ts'
import {
  type Candidate,
  type Decision,
  comesBesides,
  freeSlots,
  isEmpty,
  leavesRoom,
  lowestLevel,
  nextChange,
  nextForWall,
} from './fair.ts'
import { candidatesFor } from './candidates.ts'
import {
  type Programme,
  isLed,
  leaseMs,
  rotates,
  saveProgramme,
  seizedProgramme,
  stageOf,
} from './programme.ts'
import { beginShowing, endShowings } from './showings.ts'
import { wallViewOf } from './read.ts'
import { assertShowsWall } from './rights.ts'
import { isLeftOut } from './screens.ts'
import { pageTime } from './still.ts'

/** Clocks of a browser's timers run a little early. */
const earlyMs = 250

/**
 * A stale version, a wall that does not lead, or a change that is not due yet: nothing happens, and the present
 * programme is the answer. `screenId` names the page that asks; with no leading wall, it leads from now on.
 */
export async function advanceWall(
  tools: Tools,
  actor: Actor,
  input: unknown,
  screenId: string,
): Promise<{ wall: WallView }> {
  const { meetingId, version, slot, shownMs } = parse(WallAdvanceInput, input)

  const { outcome } = await tools.write(async (trx, record) => {
    await assertShowsWall(trx, actor, meetingId)
    const programme = await seizedProgramme(trx, meetingId)
    const now = tools.now()
    const mayLead = !(await isLeftOut(trx, meetingId, screenId))
    const leads = mayLead && (programme.leaderId === screenId || !isLed(programme, now))
    if (leads && programme.version === version && rotates(programme, now))
      await change(tools, trx, record, { programme, slot, shownMs, screenId })
    return { wall: await wallViewOf(trx, meetingId) }
  })
  return outcome
}

interface Asked {
  programme: Programme
  slot: number
  shownMs: number
  screenId: string
}

async function change(
  tools: Tools,
  trx: Trx,
  record: Recorder,
  { programme, slot, shownMs, screenId }: Asked,
) {
  const now = tools.now()
  const candidates = await candidatesFor(trx, programme)
  const due = nextChange(stageOf(programme), candidates, programme.changedAt + programme.paceMs)
  if (!due || due.slot !== slot || now < due.at - earlyMs) return

  const drawn = await draw(trx, programme, slot, now)
  if (drawn.decision.act === 'keep') return
  let changed = await make(tools, trx, record, programme, drawn, shownMs)
  if (isEmpty(stageOf(programme)) || leavesRoom(drawn.decision))
    changed = await fill(tools, trx, record, programme, changed)
  await saveProgramme(tools, trx, programme, {
    ...changed,
    mode: programme.mode === 'thinking' ? 'running' : programme.mode,
    leaderId: screenId,
    leaderUntil: now + leaseMs,
  })
  record({ name: 'programme.changed', meetingId: programme.meetingId })
}

interface Drawn {
  ready: Candidate[]
  decision: Decision
}

async function draw(trx: Trx, programme: Programme, slot: number, now: number): Promise<Drawn> {
  const candidates = await candidatesFor(trx, programme)
  const ready = candidates.filter(({ readyAt }) => readyAt <= now + earlyMs)
  const tables = await tablesFor(trx, programme, ready)
  return { ready, decision: nextForWall(stageOf(programme), slot, ready, programme.seed, tables) }
}

async function make(
  tools: Tools,
  trx: Trx,
  record: Recorder,
  programme: Programme,
  { ready, decision }: Drawn,
  shownMs: number,
): Promise<Partial<Programme>> {
  if (decision.act === 'keep') return {}
  await enterAmongOthers(trx, programme.meetingId, ready)
  if (decision.act !== 'renew')
    await endShowings(trx, decision.leaving, ({ since }) => Math.min(shownMs, tools.now() - since))
  return carryOut(tools, trx, record, programme, decision, ready)
}

/**
 * A wall that begins is filled at once, and so is the place of a wide card: each place by the same rule, and then read as a whole. Each comes a moment after the
 * one before: whose turn it is next follows from the order in which they were drawn.
 */
async function fill(
  tools: Tools,
  trx: Trx,
  record: Recorder,
  programme: Programme,
  begun: Partial<Programme>,
): Promise<Partial<Programme>> {
  let filled = begun
  for (let moment = 1; ; moment++) {
    const now = tools.now() + moment
    const soFar = { ...programme, ...filled }
    const [slot] = freeSlots(stageOf(soFar))
    if (slot === undefined) return filled
    const drawn = await draw(trx, soFar, slot, now)
    if (!comesBesides(drawn.decision)) return filled
    const next = await make({ ...tools, now: () => now }, trx, record, soFar, drawn, 0)
    const { changedAt, paceMs } = soFar
    filled = { ...filled, ...next, changedAt, paceMs: paceMs + (next.paceMs ?? 0) }
  }
}

/** Who is new, or back, gets its level once, when it is first drawn among the others. */
async function enterAmongOthers(trx: Trx, meetingId: string, ready: Candidate[]) {
  const entering = ready.filter(({ base }) => base === null).map(({ id }) => id)
  if (entering.length === 0) return
  await trx
    .updateTable('wallEntry')
    .set((eb) => ({ base: eb(eb.val(lowestLevel(ready)), '-', eb.ref('showings')) }))
    .where('meetingId', '=', meetingId)
    .where('contributionId', 'in', entering)
    .execute()
}

async function carryOut(
  tools: Tools,
  trx: Trx,
  record: Recorder,
  programme: Programme,
  decision: Exclude<Decision, { act: 'keep' }>,
  ready: Candidate[],
): Promise<Partial<Programme>> {
  const now = tools.now()
  const leaving = decision.act === 'renew' ? [] : decision.leaving.map(({ id }) => id)
  const slots = programme.slots.map((standing) =>
    standing && leaving.includes(standing.id) ? null : standing,
  )
  if (decision.act === 'reserve') return { slots, reservedId: decision.id, changedAt: now, paceMs: 0 }

  const showingId = await beginShowing(tools, trx, record, programme.meetingId, decision.id)
  const paceMs = readingTime(ready.find(({ id }) => id === decision.id)?.text ?? '')
  if (decision.act === 'renew') {
    const old = slots.find((standing) => standing?.id === decision.id)
    if (old) await endShowings(trx, [old], ({ since }) => now - since)
    return {
      slots: slots.map((s) => (s && s.id === decision.id ? { ...s, showingId, since: now } : s)),
      changedAt: now,
      paceMs,
    }
  }
  const pagesFrom = pageTime(programme, now)
  const placed = { id: decision.id, showingId, since: now, pagesFrom, span: decision.span }
  return { slots: slots.with(decision.slot, placed), reservedId: null, changedAt: now, paceMs }
}
